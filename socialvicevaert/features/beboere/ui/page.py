"""Beboere: the list at the left keeps its selection and filter, the person at the right."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from socialvicevaert.features.beboere import queries
from socialvicevaert.features.beboere.queries import BeboerFilter, BeboerListRow, Mark
from socialvicevaert.features.beboere.queries.extras import Extras
from socialvicevaert.features.beboere.ui.person import PersonPane
from socialvicevaert.features.beboere.ui.recent import RecentPane
from socialvicevaert.features.indstillinger.queries import AfdelingView, afdelinger
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_XL
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import layouts, theme
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.list_pane import ListPane, ListRow
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.resident_tab import TabFactory
from socialvicevaert.ui.side_by_side import SideBySide
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_OWN_TABLES = frozenset({"beboer", "husstand", "barn", "lejemaal", "afdeling", "medarbejder"})
_LIST_WIDTH = 370
_LIST_LEAST = 270
_LIST_SHARE = 0.38
_NARROW = 680  # at 100 % text: below this the list and the person take turns, as they do where a tab wants room
_PAUSE_MS = 150  # going down the list by key must not open, and log, everybody on the way


class BeboerePage(Page):
    """List – person – detail. ``tabs`` and ``extras`` come from the shell, because they belong to other features."""

    title = "Beboere"
    icon = "people"
    shows = _OWN_TABLES
    margin = 0

    def __init__(
        self,
        context: Context,
        tabs: Sequence[TabFactory] = (),
        extras: Extras | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._tabs = tuple(tabs)
        self._extras = extras or Extras()
        self.shows = _OWN_TABLES | self._extras.shows  # type: ignore[misc]  # what the extras show is known now
        self._last_tab = ""
        self._list_first = False
        self._is_split_moved = False
        self._states: Mapping[int, Mark] = {}
        self.person: PersonPane | None = None
        self.list: ListPane[BeboerListRow] = ListPane(
            context, tr("Beboere"), self._line, tr("Navn, telefon, adresse, note")
        )
        self._prepare_filters()
        self._detail = QStackedWidget()
        self.recent = RecentPane(context)
        self._detail.addWidget(self.recent)
        self._side = self._left()
        self._split = SideBySide(self._side, self._detail)
        self._split.splitterMoved.connect(self._split_moved)
        self.body.addWidget(self._split, 1)
        self.setFocusProxy(self.list.filters.line)
        self._open_soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._open_soon.timeout.connect(self._open_chosen)
        self.list.chosen.connect(lambda _key: self._open_soon.start())
        self.list.activated_key.connect(self.show_beboer)
        self.list.filter_changed.connect(self._show_list)
        self.list.counted.connect(self._counted)
        self.recent.chosen.connect(self.show_beboer)

    @property
    def filter(self) -> BeboerFilter:
        """What the list is narrowed to."""
        values = self.list.filters.values
        only = tuple(choice.source for choice in self._extras.choices if values.get("only") == choice.key)
        return BeboerFilter(
            text=self.list.filters.text,
            afdeling_id=values["afdeling"],
            responsible_id=self.context.actor.medarbejder_id if values["mine"] else None,
            only=only,
            in_bin=bool(values["bin"]),
        )

    @property
    def current_beboer(self) -> int | None:
        return self.person.beboer_id if self.person is not None else None

    def refresh(self) -> None:
        self.read(afdelinger, self._offer_estates)
        self._show_list()
        self.recent.refresh()
        if self.person is not None:
            self.person.refresh()

    def go_to(self, target: Target) -> None:
        if target.kind == "beboer" and target.id is not None:
            self.show_beboer(target.id, target.tab, target)
            if self._side.isVisibleTo(self) or self.person is None:
                self.list.table.setFocus()
            else:
                self.person.take_focus()
        else:
            self.list.filters.line.setFocus()

    def show_beboer(self, beboer_id: int, tab: str = "", target: Target | None = None) -> None:
        """Show a resident, also one the filter leaves out; the list keeps its filter."""
        self._open_soon.stop()
        self.list.select(beboer_id)
        self.list.current_key = beboer_id
        if self.person is None or self.person.beboer_id != beboer_id:
            self._show_person(beboer_id, tab or self._last_tab)
        if tab and self.person is not None:
            self.person.show_tab(tab, target)
        self._list_first = False
        self._take_turns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_turns()

    def show_list(self) -> None:
        """Where the list has made room: the list again."""
        self._list_first = True
        self._take_turns()
        self.list.table.setFocus()

    def _take_turns(self) -> None:
        is_narrow = self.width() < theme.scaled(_NARROW)
        wants_room = self.person is not None and (is_narrow or self.person.wants_room)
        person_only = wants_room and not self._list_first
        self._split.take_turns(is_narrow=is_narrow, chosen_only=person_only)
        self._share_width()  # now: the splitter shares nothing out among what is hidden
        back = self.person.header.back if self.person is not None else None
        if back is not None:
            back.setVisible(person_only)
        # Tab stops at what has the focus of the page, also where that is hidden.
        self.setFocusProxy(back if back is not None and person_only else self.list.filters.line)

    def _share_width(self) -> None:
        self._side.setMinimumWidth(theme.scaled(_LIST_LEAST))
        if not self._is_split_moved:
            list_width = min(theme.scaled(_LIST_WIDTH), round(self.width() * _LIST_SHARE))
            self._split.setSizes([list_width, self.width() - list_width])

    def _split_moved(self) -> None:
        self._is_split_moved = True

    def _left(self) -> QWidget:
        left = QWidget()
        inside = layouts.column(left, SPACE_M, (SPACE_XL, SPACE_XL - 4, SPACE_L, 0))
        self.header.add_action(tr("Ny"), self._new, "add").setToolTip(tr("Ny beboer (Ctrl+Shift+N)"))
        inside.addWidget(self._reach_the_edges())
        inside.addWidget(self.list, 1)
        return left

    def _prepare_filters(self) -> None:
        filters = self.list.filters
        filters.add_choice("afdeling", tr("Alle afdelinger"), ())
        if self._extras.choices:
            filters.add_choice(
                "only", tr("Alle sager"), [(choice.key, tr(choice.text)) for choice in self._extras.choices]
            )
        filters.add_toggle("mine", tr("Mine"))
        filters.add_toggle("bin", tr("Papirkurv"))
        self.list.when_nothing_yet(self._nothing_yet)

    def _nothing_yet(self) -> EmptyState:
        return EmptyState(
            EmptyKind.NOTHING_YET, tr("Her er ingen beboere endnu."), tr("Ny beboer"), self._new, "people"
        )

    def _offer_estates(self, estates: list[AfdelingView]) -> None:
        self.list.filters.set_options("afdeling", [(estate.id, estate.name) for estate in estates])

    def _show_list(self) -> None:
        wanted, status = self.filter, self._extras.status

        def fetch(session: Session, offset: int, limit: int) -> list[BeboerListRow]:
            rows = queries.page(session, wanted, offset, limit)
            if status is not None:
                # One assignment of a new mapping: the window's thread reads the old one or the new one.
                self._states = {**self._states, **status(session, [row.id for row in rows])}
            return rows

        self._states = {}
        self.list.show_pages(
            lambda session: queries.count(session, wanted),
            fetch,
            self.show_problem,
            lambda session, beboer_id: queries.position(session, wanted, beboer_id),
        )

    def _line(self, row: BeboerListRow) -> ListRow:
        state = self._states.get(row.id) or next(iter(row.alerts), None)
        hidden = self.context.discreet.is_on
        known = [row.age, "" if hidden else row.home or row.afdeling]
        if row.binned_at is not None:
            known = [tr("I papirkurven siden %s") % show_date(danish_date(row.binned_at))]
        return ListRow(
            key=row.id,
            title=self.context.name(row.name),
            subtitle=" · ".join(part for part in known if part),
            status=(state.short or state.text) if state else "",
            tone=Tone(state.tone) if state else Tone.NEUTRAL,
            icon=state.icon if state else "",
        )

    def _open_chosen(self) -> None:
        key: Any = self.list.current_key
        if key is not None and (self.person is None or self.person.beboer_id != key):
            self._show_person(key, self._last_tab)

    def _show_person(self, beboer_id: int, tab: str) -> None:
        old = self.person
        person = self.person = PersonPane(self.context, beboer_id, self._tabs, self._extras, tab)
        person.failed.connect(self._person_failed)
        person.tab_shown.connect(self._remember_tab)
        person.header.back_wanted.connect(self.show_list)
        self._detail.addWidget(person)
        self._detail.setCurrentWidget(person)
        if old is not None:
            self._detail.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._take_turns()

    def _counted(self, count: int) -> None:
        self.header.set_count(count)
        self.recent.hint.setVisible(count > 0)

    def _person_failed(self, error: Exception) -> None:
        """Somebody who is gone, e.g. because registering was undone, is no longer shown."""
        if not isinstance(error, UserError):
            self.show_problem(error)
            return
        self.context.toasts.show_toast(str(error), tone=Tone.WARNING)
        if self.person is not None:
            self._detail.removeWidget(self.person)
            self.person.hide()
            self.person.deleteLater()
            self.person = None
            self.list.current_key = None
            self._take_turns()

    def _remember_tab(self, key: str) -> None:
        self._last_tab = key
        self._take_turns()

    def _new(self) -> None:
        name = self.list.filters.text
        typed = name if name and not any(sign.isdigit() for sign in name) else ""
        self.context.navigate(Target("ny_beboer", extra={"name": typed} if typed else {}))
