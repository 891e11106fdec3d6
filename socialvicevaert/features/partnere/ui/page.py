"""Partnere: who can be called and referred to; the list at the left, the one at the right."""

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from socialvicevaert.features.partnere import queries, service
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.partnere.queries import PartnerView
from socialvicevaert.features.partnere.ui.detail import PartnerDetail
from socialvicevaert.features.partnere.ui.form import PartnerSheet
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_XL
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import layouts, theme
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.list_pane import ListPane, ListRow
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.side_by_side import SideBySide
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_LIST_WIDTH = 370
_NARROW = 680  # at 100 % text: below this the list and the partner take turns


class PartnerePage(Page):
    """Search in any spelling, by number and by contact person."""

    title = "Partnere"
    icon = "partners"
    shows = frozenset({"partner", "kontaktperson"})
    margin = 0

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._may_write = may(context.actor, Permission.WRITE_PARTNERE)
        self._list_first = False
        self.list: ListPane[PartnerView] = ListPane(
            context, tr("Partnere"), self._line, tr("Navn, nummer, kontaktperson")
        )
        self.list.filters.add_choice("kind", tr("Alle slags"), PartnerKind)
        self.list.filters.add_toggle("retired", tr("Også ude af brug"))
        self.list.filters.add_toggle("bin", tr("Papirkurv"))
        self.list.when_nothing_yet(self._nothing_yet)
        self._detail_place = QStackedWidget()
        self._detail_place.addWidget(
            EmptyState(EmptyKind.NOTHING_YET, tr("Vælg en partner i listen."), icon="partners")
        )
        self.detail: PartnerDetail | None = None
        self._split = SideBySide(self._left(), self._detail_place)
        self._split.setSizes([theme.scaled(_LIST_WIDTH), theme.scaled(900)])
        self.body.addWidget(self._split, 1)
        self.setFocusProxy(self.list.filters.line)
        self.list.chosen.connect(self.show_partner)
        self.list.activated_key.connect(self.show_partner)
        self.list.filter_changed.connect(self._read_list)
        self.list.counted.connect(self.header.set_count)

    def refresh(self) -> None:
        self._read_list()
        if self.detail is not None:
            self.show_partner(self.detail.partner_id)

    def go_to(self, target: Target) -> None:
        if target.kind == "partner" and target.id is not None:
            self.list.select(target.id)
            self.show_partner(target.id)

    def show_partner(self, partner_id: int) -> None:
        """Show a partner, also one that the filter leaves out."""
        self._list_first = False
        self.read(lambda session: queries.partner(session, partner_id), self._show_detail, latest="partner")

    def show_list(self) -> None:
        """Where there is only room for one: the list again."""
        self._list_first = True
        self._take_turns()
        self.list.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_turns()

    def _left(self) -> QWidget:
        left = QWidget()
        inside = layouts.column(left, SPACE_M, (SPACE_XL, SPACE_XL - 4, SPACE_L, 0))
        if self._may_write:
            self.header.add_action(tr("Ny"), self._new, "add").setToolTip(tr("Ny partner"))
        inside.addWidget(self._reach_the_edges())
        inside.addWidget(self.list, 1)
        left.setMinimumWidth(theme.scaled(270))
        return left

    def _nothing_yet(self) -> EmptyState:
        text = tr("Her er ingen partnere endnu. Skriv dem ned én gang, så er de direkte numre altid ved hånden.")
        button = tr("Ny partner") if self._may_write else ""
        return EmptyState(EmptyKind.NOTHING_YET, text, button, self._new, "partners")

    def _read_list(self) -> None:
        text, values = self.list.filters.text, self.list.filters.values

        def query(session: Session) -> tuple[PartnerView, ...]:
            return queries.partnere(
                session, text, kind=values["kind"], with_retired=bool(values["retired"]), in_bin=bool(values["bin"])
            )

        self.read(query, self.list.set_rows, latest="partnere")

    def _line(self, view: PartnerView) -> ListRow:
        draft = view.draft
        status, tone, icon = "", Tone.NEUTRAL, ""
        if not draft.is_active:
            status, icon = tr("Ude af brug"), "stopped"
        elif view.agreement_has_ended(self.context.clock.today()):
            status, tone, icon = tr("Aftale udløbet"), Tone.WARNING, "deadline"
        kind = "" if fold(view.kind.label) == fold(draft.name) else view.kind.label
        return ListRow(
            key=view.id,
            title=draft.name,
            subtitle=" · ".join(filter(None, (kind, show_phone(draft.phone)))),
            status=status,
            tone=tone,
            icon=icon,
        )

    def _show_detail(self, view: PartnerView) -> None:
        old = self.detail
        detail = self.detail = PartnerDetail(self.context, view, self._may_write)
        detail.back_wanted.connect(self.show_list)
        detail.change_wanted.connect(lambda: self.context.sheets.open(PartnerSheet(self.context, view)))
        detail.act_wanted.connect(lambda act: self._do(act, view.id))
        self._detail_place.addWidget(detail)
        self._detail_place.setCurrentWidget(detail)
        if old is not None:
            self._detail_place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._take_turns()

    def _do(self, act: str, partner_id: int) -> None:
        titles: dict[str, tuple[str, Any]] = {
            "retire": (tr("Partner taget ud af brug"), service.retire_partner),
            "bring_back": (tr("Partner taget i brug igen"), service.bring_back_partner),
            "bin": (tr("Partner lagt i papirkurven"), service.bin_partner),
            "restore": (tr("Partner gendannet"), service.restore_partner),
        }
        title, action = titles[act]
        self.context.tasks.write(self, title, lambda session: action(session, partner_id))

    def _take_turns(self) -> None:
        is_narrow = self.width() < theme.scaled(_NARROW)
        detail_only = is_narrow and self.detail is not None and not self._list_first
        self._split.take_turns(is_narrow=is_narrow, chosen_only=detail_only)
        if self.detail is not None:
            self.detail.back.setVisible(detail_only)

    def _new(self) -> None:
        typed = self.list.filters.text
        name = "" if any(sign.isdigit() for sign in typed) else typed
        sheet = PartnerSheet(self.context, name=name)
        sheet.saved.connect(self.show_partner)
        self.context.sheets.open(sheet)
