"""Estates that close, merge, or have nobody in them: each figure stands in one place, and the sum is the total."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import Fogedsag, FogedUdfald, IndsatsResultat
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.rapporter.words.definitions import definitions
from socialvicevaert.features.restancer.models import Restanceliste
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.figures.model.afdelinger import ESTATE_KEYS, estate_key
from socialvicevaert.features.tal.figures.published import publish
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.scope import merges_of, scope_of
from socialvicevaert.features.tal.rules.estates import Merge, estate_on
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.errors import ValidationFailed
from socialvicevaert.storage import Database, Session
from tests.features.tal.estate import Estate, at

SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
QUARTER = (date(2026, 8, 1), date(2026, 10, 31))
LAST_DAY = date(2026, 10, 14)


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


@pytest.fixture
def estate(session: Session) -> Estate:
    return Estate(session)


def true(session: Session, period: tuple[date, date], afdeling_id: int | None = None, **chosen: Any) -> dict[str, int]:
    return model_of(count(session, Selection(*period, afdeling_id, **chosen))).values()


def close(session: Session, afdeling_id: int, closed_on: date = LAST_DAY, into_id: int | None = None) -> None:
    row = session.get_one(Afdeling, afdeling_id)
    row.closed_on, row.merged_into_id = closed_on, into_id
    session.flush()


def by_estate(session: Session, period: tuple[date, date], key: str, **chosen: Any) -> dict[int, int]:
    found = count(session, Selection(*period, **chosen)).estates
    return {one.estate.afdeling_id: one.values[key] for one in found}


@pytest.fixture
def two(estate: Estate) -> tuple[int, int]:
    """Lærkeparken with three sager from before September, Vibevænget with two; one in October in each."""
    first, second = estate.afdeling_id, estate.afdeling("Vibevænget", "2")
    for afdeling_id, how_many in ((first, 3), (second, 2)):
        for _ in range(how_many):
            estate.sag(estate.beboer(afdeling_id), (date(2026, 8, 3), None))
        beboer = estate.beboer(afdeling_id)
        estate.sag(beboer, (date(2026, 10, 5), None))
        estate.kontakt(beboer, at(2026, 10, 6))
    return first, second


def test_a_merged_estate_counts_under_the_other_in_every_period_that_ends_after_its_last_day(
    session: Session, two: tuple[int, int]
) -> None:
    first, second = two
    close(session, second, into_id=first)
    assert true(session, OCTOBER, first)["sager.i_perioden"] == 7
    assert true(session, QUARTER, first)["sager.i_perioden"] == 7
    assert true(session, OCTOBER)["sager.i_perioden"] == 7
    assert by_estate(session, OCTOBER, "sager.i_perioden") == {}  # only one is left: nothing to compare
    for period in (SEPTEMBER, (date(2026, 10, 1), LAST_DAY)):
        apart = true(session, period, first)["sager.i_perioden"], true(session, period, second)["sager.i_perioden"]
        assert apart == ((3, 2) if period == SEPTEMBER else (4, 3))
        assert by_estate(session, period, "sager.i_perioden") == {first: apart[0], second: apart[1], 0: 0}


def test_the_report_of_an_estate_that_is_part_of_another_says_which_to_choose(
    session: Session, two: tuple[int, int]
) -> None:
    close(session, two[1], into_id=two[0])
    with pytest.raises(ValidationFailed) as refused:
        count(session, Selection(*OCTOBER, two[1]))
    (problem,) = refused.value.problems
    assert problem.field == "afdeling_id"
    assert "Vibevænget var kun sin egen afdeling til og med 14-10-2026" in problem.text
    assert "tælles derefter under Lærkeparken" in problem.text


def test_an_estate_that_closed_without_a_successor_keeps_its_own_figures(
    session: Session, two: tuple[int, int]
) -> None:
    first, second = two
    close(session, second)
    assert true(session, OCTOBER, second)["sager.i_perioden"] == 3
    assert by_estate(session, OCTOBER, "sager.i_perioden") == {first: 4, second: 3, 0: 0}


def test_estates_that_merge_one_after_the_other_follow_each_other(
    session: Session, estate: Estate, two: tuple[int, int]
) -> None:
    first, second = two
    third = estate.afdeling("Ørnebakken", "3")
    estate.sag(estate.beboer(third), (date(2026, 8, 3), None))
    close(session, second, date(2026, 9, 15), first)
    close(session, first, LAST_DAY, third)
    assert true(session, SEPTEMBER, first)["sager.i_perioden"] == 5
    assert true(session, OCTOBER, third)["sager.i_perioden"] == 8
    assert by_estate(session, SEPTEMBER, "sager.i_perioden") == {first: 5, third: 1, 0: 0}


def test_two_estates_that_are_said_to_be_part_of_each_other_do_not_go_round_for_ever() -> None:
    merges = {1: Merge(LAST_DAY, 2), 2: Merge(LAST_DAY, 1)}
    assert estate_on(1, OCTOBER[1], merges) == 2
    assert estate_on(2, OCTOBER[1], merges) == 1


def test_a_retired_estate_and_one_without_residents_have_a_row(
    session: Session, estate: Estate, two: tuple[int, int]
) -> None:
    empty = estate.afdeling("Ådalen", "4")
    session.get_one(Afdeling, two[1]).is_active = False
    session.flush()
    report = publish(count(session, Selection(*OCTOBER)))
    assert [one.name for one in report.estates] == ["Lærkeparken", "Vibevænget", "Ådalen", "Ingen afdeling"]
    assert {report[estate_key(empty, key)].text for key in ESTATE_KEYS} == {"0"}


def test_a_resident_without_an_estate_is_a_row_of_its_own(
    session: Session, estate: Estate, two: tuple[int, int]
) -> None:
    for _ in range(6):
        beboer = estate.beboer(home=False)
        estate.sag(beboer, (date(2026, 10, 5), None))
        estate.kontakt(beboer, at(2026, 10, 6))
    found = true(session, OCTOBER)
    assert found["afd.0.sager.i_perioden"] == found["sager.uden_afdeling"] == found["afd.0.kontakter.i_alt"] == 6
    new = publish(count(session, Selection(*OCTOBER)))["afd.0.sager.nye"]
    assert new.label == "Ingen afdeling: Nye og genåbnede i perioden"


def test_a_fogedsag_counts_where_its_own_tenancy_lies(session: Session, estate: Estate, two: tuple[int, int]) -> None:
    first, second = two
    lost = (date(2026, 10, 20), FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET)
    beboer = estate.beboer(first)
    fogedsag = session.get_one(Fogedsag, estate.fogedsag(beboer, date(2026, 9, 1), lost))
    fogedsag.lejemaal_id = session.get_one(Beboer, estate.beboer(second)).lejemaal_id
    session.flush()
    for key in ("fogedsager.i_perioden", "fogedsager.tabt"):
        assert by_estate(session, OCTOBER, key) == {first: 0, second: 1, 0: 0}
        assert true(session, OCTOBER, second)[key] == 1
        assert true(session, OCTOBER, first)[key] == 0


def restanceliste(
    session: Session, as_of: date, bands: dict[str, dict[str, list[int]]], afdeling_id: int | None = None
) -> None:
    session.add(
        Restanceliste(
            boligorganisation_id=1, afdeling_id=afdeling_id, as_of=as_of, imported_at=session.now, imported_by_id=1,
            file_name="liste.csv", file_sha256=f"{as_of}{afdeling_id}", row_count=1, usable_count=1, unusable_count=0,
            total_oere=0, bands=bands,
        )
    )  # fmt: skip
    session.flush()


def test_an_estates_report_names_the_day_of_its_own_list_and_none_where_only_others_have_one(
    session: Session, estate: Estate
) -> None:
    other = estate.afdeling("Vibevænget", "2")
    restanceliste(session, date(2026, 10, 25), {"2": {"under_5000": [9, 0]}}, afdeling_id=other)
    assert count(session, Selection(*OCTOBER, estate.afdeling_id)).restancer.as_of is None

    restanceliste(session, date(2026, 10, 2), {"1": {"under_5000": [6, 0]}}, afdeling_id=estate.afdeling_id)
    own = count(session, Selection(*OCTOBER, estate.afdeling_id)).restancer
    assert (own.as_of, sum(own.bands.values())) == (date(2026, 10, 2), 6)
    assert count(session, Selection(*OCTOBER)).restancer.as_of == date(2026, 10, 25)


def test_arrears_of_which_no_estate_is_known_are_not_compared(session: Session, two: tuple[int, int]) -> None:
    restanceliste(session, date(2026, 10, 5), {"": {"under_5000": [27, 0]}})
    report = publish(count(session, Selection(*OCTOBER)))
    assert report.text("restancer.husstande") == "27"
    assert estate_key(two[0], "restancer.husstande") not in report.figures
    assert estate_key(two[0], "sager.i_perioden") in report.figures


def test_households_in_arrears_stand_under_their_estate_and_the_rest_under_none(
    session: Session, two: tuple[int, int]
) -> None:
    first, second = two
    bands = {"1": {"under_5000": [7, 0]}, "2": {"under_5000": [8, 0]}, "": {"under_5000": [9, 0]}}
    restanceliste(session, date(2026, 10, 1), bands)
    key = "restancer.husstande"
    assert by_estate(session, OCTOBER, key) == {first: 7, second: 8, 0: 9}
    assert true(session, OCTOBER)[key] == 24
    assert not count(session, Selection(*OCTOBER, first)).restancer.is_divided
    restanceliste(session, date(2026, 10, 10), {"2": {"under_5000": [5, 0]}}, second)
    assert by_estate(session, OCTOBER, key) == {first: 7, second: 5, 0: 9}


def test_lists_of_two_estates_that_merged_add_up_until_there_is_one_of_both(
    session: Session, estate: Estate, two: tuple[int, int]
) -> None:
    first, second = two
    estate.afdeling("Ørnebakken", "3")
    close(session, second, into_id=first)
    restanceliste(session, date(2026, 10, 1), {"1": {"under_5000": [7, 0]}}, first)
    restanceliste(session, date(2026, 10, 2), {"2": {"under_5000": [8, 0]}}, second)
    key = "restancer.husstande"
    assert true(session, OCTOBER, first)[key] == 15
    restanceliste(session, date(2026, 10, 20), {"1": {"under_5000": [13, 0]}}, first)
    assert true(session, OCTOBER, first)[key] == true(session, OCTOBER)[key] == 13


def test_two_estates_with_one_number_are_not_told_apart_and_counted_once(
    session: Session, estate: Estate, two: tuple[int, int]
) -> None:
    estate.afdeling("Lærkeparken II", "1")
    restanceliste(session, date(2026, 10, 1), {"1": {"under_5000": [7, 0]}})
    found = by_estate(session, OCTOBER, "restancer.husstande")
    assert found[0] == sum(found.values()) == 7
    assert not count(session, Selection(*OCTOBER, two[0])).restancer.is_divided


def test_an_earlier_year_is_compared_as_the_estates_were_then(
    session: Session, estate: Estate, two: tuple[int, int]
) -> None:
    first, second = two
    for afdeling_id in (first, second, second):
        estate.fogedsag(estate.beboer(afdeling_id), date(2025, 10, 1))
    close(session, second, into_id=first)
    found = true(session, OCTOBER, first, compare_year=2025)
    assert found["fogedsager.i_perioden"] == 3
    assert found["foer.fogedsager.i_perioden"] == 1


def test_the_scope_of_another_period_holds_the_estates_of_that_period(session: Session, two: tuple[int, int]) -> None:
    first, second = two
    close(session, second, into_id=first)
    assert scope_of(session, Selection(*OCTOBER, first)).afdelinger == frozenset({first, second})
    assert scope_of(session, Selection(*SEPTEMBER, first)).afdelinger == frozenset({first})
    assert scope_of(session, Selection(*SEPTEMBER, second)).afdelinger == frozenset({second})
    assert scope_of(session, Selection(*OCTOBER)).afdelinger is None
    assert merges_of(session) == {second: Merge(LAST_DAY, first)}


def test_an_estate_in_the_bin_with_homes_in_it_still_counts_so_that_the_sum_holds(
    session: Session, two: tuple[int, int]
) -> None:
    session.get_one(Afdeling, two[1]).deleted_at = session.now
    session.flush()
    assert by_estate(session, OCTOBER, "sager.i_perioden") == {two[0]: 4, two[1]: 3, 0: 0}


def test_the_report_says_what_became_of_estates_and_that_their_figures_moved(
    session: Session, two: tuple[int, int]
) -> None:
    close(session, two[1], into_id=two[0])

    def meaning(period: tuple[date, date], afdeling_id: int | None = None, **chosen: Any) -> str:
        report = publish(count(session, Selection(*period, afdeling_id, **chosen)))
        return dict(definitions(report))["Afdeling"]

    said = "Vibevænget er en del af Lærkeparken fra 15-10-2026."
    assert said in meaning(OCTOBER)
    assert said in meaning(OCTOBER, two[0])
    assert said not in meaning(SEPTEMBER)
    assert said not in meaning(SEPTEMBER, two[1])
    close(session, two[1], date(2024, 5, 31))
    assert "Vibevænget" not in meaning(OCTOBER)
    assert "Vibevænget er lukket fra 01-06-2024." in meaning(OCTOBER, compare_year=2023)
    assert "Vibevænget" not in meaning(OCTOBER, two[0], compare_year=2023)


def test_figures_for_each_hundred_homes_are_given_where_they_and_the_homes_are_known(
    session: Session, estate: Estate, two: tuple[int, int]
) -> None:
    first, second = two
    third = estate.afdeling("Ørnebakken", "3")
    for afdeling_id, homes in ((first, 160), (second, 30)):
        session.get_one(Afdeling, afdeling_id).homes = homes
    for afdeling_id, how_many in ((first, 6), (second, 3)):
        for _ in range(how_many):
            estate.sag(estate.beboer(afdeling_id), (date(2026, 8, 5), None))
    report = publish(count(session, Selection(*SEPTEMBER)))
    assert [one.homes for one in report.estates] == [160, 30, None, None]
    report = publish(count(session, Selection(*OCTOBER)))
    one, other, unknown, _ = report.estates
    assert report.per_hundred_homes(one, "sager.i_perioden") == "6,3"  # 10 of 160 are 6,25
    assert report.per_hundred_homes(other, "sager.i_perioden") == "20,0"
    assert report.per_hundred_homes(other, "sager.nye") == "–"  # hidden
    assert report.per_hundred_homes(unknown, "sager.i_perioden") == "–"
    close(session, second, into_id=first)
    assert [one.homes for one in publish(count(session, Selection(*OCTOBER))).estates] == [190, None, None]
    close(session, third, into_id=first)
    close(session, second)
    assert publish(count(session, Selection(*OCTOBER))).estates[0].homes is None  # those of one part are unknown
