"""Økonomi: every household with money matters, those whose deadline is near first."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.oekonomi import queries
from socialvicevaert.features.oekonomi.queries import KeyFigures, Only, OverviewFilter, OverviewRow, RaceMark
from socialvicevaert.features.oekonomi.ui import words
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.shared.money import show_amount
from socialvicevaert.shared.tokens import SPACE_XL
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import layouts, theme
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.filter_bar import FilterBar
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_TABLES = (
    "beboer budget budgetlinje gaeld afdragsordning afdrag indbetaling ansoegning forloeb redningsplan fogedsag "
    "fogeddato fogedbeloeb medarbejder"
)
_ROOM_FOR_FACTS = 420  # below this height, at 100 % text, the list has it all
_CHIPS = (
    (Only.RACE, "Kapløb"),
    (Only.BROKEN, "Ordning brudt"),
    (Only.WAITING, "Venter på svar"),
    (Only.NO_BUDGET, "Uden budget"),
    (Only.OFFERED, "Forløb tilbudt"),
)


class OekonomiPage(Page):
    """Enter opens the resident's Økonomi. A target's ``extra["only"]`` narrows the list to one of ``Only``."""

    title = "Økonomi"
    icon = "money"
    shows = frozenset(_TABLES.split())

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._races: Sequence[RaceMark] = ()
        self.header.add_action(tr("Satser"), lambda: context.navigate(Target("satser")), "list")
        self.facts = layouts.FlowRow(space=SPACE_XL)
        self.body.addWidget(self.facts)
        self.filters = FilterBar(tr("Søg beboer"))
        for only, text in _CHIPS:
            self.filters.add_toggle(only.value, tr(text))
        self.filters.add_toggle("mine", tr("Mine"))
        self.body.addWidget(self.filters)
        self.table: Table[OverviewRow] = Table(self._columns(), tr("Økonomi"), key=lambda row: row.id)
        self.body.addWidget(self.table, 1)
        self.filters.changed.connect(self._show_list)
        self.filters.left_downwards.connect(self._go_to_table)
        self.table.activated_row.connect(self._open)
        self.table.counted.connect(self.header.set_count)
        self.setFocusProxy(self.filters.line)

    @property
    def filter(self) -> OverviewFilter:
        """What the list is narrowed to."""
        values = self.filters.values
        return OverviewFilter(
            text=self.filters.text,
            only=frozenset(only for only, _ in _CHIPS if values[only.value]),
            responsible_id=self.context.actor.medarbejder_id if values["mine"] else None,
        )

    def refresh(self) -> None:
        def look(session: Session) -> tuple[Sequence[RaceMark], KeyFigures]:
            races = queries.races(session)
            return races, queries.key_figures(session, races)

        self.read(look, self._show, latest="økonomi")

    def go_to(self, target: Target) -> None:
        only = target.extra.get("only")
        if isinstance(only, Only):
            self.filters.clear()
            self.filters.set(only.value, True)
        self._go_to_table()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.facts.setVisible(event.size().height() >= theme.scaled(_ROOM_FOR_FACTS))

    def _show(self, found: tuple[Sequence[RaceMark], KeyFigures]) -> None:
        self._races, figures = found
        layouts.clear(self.facts.flow)
        for icon, text in _facts(figures):
            fact = Fact(icon, text)
            self.facts.add(fact)
            fact.show()
        self._show_list()

    def _show_list(self) -> None:
        wanted, races = self.filter, self._races
        self.table.show_when_empty(self._empty())
        self.table.show_pages(
            self.context.tasks,
            lambda session: queries.count(session, wanted, races),
            lambda session, offset, limit: queries.overview(session, wanted, races, offset, limit),
            self.show_problem,
        )

    def _empty(self) -> EmptyState:
        if self.filters.is_set:
            return EmptyState(EmptyKind.NO_HITS, tr("Ingen passer til filteret."), tr("Ryd filter"), self.filters.clear)
        text = tr("Her kommer de husstande, hvor der er et budget, en gæld, en aftale eller en fogedsag.")
        find = lambda: self.context.navigate(Target("beboere"))  # noqa: E731 - one line reads better here
        return EmptyState(EmptyKind.NOTHING_YET, text, tr("Find en beboer"), find, "money")

    def _open(self, row: OverviewRow) -> None:
        self.context.navigate(Target("beboer", row.id, "oekonomi", {"part": "oversigt"}))

    def _go_to_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))

    def _columns(self) -> Sequence[Column[OverviewRow]]:
        today = self.context.clock.today

        def race(row: OverviewRow) -> str:
            if row.race is None:
                return ""
            on = row.race.deadline_on
            word = words.verdict(row.race.verdict)[0]
            return tr("%s · %s") % (word, show_relative(on, today())) if on is not None else word

        def race_tone(row: OverviewRow) -> Tone | None:
            return words.verdict(row.race.verdict)[1] if row.race is not None else None

        def waiting(row: OverviewRow) -> str:
            if not row.waiting:
                return ""
            if row.answer_on is None:
                return str(row.waiting)
            return tr("%s · svar %s") % (row.waiting, show_relative(row.answer_on, today()))

        def budget(row: OverviewRow) -> str:
            return show_amount(row.raadighed_oere) if row.budget_on is not None else tr("intet budget")

        def budget_tip(row: OverviewRow) -> str:
            what = tr("Rådighedsbeløb: indtægter minus faste udgifter, før afdrag på gæld.")
            if row.budget_on is None:
                return what
            return tr("%s Budget fra %s.") % (what, show_date(row.budget_on))

        return (
            Column("name", tr("Beboer"), lambda row: self.context.name(row.name), width=160, stretch=True),
            Column("race", tr("Kapløb"), race, width=196, roomy=230, tone=race_tone,
                   icon=lambda row: words.verdict(row.race.verdict)[2] if row.race is not None else "",
                   tip=lambda row: row.race.text if row.race is not None else ""),
            Column("raadighed", tr("Rådighed, kr."), budget, ColumnKind.NUMBER, width=116, tip=budget_tip,
                   tone=lambda row: Tone.WARNING if (row.raadighed_oere or 0) < 0 else None),
            Column("debt", tr("Gæld, kr."), lambda row: show_amount(row.debt_oere), ColumnKind.NUMBER, width=110),
            Column("plan", tr("Ordning"), lambda row: words.plan(row.plan)[0] if row.plan else "", width=96,
                   tone=lambda row: words.plan(row.plan)[1] if row.plan else None,
                   icon=lambda row: words.plan(row.plan)[2] if row.plan else ""),
            Column("waiting", tr("Ansøgninger"), waiting, width=150, spare=True),
            Column("forloeb", tr("Forløb"), lambda row: words.course(row.forloeb) if row.forloeb else "", width=92,
                   spare=True),
            Column("responsible", tr("Ansvarlig"), lambda row: row.responsible, ColumnKind.QUIET, width=120,
                   spare=True),
        )  # fmt: skip


def _facts(figures: KeyFigures) -> Sequence[tuple[str, str]]:
    return (
        ("deadline", tr("%s i kapløb de næste 14 dage") % figures.races),
        ("agreement", tr("%s ordninger løber, %s er brudt") % (figures.live, figures.broken)),
        ("waiting", tr("%s ansøgninger venter på svar") % figures.waiting),
        ("people", tr("%s forløb i gang") % figures.courses),
    )
