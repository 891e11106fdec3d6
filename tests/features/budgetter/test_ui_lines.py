"""What is typed into a line is read, or stays with its reason: nothing disappears."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.budgetter.models import (
    BetalerDraft,
    Budgetkategori,
    Hyppighed,
    LinjeDraft,
    Prioritet,
)
from socialvicevaert.features.budgetter.ui.lines import Column, Line, parse_month, post_text, type_into, wiped
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.money import show_amount
from tests.factories import TODAY

PAYERS = (BetalerDraft(4, "Fatima Demir"), BetalerDraft(7, "Omar"))
EMPTY = Line(1, LinjeDraft(Budgetkategori.ANDEN_FAST))


def typed(column: Column, text: str, line: Line = EMPTY) -> Line:
    return type_into(line, column, text, PAYERS, TODAY)


@given(st.text(max_size=40), st.sampled_from([one for one in Column if one is not Column.MONTHLY]))
def test_any_text_is_understood_or_stays_with_a_reason(text: str, column: Column) -> None:
    line = typed(column, text)
    if column in line.typed:
        assert line.typed[column].text == text.strip()
        assert line.typed[column].problem
    else:
        assert line.typed == {}


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_every_amount_shown_is_read_as_the_same(oere: int) -> None:
    assert typed(Column.AMOUNT, show_amount(oere)).draft.amount_oere == oere


@given(st.text(max_size=40))
def test_what_was_wrong_is_gone_when_something_right_is_typed(text: str) -> None:
    line = typed(Column.AMOUNT, "12,50", typed(Column.AMOUNT, text))
    assert line.typed == {}
    assert line.draft.amount_oere == 1250


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("3-2027", date(2027, 3, 1)),
        ("03/2027", date(2027, 3, 1)),
        ("marts 2027", date(2027, 3, 1)),
        ("mar 27", date(2027, 3, 1)),
        ("Marts", date(2027, 3, 1)),
        ("december", date(2026, 12, 1)),
        ("november", date(2026, 11, 1)),
        ("15-03-2027", date(2027, 3, 1)),
    ],
)
def test_a_month_is_read_as_people_write_it(text: str, month: date) -> None:
    assert parse_month(text, TODAY) == month


@pytest.mark.parametrize("text", ["13-2026", "0-2026", "31-02-2027", "engang", "marts 2027 kl. 9"])
def test_a_month_that_does_not_exist_is_explained(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_month(text, TODAY)
    assert str(caught.value)


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("kv", Hyppighed.KVARTAL),
        ("Hver måned", Hyppighed.MAANED),
        ("14", Hyppighed.HVER_14_DAG),
        ("halve", Hyppighed.HALVAAR),
        ("en gang", Hyppighed.EN_GANG),
    ],
)
def test_a_frequency_is_found_by_any_of_its_words(text: str, frequency: Hyppighed) -> None:
    assert typed(Column.FREQUENCY, text).draft.frequency is frequency


@pytest.mark.parametrize("text", ["hver uge", "hver tredje uge", "hver", "ofte"])
def test_a_frequency_the_budget_does_not_have_is_explained_with_those_it_has(text: str) -> None:
    problem = typed(Column.FREQUENCY, text).typed[Column.FREQUENCY].problem
    assert "Vælg en af: Hver 14. dag" in problem
    assert "Hvert kvartal" in problem


def test_a_beginning_that_several_payers_have_is_asked_about() -> None:
    line = type_into(EMPTY, Column.PAYER, "o", (BetalerDraft(1, "Omar"), BetalerDraft(2, "Oda")), TODAY)
    assert line.draft.payer is None
    assert line.typed[Column.PAYER].problem == "»o« kan være flere. Vælg en af: Omar, Oda."


def test_a_payer_is_found_by_the_beginning_of_the_name_and_a_stranger_is_not() -> None:
    assert typed(Column.PAYER, "om").draft.payer == 7
    assert "Husstand" in typed(Column.PAYER, "Ali").typed[Column.PAYER].problem
    assert typed(Column.PAYER, "Alle", typed(Column.PAYER, "om")).draft.payer is None


def test_the_name_of_a_category_makes_the_line_one_and_other_words_are_its_own() -> None:
    assert typed(Column.POST, "transport").draft.category is Budgetkategori.TRANSPORT
    line = typed(Column.POST, "Forsikring: indbo")
    assert (line.draft.category, line.draft.label) == (Budgetkategori.FORSIKRING, "indbo")
    assert post_text(line.draft) == "Forsikring: indbo"
    assert typed(Column.POST, "boernepasning: SFO").draft.label == "SFO"
    other = typed(Column.POST, "Kolonihave")
    assert (other.draft.category, post_text(other.draft)) == (Budgetkategori.ANDEN_FAST, "Kolonihave")
    assert typed(Column.POST, "Løn").draft.category is Budgetkategori.ANDEN_FAST


def test_an_emptied_cell_forgets_what_was_wrong_in_it() -> None:
    line = typed(Column.PRIORITY, "kan", typed(Column.AMOUNT, "abc"))
    assert line.draft.priority is Prioritet.KAN_VENTE
    assert wiped(line, Column.AMOUNT).typed == {}
