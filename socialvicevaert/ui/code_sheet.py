"""The paper with a recovery code, which must be kept outside this computer: saved, printed, and said how it went."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from socialvicevaert.ui import labels
from socialvicevaert.ui.text import tr

FILE_NAME = "Gendannelsesark.pdf"


class CodeSheet:
    """``pdf`` makes the paper, ``print_pdf`` shows the print dialog for it; ``said`` tells what became of it."""

    def __init__(self, owner: QWidget, pdf: Callable[[], bytes], print_pdf: Callable[[QWidget, bytes], bool]) -> None:
        self.said: QLabel = labels.secondary(tr("Læg arket i et aflåst skab, ikke ved computeren."))
        self._owner = owner
        self._pdf = pdf
        self._print_pdf = print_pdf

    def save(self) -> None:
        """Ask where, and write the PDF there."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path, _ = QFileDialog.getSaveFileName(
            self._owner, tr("Gem gendannelsesarket"), str(Path(documents) / FILE_NAME), tr("PDF (*.pdf)")
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the PDF to a file."""
        try:
            path.write_bytes(self._pdf())
        except OSError:
            self.said.setText(tr("Arket kunne ikke gemmes dér. Vælg en anden mappe."))
            return
        self.said.setText(tr("Gemt: %s. Flyt det væk fra denne computer.") % path.name)

    def print_out(self) -> None:
        """Print the PDF."""
        if self._print_pdf(self._owner, self._pdf()):
            self.said.setText(tr("Sendt til printeren."))
