"""The place a file is dropped on, or chosen with the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QWidget

from socialvicevaert.shared.tokens import SPACE_L, SPACE_M
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


class DropZone(QFrame):
    """Takes one file."""

    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "card")
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Indlæs en restanceliste"))
        inside = layouts.row(self, SPACE_L, (SPACE_L, SPACE_M, SPACE_L, SPACE_M))
        mark = QLabel()
        icons.put(mark, "import", "accent", 28)
        inside.addWidget(mark)
        words = layouts.column(None, 2)
        words.addWidget(labels.strong(tr("Træk udlejers liste hertil, eller vælg filen")))
        words.addWidget(
            labels.secondary(
                tr(
                    "CSV, Excel eller LibreOffice. Du ser alt, før noget gemmes. "
                    "Beboere uden sag gemmes ikke, før du opretter en sag."
                )
            )
        )
        inside.addLayout(words, 1)
        self.button = buttons.primary(tr("Vælg fil …"), self.ask_for_file, "import")
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def ask_for_file(self) -> None:
        """Let the worker choose a file."""
        kinds = tr("Lister (*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.ods);;Alle filer (*)")
        path, _ = QFileDialog.getOpenFileName(self, tr("Vælg restanceliste"), "", kinds)
        if path:
            self.file_chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._path_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._path_of(event)
        if path:
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    def _path_of(self, event: QDropEvent) -> str:
        urls = event.mimeData().urls()
        return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
