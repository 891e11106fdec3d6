"""The letter as it would be printed, with invented facts, while it is being written."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.skabeloner.letter import example_letter
from socialvicevaert.features.skabeloner.models import SkabelonDraft
from socialvicevaert.features.skabeloner.rules.problems import LONGEST_LETTER
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.text import tr


class ExampleView(QWidget):
    """Drawn beside the window when the typing pauses, and only while it is in sight."""

    def __init__(self, context: Context, draft: Callable[[], SkabelonDraft]) -> None:
        super().__init__()
        self._context = context
        self._draft = draft
        column = layouts.column(self, SPACE_S)
        column.addWidget(labels.secondary(tr("Med opdigtede oplysninger i felterne.")))
        self.view = PdfView(tr("Brevet med opdigtede oplysninger"))
        self.view.let_leave(False)
        column.addWidget(self.view, 1)
        self._pause = QTimer(self, singleShot=True, interval=400)
        self._pause.timeout.connect(self._draw)

    def ask(self) -> None:
        """Something has changed, or the letter has come into sight."""
        self._pause.start()

    def _draw(self) -> None:
        draft, today = self._draft(), self._context.clock.today()
        if not self.isVisible() or sum(len(each.text) for each in draft.body) > LONGEST_LETTER:
            return
        self._context.tasks.read(
            self,
            lambda _session: example_letter(draft, today).pdf(links=True),
            lambda pdf: self.view.show_pdf(pdf, "eksempel"),
            latest="skabelon-eksempel",
        )
