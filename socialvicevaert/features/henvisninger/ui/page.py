"""Henvisninger of all residents: the open loops, the one that has waited longest for somebody first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.henvisninger import queries
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import HenvisningView
from socialvicevaert.features.henvisninger.ui.status import look
from socialvicevaert.features.partnere.queries import partnere
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.filter_bar import FilterBar
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


@dataclass(frozen=True)
class _Shown:
    rows: tuple[HenvisningView, ...]
    partners: tuple[tuple[int, str], ...]


class HenvisningerPage(Page):
    """Enter opens the resident's referral."""

    title = "Henvisninger"
    icon = "referral"
    shows = frozenset({"henvisning", "partner", "beboer", "samtykke"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._all: tuple[HenvisningView, ...] = ()
        self.filters = FilterBar(tr("Søg beboer, modtager eller formål"))
        self.filters.add_choice("partner", tr("Alle modtagere"), ())
        self.filters.add_choice("status", tr("Alle trin"), HenvisningStatus)
        self.filters.add_toggle("overdue", tr("Over tiden"))
        self.filters.add_toggle("mine", tr("Mine"))
        self.filters.add_toggle("ended", tr("Også afsluttede"))
        self.body.addWidget(self.filters)
        self.table: Table[HenvisningView] = Table(self._columns(), tr("Henvisninger"), key=lambda row: row.id)
        self.body.addWidget(self.table, 1)
        self.header.set_primary(tr("Ny henvisning"), lambda: context.navigate(Target("ny_henvisning")), "add")
        self.filters.changed.connect(self._filter_changed)
        self.filters.left_downwards.connect(self._go_to_table)
        self.table.activated_row.connect(self._open)
        self.setFocusProxy(self.filters.line)
        self._with_ended = False

    def refresh(self) -> None:
        with_ended = self._with_ended = self._wants_ended()

        def read(session: Session) -> _Shown:
            known = partnere(session, with_retired=True)
            rows = queries.henvisninger(session, only_open=not with_ended)
            return _Shown(rows, tuple((one.id, one.name) for one in known))

        self.read(read, self._show, latest="henvisninger: alle")

    def go_to(self, target: Target) -> None:
        if target.kind == "henvisning" and target.id is not None:
            wanted = target.id
            self.read(lambda session: queries.henvisning(session, wanted), self._open)

    def _wants_ended(self) -> bool:
        values = self.filters.values
        return bool(values["ended"]) or values["status"] in (HenvisningStatus.AFVIST, HenvisningStatus.AFSLUTTET)

    def _show(self, shown: _Shown) -> None:
        self._all = tuple(sorted(shown.rows, key=_order))
        self.filters.set_options("partner", shown.partners)
        self._narrow()

    def _filter_changed(self) -> None:
        if self._wants_ended() != self._with_ended:
            self.refresh()
        else:
            self._narrow()

    def _narrow(self) -> None:
        rows = [row for row in self._all if self._is_wanted(row)]
        self.header.set_count(len(rows))
        late = sum(row.is_overdue(self.context.clock.today()) for row in rows)
        self.header.set_subtitle(tr("%s svar er over tiden") % late if late else "")
        self.table.show_when_empty(self._empty())
        self.table.set_rows(rows)

    def _is_wanted(self, row: HenvisningView) -> bool:
        values = self.filters.values
        words = fold(self.filters.text).split()
        haystack = fold(f"{row.beboer} {row.partner} {row.about} {row.medarbejder}")
        return (
            all(word in haystack for word in words)
            and values["partner"] in (None, row.partner_id)
            and values["status"] in (None, row.status)
            and (not values["mine"] or row.medarbejder_id == self.context.actor.medarbejder_id)
            and (not values["overdue"] or row.is_overdue(self.context.clock.today()))
        )

    def _empty(self) -> EmptyState:
        if self.filters.is_set:
            return EmptyState(EmptyKind.NO_HITS, tr("Ingen passer til filteret."), tr("Ryd filter"), self.filters.clear)
        return EmptyState(EmptyKind.ALL_DONE, tr("Ingen åbne henvisninger. Alle har fået svar og er afsluttet."))

    def _open(self, row: HenvisningView) -> None:
        self.context.navigate(Target("beboer", row.beboer_id, "henvisninger", {"id": row.id}))

    def _go_to_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))

    def _columns(self) -> Sequence[Column[HenvisningView]]:
        today = self.context.clock.today

        def status(row: HenvisningView) -> tuple[str, Tone, str]:
            return look(row, today())

        def tone(row: HenvisningView) -> Tone | None:
            return status(row)[1] if row.is_open else None

        def waited(row: HenvisningView) -> str:
            days = row.days_waiting(today())
            return tr("%s dage") % days if days is not None else ""

        return (
            Column(
                "status", tr("Trin"), lambda row: status(row)[0], width=196, tone=tone, icon=lambda row: status(row)[2]
            ),
            Column("waited", tr("Ventet"), waited, ColumnKind.NUMBER, width=76),
            Column("beboer", tr("Beboer"), lambda row: self.context.name(row.beboer), width=160, stretch=True),
            Column(
                "partner",
                tr("Modtager"),
                lambda row: row.partner,
                width=130,
                stretch=True,
                tip=lambda row: show_phone(row.partner_phone),
            ),
            Column("phone", tr("Direkte nr."), lambda row: show_phone(row.partner_phone), width=112, spare=True),
            Column(
                "answer",
                tr("Svar ventet"),
                lambda row: show_relative(row.expected_answer_on, today()) if _is_awaited(row) else "",
                ColumnKind.DATE,
                width=132,
                tip=lambda row: show_date(row.expected_answer_on),
            ),
            Column("who", tr("Ansvarlig"), lambda row: row.medarbejder, ColumnKind.QUIET, width=110, spare=True),
            Column("about", tr("Formål"), lambda row: row.about, ColumnKind.QUIET, width=150, stretch=True),
        )


def _order(row: HenvisningView) -> tuple[bool, bool]:
    """Those that wait for somebody before those that are under way; the query's order within each."""
    return not row.is_open, row.status is HenvisningStatus.STARTET


def _is_awaited(row: HenvisningView) -> bool:
    return row.status is HenvisningStatus.SENDT and row.expected_answer_on is not None
