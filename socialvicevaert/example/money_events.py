"""The planned money of the invented households as acts of the advisor, each on its day."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from socialvicevaert.example import money_lines
from socialvicevaert.example.events import Act, Event, Numbers
from socialvicevaert.example.money_plan import PlannedApplication, PlannedDebt, PlannedMoney, PlannedPlan
from socialvicevaert.example.plan import Year
from socialvicevaert.features.afdragsordninger import queries as ordninger
from socialvicevaert.features.afdragsordninger.models import (
    Afdragsrytme,
    IndbetalingDraft,
    OrdningDraft,
    OrdningTilstand,
)
from socialvicevaert.features.afdragsordninger.rules import instalments
from socialvicevaert.features.afdragsordninger.service import make_ordning, pay
from socialvicevaert.features.ansoegninger.models import (
    Afgoerelse,
    AnsoegningDraft,
    AnsoegningGrundlag,
    DecisionDraft,
    Ydelsesform,
)
from socialvicevaert.features.ansoegninger.service import decide_ansoegning, write_ansoegning
from socialvicevaert.features.budgetter import service as budgetter
from socialvicevaert.features.budgetter.queries import budget
from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.fogedsager.queries import fogedsag
from socialvicevaert.features.forloeb.models import (
    ForloebAnswer,
    ForloebClosing,
    ForloebDraft,
    ForloebStatus,
    Moedested,
)
from socialvicevaert.features.forloeb.service import answer_offer, close_forloeb, maaling_now, offer_forloeb
from socialvicevaert.features.gaeld.models import GaeldDraft, GaeldStatus, StatusDraft
from socialvicevaert.features.gaeld.service import change_status, write_gaeld
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, Sikkerhed
from socialvicevaert.features.redningsplaner.queries import start_of
from socialvicevaert.features.redningsplaner.service import save_plan
from socialvicevaert.storage.session import Session

WORKER = 2  # the advisor
RECIPIENTS = {
    AnsoegningGrundlag.PARAGRAF_81: PartnerKind.YDELSESCENTER,
    AnsoegningGrundlag.PARAGRAF_81A: PartnerKind.YDELSESCENTER,
}
"""Who decides; the others are asked under their own name."""
NAMES = {
    AnsoegningGrundlag.BOLIGSTOETTE: "Udbetaling Danmark",
    AnsoegningGrundlag.FOND: "Den Opdigtede Fond",
    AnsoegningGrundlag.GAELDSSTYRELSEN: "Gældsstyrelsen",
}


@dataclass
class Made:
    """The numbers of what is written for one household."""

    forloeb: int = 0
    budget: int = 0
    ordning: int = 0
    ansoegning: int = 0
    warned: list[int] = field(default_factory=list)  # debts with an inkassovarsel


def money_events(year: Year, planned: PlannedMoney, numbers: Numbers, random: Random) -> Iterator[Event]:
    """Offered, answered; where it is yes: budget, debts, plan, application, and what came of it."""
    made = Made()
    yield Event(planned.offered_on, 6, WORKER, _offer(planned, numbers, made))
    if planned.answered_on > year.until:
        return
    if planned.answer is not ForloebStatus.ACCEPTERET:
        yield Event(planned.answered_on, 6, WORKER, _say_no(planned, made))
        return
    place = random.choice((Moedested.HJEM, Moedested.HJEM, Moedested.KONTOR))
    yield Event(planned.answered_on, 7, WORKER, _begin(planned, numbers, made, place))
    if planned.plan is not None and planned.plan.agreed_on <= year.until:
        yield from _plan_events(year, planned, planned.plan, numbers, made, random)
    if planned.application is not None:
        yield from _application_events(year, planned, planned.application, numbers, made)
    foged = planned.sag.fogedsag
    if planned.application is not None and foged is not None and foged.closed_on is None:
        on = planned.application.sent_on + timedelta(days=1)
        yield Event(min(on, year.until), 9, WORKER, lambda session: _rescue(session, planned, numbers))
    on = planned.answered_on + timedelta(days=9)
    if on < (planned.closed_on or year.until):
        yield Event(on, 7, WORKER, lambda session: _follow_up(session, planned, made))
    if planned.closed_on is not None:
        yield Event(planned.closed_on, 8, WORKER, _close(planned, numbers, made))


def _offer(planned: PlannedMoney, numbers: Numbers, made: Made) -> Act:
    def act(session: Session) -> None:
        draft = ForloebDraft(
            beboer_id=numbers.beboere[planned.sag.person],
            offered_on=planned.offered_on,
            medarbejder_id=WORKER,
            sag_id=numbers.sager[planned.sag],
            fogedsag_id=numbers.fogedsager.get(planned.sag),
        )
        made.forloeb = offer_forloeb(session, draft)

    return act


def _say_no(planned: PlannedMoney, made: Made) -> Act:
    return lambda session: answer_offer(session, made.forloeb, ForloebAnswer(planned.answer, planned.answered_on))


def _begin(planned: PlannedMoney, numbers: Numbers, made: Made, place: Moedested) -> Act:
    """The first hour at the kitchen table."""

    def act(session: Session) -> None:
        beboer_id = numbers.beboere[planned.sag.person]
        made.budget = budgetter.start_budget(session, beboer_id)
        budgetter.save_budget(
            session, made.budget, money_lines.filled(budget(session, made.budget).draft, planned, session.today)
        )
        for debt in planned.debts:
            number = write_gaeld(session, _debt(beboer_id, debt, planned.answered_on))
            if debt.status is GaeldStatus.INKASSOVARSEL:
                made.warned.append(number)
        answer = ForloebAnswer(ForloebStatus.ACCEPTERET, planned.answered_on, place)
        answer_offer(session, made.forloeb, answer, maaling_now(session, beboer_id))
        if planned.sag.fogedsag is not None:
            budgetter.save_scenarie(session, made.budget, money_lines.with_help())

    return act


def _debt(beboer_id: int, debt: PlannedDebt, on: date) -> GaeldDraft:
    warned = debt.status is GaeldStatus.INKASSOVARSEL
    return GaeldDraft(
        beboer_id=beboer_id,
        creditor=debt.creditor,
        kind=debt.kind,
        balance_oere=debt.balance_oere,
        balance_on=on - timedelta(days=debt.age_days % 20),
        status=debt.status,
        status_on=on - timedelta(days=debt.age_days % 9),
        warning_until=on + timedelta(days=10) if warned else None,
        due_since=on - timedelta(days=debt.age_days),
        instalment_oere=debt.balance_oere // 2_400 * 100 if debt.status in _PAID_ON else None,
    )


_PAID_ON = {GaeldStatus.BETALES, GaeldStatus.FRIVILLIG_ORDNING}


def _follow_up(session: Session, planned: PlannedMoney, made: Made) -> None:
    """Those who threaten are called; where boligstøtte is found, the budget has a new version."""
    for number in made.warned:
        change_status(
            session, number, StatusDraft(GaeldStatus.FRIVILLIG_ORDNING, session.today, note="Aftalt i telefon")
        )
    if not planned.gains_oere:
        return
    made.budget = budgetter.new_version(session, made.budget, "Med boligstøtte")
    draft = budget(session, made.budget).draft
    budgetter.save_budget(session, made.budget, money_lines.with_boligstoette(draft, planned.gains_oere))


def _plan_events(
    year: Year, planned: PlannedMoney, plan: PlannedPlan, numbers: Numbers, made: Made, random: Random
) -> Iterator[Event]:
    first_due = _last_of_month(plan.agreed_on + timedelta(days=10))  # when there is money
    running_to = planned.sag.fogedsag.closed_on if planned.sag.fogedsag else None

    def agree(session: Session) -> None:
        left = fogedsag(session, numbers.fogedsager[planned.sag]).row.remaining_oere
        draft = OrdningDraft(
            beboer_id=numbers.beboere[planned.sag.person],
            counterpart="Boligforeningen Fælleden",
            agreed_on=plan.agreed_on,
            total_oere=left,
            rhythm=Afdragsrytme.MAANED,
            afdrag=instalments(left, Afdragsrytme.MAANED, first_due, count=plan.months),
            fogedsag_id=numbers.fogedsager[planned.sag],
        )
        made.ordning = make_ordning(session, draft)

    if running_to is not None and plan.agreed_on >= running_to:
        return
    yield Event(plan.agreed_on, 7, WORKER, agree)
    kept = {OrdningTilstand.BRUDT: 1, OrdningTilstand.BETALT: plan.months}.get(plan.ends, plan.months)
    due = first_due
    for number in range(kept):
        on = due - timedelta(days=random.randint(0, 2))
        if on > year.until:
            return
        yield Event(on, 8, WORKER, lambda session: _pay_next(session, made))
        due = _last_of_month(due + timedelta(days=1))
        if plan.ends is OrdningTilstand.BETALT and number == 1:
            yield Event(on, 9, WORKER, lambda session: _pay_rest(session, made))
            return


def _last_of_month(on: date) -> date:
    return (on.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _pay_next(session: Session, made: Made) -> None:
    waiting = ordninger.ordning(session, made.ordning).next_open
    if waiting is not None:
        pay(session, made.ordning, IndbetalingDraft(session.today, waiting.open_oere))


def _pay_rest(session: Session, made: Made) -> None:
    left = ordninger.ordning(session, made.ordning).remaining_oere
    if left:
        pay(session, made.ordning, IndbetalingDraft(session.today, left, "Feriepenge"))


def _application_events(
    year: Year, planned: PlannedMoney, application: PlannedApplication, numbers: Numbers, made: Made
) -> Iterator[Event]:
    asked = planned.sag.fogedsag.arrears_oere if planned.sag.fogedsag else 450_000

    def send(session: Session) -> None:
        kind = RECIPIENTS.get(application.basis)
        draft = AnsoegningDraft(
            beboer_id=numbers.beboere[planned.sag.person],
            basis=application.basis,
            sag_id=numbers.sager[planned.sag],
            fogedsag_id=numbers.fogedsager.get(planned.sag),
            partner_id=numbers.partnere[kind] if kind else None,
            recipient=NAMES.get(application.basis, ""),
            purpose="Huslejerestance" if planned.sag.fogedsag else "",
            amount_oere=asked,
            sent_on=application.sent_on,
            expected_answer_on=application.expected_on,
        )
        made.ansoegning = write_ansoegning(session, draft)

    def decide(session: Session) -> None:
        granted = {Afgoerelse.BEVILGET: asked, Afgoerelse.DELVIST: asked // 200 * 100}.get(application.decision)
        form = Ydelsesform.HJAELP if granted else None
        draft = DecisionDraft(application.decision, application.decided_on, granted, form)
        decide_ansoegning(session, made.ansoegning, draft)

    yield Event(application.sent_on, 7, WORKER, send)
    if application.decided_on <= year.until:
        yield Event(application.decided_on, 8, WORKER, decide)


def _rescue(session: Session, planned: PlannedMoney, numbers: Numbers) -> None:
    """What the program knows, and what the household can find itself."""
    known = start_of(session, numbers.beboere[planned.sag.person])
    soon = session.today + timedelta(days=5)
    own = KildeDraft(KildeArt.EGEN, known.needed_oere // 1_000 * 100, "Opsparing", soon, Sikkerhed.SIKKER)
    family = KildeDraft(KildeArt.FAMILIE, known.needed_oere // 500 * 100, "Lån af en bror", soon, Sikkerhed.MULIG)
    draft = replace(
        known, sources=(own, *known.sources, family), agreed="Huslejen betales fremover den 1. via budgetkonto."
    )
    save_plan(session, draft)


def _close(planned: PlannedMoney, numbers: Numbers, made: Made) -> Act:
    def act(session: Session) -> None:
        assert planned.closed_on is not None
        foged = planned.sag.fogedsag
        result = foged.result if foged and foged.result else IndsatsResultat.AFVAERGET_PERMANENT
        measured = replace(maaling_now(session, numbers.beboere[planned.sag.person]), measured_on=planned.closed_on)
        close_forloeb(session, made.forloeb, ForloebClosing(planned.closed_on, result, measured))

    return act
