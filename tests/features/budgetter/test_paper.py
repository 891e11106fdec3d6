"""The budget on one page for the resident."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, Hyppighed, LinjeDraft, Prioritet
from socialvicevaert.features.budgetter.pdf import one_page, words
from socialvicevaert.features.budgetter.queries import BudgetView

START = date(2026, 11, 1)
TODAY = date(2026, 11, 22)


def view_of(*lines: LinjeDraft, name: str = "Fatima Demir", adults: int = 2, is_current: bool = True) -> BudgetView:
    draft = BudgetDraft(START, adults, (), (), lines)
    numbers = rules.numbers_of(draft, None)
    saved = datetime(2026, 11, 22, 8, tzinfo=UTC)
    return BudgetView(1, 1, name, 3, "", TODAY, "Bo Lind", is_current, saved, draft, numbers, ())


def pages(view: BudgetView) -> list[str]:
    document = pypdfium2.PdfDocument(one_page(view, "Boligforeningen Fælleden", "Bo Lind, telefon 44 77 20 00", TODAY))
    try:
        return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    finally:
        document.close()


def many(count: int, seed: int) -> tuple[LinjeDraft, ...]:
    chance = random.Random(seed)
    return tuple(
        LinjeDraft(
            chance.choice(list(Budgetkategori)),
            "Det meget lange firmanavn af 1998 med fortsættelse ApS " * chance.randint(0, 2),
            chance.randint(1, 10**9),
            chance.choice(list(Hyppighed)),
            date(2027, chance.randint(1, 9), 1),
            priority=chance.choice(list(Prioritet)),
        )
        for _ in range(count)
    )


HOUSEHOLD = (
    rules.new_line(Budgetkategori.LOEN, amount_oere=1_840_000),
    rules.new_line(Budgetkategori.HUSLEJE, amount_oere=745_000),
    replace(rules.new_line(Budgetkategori.EL, amount_oere=189_000), frequency=Hyppighed.KVARTAL),
    replace(rules.new_line(Budgetkategori.FORSIKRING, "Indbo", 400_000), frequency=Hyppighed.AAR, first_month=START),
    rules.new_line(Budgetkategori.GAELDSAFDRAG, "Banken", 75_000),
    rules.new_line(Budgetkategori.MAD, amount_oere=1_000_000),
    rules.new_line(Budgetkategori.TOEJ),
)


@pytest.mark.parametrize("count", [0, 1, 5, 15, 25, 40, 80])
def test_the_paper_is_always_one_page(count: int) -> None:
    for name in ("Bo Å", "Maria Alejandra Fernández-Østergaard von Lichtenberg-Hansen-Wolff-Mikkelsen af Rosenborg"):
        assert len(pages(view_of(*many(count, seed=count), name=name, is_current=False))) == 1


def test_the_paper_says_in_plain_words_what_comes_what_goes_and_what_is_left() -> None:
    (text,) = pages(view_of(*HOUSEHOLD))
    assert "Budget for Fatima Demir" in text
    assert "november 2026 – oktober 2027" in text
    assert "Når de faste regninger og afdrag er betalt, har I 9.237 kr. om måneden" in text
    for figure in ("18.400 kr.", "8.413 kr.", "750 kr.", "9.237 kr.", "2.132 kr.", "304 kr."):
        assert figure in text
    assert "Husleje: 7.450 kr. hver måned" in text
    assert "El: 1.890 kr. hvert kvartal" in text
    assert "November 2026: " in text
    assert "(Indbo, El)" in text
    assert "Der mangler " in text
    assert "Side 1 af 1" in text
    assert "Tøj" not in text.replace("mad, tøj og", "")


def test_every_line_stands_there_where_there_is_room_and_the_sums_where_there_is_not() -> None:
    (short,) = pages(view_of(*HOUSEHOLD))
    assert "mindre linjer" not in short
    (long,) = pages(view_of(*many(60, seed=1)))
    assert "mindre linjer" in long
    for total in ("Indtægter i alt", "Faste udgifter i alt", "Mad og andet i alt"):
        assert total in long


def test_an_older_version_says_so_and_an_empty_one_too() -> None:
    (text,) = pages(view_of(*HOUSEHOLD, is_current=False))
    assert "ældre version nr. 3" in text
    (empty,) = pages(view_of())
    assert "Der står ingen beløb i budgettet endnu." in empty


def test_the_same_budget_gives_the_same_file() -> None:
    one, other = (one_page(view_of(*HOUSEHOLD), "Fælleden", "Bo", TODAY) for _ in range(2))
    assert one == other


def test_what_is_missing_is_a_plain_number_and_not_a_minus() -> None:
    (text,) = pages(view_of(rules.new_line(Budgetkategori.HUSLEJE, amount_oere=745_000), adults=1))
    assert "Der mangler 7.450 kr. hver måned, før du har købt mad." in text
    assert "-7.450" not in text


def test_gathered_lines_add_up_to_the_sum_of_the_group() -> None:
    table = rules.grid(many(40, seed=7), START)
    for shown in range(41):
        places = words.largest(table, shown)
        for group in rules.EXPENSES:
            rows = words.rows_of(table, group, places)
            if rows:
                *parts, total = rows
                assert total.year_oere == table.year_of(group)
                assert not parts or sum(row.year_oere for row in parts) == total.year_oere


def test_months_alike_are_told_in_one_sentence() -> None:
    power = replace(rules.new_line(Budgetkategori.EL, amount_oere=189_000), frequency=Hyppighed.KVARTAL)
    income = rules.new_line(Budgetkategori.LOEN, amount_oere=300_000)
    table = rules.grid((power, income), START)
    assert words.heavy_months(table, 3) == [
        "November 2026, februar 2027, maj 2027, august 2027: 1.260 kr. mere i regninger end normalt (El)."
    ]
    assert words.heavy_months(rules.grid((income,), START), 3) == []
