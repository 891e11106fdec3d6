"""What happens with a mistake of ours: written to a log without personal data, and told in one Danish sentence."""

import logging
import platform
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from socialvicevaert.shared.errors import without_values
from socialvicevaert.vault.checking import program_version

LOG_NAME = "socialvicevaert.log"
_LARGEST_BYTES = 500_000
_KEPT_FILES = 3

log = logging.getLogger("socialvicevaert")


def log_folder(folder: Path) -> Path:
    """Where the log of a data folder lies."""
    return folder / "log"


def start_log(folder: Path) -> logging.Handler | None:
    """Write the log into a data folder; None where it cannot be written, which must not stop the program."""
    try:
        log_folder(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_folder(folder) / LOG_NAME,
            maxBytes=_LARGEST_BYTES,
            backupCount=_KEPT_FILES,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    return handler


def stop_log(handler: logging.Handler | None) -> None:
    """Close the log."""
    if handler is not None:
        log.removeHandler(handler)
        handler.close()


class CrashWatch(QObject):
    """Takes every exception nobody else took; ``crashed`` carries it to the window."""

    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Callable[[type[BaseException], BaseException, TracebackType | None], object] | None = None

    def install(self) -> None:
        """Become the last to be asked."""
        self._before = sys.excepthook
        sys.excepthook = self._take

    def remove(self) -> None:
        """Give the place back."""
        if self._before is not None:
            sys.excepthook = self._before
            self._before = None

    def note(self, error: Exception) -> None:
        """Write an error to the log, and tell the window."""
        log.error("%s", crash_report(error))
        self.crashed.emit(error)

    def _take(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        if isinstance(error, Exception):
            self.note(error)
        else:
            log.error("%s", crash_report(error))


def crash_report(error: BaseException) -> str:
    """What may leave this computer: versions and places in the program; no message of the error, it may carry names."""
    return (
        f"Social Vicevært {program_version()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}\n{without_values(error)}"
    )
