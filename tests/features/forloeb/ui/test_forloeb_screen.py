"""A course of advice on the screen: offered, answered, measured, closed; its log is the resident's own."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.service import save_budget, start_budget
from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.forloeb import queries, service
from socialvicevaert.features.forloeb.models import (
    ForloebAnswer,
    ForloebClosing,
    ForloebDraft,
    ForloebStatus,
    MaalingDraft,
    Moedested,
)
from socialvicevaert.features.forloeb.queries import ForloebView
from socialvicevaert.features.forloeb.ui.card import ForloebCard
from socialvicevaert.features.forloeb.ui.form import ForloebSheet
from socialvicevaert.features.forloeb.ui.steps import AfslutSheet, SvarSheet
from socialvicevaert.features.forloeb.ui.tab import ForloebTab
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldDraft
from socialvicevaert.features.gaeld.service import write_gaeld
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database, Session
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from tests.factories import TODAY, new_beboer, new_sag
from tests.place import Place as BasePlace
from tests.place import Settle

OFFERED = date(2026, 9, 1)
YES = date(2026, 9, 8)


class Place(BasePlace):
    """A resident, and what is on the screen."""

    def __init__(self, context: Context, settle: Settle, database: Database, actor: Actor) -> None:
        super().__init__(context, settle, database, actor)
        self.fatima = int(self.write(new_beboer))

    def offered(self) -> int:
        draft = ForloebDraft(self.fatima, OFFERED, self.actor.medarbejder_id)
        return int(self.write(lambda session: service.offer_forloeb(session, draft)))

    def accepted(self) -> int:
        number = self.offered()
        answer = ForloebAnswer(ForloebStatus.ACCEPTERET, YES, Moedested.KONTOR)
        measured = MaalingDraft(YES, 1_200_00, 45_000_00, False)
        self.write(lambda session: service.answer_offer(session, number, answer, measured))
        return number

    def closed(self) -> int:
        number = self.accepted()
        closing = ForloebClosing(
            date(2026, 11, 1),
            IndsatsResultat.AFVAERGET_PERMANENT,
            MaalingDraft(date(2026, 11, 1), 2_000_00, None, True),
        )
        self.write(lambda session: service.close_forloeb(session, number, closing))
        return number

    def know_money(self) -> None:
        """A budget with 500 kr. left, and a debt of 4,321 kr."""

        def write(session: Session) -> None:
            lines = (
                LinjeDraft(Budgetkategori.LOEN, amount_oere=10_000_00),
                LinjeDraft(Budgetkategori.HUSLEJE, amount_oere=9_500_00),
            )
            save_budget(session, start_budget(session, self.fatima), BudgetDraft(date(2026, 11, 1), lines=lines))
            write_gaeld(session, GaeldDraft(self.fatima, "Telia", GaeldArt.TELEFON, 4_321_00, date(2026, 11, 1)))

        self.write(write)

    def tab(self) -> ForloebTab:
        host: Any = self.context.sheets
        tab = ForloebTab(self.context, self.fatima)
        QVBoxLayout(host.content).addWidget(tab)
        self.settle()
        return tab

    def press(self, within: Any, text: str) -> None:
        next(one for one in within.findChildren(QPushButton) if one.text() == text).click()
        self.settle()

    def save(self, sheet: Any) -> None:
        sheet.form.submitted.emit()
        self.settle()

    def all(self) -> tuple[ForloebView, ...]:
        with self.database.read(self.actor) as session:
            return queries.forloeb_of(session, self.fatima)


@pytest.fixture
def place(context: Context, settle: Settle, database: Database, vicevaert: Actor) -> Place:
    return Place(context, settle, database, vicevaert)


def texts(card: ForloebCard) -> list[str]:
    return [one.text() for one in card.findChildren(QPushButton)]


def test_nothing_yet_offers_the_first(place: Place) -> None:
    sag_id = place.write(lambda session: new_sag(session, place.fatima))
    tab = place.tab()
    empty = tab.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert "beboerens side" in empty.label.text()
    place.press(empty, "Tilbyd forløb")

    sheet = place.top
    assert isinstance(sheet, ForloebSheet)
    assert (sheet.offered_on.value(), sheet.worker.value(), sheet.sag.value()) == (TODAY, 1, sag_id)
    place.save(sheet)

    (view,) = place.all()
    assert (view.offered_on, view.sag_id, view.status) == (TODAY, sag_id, ForloebStatus.TILBUDT)
    assert "beboerens side" in tab.role.text()
    assert not tab.new.isVisible()


def test_an_offer_in_the_future_is_refused_at_its_date(place: Place) -> None:
    tab = place.tab()
    tab.open_new()
    place.settle()
    sheet = place.top
    sheet.offered_on.type_in("i morgen")
    place.save(sheet)

    assert sheet.offered_on.error_text == "Et forløb kan ikke være tilbudt i fremtiden."


def test_a_yes_takes_down_what_budget_and_debts_say(place: Place) -> None:
    place.offered()
    place.know_money()
    tab = place.tab()
    assert tab.cards[0].main is not None
    assert tab.cards[0].main.text() == "Skriv svar"
    tab.cards[0].main.click()
    place.settle()

    sheet = place.top
    assert isinstance(sheet, SvarSheet)
    assert not sheet.place.isVisible()
    assert not sheet.numbers.debt.isVisible()
    sheet.status.choose(ForloebStatus.ACCEPTERET)
    assert (sheet.numbers.raadighed.value(), sheet.numbers.debt.value()) == (500_00, 4_321_00)
    assert sheet.numbers.plan.value() == ("nej",)
    assert sheet.numbers.raadighed.hint.text() == "Fra budgettet."
    place.save(sheet)
    assert sheet.place.error_text == "Svar på »Hvor vil beboeren mødes?«."
    sheet.place.choose(Moedested.HJEM)
    sheet.numbers.debt.type_in("5000")
    place.save(sheet)

    (view,) = place.all()
    assert (view.place, view.status_on) == (Moedested.HJEM, TODAY)
    assert view.start is not None
    assert (view.start.raadighedsbeloeb_oere, view.start.debt_oere, view.start.has_plan) == (500_00, 5_000_00, False)
    assert view.start.budget_id is not None


def test_a_start_taken_down_before_the_budget_is_proposed_from_it_afterwards(place: Place) -> None:
    number = place.offered()
    answer = ForloebAnswer(ForloebStatus.ACCEPTERET, YES, Moedested.KONTOR)
    place.write(lambda session: service.answer_offer(session, number, answer, MaalingDraft(YES)))
    place.know_money()
    tab = place.tab()
    assert [one for one in tab.findChildren(QLabel) if one.text().startswith("Beløbene ved start mangler")]
    place.press(tab.cards[0], "Ret svar og tal")

    sheet = place.top
    assert isinstance(sheet, SvarSheet)
    assert (sheet.numbers.raadighed.value(), sheet.numbers.debt.value()) == (500_00, 4_321_00)
    assert sheet.numbers.raadighed.hint.text() == "Fra budgettet."
    place.save(sheet)
    (view,) = place.all()
    assert view.start is not None
    assert (view.start.raadighedsbeloeb_oere, view.start.measured_on) == (500_00, TODAY)


def test_what_nobody_knows_stays_unknown(place: Place) -> None:
    place.offered()
    tab = place.tab()
    place.press(tab.cards[0], "Skriv svar")
    sheet = place.top
    sheet.status.choose(ForloebStatus.ACCEPTERET)
    sheet.place.choose(Moedested.TELEFON)
    sheet.numbers.plan.choose("ved_ikke")
    assert "Lad feltet stå tomt" in sheet.numbers.debt.hint.text()
    place.save(sheet)

    view = place.all()[0]
    assert view.start is not None
    assert (view.start.raadighedsbeloeb_oere, view.start.debt_oere, view.start.has_plan) == (None, None, None)
    numbers = tab.cards[0].numbers
    assert numbers is not None
    assert [one.change.text() for one in numbers.facts] == [
        "Ved ikke → Ved ikke",
        "Ved ikke → Ved ikke",
        "Ved ikke → Nej",
    ]


def test_a_no_needs_neither_place_nor_numbers(place: Place) -> None:
    place.offered()
    tab = place.tab()
    place.press(tab.cards[0], "Skriv svar")
    place.top.status.choose(ForloebStatus.AFSLAAET)
    place.save(place.top)

    (card,) = tab.cards
    assert card.chip.text == "Takket nej"
    assert card.numbers is None
    assert [one.stage.word for one in card.line.buttons] == [
        "sket",
        "takket nej",
        "blev ikke til noget",
        "blev ikke til noget",
    ]
    assert card.main is None
    assert tab.new.isVisible()


def test_the_course_is_closed_with_before_and_after_side_by_side(place: Place) -> None:
    place.accepted()
    place.know_money()
    tab = place.tab()
    (card,) = tab.cards
    assert card.numbers is not None
    assert card.numbers.when.text() == "Ved start 08-09-2026 → lige nu 22-11-2026"
    assert [one.difference.text() for one in card.numbers.facts] == [
        "Forskel: -700,00 kr.",
        "Forskel: -40.679,00 kr.",
        "Forskel: uændret",
    ]
    place.press(card, "Afslut forløb")
    sheet = place.top
    assert isinstance(sheet, AfslutSheet)
    assert sheet.numbers.debt.value() == 4_321_00
    place.save(sheet)
    assert sheet.result.error_text == "Svar på »Hvordan vurderer du resultatet?«."
    sheet.result.choose(IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
    sheet.numbers.raadighed.type_in("1.700,00")
    sheet.numbers.plan.choose("ja")
    place.save(sheet)

    (card,) = tab.cards
    assert card.chip.text == "Afværget midlertidigt"
    assert card.numbers is not None
    assert [one.change.text() for one in card.numbers.facts] == [
        "1.200,00 kr. → 1.700,00 kr.",
        "45.000,00 kr. → 4.321,00 kr.",
        "Nej → Ja",
    ]
    assert [one.difference.text() for one in card.numbers.facts] == [
        "Forskel: +500,00 kr.",
        "Forskel: -40.679,00 kr.",
        "Forskel: kommet på plads",
    ]


def test_a_closed_course_is_corrected_or_opened_again(place: Place) -> None:
    place.closed()
    tab = place.tab()
    place.press(tab.cards[0], "Ret afslutning")
    sheet = place.top
    assert sheet.result.value() == (IndsatsResultat.AFVAERGET_PERMANENT,)
    assert (sheet.on.value(), sheet.numbers.raadighed.value()) == (date(2026, 11, 1), 2_000_00)
    sheet.result.choose(IndsatsResultat.IKKE_AFVAERGET)
    place.save(sheet)
    assert place.all()[0].result is IndsatsResultat.IKKE_AFVAERGET

    place.press(tab.cards[0], "Åbn igen")
    assert tab.cards[0].chip.text == "I gang"
    place.press(tab.cards[0], "Slet")
    assert place.all() == ()


def test_an_offer_is_corrected(place: Place) -> None:
    place.offered()
    tab = place.tab()
    place.press(tab.cards[0], "Ret tilbud")
    sheet = place.top
    assert sheet.offered_on.value() == OFFERED
    sheet.offered_on.type_in("20/8-2026")
    sheet.worker.choose(2)
    place.save(sheet)

    (view,) = place.all()
    assert (view.offered_on, view.medarbejder_id) == (date(2026, 8, 20), 2)


def test_a_stage_opens_what_is_written_at_it(place: Place) -> None:
    place.accepted()
    tab = place.tab()
    for key, sheet in (("tilbudt", ForloebSheet), ("svar", SvarSheet), ("afsluttet", AfslutSheet)):
        tab.cards[0].line.chosen.emit(key)
        place.settle()
        assert isinstance(place.top, sheet)
        place.top.close_sheet()


def test_the_log_is_the_residents_and_is_written_where_it_always_is(place: Place) -> None:
    place.accepted()

    def met(session: Session) -> int:
        at = datetime(2026, 10, 1, 10, tzinfo=UTC)
        return log_kontakt(session, KontaktDraft(place.fatima, KontaktArt.HJEMMEBESOEG, at, "Lagde budget"))

    kontakt_id = place.write(met)
    tab = place.tab()
    (card,) = tab.cards
    assert [one.entry.title for one in card.entries] == [
        "Hjemmebesøg",
        "Takket ja – mødes: på kontoret",
        "Forløb tilbudt",
    ]
    place.press(card, "Skriv i logbogen")
    card.entries[0].chosen.emit()
    card.entries[1].chosen.emit()

    visits: Any = place.context.navigate
    assert visits.targets == [Target("ny_kontakt", place.fatima), Target("kontakt", kontakt_id)]


def test_a_long_log_is_shown_in_two_goes(place: Place) -> None:
    place.accepted()

    def met(session: Session) -> None:
        for day in range(1, 11):
            at = datetime(2026, 10, day, 10, tzinfo=UTC)
            log_kontakt(session, KontaktDraft(place.fatima, KontaktArt.TELEFON, at, f"Nr. {day}"))

    place.write(met)
    (card,) = place.tab().cards
    assert len(card.entries) == 6
    place.press(card, "Vis resten (6)")
    assert len(card.entries) == 12


def test_older_courses_are_folded_away(place: Place) -> None:
    place.closed()
    place.write(lambda session: service.offer_forloeb(session, ForloebDraft(place.fatima, TODAY, 1)))
    tab = place.tab()

    assert [card.isVisible() for card in tab.cards] == [True, False]
    assert tab.count.text() == "2 forløb"
    assert "Skriv svar" in texts(tab.cards[0])
    assert "Skriv svar" not in texts(tab.cards[1])


def test_a_role_that_may_not_write_sees_no_acts(place: Place) -> None:
    place.offered()
    card = ForloebCard(place.all()[0], (), None, may_write=False)

    assert card.main is None
    assert "Slet" not in texts(card)
    card.deleteLater()


def test_a_start_without_numbers_says_so_and_one_press_takes_them(place: Place) -> None:
    number = place.offered()
    answer = ForloebAnswer(ForloebStatus.ACCEPTERET, YES, Moedested.KONTOR)
    place.write(lambda session: service.answer_offer(session, number, answer, MaalingDraft(YES)))
    tab = place.tab()
    (card,) = tab.cards
    assert card.gap is not None
    assert "Skriv et budget" in card.gap.label.text()
    place.know_money()
    place.context.tasks.changed.emit(frozenset({"budget"}))
    place.settle()
    (card,) = tab.cards
    place.press(card.gap, "Hent tallene")

    (card,) = tab.cards
    assert card.gap is None
    (view,) = place.all()
    assert view.start is not None
    assert (view.start.measured_on, view.start.raadighedsbeloeb_oere, view.start.debt_oere) == (
        TODAY,
        500_00,
        4_321_00,
    )
