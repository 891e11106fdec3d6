"""What a report is about: which periods are offered, and what is folded away."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from socialvicevaert.features.indstillinger.queries import AfdelingView, GruppeView
from socialvicevaert.features.rapporter.models import RapportForm
from socialvicevaert.features.rapporter.ui.choosing import Choosing
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.shared.errors import Problem, ValidationFailed

TODAY = date(2026, 11, 22)
PERIODS = {
    "": (date(2026, 10, 1), date(2026, 10, 31)),
    "so_far": (date(2026, 11, 1), TODAY),
    "quarter": (date(2026, 7, 1), date(2026, 9, 30)),
    "to_date": (date(2026, 1, 1), TODAY),
    "year": (date(2025, 1, 1), date(2025, 12, 31)),
    "12": (date(2025, 11, 1), date(2026, 10, 31)),
    "2026-08-01": (date(2026, 8, 1), date(2026, 8, 31)),
}


@pytest.fixture
def choosing(qtbot: QtBot, theme: object) -> Choosing:
    made = Choosing(TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def offered(choosing: Choosing) -> list[str]:
    return [choosing.period.box.itemText(place) for place in range(choosing.period.box.count())]


@pytest.mark.parametrize("key", PERIODS)
def test_each_period_is_one_choice(choosing: Choosing, key: str) -> None:
    choosing.period.choose(key or None)
    assert choosing.parameters() == Selection(*PERIODS[key])


def test_the_periods_are_named_as_people_call_them(choosing: Choosing) -> None:
    assert offered(choosing)[:7] == [
        "Sidste måned: oktober 2026", "Denne måned indtil nu", "Sidste kvartal: 3. kvartal 2026",
        "Året til og med 22-11-2026", "Sidste kalenderår: 2025", "De sidste 12 måneder", "Vælg datoer …",
    ]  # fmt: skip


@pytest.mark.parametrize("today", [TODAY, date(2026, 1, 31), date(2026, 2, 1), date(2027, 1, 1), date(2028, 2, 29)])
def test_whoever_sees_no_residents_is_only_offered_months_that_have_ended(
    qtbot: QtBot, theme: object, today: date
) -> None:
    choosing = Choosing(today, only_ended=True)
    qtbot.addWidget(choosing)
    assert not any("indtil nu" in text for text in offered(choosing))
    for place in range(choosing.period.box.count()):
        choosing.period.box.setCurrentIndex(place)
        chosen = choosing.parameters()
        if choosing.period.value() != "dates":
            assert chosen is not None
            assert Period(chosen.period_from, chosen.period_to).is_whole_months
            assert chosen.period_to < today


def test_only_month_and_estate_are_in_sight_until_more_is_asked_for(choosing: Choosing) -> None:
    assert choosing.period.isVisible()
    assert choosing.afdeling.isVisible()
    folded = (choosing.gruppe, choosing.compare, choosing.form_field)
    assert not any(field.isVisible() for field in (*folded, choosing.first, choosing.last, choosing.year))
    choosing.more.button.click()
    assert all(field.isVisible() for field in folded)


def test_what_is_chosen_out_of_sight_stands_in_the_heading(choosing: Choosing) -> None:
    choosing.offer_groups([GruppeView("rolle:vicevaert", "Sociale viceværter")])
    choosing.gruppe.choose("rolle:vicevaert")
    choosing.compare.choose("before")
    choosing.form_field.choose(RapportForm.EVALUERING)
    assert choosing.more.button.text() == ("Flere valg: Sociale viceværter · Samme periode året før · Årlig evaluering")
    assert choosing.form() is RapportForm.EVALUERING
    chosen = choosing.parameters()
    assert chosen is not None
    assert chosen.gruppe == "rolle:vicevaert"


def test_an_evaluation_is_of_the_last_calendar_year_until_a_period_is_chosen(choosing: Choosing) -> None:
    choosing.form_field.choose(RapportForm.EVALUERING)
    assert choosing.parameters() == Selection(date(2025, 1, 1), date(2025, 12, 31))
    choosing.form_field.choose(None)
    assert choosing.parameters() == Selection(*PERIODS[""])
    choosing.period.choose("12")
    choosing.form_field.choose(RapportForm.EVALUERING)
    assert choosing.parameters() == Selection(*PERIODS["12"])


def test_a_year_chosen_by_hand_stays_when_the_form_changes(choosing: Choosing) -> None:
    choosing.period.choose("year")
    choosing.form_field.choose(RapportForm.EVALUERING)
    choosing.form_field.choose(None)
    assert choosing.parameters() == Selection(*PERIODS["year"])


def test_a_problem_with_what_is_folded_away_unfolds_it(choosing: Choosing) -> None:
    choosing.show_problems(ValidationFailed([Problem("gruppe", "Gruppen er for lille.")]))
    assert choosing.gruppe.isVisible()
    assert choosing.gruppe.error.text() == "Gruppen er for lille."


def test_a_problem_with_a_chosen_period_stands_beside_the_period(choosing: Choosing) -> None:
    choosing.period.choose("so_far")
    choosing.show_problems(ValidationFailed([Problem("period_to", "Kun hele måneder.")]))
    assert choosing.period.error.text() == "Kun hele måneder."
    choosing.period.choose(None)
    assert choosing.period.error.text() == ""


def test_an_estate_that_closed_can_still_be_asked_for_and_stands_last(choosing: Choosing) -> None:
    estates = [
        AfdelingView(1, 1, "Ager", "1", True, closed_on=date(2026, 11, 21)),
        AfdelingView(2, 1, "Bakken", "2", True, closed_on=TODAY),
        AfdelingView(3, 1, "Cedervej", "3", False),
        AfdelingView(4, 1, "Dalen", "4", True),
    ]
    choosing.offer_estates(estates)
    box = choosing.afdeling.box
    assert [box.itemText(place) for place in range(box.count())] == [
        "Alle afdelinger", "Bakken", "Dalen", "Ager (ude af brug)", "Cedervej (ude af brug)",
    ]  # fmt: skip
    choosing.afdeling.choose(1)
    chosen = choosing.parameters()
    assert chosen is not None
    assert chosen.afdeling_id == 1
