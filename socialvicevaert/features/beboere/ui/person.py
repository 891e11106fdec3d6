"""One resident: the header, and below it the tabs that the shell has put together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere import queries, service
from socialvicevaert.features.beboere.queries import BeboerHeader
from socialvicevaert.features.beboere.queries.extras import Extras
from socialvicevaert.features.beboere.ui.acts import BeboerActs
from socialvicevaert.features.beboere.ui.header import HeaderView
from socialvicevaert.ui import layouts, theme
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.resident_tab import ResidentTab, TabFactory
from socialvicevaert.ui.tabs import Tabs
from socialvicevaert.ui.text import tr

_LOW = 430  # at 100 % text: below this height the header gives way to the tab


class PersonPane(QWidget):
    """Opening it is one line in the log; a tab is made when it is first shown."""

    failed = Signal(object)
    tab_shown = Signal(str)

    def __init__(
        self,
        context: Context,
        beboer_id: int,
        tabs: Sequence[TabFactory],
        extras: Extras,
        first_tab: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.beboer_id = beboer_id
        self._extras = extras
        self._factories = {tab.key: tab for tab in tabs}
        self._made: dict[str, ResidentTab] = {}
        outside = layouts.column(self, 0)
        self.header = HeaderView(context)
        outside.addWidget(self.header)
        self.tabs = Tabs(tr("Beboerens faner"))
        for tab in tabs:
            place = QWidget()
            layouts.column(place)
            self.tabs.add_tab(place, tr(tab.text), tr(tab.short))
        outside.addWidget(self.tabs, 1)
        self.tabs.hide()
        self.acts = BeboerActs(context, beboer_id)
        self.header.contact_wanted.connect(lambda: context.navigate(Target("ny_kontakt", beboer_id)))
        self.header.address_wanted.connect(self._reveal_address)
        self.header.act_wanted.connect(self._do)
        self._wanted_tab = first_tab
        self._wanted: Target | None = None
        self._wants_focus = False
        self._open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.make_low(self.height() < theme.scaled(_LOW))

    @property
    def current_tab(self) -> str:
        """The key of the tab that is shown."""
        return list(self._factories)[self.tabs.currentIndex()] if self._factories else ""

    @property
    def wants_room(self) -> bool:
        """Whether the tab that is shown, or about to be, is for one person alone."""
        return self._wanted_tab in self._factories and self._factories[self._wanted_tab].wants_room

    def show_tab(self, key: str, target: Target | None = None) -> None:
        """Show a tab by its key; one that is not there is passed over."""
        if key in self._factories:
            self._wanted_tab = key
            self.tabs.setCurrentIndex(list(self._factories).index(key))
            if self.tabs.isVisibleTo(self):
                self._make_current()
            self._wanted = target
            self._pass_on()

    def take_focus(self) -> None:
        """Give the focus to what leads through the tab, now or when the resident is there."""
        self._wants_focus = True
        self._pass_focus_on()

    def refresh(self) -> None:
        """Read the header again; the tabs read themselves."""
        beboer_id, sources = self.beboer_id, self._extras.header
        self.context.tasks.read(
            self,
            lambda session: queries.header(session, beboer_id, sources),
            self.header.show_header,
            self.failed.emit,
            latest="beboer: hoved",
        )

    def _open(self) -> None:
        beboer_id, sources = self.beboer_id, self._extras.header
        self.context.tasks.write(
            self,
            tr("Beboer åbnet"),
            lambda session: service.view_beboer(session, beboer_id, sources).header,
            self._opened,
            self.failed.emit,
            undoable=False,
            quiet=True,
        )

    def _opened(self, header: BeboerHeader) -> None:
        self.header.show_header(header)
        self.tabs.show()
        if self._wanted_tab in self._factories:
            self.tabs.setCurrentIndex(list(self._factories).index(self._wanted_tab))
        self._make_current()
        self._pass_focus_on()
        self._pass_on()
        self.tabs.currentChanged.connect(lambda _index: self._make_current())

    def _pass_on(self) -> None:
        """Give the tab what it was wanted for, once it is there."""
        if self._wanted is not None and self._wanted_tab in self._made:
            self._made[self._wanted_tab].go_to(self._wanted)
            self._wanted = None

    def _pass_focus_on(self) -> None:
        if not self._wants_focus or self.current_tab not in self._made:
            return
        self._wants_focus = False
        if self.context.sheets.current is None:  # what was opened for the target keeps it
            tab = self._made[self.current_tab]
            (tab.focusProxy() or self.tabs.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_current(self) -> None:
        key = self.current_tab
        if not key:
            return
        if key not in self._made:
            tab = self._made[key] = self._factories[key].make(self.context, self.beboer_id)
            place = self.tabs.currentWidget().layout()
            assert place is not None  # made with one
            place.addWidget(tab)
        self._wanted_tab = key
        self.tab_shown.emit(key)

    def _reveal_address(self) -> None:
        beboer_id = self.beboer_id
        self.context.tasks.write(
            self,
            tr("Beskyttet adresse vist"),
            lambda session: service.reveal_address(session, beboer_id),
            self.header.reveal,
            self.failed.emit,
            undoable=False,
            quiet=True,
        )

    def _do(self, act: str) -> None:
        getattr(self.acts, act)()
