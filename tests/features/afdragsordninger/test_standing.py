"""How an agreement stands: a function of its instalments and payments."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.afdragsordninger.models import (
    AfdragDraft,
    Afdragsrytme,
    IndbetalingDraft,
    OrdningTilstand,
)
from socialvicevaert.features.afdragsordninger.rules import (
    coverage,
    history,
    instalments,
    late_ones,
    next_open,
    paid_by,
    state_on,
)

AGREED = date(2026, 9, 1)
FIRST = date(2026, 10, 1)
PLAN = instalments(3_000_00, Afdragsrytme.MAANED, FIRST, count=3)
TOTAL = 3_000_00
ORDER = {OrdningTilstand.BRUDT: 0, OrdningTilstand.LOEBER: 1, OrdningTilstand.BETALT: 2}

days = st.dates(date(2026, 9, 1), date(2027, 3, 1))
payments = st.lists(st.builds(IndbetalingDraft, days, st.integers(1, 1_500_00)), max_size=8)


def paid(*on_and_kroner: tuple[date, int]) -> list[IndbetalingDraft]:
    return [IndbetalingDraft(on, kroner * 100) for on, kroner in on_and_kroner]


def stands(indbetalinger: Sequence[IndbetalingDraft], on: date, cancelled_on: date | None = None) -> OrdningTilstand:
    return state_on(PLAN, indbetalinger, 5, cancelled_on, on)


def test_an_instalment_breaks_it_when_the_tolerance_has_gone_by() -> None:
    assert stands([], FIRST + timedelta(days=5)) is OrdningTilstand.LOEBER
    assert stands([], FIRST + timedelta(days=6)) is OrdningTilstand.BRUDT


def test_what_is_made_good_later_lets_it_run_again() -> None:
    late = paid((date(2026, 10, 20), 1000))

    assert stands(late, date(2026, 10, 19)) is OrdningTilstand.BRUDT
    assert stands(late, date(2026, 10, 20)) is OrdningTilstand.LOEBER


def test_a_part_of_an_instalment_does_not_cover_it() -> None:
    assert stands(paid((FIRST, 999)), date(2026, 10, 7)) is OrdningTilstand.BRUDT


def test_paying_ahead_covers_later_instalments() -> None:
    assert stands(paid((AGREED, 2000)), date(2026, 11, 30)) is OrdningTilstand.LOEBER


def test_it_is_paid_when_all_of_it_is() -> None:
    assert stands(paid((FIRST, 3000)), FIRST) is OrdningTilstand.BETALT


def test_payments_after_the_day_do_not_count() -> None:
    assert stands(paid((date(2026, 10, 8), 3000)), date(2026, 10, 7)) is OrdningTilstand.BRUDT


def test_it_is_over_from_the_day_it_was_cancelled() -> None:
    ended = date(2026, 10, 15)

    assert stands([], ended - timedelta(days=1), ended) is OrdningTilstand.BRUDT
    assert stands([], ended, ended) is OrdningTilstand.OPHOERT
    assert stands(paid((date(2026, 11, 1), 3000)), date(2026, 12, 1), ended) is OrdningTilstand.OPHOERT


def test_what_was_paid_before_it_was_cancelled_is_paid() -> None:
    assert stands(paid((FIRST, 3000)), date(2026, 12, 1), date(2026, 11, 1)) is OrdningTilstand.BETALT


def test_the_oldest_open_instalment_is_covered_first() -> None:
    first, second, third = coverage(PLAN, paid((date(2026, 10, 3), 400), (date(2026, 10, 4), 1100)), date(2026, 11, 2))

    assert (first.covered_on, second.covered_on, third.covered_on) == (date(2026, 10, 4), None, None)
    assert [one.open_oere for one in (first, second, third)] == [0, 500_00, 1_000_00]
    assert next_open((first, second, third)) == second
    assert late_ones((first, second, third), date(2026, 11, 2)) == (second,)
    assert late_ones((first, second, third), date(2026, 11, 1)) == ()


def test_an_instalment_is_covered_on_the_day_of_the_payment_that_fills_it() -> None:
    early, late = date(2026, 10, 3), date(2026, 10, 20)

    for given_in_order in (paid((early, 600), (late, 600)), paid((late, 600), (early, 600))):
        assert coverage(PLAN, given_in_order, late)[0].covered_on == late


@given(payments, days, st.randoms())
def test_the_state_does_not_depend_on_the_order_of_payments(found: list[IndbetalingDraft], on: date, shuffle) -> None:  # type: ignore[no-untyped-def]
    mixed = list(found)
    shuffle.shuffle(mixed)

    assert state_on(PLAN, mixed, 5, None, on) is state_on(PLAN, found, 5, None, on)
    assert coverage(PLAN, mixed, on) == coverage(PLAN, found, on)
    assert history(AGREED, PLAN, mixed, 5, None, on) == history(AGREED, PLAN, found, 5, None, on)


@given(payments, st.builds(IndbetalingDraft, days, st.integers(1, 1_500_00)), days)
def test_another_payment_never_makes_it_worse(found: list[IndbetalingDraft], more: IndbetalingDraft, on: date) -> None:
    assert ORDER[state_on(PLAN, [*found, more], 5, None, on)] >= ORDER[state_on(PLAN, found, 5, None, on)]


@given(payments, st.integers(0, 59), days)
def test_more_tolerance_never_makes_it_worse(found: list[IndbetalingDraft], tolerance: int, on: date) -> None:
    assert ORDER[state_on(PLAN, found, tolerance + 1, None, on)] >= ORDER[state_on(PLAN, found, tolerance, None, on)]


@given(payments, days)
def test_what_is_covered_is_what_was_paid(found: list[IndbetalingDraft], on: date) -> None:
    covered = sum(one.covered_oere for one in coverage(PLAN, found, on))

    assert covered == min(TOTAL, paid_by(found, on))


@given(payments, days)
def test_an_instalment_is_covered_exactly_from_its_day(found: list[IndbetalingDraft], on: date) -> None:
    assert all(one.is_covered == (one.covered_on is not None) for one in coverage(PLAN, found, on))


@given(payments, st.none() | days, days)
def test_the_history_ends_with_how_it_stands(found: list[IndbetalingDraft], ended: date | None, on: date) -> None:
    told = history(AGREED, PLAN, found, 5, ended, on)

    assert told[-1].state is state_on(PLAN, found, 5, ended, on)
    assert [one.on for one in told] == sorted(one.on for one in told)
    assert all(later.state is not earlier.state for earlier, later in pairwise(told))


def test_the_history_says_what_happened_and_why() -> None:
    told = history(AGREED, PLAN, paid((date(2026, 10, 20), 1000)), 5, date(2026, 12, 1), date(2026, 12, 1), "Flyttet")

    assert [(one.on, one.state) for one in told] == [
        (AGREED, OrdningTilstand.LOEBER),
        (date(2026, 10, 7), OrdningTilstand.BRUDT),
        (date(2026, 10, 20), OrdningTilstand.LOEBER),
        (date(2026, 11, 7), OrdningTilstand.BRUDT),
        (date(2026, 12, 1), OrdningTilstand.OPHOERT),
    ]
    assert told[1].why == "1. afdrag, 01-10-2026: 1.000,00 kr. blev ikke betalt i tide."
    assert told[-1].why == "Flyttet"


def test_an_agreement_of_one_amount_on_the_day_it_was_made() -> None:
    plan = [AfdragDraft(AGREED, 100_00)]

    assert state_on(plan, [], 0, None, AGREED) is OrdningTilstand.LOEBER
    assert state_on(plan, [], 0, None, AGREED + timedelta(days=1)) is OrdningTilstand.BRUDT
