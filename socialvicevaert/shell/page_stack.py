"""The pages of the window, each made the first time it is wanted and kept with its selection and filters."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.security.roles import may
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shell.pages import PAGES, PageEntry
from socialvicevaert.shell.resident_extras import resident_extras
from socialvicevaert.shell.resident_tabs import tab_factories
from socialvicevaert.shell.screens import screen_class
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.page import Page


def pages_for(actor: Actor) -> tuple[PageEntry, ...]:
    """The pages a worker may see, in the order of the rail."""
    return tuple(page for page in PAGES if may(actor, page.permission))


class PageStack(QStackedWidget):
    """Shows one page at a time; ``shown`` tells its key."""

    shown = Signal(str)

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = tuple(entries)
        self._made: dict[str, Page] = {}
        self._context: Context | None = None
        self._machine: Machine | None = None

    def use(self, context: Context, machine: Machine) -> None:
        """What pages are made with; the context needs this widget to exist, and so comes later."""
        self._context = context
        self._machine = machine

    @property
    def current_key(self) -> str:
        """Key of the page shown; empty before the first."""
        return next((key for key, page in self._made.items() if page is self.currentWidget()), "")

    @property
    def current_page(self) -> Page | None:
        """The page shown; None before the first."""
        return self._made.get(self.current_key)

    def entry_for(self, kind: str) -> PageEntry | None:
        """The page that a kind of target leads to, among those the worker may see."""
        return next((entry for entry in self.entries if kind == entry.key or kind in entry.opens), None)

    def show_page(self, entry: PageEntry) -> Page:
        """Show a page; made now when it was never shown."""
        page = self._made.get(entry.key)
        if page is None:
            page = self._made[entry.key] = self._make(entry)
            self.addWidget(page)
        self.setCurrentWidget(page)
        self.shown.emit(entry.key)
        return page

    def refresh_current(self) -> None:
        """Read the page shown again."""
        if self.current_page is not None:
            self.current_page.ask_refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is given back to the work as a whole: the page knows where it goes on."""
        super().focusInEvent(event)
        if self.current_page is not None:
            self.current_page.take_focus()

    def _make(self, entry: PageEntry) -> Page:
        assert self._context is not None
        made = screen_class(entry.screen)
        page: Page
        if entry.has_tabs:
            page = made(self._context, tab_factories(), resident_extras())
        elif entry.has_machine:
            page = made(self._context, self._machine)
        elif entry.beside:
            page = made(self._context, beside=screen_class(entry.beside))
        else:
            page = made(self._context)
        return page
