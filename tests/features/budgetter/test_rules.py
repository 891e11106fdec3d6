"""The arithmetic of a budget, for any budget."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import (
    AendringArt,
    AendringDraft,
    BetalerDraft,
    BudgetDraft,
    Budgetgruppe,
    Budgetkategori,
    Hyppighed,
    LinjeDraft,
    Prioritet,
    ScenarieArt,
    ScenarieDraft,
)
from socialvicevaert.features.satser.queries import published
from socialvicevaert.features.satser.rules import SatsSaet, sets_of
from socialvicevaert.shared.formats.dates import add_months

TODAY = date(2026, 11, 22)
START = date(2026, 11, 1)

MONTHS = st.dates(date(2019, 1, 1), date(2033, 12, 31)).map(lambda on: on.replace(day=1))
AMOUNTS = st.one_of(st.none(), st.integers(0, rules.LARGEST_OERE))
LINES = st.builds(
    LinjeDraft,
    category=st.sampled_from(Budgetkategori),
    label=st.sampled_from(["", "Husleje", "hjælp"]),
    amount_oere=AMOUNTS,
    frequency=st.sampled_from(Hyppighed),
    first_month=st.one_of(st.none(), MONTHS),
    is_recognised=st.booleans(),
)
BUDGETS = st.lists(LINES, max_size=12).map(
    lambda lines: tuple(replace(line, id=number) for number, line in enumerate(lines, start=1))
)
SETS = {saet.key: saet for saet in sets_of(published()) if saet.is_for_households}
GS_2024 = SETS["gaeldsstyrelsen:2024:"]


def draft(*lines: LinjeDraft, **fields: Any) -> BudgetDraft:
    return BudgetDraft(first_month=START, lines=lines, **fields)


def fields_of(found: BudgetDraft, today: date = TODAY) -> dict[str, str]:
    return {problem.field: problem.text for problem in rules.problems_of_budget(found, today)}


@given(BUDGETS, MONTHS)
def test_the_monthly_average_times_twelve_is_the_year(lines: tuple[LinjeDraft, ...], first_month: date) -> None:
    table = rules.grid(lines, first_month)
    for group in Budgetgruppe:
        assert rules.monthly(table.year_of(group)) * 12 == table.year_of(group)
        assert abs(rules.shown_monthly(table.year_of(group)) - rules.monthly(table.year_of(group))) <= Fraction(1, 2)
    assert rules.monthly(table.year_oere) * 12 == table.year_oere


@given(BUDGETS, MONTHS)
def test_sums_are_the_sums_of_the_lines(lines: tuple[LinjeDraft, ...], first_month: date) -> None:
    table = rules.grid(lines, first_month)
    assert len(table.months) == 12
    assert [row.line for row in table.rows] == list(lines)
    for group in Budgetgruppe:
        mine = [row for row in table.rows if row.group is group]
        assert table.year_of(group) == sum(row.year_oere for row in mine)
        assert table.sums[group] == tuple(sum(row.amounts[number] for row in mine) for number in range(12))
    income = table.year_of(Budgetgruppe.INDTAEGT)
    assert table.year_oere == income - sum(table.year_of(group) for group in rules.EXPENSES)


@given(st.integers(0, 10**9), st.sampled_from(Hyppighed), MONTHS, MONTHS, st.integers(0, 40))
def test_any_twelve_months_after_the_first_hold_a_years_payments(
    amount: int, frequency: Hyppighed, line_month: date, budget_month: date, later: int
) -> None:
    line = LinjeDraft(Budgetkategori.EL, amount_oere=amount, frequency=frequency, first_month=line_month)
    begins = add_months(line_month, later)
    year = sum(rules.due(line, add_months(begins, number), budget_month) for number in range(12))
    payments = {
        Hyppighed.HVER_14_DAG: 26, Hyppighed.MAANED: 12, Hyppighed.KVARTAL: 4, Hyppighed.HALVAAR: 2, Hyppighed.AAR: 1,
        Hyppighed.EN_GANG: 0 if later else 1,
    }  # fmt: skip
    assert year == amount * payments[frequency]


@given(LINES, MONTHS)
def test_nothing_falls_due_before_the_first_month(line: LinjeDraft, budget_month: date) -> None:
    begins = line.first_month or budget_month
    assert all(rules.due(line, add_months(begins, -number), budget_month) == 0 for number in range(1, 30))


@pytest.mark.parametrize(
    ("frequency", "first_month", "expected"),
    [
        (Hyppighed.MAANED, None, [1] * 12),
        (Hyppighed.KVARTAL, None, [1, 0, 0] * 4),
        (Hyppighed.KVARTAL, date(2026, 9, 1), [0, 1, 0] * 4),
        (Hyppighed.HALVAAR, date(2027, 1, 1), [0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0]),
        (Hyppighed.AAR, date(2024, 12, 15), [0, 1] + [0] * 10),
        (Hyppighed.EN_GANG, date(2027, 3, 1), [0] * 4 + [1] + [0] * 7),
        (Hyppighed.EN_GANG, None, [0] * 12),
        (Hyppighed.HVER_14_DAG, None, [3, 2, 2, 2, 2, 2, 3, 2, 2, 2, 2, 2]),
    ],
)
def test_a_rhythm_falls_in_its_months(frequency: Hyppighed, first_month: date | None, expected: list[int]) -> None:
    line = LinjeDraft(Budgetkategori.LOEN, amount_oere=1, frequency=frequency, first_month=first_month)
    assert list(rules.grid([line], START).rows[0].amounts) == expected


def test_every_category_has_one_empty_line_in_its_group_and_home_power_and_heat_come_first() -> None:
    lines = rules.usual_lines()
    assert {line.category for line in lines} == set(Budgetkategori)
    assert all(line.amount_oere is None for line in lines)
    groups = [rules.group_of(line.category) for line in lines]
    assert list(dict.fromkeys(groups)) == [
        Budgetgruppe.INDTAEGT,
        Budgetgruppe.FAST,
        Budgetgruppe.GAELD,
        Budgetgruppe.VARIABEL,
    ]
    assert len([1 for one, other in pairwise(groups) if one is not other]) == 3
    assert [line.category for line in lines if line.priority is Prioritet.FOERST] == [
        Budgetkategori.HUSLEJE,
        Budgetkategori.EL,
        Budgetkategori.VARME,
    ]


def household() -> tuple[LinjeDraft, ...]:
    amounts = {
        Budgetkategori.LOEN: 2_000_000, Budgetkategori.BOERNEYDELSE: 100_001, Budgetkategori.HUSLEJE: 745_000,
        Budgetkategori.EL: 60_000, Budgetkategori.TELEFON_TV: 40_000, Budgetkategori.GAELDSAFDRAG: 150_000,
        Budgetkategori.MAD: 400_000,
    }  # fmt: skip
    return tuple(rules.new_line(category, amount_oere=oere) for category, oere in amounts.items())


def test_the_three_numbers_are_kept_apart() -> None:
    found = rules.numbers_of(draft(*household(), children_birth_years=(2020,)), GS_2024)
    assert found.raadighed_oere == 2_100_001 - 845_000
    assert found.after_debt_oere == 2_100_001 - 845_000 - 150_000
    assert found.per_person.oere == 552_501  # 1,105,001 / 2, half up
    assert found.per_day.exact == Fraction(1_105_001 * 12, 365)
    assert found.per_person_day.exact == Fraction(1_105_001 * 12, 730)
    # Telephone, food and instalments are not recognised; a grown-up and a child of six live on 7,240 + 2,520.
    assert found.betalingsevne_oere == 2_100_001 - 805_000 - 976_000
    assert found.persons == 2


def test_each_number_carries_its_definition_and_the_rate_its_name_and_year() -> None:
    found = rules.numbers_of(draft(*household()), GS_2024)
    every = (found.raadighed, found.after_debt, found.per_person, found.per_day, found.per_person_day)
    assert all(number.definition.endswith(".") for number in every)
    assert len({number.definition for number in every}) == len(every)
    for text in (found.betalingsevne.label, found.betalingsevne.definition, found.sats_name):
        assert "Gældsstyrelsen 2024" in text


def test_what_a_set_lacks_is_said_and_never_guessed() -> None:
    found = rules.numbers_of(draft(*household(), children_birth_years=(2020,)), SETS["gaeldssanering:2024:"])
    assert found.betalingsevne_oere is None
    assert found.betalingsevne.note == "Kan ikke regnes ud: Gældssanering 2024 har intet beløb for børn."
    assert rules.numbers_of(draft(*household()), None).betalingsevne.note == "Vælg en sats at måle mod."


@given(
    BUDGETS, st.integers(1, 6), st.lists(st.integers(2009, 2026), max_size=5), st.sampled_from([None, *SETS.values()])
)
def test_the_numbers_follow_from_the_sums(
    lines: tuple[LinjeDraft, ...], adults: int, children: list[int], saet: SatsSaet | None
) -> None:
    budget = draft(*lines, adults=adults, children_birth_years=tuple(children))
    found = rules.numbers_of(budget, saet)
    table = rules.grid(lines, START)
    year = {group: table.year_of(group) for group in Budgetgruppe}
    assert found.raadighed.exact is not None
    assert found.after_debt.exact is not None
    assert found.per_person.exact is not None
    assert found.per_day.exact is not None
    assert found.raadighed.exact * 12 == year[Budgetgruppe.INDTAEGT] - year[Budgetgruppe.FAST]
    assert found.after_debt.exact * 12 == found.raadighed.exact * 12 - year[Budgetgruppe.GAELD]
    assert found.per_person.exact * (adults + len(children)) == found.after_debt.exact
    assert found.per_day.exact * 365 == found.after_debt.exact * 12
    assert (found.betalingsevne.exact is None) == (found.betalingsevne.note != "")


@given(BUDGETS)
def test_empty_lines_cost_nothing(lines: tuple[LinjeDraft, ...]) -> None:
    with_empty = (*lines, *rules.usual_lines())
    assert rules.numbers_of(draft(*with_empty), GS_2024) == rules.numbers_of(draft(*lines), GS_2024)


CHANGES = st.lists(
    st.builds(
        AendringDraft,
        kind=st.sampled_from(AendringArt),
        budgetlinje_id=st.one_of(st.none(), st.integers(1, 12)),
        category=st.one_of(st.none(), st.sampled_from(Budgetkategori)),
        amount_oere=st.integers(0, 10**7),
    ),
    max_size=5,
).map(tuple)


@given(BUDGETS)
def test_no_change_changes_nothing(lines: tuple[LinjeDraft, ...]) -> None:
    assert rules.apply(lines, ()) == lines


@given(BUDGETS, CHANGES)
def test_changes_touch_only_the_lines_they_name(
    lines: tuple[LinjeDraft, ...], changes: tuple[AendringDraft, ...]
) -> None:
    found = rules.apply(lines, changes)
    named = {change.budgetlinje_id for change in changes if change.kind is not AendringArt.TILFOEJ}
    assert [line for line in found if line.id is not None and line.id not in named] == [
        line for line in lines if line.id not in named
    ]
    added = [change for change in changes if change.kind is AendringArt.TILFOEJ and change.category is not None]
    assert [(line.category, line.amount_oere) for line in found if line.id is None] == [
        (change.category, change.amount_oere) for change in added
    ]


@given(BUDGETS, CHANGES)
def test_a_difference_is_what_one_must_add_to_today(
    lines: tuple[LinjeDraft, ...], changes: tuple[AendringDraft, ...]
) -> None:
    before, after = (
        (rules.grid(some, START), rules.numbers_of(draft(*some), GS_2024))
        for some in (lines, rules.apply(lines, changes))
    )
    found = rules.differences(before, after)
    for group in Budgetgruppe:
        assert before[0].year_of(group) + found.groups[group] == after[0].year_of(group)
    assert abs(before[1].raadighed_oere + found.raadighed_oere - after[1].raadighed_oere) <= 1
    assert abs(before[1].after_debt_oere + found.after_debt_oere - after[1].after_debt_oere) <= 1


def test_another_amount_brings_its_own_rhythm_and_a_new_line_the_defaults_of_its_category() -> None:
    rent = replace(rules.new_line(Budgetkategori.HUSLEJE, amount_oere=700_000), id=1)
    power = replace(rules.new_line(Budgetkategori.EL, amount_oere=90_000), frequency=Hyppighed.KVARTAL, id=2)
    found = rules.apply(
        (rent, power),
        (
            AendringDraft(AendringArt.ERSTAT, 2, amount_oere=35_000),
            AendringDraft(AendringArt.FJERN, 1),
            AendringDraft(AendringArt.TILFOEJ, category=Budgetkategori.BOLIGSTOETTE, label="Ny", amount_oere=120_000),
        ),
    )
    assert found == (
        replace(power, amount_oere=35_000, frequency=Hyppighed.MAANED),
        rules.new_line(Budgetkategori.BOLIGSTOETTE, "Ny", 120_000),
    )


def test_a_change_of_a_line_that_is_gone_does_nothing() -> None:
    gone = AendringDraft(AendringArt.FJERN, 9)
    assert rules.apply(household(), (gone,)) == household()


def test_two_versions_are_compared_line_by_line() -> None:
    was = draft(
        rules.new_line(Budgetkategori.LOEN, "Netto", 2_000_000),
        rules.new_line(Budgetkategori.HUSLEJE, amount_oere=700_000),
        rules.new_line(Budgetkategori.ABONNEMENTER, "Netflix", 12_900),
        rules.new_line(Budgetkategori.EL),
    )
    now = draft(
        rules.new_line(Budgetkategori.HUSLEJE, amount_oere=700_000),
        rules.new_line(Budgetkategori.LOEN, "netto ", 1_500_000),
        rules.new_line(Budgetkategori.BOLIGSTOETTE, amount_oere=100_000),
    )
    assert [
        (one.line.category, one.before is None, one.after is None, one.year_oere) for one in rules.compare(was, now)
    ] == [
        (Budgetkategori.LOEN, False, False, -6_000_000),
        (Budgetkategori.BOLIGSTOETTE, True, False, 1_200_000),
        (Budgetkategori.ABONNEMENTER, False, True, -154_800),
    ]


@given(BUDGETS, BUDGETS)
def test_the_differences_of_two_versions_add_up(one: tuple[LinjeDraft, ...], other: tuple[LinjeDraft, ...]) -> None:
    total = sum(row.year_oere for row in rules.grid(other, START).rows) - sum(
        row.year_oere for row in rules.grid(one, START).rows
    )
    assert sum(found.year_oere for found in rules.compare(draft(*one), draft(*other))) == total
    assert rules.compare(draft(*one), draft(*one)) == ()


def line(**fields: Any) -> LinjeDraft:
    return replace(LinjeDraft(Budgetkategori.LOEN, "Løn", 100_000), **fields)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"amount_oere": -1}, "amount_oere", "uden minus"),
        ({"amount_oere": rules.LARGEST_OERE + 1}, "amount_oere", "for stort"),
        ({"label": "x" * 81}, "label", "Højst 80 tegn"),
        (
            {"frequency": Hyppighed.EN_GANG},
            "first_month",
            "Vælg den måned, det falder i (november 2026 – oktober 2027)",
        ),
        (
            {"frequency": Hyppighed.EN_GANG, "first_month": date(2026, 10, 1)},
            "first_month",
            "Oktober 2026 er ikke i budgettets tolv måneder",
        ),
        ({"first_month": date(2027, 11, 1)}, "first_month", "Begynder først i november 2027"),
        ({"first_month": date(1926, 11, 1)}, "first_month", "Året 1926 kan ikke være rigtigt"),
        ({"payer": 7}, "payer", "Betaleren er ikke længere på listen"),
    ],
)
def test_a_problem_of_a_line_is_told_at_its_field(fields: dict[str, Any], field: str, words: str) -> None:
    found = fields_of(draft(line(), line(**fields)))
    assert list(found) == [f"lines.1.{field}"]
    assert words in found[f"lines.1.{field}"]


def test_a_good_budget_and_empty_lines_have_no_problem() -> None:
    kurt = BetalerDraft(1, "Kurt", moved_out_on=date(2026, 10, 1))
    empty = LinjeDraft(Budgetkategori.EL, frequency=Hyppighed.EN_GANG, payer=1)
    assert fields_of(draft(line(payer=None), empty, payers=(kurt,), children_birth_years=(2020,), adults=2)) == {}


@pytest.mark.parametrize(
    ("moved_out_on", "fields", "is_problem"),
    [
        (date(2026, 10, 1), {}, True),
        (date(2026, 11, 22), {}, True),
        (date(2027, 1, 15), {}, False),
        (date(2027, 1, 15), {"frequency": Hyppighed.AAR, "first_month": date(2027, 3, 1)}, True),
        (date(2027, 3, 1), {"frequency": Hyppighed.AAR, "first_month": date(2027, 3, 1)}, True),
        (date(2027, 3, 2), {"frequency": Hyppighed.AAR, "first_month": date(2027, 3, 1)}, False),
        (date(2026, 11, 15), {"frequency": Hyppighed.EN_GANG, "first_month": date(2026, 11, 1)}, False),
        (None, {}, False),
    ],
)
def test_a_payer_who_has_moved_out_cannot_pay(
    moved_out_on: date | None, fields: dict[str, Any], is_problem: bool
) -> None:
    kurt = BetalerDraft(1, "Kurt", moved_out_on=moved_out_on)
    found = fields_of(draft(line(payer=1, **fields), payers=(kurt,)))
    assert ("lines.0.payer" in found) == is_problem
    if moved_out_on == date(2026, 10, 1):
        assert found["lines.0.payer"] == "Kurt er flyttet ud den 01-10-2026. Vælg en anden betaler."


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"adults": 0}, "adults"),
        ({"children_birth_years": (2027,)}, "children_birth_years"),
        ({"children_birth_years": (1990,)}, "children_birth_years"),
        ({"payers": (BetalerDraft(1, "  "),)}, "payers.0.name"),
        ({"payers": (BetalerDraft(1, "x" * 201),)}, "payers.0.name"),
        ({"name": "x" * 61}, "name"),
        ({"note": "x" * 2001}, "note"),
        ({"first_month": date(1926, 1, 1)}, "first_month"),
    ],
)
def test_a_problem_of_the_budget_is_told_at_its_field(fields: dict[str, Any], field: str) -> None:
    assert list(fields_of(replace(draft(line()), **fields))) == [field]


@given(BUDGETS)
def test_looking_for_problems_never_fails(lines: tuple[LinjeDraft, ...]) -> None:
    for field in fields_of(draft(*lines)):
        assert field.startswith("lines.")


def test_the_problems_of_a_column_are_told_at_the_change() -> None:
    changes = (
        AendringDraft(AendringArt.TILFOEJ, amount_oere=1),
        AendringDraft(AendringArt.FJERN, 5),
        AendringDraft(AendringArt.ERSTAT, 1, amount_oere=-1),
        AendringDraft(AendringArt.ERSTAT, 1, frequency=Hyppighed.EN_GANG),
    )
    budget = draft(replace(line(), id=1))
    found = rules.problems_of_scenarie(ScenarieDraft(ScenarieArt.EGEN, "", changes), budget)
    assert [problem.field for problem in found] == [
        "name",
        "changes.0.category",
        "changes.1.budgetlinje_id",
        "changes.2.amount_oere",
        "changes.3.first_month",
    ]
