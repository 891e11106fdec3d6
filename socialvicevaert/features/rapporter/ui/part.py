"""Base of the parts of the page of reports."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from socialvicevaert.features.rapporter.queries.figures import is_outsider
from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.ui import layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.text import tr

if TYPE_CHECKING:  # importing storage costs 0.5 s
    from socialvicevaert.storage.session import Session

T = TypeVar("T")

_TABLES = (
    "sag sagperiode sagbehov kontakt kontaktbehov fogedsag fogedhistorik fogeddato genbesoeg henvisning samtykke "
    "restanceliste restance beboer husstand barn lejemaal afdeling medarbejder medarbejdergruppe behovsomraade "
    "partner indstilling udstedtrapport forloeb forloebhistorik maaling budget budgetlinje afdragsordning afdrag "
    "indbetaling ansoegning redningsplan"
)
FIGURES_FROM = frozenset(_TABLES.split())
"""The tables that figures are counted from: a change in one of them can change a number."""


class ReportPart(Page):
    """A page without a header of its own: the title of Rapporter and the bar of its parts stand above.

    ``part`` is the name by which ``Target.extra["part"]`` finds it.
    """

    part: ClassVar[str] = ""
    margin: ClassVar[int] = 4  # the page around it has the margin; this is for the ring around what has the focus
    shows: ClassVar[frozenset[str]] = FIGURES_FROM

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.header.hide()

    def read_figures(self, query: "Callable[[Session], T]", then: Callable[[T], None], latest: str = "") -> None:
        """A read of figures: what is shown to somebody who may not see residents is kept, so that is a write."""
        if not is_outsider(self.context.actor):
            self.read(query, then, latest)
            return

        def answered(result: T) -> None:
            self.clear_problem()
            then(result)

        self.context.tasks.write(self, tr("Tal vist"), query, answered, self.show_problem, undoable=False, quiet=True)

    def scrolled(self, *, sideways: bool = False) -> QVBoxLayout:
        """A scrolling column for parts that are longer than the window; already in the body."""
        content = QWidget()
        column = layouts.column(content, SPACE_L, (4, 4, SPACE_L, 4))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        if not sideways:
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        self.body.addWidget(area, 1)
        return column
