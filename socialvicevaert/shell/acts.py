"""What the keys of the window and the commands of the palette do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shell.shortcut_list import ShortcutList
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.shell.workspace import Workspace
    from socialvicevaert.storage.session import Session

_UNDOABLE = 50


class Acts(QObject):
    """One method for each act of ``keys.GROUPS``, named as there."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._done: list[int] = []

    def by_name(self, act: str) -> Callable[[], None]:
        """The method of an act."""
        method: Callable[[], None] = getattr(self, act)
        return method

    def remember(self, transaction_id: int | None) -> None:
        """Something was saved; Ctrl+Z takes the newest back first."""
        if transaction_id is not None:
            self._done = [*self._done[-_UNDOABLE:], transaction_id]

    def palette(self) -> None:
        """Find anything."""
        self._workspace.palette_box.open()

    def ny_kontakt(self) -> None:
        """Write a contact, about the resident on the page when there is one."""
        self._workspace.navigator(Target("ny_kontakt", self._workspace.navigator.current_beboer))

    def ny_beboer(self) -> None:
        """Add a resident."""
        self._workspace.navigator(Target("ny_beboer"))

    def back(self) -> None:
        """Go to where one came from."""
        self._workspace.navigator.back()

    def refresh(self) -> None:
        """Read the page again."""
        self._workspace.pages.refresh_current()

    def edit(self) -> None:
        """Press the page's edit button."""
        self._press("edit")

    def print(self) -> None:
        """Press the page's print button."""
        self._press("print")

    def undo(self) -> None:
        """Take the newest transaction back; one that can no longer be taken back says why."""
        if not self._done:
            self._workspace.toasts.show_toast(tr("Der er ikke mere at fortryde."), tone=Tone.INFO)
            return
        self._workspace.context.tasks.undo(self._done.pop())

    def lock(self) -> None:
        """Lock the window."""
        self._workspace.lock_wanted.emit()

    def discreet(self) -> None:
        """Hide names, or show them again."""
        self._workspace.context.discreet.switch()

    def larger(self) -> None:
        """The next size of text."""
        self._change_size(1)

    def smaller(self) -> None:
        """The size of text before."""
        self._change_size(-1)

    def shortcuts(self) -> None:
        """Show the list of keys."""
        self._workspace.host.open(ShortcutList(self._workspace.context, self._workspace.pages.entries))

    def _press(self, icon: str) -> None:
        """Buttons carry the icon of what they do; the first one that can be pressed on the page is meant."""
        focus = QApplication.focusWidget()
        sheet = self._workspace.host.current
        place = sheet if sheet is not None and focus is not None and sheet.isAncestorOf(focus) else None
        where = place or self._workspace.pages.currentWidget()
        for button in where.findChildren(QPushButton) if where is not None else []:
            if button.property("icon_name") == icon and button.isVisible() and button.isEnabled():
                button.click()
                return

    def _change_size(self, steps: int) -> None:
        end = tr("Teksten kan ikke blive større.") if steps > 0 else tr("Teksten kan ikke blive mindre.")

        def action(session: "Session") -> None:
            from socialvicevaert.features.indstillinger import queries, service, settings

            sizes = list(settings.TextSize)
            place = sizes.index(queries.setting(session, settings.TEXT_SIZE)) + steps
            if not 0 <= place < len(sizes):
                raise UserError(end)
            service.change_setting(session, settings.TEXT_SIZE, sizes[place])

        self._workspace.context.tasks.write(self, tr("Tekststørrelse ændret"), action, undoable=False, quiet=True)
