"""Overblik: what is to be done for a resident, and everything that has happened, newest first."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.opgaver.queries import OpgaveView
from socialvicevaert.features.opgaver.service import finish_opgave
from socialvicevaert.features.tidslinje import queries
from socialvicevaert.features.tidslinje.queries import Haendelse, HaendelseArt, NaesteDato, Overblik
from socialvicevaert.features.tidslinje.ui import words
from socialvicevaert.features.tidslinje.ui.ahead import AheadCard
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M
from socialvicevaert.ui import layouts
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.timeline import Timeline

_STEP = 30
_TABLES = (
    "kontakt kontaktbehov opgave sag sagbehov sagperiode fogedsag fogeddato fogedhistorik restance "
    "restanceliste samtykke samtykkepartner henvisning partner medarbejder budget gaeld gaeldhistorik afdragsordning "
    "afdrag indbetaling ansoegning forloeb forloebhistorik redningsplan redningskilde redningsplanudskrift "
    "brev aftaleark aftalelinje"
)


class TidslinjeTab(ResidentTab):
    """Opgaver and next dates above, chips that narrow, then the timeline; an event opens what is behind it."""

    title = "Overblik"
    icon = "timeline"
    tab = "overblik"
    shows = frozenset(_TABLES.split())

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        self._limit = _STEP
        self._shown: tuple[Haendelse, ...] | None = None
        self.timeline = Timeline(tr("Tidslinje"))
        self.timeline.chosen.connect(self._open)
        self.timeline.more_wanted.connect(self._show_more)
        head = QWidget()
        inside = layouts.column(head, SPACE_L, (0, 0, 0, SPACE_M))
        self.ahead = AheadCard(context)
        inside.addWidget(self.ahead)
        self.chips: dict[HaendelseArt, QPushButton] = {}
        self.filter = self._filter()
        inside.addWidget(self.filter)
        self.timeline.put_above(head)
        self.empty: EmptyState | None = None
        self._place_of_empty = layouts.column(None)
        inside.addLayout(self._place_of_empty)
        self.body.addWidget(self.timeline, 1)
        self._wire()

    @property
    def kinds(self) -> frozenset[HaendelseArt]:
        """The kinds that are chosen; none means all."""
        return frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())

    def refresh(self) -> None:
        beboer_id, kinds, limit = self.beboer_id, self.kinds, self._limit
        self.read(
            lambda session: queries.overblik(session, beboer_id, kinds=kinds, limit=limit),
            self._show,
            latest="overblik",
        )

    def go_to(self, target: Target) -> None:
        number = target.extra.get("id")
        if isinstance(number, int):
            self.context.navigate(Target("kontakt", number))

    def _filter(self) -> layouts.FlowRow:
        row = layouts.FlowRow()
        for kind in HaendelseArt:
            chip = self.chips[kind] = chip_button(tr(kind.label))
            chip.toggled.connect(self._narrowed)
            row.add(chip)
        row.setAccessibleName(tr("Vis kun"))
        return row

    def _wire(self) -> None:
        navigate = self.context.navigate
        self.ahead.finish_wanted.connect(self._finish)
        self.ahead.put_off_wanted.connect(self._put_off)
        self.ahead.opgave_wanted.connect(lambda opgave: navigate(Target("opgave", opgave.id)))
        self.ahead.new_wanted.connect(lambda: navigate(Target("ny_opgave", self.beboer_id)))
        self.ahead.date_wanted.connect(self._open_date)

    def _show(self, overblik: Overblik) -> None:
        self.ahead.show_ahead(overblik.opgaver, overblik.dates)
        before, self._shown = self._shown, overblik.events
        today = self.context.clock.today()
        if before and overblik.events[: len(before)] == before:
            new = overblik.events[len(before) :]
            self.timeline.add_entries([words.entry(event, today) for event in new], overblik.has_more)
        else:
            self.timeline.set_entries([words.entry(event, today) for event in overblik.events], overblik.has_more)
        self._show_empty(not overblik.events)

    def _show_empty(self, is_empty: bool) -> None:
        layouts.clear(self._place_of_empty)
        self.filter.setVisible(not is_empty or bool(self.kinds))  # there is nothing to narrow
        self.empty = None
        if not is_empty:
            return
        if self.kinds:
            text = tr("Der er ikke noget af den slags.")
            self.empty = EmptyState(EmptyKind.NO_HITS, text, tr("Vis alt"), self._clear)
        else:
            text = tr("Her er ikke sket noget endnu. Skriv den første kontakt.")
            new = partial(self.context.navigate, Target("ny_kontakt", self.beboer_id))
            self.empty = EmptyState(EmptyKind.NOTHING_YET, text, tr("Ny kontakt"), new, "contact")
        self._place_of_empty.addWidget(self.empty)

    def _narrowed(self, _on: bool) -> None:
        self._limit = _STEP
        self.ask_refresh()

    def _clear(self) -> None:
        for chip in self.chips.values():
            chip.setChecked(False)

    def _show_more(self) -> None:
        self._limit += _STEP
        self.ask_refresh()

    def _open(self, event: Haendelse) -> None:
        self.context.navigate(words.behind(event.kind, event.id, self.beboer_id, event.part))

    def _open_date(self, one: NaesteDato) -> None:
        self.context.navigate(words.behind(one.kind, one.id, self.beboer_id, one.part))

    def _finish(self, opgave: OpgaveView) -> None:
        if opgave.answer is not None:
            answer = opgave.answer
            self.context.navigate(Target(answer.kind, answer.id, answer.tab, dict(answer.extra)))
            return
        self.context.tasks.write(self, tr("Opgave klaret"), lambda session: finish_opgave(session, opgave.id))

    def _put_off(self, opgave: OpgaveView) -> None:
        self.context.navigate(Target("udskyd", extra={"key": f"opgave:{opgave.id}", "title": opgave.title}))
