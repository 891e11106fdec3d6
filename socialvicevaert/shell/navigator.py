"""Goes to what is wanted: a page, something on a page, or a side sheet; and back again."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shell.page_stack import PageStack
from socialvicevaert.shell.screens import screen_class
from socialvicevaert.shell.sheets import SHEETS, SheetEntry
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

LONGEST_TRAIL = 50
RECENT = 8


class Navigator(QObject):
    """Called with a ``Target``. What the role may not see is refused with a toast, whoever asks."""

    went = Signal(object)  # Target

    def __init__(self, pages: PageStack, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._actor = actor
        self._context: Context | None = None
        self._trail: list[Target] = []
        self._recent: list[int] = []
        self._last_sheet: tuple[Target, SideSheet] | None = None

    def use(self, context: Context) -> None:
        """The context sheets are made with; it holds this navigator, and so comes later."""
        self._context = context

    @property
    def recent_beboere(self) -> tuple[int, ...]:
        """Numbers of the residents seen last, newest first; kept in memory only."""
        return tuple(self._recent)

    @property
    def current_beboer(self) -> int | None:
        """The resident on the page one is on, if it is about one: also one that was chosen in its list."""
        page = self._pages.currentWidget()
        return page.current_beboer if isinstance(page, Page) else None

    @property
    def sheets(self) -> Sequence[SheetEntry]:
        """The sheets the worker may open."""
        return tuple(sheet for sheet in SHEETS if may(self._actor, sheet.permission))

    def __call__(self, target: Target) -> None:
        """Go to a target.

        :raises LookupError: nothing is registered for its kind: a mistake of ours.
        """
        sheet = next((sheet for sheet in SHEETS if sheet.kind == target.kind), None)
        if sheet is not None:
            self._open_sheet(sheet, target)
            return
        entry = self._pages.entry_for(target.kind)
        if entry is None:
            self._refuse(target)
            return
        if not self._trail or self._trail[-1] != target:
            self._trail = [*self._trail[-LONGEST_TRAIL:], target]
        self._note_recent(target)
        self._pages.show_page(entry).go_to(target)
        self.went.emit(target)

    def back(self) -> None:
        """Go to where one came from; stays when there is nothing before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self(self._trail.pop())

    def _open_sheet(self, sheet: SheetEntry, target: Target) -> None:
        assert self._context is not None
        if not may(self._actor, sheet.permission):
            self._say_refused(sheet.permission)
            return
        if self._last_sheet is not None and self._last_sheet[0] == target:
            self._last_sheet[1].first_focus().setFocus()  # the same keys again: no second form over the first
            return
        made: SideSheet = screen_class(sheet.screen)(self._context, target)
        self._last_sheet = (target, made)
        made.closed.connect(self._sheet_closed)
        self._context.sheets.open(made)

    def _sheet_closed(self) -> None:
        if self._last_sheet is not None and self._last_sheet[1].is_closed:
            self._last_sheet = None

    def _refuse(self, target: Target) -> None:
        from socialvicevaert.shell.pages import PAGES

        assert self._context is not None
        page = next((page for page in PAGES if target.kind == page.key or target.kind in page.opens), None)
        if page is None:
            raise LookupError(f"no page shows {target.kind!r}")
        self._say_refused(page.permission)

    def _say_refused(self, permission: Permission) -> None:
        assert self._context is not None
        text = tr("Din rolle giver ikke adgang til at %s.") % permission.label
        self._context.toasts.show_toast(text, tone=Tone.WARNING)

    def _note_recent(self, target: Target) -> None:
        if target.kind == "beboer" and target.id is not None:
            others = [number for number in self._recent if number != target.id]
            self._recent = [target.id, *others][:RECENT]
