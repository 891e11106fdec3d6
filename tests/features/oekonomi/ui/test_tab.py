"""Oversigt: what presses, the three numbers apart, and a card for each part."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout

from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.budgetter.service import save_budget, start_budget
from socialvicevaert.features.forloeb.models import ForloebAnswer, ForloebDraft, ForloebStatus, Moedested
from socialvicevaert.features.forloeb.queries import forloeb_of
from socialvicevaert.features.forloeb.service import answer_offer, offer_forloeb
from socialvicevaert.features.oekonomi.ui.tab import OversigtTab
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from tests.factories import TODAY, beboer_in, intent
from tests.money import agreed, applied, owing, summoned
from tests.qt_fixtures import Visits

Settle = Callable[[], None]


@pytest.fixture
def fatima(database: Database, vicevaert: Actor) -> int:
    return beboer_in(database, vicevaert)


def opened(context: Context, settle: Settle, beboer_id: int) -> OversigtTab:
    tab = OversigtTab(context, beboer_id)
    QVBoxLayout(context.sheets.content).addWidget(tab)  # type: ignore[attr-defined]
    settle()
    return tab


def visits(context: Context) -> list[Target]:
    assert isinstance(context.navigate, Visits)
    return context.navigate.targets


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("gaeld", "ny_gaeld"),
        ("ordninger", "ny_ordning"),
        ("ansoegninger", "ny_ansoegning"),
        ("redningsplan", "ny_redningsplan"),
        ("forloeb", "nyt_forloeb"),
    ],
)
def test_an_empty_card_offers_its_one_next_step(
    context: Context, settle: Settle, fatima: int, part: str, kind: str
) -> None:
    tab = opened(context, settle, fatima)
    act = tab.cards[part].act
    assert act is not None
    act.click()
    assert visits(context) == [Target(kind, fatima)]
    assert tab.signs is None


def test_lav_budget_makes_it_and_goes_there(
    context: Context, settle: Settle, fatima: int, database: Database, vicevaert: Actor
) -> None:
    act = opened(context, settle, fatima).cards["budget"].act
    assert act is not None
    act.click()
    settle()
    with database.read(vicevaert) as session:
        assert current_budget(session, fatima) is not None
    assert visits(context) == [Target("beboer", fatima, "oekonomi", {"part": "budget"})]


def test_the_three_numbers_stand_apart_with_their_definitions_and_lead_to_the_budget(
    context: Context, settle: Settle, fatima: int, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        start_budget(session, fatima)
    numbers = opened(context, settle, fatima).numbers
    assert [card.label.text() for card in numbers][:2] == ["Rådighedsbeløb", "Rådighed efter gæld"]
    assert numbers[2].label.text().startswith("Betalingsevne")
    assert all(card.note.text() for card in numbers)
    QTest.keyClick(numbers[0], Qt.Key.Key_Return)
    assert visits(context) == [Target("beboer", fatima, "oekonomi", {"part": "budget"})]


def test_what_presses_stands_on_top_the_dangerous_first_and_leads_to_its_place(
    context: Context, settle: Settle, fatima: int, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        plan = agreed(session, fatima, TODAY - timedelta(days=20))
        summoned(session, fatima, TODAY + timedelta(days=3))
        late = applied(session, fatima, TODAY - timedelta(days=3), sent_on=TODAY - timedelta(days=40))
    tab = opened(context, settle, fatima)
    assert tab.household is not None
    assert [(sign.part, sign.is_danger) for sign in tab.household.signs] == [
        ("ordninger", True),
        ("ansoegninger", True),
        ("ansoegninger", False),
    ]
    assert tab.signs is not None
    tab.signs.links[0].click()
    tab.signs.links[2].click()
    assert visits(context) == [
        Target("beboer", fatima, "oekonomi", {"part": "ordninger", "id": plan}),
        Target("beboer", fatima, "oekonomi", {"part": "ansoegninger", "id": late}),
    ]


def test_a_card_says_what_its_part_holds_and_opens_it(
    context: Context, settle: Settle, fatima: int, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        owing(session, fatima, 1_234_500)
        owing(session, fatima, 100_000)
    tab = opened(context, settle, fatima)
    assert tab.household is not None
    assert tab.household.debt_oere == 1_334_500
    tab.cards["gaeld"].open.click()
    assert visits(context) == [Target("beboer", fatima, "oekonomi", {"part": "gaeld"})]


def test_the_same_money_read_again_leaves_the_cards_alone(context: Context, settle: Settle, fatima: int) -> None:
    tab = opened(context, settle, fatima)
    before = tab.cards["gaeld"]
    tab.ask_refresh()
    settle()
    assert tab.cards["gaeld"] is before


def test_oversigt_says_that_the_start_of_a_course_has_no_numbers_and_one_press_takes_them(
    context: Context, settle: Settle, fatima: int, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        number = offer_forloeb(session, ForloebDraft(fatima, TODAY, vicevaert.medarbejder_id))
        answer_offer(session, number, ForloebAnswer(ForloebStatus.ACCEPTERET, TODAY, Moedested.HJEM))
    with database.write(intent(vicevaert)) as session:
        lines = (LinjeDraft(Budgetkategori.LOEN, amount_oere=10_000_00),)
        save_budget(session, start_budget(session, fatima), BudgetDraft(TODAY, lines=lines))
    tab = opened(context, settle, fatima)
    hint = tab.cards["forloeb"].findChild(Banner)
    assert isinstance(hint, Banner)
    assert hint.label.text() == "Tallene ved start mangler – hent dem fra budgettet."
    hint.action.click()
    settle()
    assert tab.cards["forloeb"].findChild(Banner) is None
    with database.read(vicevaert) as session:
        (view,) = forloeb_of(session, fatima)
    assert view.start is not None
    assert (view.start.measured_on, view.start.raadighedsbeloeb_oere) == (TODAY, 10_000_00)
