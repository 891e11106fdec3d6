from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, Sikkerhed
from socialvicevaert.features.redningsplaner.rules import Arrival, PagePart, arrival_of, problems_of_plan, sums_of
from socialvicevaert.features.redningsplaner.rules.cutting import cut_to_consent, label_on_page, whole_page
from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeRetning
from socialvicevaert.features.samtykker.rules import Coverage
from tests.factories import TODAY
from tests.features.redningsplaner.plans import APPLIED, LATE, NEEDED_BY, NO_DAY, OWN, draft

days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
sources = st.lists(
    st.builds(
        KildeDraft,
        kind=st.sampled_from(list(KildeArt)),
        amount_oere=st.integers(1, 10**9),
        expected_on=days,
        certainty=st.sampled_from(list(Sikkerhed)),
    ),
    max_size=12,
)


def coverage(*kinds: Oplysningsart) -> Coverage:
    return Coverage(
        1, frozenset({7}), frozenset(kinds), SamtykkeRetning.BEGGE, "Aftale", TODAY, TODAY.replace(year=2027)
    )


def fields(**changed: object) -> list[str]:
    return [problem.field for problem in problems_of_plan(replace(draft(1), **changed), TODAY)]  # type: ignore[arg-type]


@given(sources, st.integers(1, 10**9))
def test_every_source_counts_once_and_the_gap_is_what_comes_in_time_against_what_is_needed(
    found: list[KildeDraft], needed: int
) -> None:
    sums = sums_of(found, needed, NEEDED_BY)
    assert sums.in_time_oere + sums.late_oere + sums.no_day_oere == sum(one.amount_oere for one in found)
    assert sums.gap_oere - sums.surplus_oere == needed - sums.in_time_oere
    assert min(sums.gap_oere, sums.surplus_oere) == 0
    assert 0 <= sums.sure_oere <= sums.in_time_oere
    assert sums.sure_gap_oere >= sums.gap_oere


@given(sources, st.integers(1, 10**9), st.integers(0, 400))
def test_a_later_deadline_never_makes_the_gap_larger(found: list[KildeDraft], needed: int, more_days: int) -> None:
    later = NEEDED_BY + timedelta(days=more_days)
    assert sums_of(found, needed, later).gap_oere <= sums_of(found, needed, NEEDED_BY).gap_oere


def test_money_on_the_last_day_is_in_time_the_day_after_it_is_not_and_no_day_is_not_counted_on() -> None:
    assert arrival_of(APPLIED, NEEDED_BY) is Arrival.IN_TIME
    assert arrival_of(replace(APPLIED, expected_on=NEEDED_BY + timedelta(days=1)), NEEDED_BY) is Arrival.TOO_LATE
    assert arrival_of(NO_DAY, NEEDED_BY) is Arrival.NO_DAY
    sums = sums_of((OWN, APPLIED, LATE, NO_DAY), 14_312_50, NEEDED_BY)
    assert (sums.gap_oere, sums.sure_gap_oere) == (4_312_50, 12_312_50)
    assert (sums.late_oere, sums.no_day_oere) == (4_000_00, 500_00)


def test_a_plan_needs_an_amount_and_a_day_to_come() -> None:
    assert fields() == []
    assert fields(needed_oere=0) == ["needed_oere"]
    assert fields(needed_by=TODAY - timedelta(days=1)) == ["needed_by"]
    assert fields(needed_by=TODAY) == []


def test_a_source_needs_an_amount_and_another_source_a_name() -> None:
    wrong = (OWN, replace(OWN, amount_oere=0), KildeDraft(KildeArt.ANDET, 100), replace(LATE, label="x" * 41))
    assert fields(sources=wrong) == ["sources.1.amount_oere", "sources.2.label", "sources.3.label"]


def test_the_page_has_room_for_so_much_and_no_more() -> None:
    assert fields(sources=(OWN,) * 13) == ["sources"]
    assert fields(agreed="\n".join("abcdefg")) == ["agreed"]
    assert fields(agreed="x" * 401) == ["agreed"]
    assert fields(needed_for="x" * 41) == ["needed_for"]


@pytest.mark.parametrize("part", list(PagePart))
def test_a_part_is_printed_exactly_when_its_kind_of_information_is_covered(part: PagePart) -> None:
    plan = draft(1, OWN, APPLIED, NO_DAY)
    everything = cut_to_consent(plan, coverage(*Oplysningsart), has_lejemaal=True)
    assert everything == whole_page(plan, has_lejemaal=True)
    assert set(everything.included) == set(PagePart)
    (kind,) = [one for at, one in zip(everything.included, everything.kinds, strict=True) if at is part]
    without = cut_to_consent(plan, coverage(*set(Oplysningsart) - {kind}), has_lejemaal=True)
    assert without.left_out == (part,)
    assert part not in without.included


def test_nothing_is_said_to_be_left_out_that_the_plan_does_not_say() -> None:
    cut = cut_to_consent(draft(1, OWN, needed_for=""), coverage(Oplysningsart.OEKONOMI), has_lejemaal=False)
    assert (cut.included, cut.left_out) == ((PagePart.OEKONOMI,), (PagePart.BEBOER,))


def test_without_a_consent_nothing_is_printed() -> None:
    assert cut_to_consent(draft(1), None, has_lejemaal=True).included == ()


def test_who_helps_and_which_benefit_is_hidden_where_the_consent_does_not_cover_it() -> None:
    few = (PagePart.OEKONOMI,)
    assert label_on_page(NO_DAY, few) == "Andet"
    assert label_on_page(APPLIED, few) == "Ansøgning"
    assert label_on_page(NO_DAY, (*few, PagePart.FAMILIE)) == "En bror"
    assert label_on_page(APPLIED, (*few, PagePart.YDELSE)) == "Aktivloven § 81 a"
    assert label_on_page(OWN, few) == "Beboeren selv"
