"""What Indstillinger is given besides its context: the data folder, and two acts of the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from socialvicevaert.vault import BackupInfo, Vault


@dataclass(frozen=True)
class Machine:
    """``back_up`` makes a backup beside the work; ``print_pdf`` asks for a printer, False when nothing was printed.

    ``restore`` puts a backup in place of the data; everybody logs in again.
    """

    vault: Vault
    back_up: Callable[[], None]
    print_pdf: Callable[[QWidget, bytes], bool]
    restore: Callable[[BackupInfo], None]
