"""The events of a household's money, and the days ahead: budgets, debts, agreements, applications, courses, plans."""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.afdragsordninger.queries import OrdningView, ordninger_of
from socialvicevaert.features.ansoegninger.queries import AnsoegningView, ansoegninger_of
from socialvicevaert.features.budgetter.queries import budgets_of
from socialvicevaert.features.forloeb.queries import forloeb_of
from socialvicevaert.features.gaeld.models import GaeldStatus
from socialvicevaert.features.gaeld.queries import GaeldView, gaeld_of
from socialvicevaert.features.redningsplaner.queries import redningsplaner_of
from socialvicevaert.features.tidslinje.queries.events import Haendelse, HaendelseArt, NaesteDato, on_day
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session


class Money:
    """What the events and the days are made from, each read once."""

    def __init__(self, session: Session, beboer_id: int) -> None:
        self.session = session
        self.beboer_id = beboer_id
        self.gaeld = gaeld_of(session, beboer_id)
        self.ordninger = ordninger_of(session, beboer_id)
        self.ansoegninger = ansoegninger_of(session, beboer_id)

    def events(self) -> Iterator[Haendelse]:
        """Everything that happened, in no order."""
        yield from self._budgets()
        for debt in self.gaeld:
            yield from _of_debt(debt)
        for ordning in self.ordninger:
            yield from _of_agreement(ordning)
        for ansoegning in self.ansoegninger:
            yield from _of_application(ansoegning)
        yield from self._courses()
        yield from self._plans()

    def dates(self, today: date) -> Iterator[NaesteDato]:
        """The days ahead."""
        for debt in self.gaeld:
            last = debt.warning_until
            if debt.status is GaeldStatus.INKASSOVARSEL and last is not None and last >= today:
                yield _ahead(debt.id, last, f"Inkassovarsel udløber: {debt.creditor}", "gaeld")
        for ordning in self.ordninger:
            following = next((one for one in ordning.afdrag if not one.is_covered and one.due_on >= today), None)
            if ordning.is_open and following is not None:
                title = f"Afdrag til {ordning.counterpart}: {show_oere(following.open_oere)}"
                yield _ahead(ordning.id, following.due_on, title, "ordninger")
        for one in self.ansoegninger:
            expected = one.expected_answer_on
            if one.is_running and one.sent_on is not None and expected is not None and expected >= today:
                yield _ahead(one.id, expected, f"Svar ventes: {one.basis.label}", "ansoegninger")

    def _budgets(self) -> Iterator[Haendelse]:
        for one in budgets_of(self.session, self.beboer_id):
            title = "Budget lavet" if one.number == 1 else "Ny version af budgettet"
            yield _event(one.id, one.made_on, title, "budget", one.name, one.made_by)

    def _courses(self) -> Iterator[Haendelse]:
        for one in forloeb_of(self.session, self.beboer_id):
            for step in one.history:
                title = f"Rådgivning: {step.status.label.lower()}"
                yield _event(one.id, step.on, title, "forloeb", step.note, step.recorded_by)
            if one.closed_on is not None:
                result = one.result.label if one.result is not None else ""
                yield _event(one.id, one.closed_on, "Rådgivning afsluttet", "forloeb", result, one.judged_by)

    def _plans(self) -> Iterator[Haendelse]:
        for one in redningsplaner_of(self.session, self.beboer_id):
            gap = f"Mangler {show_oere(one.sums.gap_oere)}" if one.sums.gap_oere else ""
            yield _event(one.id, one.made_on, "Redningsplan lavet", "redningsplan", gap, one.medarbejder)
            for given in one.given:
                title = f"Redningsplan givet til {given.recipient}"
                yield Haendelse(HaendelseArt.OEKONOMI, one.id, given.given_at, True, title, part="redningsplan")


def _of_debt(debt: GaeldView) -> Iterator[Haendelse]:
    for place, entry in enumerate(reversed(debt.history)):
        amount = show_oere(entry.balance_oere)
        if place == 0:
            title = f"Gæld skrevet op: {debt.creditor}, {amount}"
        elif entry.is_statement:
            title = f"Ny opgørelse: {debt.creditor}, {amount}"
        else:
            title = f"Gæld: {debt.creditor} – {entry.status.label.lower()}"
        yield _event(debt.id, entry.on, title, "gaeld", entry.note, entry.recorded_by)


def _of_agreement(ordning: OrdningView) -> Iterator[Haendelse]:
    who, number = ordning.counterpart, ordning.id
    made, *changes = ordning.history
    title = f"Afdragsordning aftalt: {who}, {show_oere(ordning.total_oere)}"
    yield _event(number, made.on, title, "ordninger", "", ordning.medarbejder)
    for change in changes:
        title = f"Afdragsordning {change.state.label.lower()}: {who}"
        yield _event(number, change.on, title, "ordninger", change.why)
    for paid in ordning.indbetalinger:
        title = f"Afdrag betalt: {show_oere(paid.amount_oere)} til {who}"
        yield _event(number, paid.paid_on, title, "ordninger", paid.note)


def _of_application(one: AnsoegningView) -> Iterator[Haendelse]:
    name = one.basis.label
    if one.sent_on is not None:
        amount = show_oere(one.amount_oere)
        yield _event(one.id, one.sent_on, f"Ansøgning sendt: {name}", "ansoegninger", amount, one.medarbejder)
    if one.decision is not None and one.decided_on is not None:
        text = " · ".join(part for part in (show_oere(one.granted_oere), one.reason) if part)
        title = f"Ansøgning {one.decision.label.lower()}: {name}"
        yield _event(one.id, one.decided_on, title, "ansoegninger", text)


def _event(number: int, on: date, title: str, part: str, text: str = "", by: str = "") -> Haendelse:
    return on_day(HaendelseArt.OEKONOMI, number, on, title, text, by, part)


def _ahead(number: int, on: date, title: str, part: str) -> NaesteDato:
    return NaesteDato(HaendelseArt.OEKONOMI, number, on, title, part)
