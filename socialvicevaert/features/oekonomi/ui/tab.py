"""Oversigt: the household's money at a glance; every card leads to its part, and an empty one offers the next step."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.budgetter.rules import Tal
from socialvicevaert.features.budgetter.service import start_budget
from socialvicevaert.features.forloeb.service import fill_start
from socialvicevaert.features.oekonomi import queries
from socialvicevaert.features.oekonomi.queries import Household
from socialvicevaert.features.oekonomi.queries.household import Sign
from socialvicevaert.features.oekonomi.ui import words
from socialvicevaert.features.oekonomi.ui.cards import NumberCard, PartCard, SignsCard
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.shared.money import show_kroner, show_oere
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_TABLES = (
    "budget budgetlinje budgetbarn betaler gaeld gaeldhistorik afdragsordning afdrag indbetaling ansoegning forloeb "
    "maaling redningsplan redningskilde fogedsag fogeddato fogedbeloeb sats partner"
)
_MOST_KINDS = 3


class OversigtTab(ResidentTab):
    """The first part of Økonomi."""

    title = "Oversigt"
    icon = "money"
    tab = "oversigt"
    shows = frozenset(_TABLES.split())

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        self.may_write = may(context.actor, Permission.WRITE_OEKONOMI)
        self.household: Household | None = None
        self.signs: SignsCard | None = None
        self.numbers: list[NumberCard] = []
        self.cards: dict[str, PartCard] = {}
        self._column = layouts.column(None, SPACE_L)
        self.body.addLayout(self._column)
        self.body.addStretch(1)

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: queries.household(session, beboer_id), self._show, latest="økonomi: oversigt")

    def _show(self, household: Household) -> None:
        if household == self.household:
            return
        self.household = household
        layouts.clear(self._column)
        self._show_signs(household.signs)
        self._show_numbers(household)
        makers = {
            "gaeld": self._gaeld,
            "ordninger": self._ordninger,
            "ansoegninger": self._ansoegninger,
            "redningsplan": self._redningsplan,
            "forloeb": self._forloeb,
        }
        self.cards |= {part: make(household).finish() for part, make in makers.items()}
        for part in makers:
            self.cards[part].opened.connect(lambda part=part: self._open(part))
        self._add_row("gaeld", "ordninger")
        self._add_row("ansoegninger", "redningsplan")
        self._add_row("forloeb")

    def _show_signs(self, signs: tuple[Sign, ...]) -> None:
        self.signs = SignsCard(signs) if signs else None
        if self.signs is not None:
            self.signs.wanted.connect(lambda sign: self._open(sign.part, sign.id))
            self._column.addWidget(self.signs)

    def _show_numbers(self, household: Household) -> None:
        self.numbers = []
        self.cards = {}
        budget = household.budget
        if budget is None:
            text = tr("Et budget viser, hvad der er tilbage, når det faste er betalt.")
            none = PartCard(tr("Budget")).offer(text, tr("Lav budget"), self._start_budget, self.may_write).finish()
            self.cards["budget"] = none
            self._column.addWidget(none)
            return
        three = budget.numbers
        row = layouts.TurningRow(SPACE_M)
        for number in (three.raadighed, three.after_debt, three.betalingsevne):
            card = self._number(number)
            self.numbers.append(card)
            row.add(card, 1)
        self._column.addWidget(row)
        self._column.addWidget(
            labels.secondary(
                tr("Pr. måned, fra budgettet af %s. Tallene lægges aldrig sammen.") % show_date(budget.made_on)
            )
        )

    def _number(self, number: Tal) -> NumberCard:
        value = show_kroner(number.oere) if number.oere is not None else tr("Ikke regnet ud")
        is_short = number.oere is not None and number.oere < 0
        note = number.note or number.definition
        card = NumberCard(number.label, value, note, Tone.WARNING if is_short else Tone.NEUTRAL, is_link=True)
        card.clicked.connect(lambda: self._open("budget"))
        return card

    def _gaeld(self, household: Household) -> PartCard:
        card = PartCard(tr("Gæld"))
        if not household.gaeld:
            text = tr("Skriv hver gæld op: hvem, hvor meget, og hvordan den står.")
            return card.offer(text, tr("Tilføj gæld"), lambda: self._new("ny_gaeld"), self.may_write)
        kinds = household.debt_by_kind
        by_kind = [tr("%s %s") % (kind.label, show_kroner(oere)) for kind, oere in kinds[:_MOST_KINDS]]
        if len(kinds) > _MOST_KINDS:
            by_kind.append(tr("andet %s") % show_kroner(sum(oere for _, oere in kinds[_MOST_KINDS:])))
        number = len({one.creditor for one in household.gaeld})
        creditors = tr("Hos 1 kreditor") if number == 1 else tr("Hos %s kreditorer") % number
        return card.say(show_kroner(household.debt_oere), creditors, " · ".join(by_kind))

    def _ordninger(self, household: Household) -> PartCard:
        card = PartCard(tr("Afdragsordninger"))
        open_ones = [one for one in household.ordninger if one.is_open]
        if not open_ones:
            text = tr("En aftale om at betale i afdrag kan stoppe en sag, hvis den holdes.")
            return card.offer(text, tr("Ny afdragsordning"), lambda: self._new("ny_ordning"), self.may_write)
        is_broken = any(one.state is OrdningTilstand.BRUDT for one in open_ones)
        card.mark(*words.plan(OrdningTilstand.BRUDT if is_broken else OrdningTilstand.LOEBER))
        for one in open_ones:
            following = one.next_open
            when = show_relative(following.due_on, household.on) if following is not None else ""
            card.say(
                tr("%s: %s tilbage") % (one.counterpart, show_oere(one.remaining_oere)),
                tr("Næste afdrag %s, %s") % (show_oere(following.open_oere), when) if following is not None else "",
            )
        return card

    def _ansoegninger(self, household: Household) -> PartCard:
        card = PartCard(tr("Ansøgninger"))
        running = [one for one in household.ansoegninger if one.is_running]
        race = household.races[0].race if household.races else None
        if race is not None:
            card.mark(*words.verdict(race.verdict))
        if not household.ansoegninger:
            if race is not None:
                card.add(labels.body(race.text))
            text = tr("Hjælp til huslejen skal søges, før pengene er betalt.")
            return card.offer(text, tr("Ny ansøgning"), lambda: self._new("ny_ansoegning"), self.may_write)
        waiting = sum(one.sent_on is not None for one in running)
        drafts = len(running) - waiting
        figure = tr("1 venter på svar") if waiting == 1 else tr("%s venter på svar") % waiting
        lines = [tr("%s er ikke sendt endnu") % drafts] if drafts else []
        lines += [f"{one.basis.label}: {one.decision.label.lower()}" for one in household.ansoegninger if one.decision]
        return card.say(figure, race.text if race is not None else "", *lines[:_MOST_KINDS])

    def _redningsplan(self, household: Household) -> PartCard:
        card = PartCard(tr("Redningsplan"))
        plan = household.redningsplan
        if plan is None:
            text = tr("Én side: hvor meget der mangler, til hvornår, og hvor pengene kommer fra.")
            return card.offer(text, tr("Lav redningsplan"), lambda: self._new("ny_redningsplan"), self.may_write)
        gap = plan.sums.gap_oere
        when = show_date(plan.draft.needed_by)
        needed = tr("%s skal være der senest %s") % (show_oere(plan.draft.needed_oere), when)
        if gap:
            return card.mark(tr("Mangler"), Tone.DANGER, "danger").say(tr("Mangler %s") % show_oere(gap), needed)
        return card.mark(tr("Dækket"), Tone.SUCCESS, "done").say(tr("Planen dækker"), needed)

    def _forloeb(self, household: Household) -> PartCard:
        card = PartCard(tr("Rådgivningsforløb"))
        known = household.forloeb
        if known is None:
            text = tr("Tilbyd rådgivning. Tallene ved start og slut viser, om det hjalp.")
            return card.offer(text, tr("Tilbyd forløb"), lambda: self._new("nyt_forloeb"), self.may_write)
        card.say(known.stage.label, tr("%s siden %s") % (known.status.label, show_date(known.status_on)))
        gap = household.start_gap
        if gap is not None:
            act = tr("Hent tallene") if gap.can_fill and self.may_write else ""
            card.add(Banner(gap.text, Tone.WARNING, act, lambda: self._fill_start(known.id)))
        return card

    def _add_row(self, *parts: str) -> None:
        row = layouts.TurningRow(SPACE_L)
        for part in parts:
            row.add(self.cards[part], 1)
        self._column.addWidget(row)

    def _open(self, part: str, number: int | None = None) -> None:
        extra = {"part": part} if number is None else {"part": part, "id": number}
        self.context.navigate(Target("beboer", self.beboer_id, "oekonomi", extra))

    def _new(self, kind: str) -> None:
        self.context.navigate(Target(kind, self.beboer_id))

    def _fill_start(self, forloeb_id: int) -> None:
        self.context.tasks.write(self, tr("Tallene ved start hentet"), lambda session: fill_start(session, forloeb_id))

    def _start_budget(self) -> None:
        beboer_id = self.beboer_id
        self.context.tasks.write(
            self,
            tr("Budget begyndt"),
            lambda session: start_budget(session, beboer_id),
            lambda _number: self._open("budget"),
        )
