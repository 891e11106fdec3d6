"""A page of the window: it says which tables it shows, and is read again when they change."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_XL
from socialvicevaert.ui import keyboard, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.page_header import PageHeader
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.storage import Session

T = TypeVar("T")


class Page(QWidget):
    """Base of every page. Set `title`, `icon` and `shows` on the class, fill `body` once, and read in `refresh`.

    A hidden page whose tables changed is stale and reads when it is shown; a visible one reads at once. Several
    changes in one go are read once.
    """

    title: ClassVar[str] = ""
    icon: ClassVar[str] = "circle"
    shows: ClassVar[frozenset[str]] = frozenset()
    margin: ClassVar[int] = SPACE_XL

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.is_stale = True
        self._part: QWidget | None = None
        self._problem: Banner | None = None
        self._outside = layouts.column(self, SPACE_L, (self.margin, self.margin - 4, self.margin, self.margin))
        self.header = PageHeader(tr(self.title))
        self._outside.addWidget(self.header)
        self.banners = layouts.column(None, SPACE_M)
        self._outside.addLayout(self.banners)
        self._body = QWidget()
        self.body: QVBoxLayout = layouts.column(self._body, SPACE_L)
        self._outside.addWidget(self._body, 1)
        self.setAccessibleName(tr(self.title))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh_now)
        context.tasks.changed.connect(self._tables_changed)
        context.discreet.changed.connect(self.ask_refresh)

    @property
    def current_beboer(self) -> int | None:
        """The resident the page is showing now, for what is opened beside it. Override where there is one."""
        return None

    def refresh(self) -> None:
        """Read what the page shows. Override; use `self.read`."""

    def go_to(self, target: Target) -> None:
        """Show a place within the page. Override where there is one."""

    def read(self, query: "Callable[[Session], T]", then: Callable[[T], None], latest: str = "") -> None:
        """A read for this page; an error is shown as a banner on it."""

        def answered(result: T) -> None:
            self.clear_problem()
            then(result)

        self.context.tasks.read(self, query, answered, self.show_problem, latest)

    def ask_refresh(self) -> None:
        """Read again: now when visible, else when shown."""
        self.is_stale = True
        if self.isVisible():
            self._soon.start()

    def show_problem(self, error: Exception) -> None:
        """Say at the top of the page what went wrong."""
        text = str(error) if isinstance(error, UserError) else tr("Siden kunne ikke hentes. Fejlen er noteret.")
        self.clear_problem()
        self._problem = Banner(text, Tone.DANGER, tr("Prøv igen"), self.ask_refresh)
        self.banners.insertWidget(0, self._problem)

    def clear_problem(self) -> None:
        """Take the message of `show_problem` away."""
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None

    def show_part(self, part: QWidget) -> None:
        """Show one widget instead of the body, e.g. an empty state; the page owns it."""
        keyboard.keep_within(self, [self._body])
        self._drop_part()
        self._part = part
        self._body.hide()
        self._outside.addWidget(part, 1)
        part.show()

    def show_body(self) -> None:
        """Show the body again."""
        self._drop_part()
        self._body.show()

    def take_focus(self) -> None:
        """A sheet has closed and left the keyboard with the page: override to put it where the work goes on."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_stale:
            self._soon.start()

    def _reach_the_edges(self) -> PageHeader:
        """Leave no margin, and give the header away: it stands in the part of the page that has the title."""
        self._outside.setSpacing(0)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.removeWidget(self.header)
        return self.header

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if self.shows & tables:
            self.ask_refresh()

    def _refresh_now(self) -> None:
        if self.is_stale:
            self.is_stale = False
            self.refresh()

    def _drop_part(self) -> None:
        if self._part is not None:
            keyboard.keep_within(self, [self._part])
            self._part.hide()
            self._part.deleteLater()
            self._part = None
