"""Pasted text: every row ends somewhere, amounts are never guessed, a statement becomes lines."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import Budgetgruppe, Budgetkategori, Hyppighed, LinjeDraft, Prioritet
from socialvicevaert.features.budgetter.reading import MOST_ROWS, Pasted, Side, guess_category, read_paste
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.money import show_amount

# What stands in a cell of a budget or a statement, and much that does not.
CELLS = st.one_of(
    st.sampled_from(
        [
            "", " ", "-", "1.234", "1.234,50", "1234,5", "-45,00", "kr. 7", "abc", "Husleje", "Løn", "kvartal", "Ud",
            "01-10-2026", "31-02-2026", "2026-10-01", "Saldo", "Beløb", "Dato", "Tekst", "I alt", "Indtægter", "Ind",
            "hver uge", "Udgifter", '"', "12 345", "NETTO 123", "(200)", "99999999999999", "Mad",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.lists(CELLS, min_size=1, max_size=5).map("\t".join), max_size=8).map("\n".join),
    st.lists(st.lists(CELLS, min_size=1, max_size=5).map(";".join), max_size=8).map("\r\n".join),
    st.lists(st.lists(CELLS, min_size=1, max_size=3).map(" ".join), max_size=8).map("\n".join),
)


def named(found: Pasted) -> list[tuple[Any, ...]]:
    return [(line.category, line.label, line.amount_oere, line.frequency) for line in found.lines]


@given(TEXTS)
def test_every_row_ends_in_exactly_one_place(text: str) -> None:
    found = read_paste(text)
    rows = [row for row in text.replace("\x00", "").splitlines() if row.strip(" \t;\u00a0")]
    elsewhere = [
        *(row for row, _ in found.problems),
        *(one.row_text for one in found.ambiguous),
        *found.headings,
    ]
    assert found.read_rows + len(elsewhere) == len(rows)
    assert set(elsewhere) <= {row.strip() for row in rows}
    assert (found.read_rows > 0) == (len(found.lines) > 0)


@given(TEXTS)
def test_what_is_read_has_an_amount_and_what_is_not_says_why(text: str) -> None:
    found = read_paste(text)
    assert all(line.amount_oere is not None and line.amount_oere >= 0 for line in found.lines)
    assert all(reason.endswith(".") for _, reason in found.problems)
    for one in found.ambiguous:
        assert one.line.amount_oere is None
        assert one.readings[0] != one.readings[1]
        assert one.chosen(one.readings[1]).amount_oere == one.readings[1]


LINES = st.builds(
    LinjeDraft,
    category=st.sampled_from(Budgetkategori),
    amount_oere=st.integers(0, 10**9),
    frequency=st.sampled_from(Hyppighed),
)


@given(st.lists(LINES, min_size=1, max_size=10), st.sampled_from("\t;"))
def test_a_table_written_with_our_own_words_is_read_back(lines: list[LinjeDraft], mark: str) -> None:
    text = "\n".join(
        mark.join((line.category.label, show_amount(line.amount_oere), line.frequency.label)) for line in lines
    )
    found = read_paste(text)
    assert named(found) == [(line.category, "", line.amount_oere, line.frequency) for line in lines]
    assert [(line.priority, line.is_recognised) for line in found.lines] == [
        (rules.default_priority(line.category), rules.is_recognised(line.category)) for line in lines
    ]


@given(st.lists(st.integers(1, 10**8), min_size=2, max_size=12), st.booleans())
def test_a_payment_every_month_is_the_average_of_one_payment(amounts: list[int], comes: bool) -> None:
    sign = "" if comes else "-"
    days = [date(2026, 1, 1) + timedelta(days=30 * number) for number in range(len(amounts))]
    text = "\n".join(
        f"{day:%d-%m-%Y};Ukendt {number};{sign}{show_amount(amount)};0,00"
        for number, (day, amount) in enumerate(zip(days, amounts, strict=True))
    )
    found = read_paste(text)
    (line,) = found.lines
    assert found.read_rows == len(amounts)
    assert line.frequency is Hyppighed.MAANED
    assert line.amount_oere is not None
    assert abs(line.amount_oere * len(amounts) - sum(amounts)) <= len(amounts) / 2
    assert (rules.group_of(line.category) is Budgetgruppe.INDTAEGT) == comes


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Husleje\t7.450,00", (Budgetkategori.HUSLEJE, "", 745_000, Hyppighed.MAANED)),
        ("Elregning\t900\tkvartal", (Budgetkategori.EL, "Elregning", 90_000, Hyppighed.KVARTAL)),
        ("Løn fra Netto\t18.000,-", (Budgetkategori.LOEN, "Løn fra Netto", 1_800_000, Hyppighed.MAANED)),
        ("Indbo 1.200,50 hvert halve år", (Budgetkategori.FORSIKRING, "Indbo", 120_050, Hyppighed.HALVAAR)),
        ("Bus 399 kr.", (Budgetkategori.TRANSPORT, "Bus", 39_900, Hyppighed.MAANED)),
        ("Mad;1,500.00", (Budgetkategori.MAD, "", 150_000, Hyppighed.MAANED)),
        ("Noget helt særligt;100", (Budgetkategori.ANDEN_FAST, "Noget helt særligt", 10_000, Hyppighed.MAANED)),
        ("100;Børnepenge;14 dage", (Budgetkategori.BOERNEYDELSE, "Børnepenge", 10_000, Hyppighed.HVER_14_DAG)),
        ("Elgiganten;100", (Budgetkategori.ANDEN_FAST, "Elgiganten", 10_000, Hyppighed.MAANED)),
    ],
)  # fmt: skip
def test_a_row_is_read_as_people_write_it(row: str, expected: tuple[Any, ...]) -> None:
    assert named(read_paste(row)) == [expected]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Mad\t-", "»-« er ikke et beløb"),
        ("Mad\tmange penge", "»mange penge« er ikke et beløb"),
        ("Mad", "intet beløb"),
        ("\t500,00", "ingen tekst"),
        ("Avis\t100\thver uge", "»hver uge« passer ikke"),
        ("A\t100\t200", "flere forskellige beløb"),
        ("31-02-2026\tHusleje\t-100,00", "Datoen 31-02-2026 findes ikke"),
    ],
)
def test_what_cannot_be_read_comes_back_with_its_reason(row: str, reason: str) -> None:
    found = read_paste(f"{row}\nHusleje\t7.450,00")
    assert [text for text, _ in found.problems] == [row.strip()]
    assert reason in found.problems[0][1]
    assert len(found.lines) == 1


def test_one_mark_before_three_digits_is_asked_about() -> None:
    (one,) = read_paste("Telefon\t1.234\tkvartal").ambiguous
    assert one.readings == (123_400, 123)
    assert one.chosen(123_400) == LinjeDraft(
        Budgetkategori.TELEFON_TV, "Telefon", 123_400, Hyppighed.KVARTAL, is_recognised=False
    )


def test_a_space_in_an_amount_that_nothing_parts_from_its_text_is_asked_about() -> None:
    (one,) = read_paste("Bus 4 399 kr.").ambiguous
    assert one.readings == (439_900, 39_900)
    assert [line.amount_oere for line in read_paste("Bus\t4 399 kr.").lines] == [439_900]


def test_a_statement_is_gathered_by_text_and_sign() -> None:
    found = read_paste(
        "Dato;Tekst;Beløb;Saldo\n"
        "01-09-2026;Husleje Boligforening;-7450,00;1000\n"
        "01-10-2026;HUSLEJE BOLIGFORENING;-7450,00;1000\n"
        "30-09-2026;LØN KOMMUNE;18000,00;5\n"
        "30-10-2026;LØN KOMMUNE;18000,00;5\n"
        "02-10-2026;NETTO 1234 BALLERUP;-234,50;4\n"
        "12-10-2026;NETTO 5555 BALLERUP;-100,50;3\n"
        "13-10-2026;NETTO 5555 BALLERUP;34,00;3\n"
    )
    assert named(found) == [
        (Budgetkategori.HUSLEJE, "Husleje Boligforening", 745_000, Hyppighed.MAANED),
        (Budgetkategori.LOEN, "LØN KOMMUNE", 1_800_000, Hyppighed.MAANED),
        (Budgetkategori.MAD, "NETTO 1234 BALLERUP", 16_750, Hyppighed.MAANED),
        (Budgetkategori.ANDEN_INDTAEGT, "NETTO 5555 BALLERUP", 1_700, Hyppighed.MAANED),
    ]
    assert (found.months, found.headings, found.read_rows) == (2, ("Dato;Tekst;Beløb;Saldo",), 7)
    assert found.lines[0].priority is Prioritet.FOERST


def test_payments_every_fortnight_and_quarter_keep_their_rhythm() -> None:
    days = {"Løn": [date(2026, 9, 3) + timedelta(14 * step) for step in range(4)]}
    days["El"] = [date(2026, 7, 1), date(2026, 10, 1)]
    sign = {"Løn": "", "El": "-"}
    found = read_paste("\n".join(f"{day:%d.%m.%Y}\t{what}\t{sign[what]}500,00" for what in days for day in days[what]))
    assert [(line.category, line.amount_oere, line.frequency) for line in found.lines] == [
        (Budgetkategori.LOEN, 50_000, Hyppighed.HVER_14_DAG),
        (Budgetkategori.EL, 50_000, Hyppighed.KVARTAL),
    ]


def test_a_statement_with_a_column_for_each_direction() -> None:
    found = read_paste("Dato\tTekst\tInd\tUd\n01-10-2026\tNetto\t\t100,00\n02-10-2026\tNetto\t20,00\t")
    assert [(line.category, line.amount_oere) for line in found.lines] == [
        (Budgetkategori.MAD, 10_000),
        (Budgetkategori.ANDEN_INDTAEGT, 2_000),
    ]


def test_the_heading_tells_the_balance_from_the_amount() -> None:
    found = read_paste("Dato;Saldo;Beløb;Tekst\n01-10-2026;9.999,00;-45,00;Netto")
    assert [line.amount_oere for line in found.lines] == [4_500]


@pytest.mark.parametrize(
    "text",
    [
        '"Dato";"Kategori";"Tekst";"Beløb";"Saldo"\n"01.10.2026";"Hus";"Netto; Ballerup";"-45,00";"9,00"',
        "Bogføringsdato;Beløb;Afsender;Modtager;Navn;Beskrivelse;Saldo;Valuta\n"
        "2026/10/01;-45,00;2191 8973;;;Netto; Ballerup;9,00;DKK",
        "1. oktober 2026\tNetto\t-45,00\t1.234",
        "01-10-26;Netto;-45,00",
    ],
)
def test_the_statements_of_several_banks_are_read(text: str) -> None:
    (line,) = read_paste(text).lines
    assert (line.category, line.amount_oere) == (Budgetkategori.MAD, 4_500)
    assert line.label.startswith("Netto")


def test_a_date_beside_a_rhythm_is_the_month_it_falls_due() -> None:
    (line,) = read_paste("Indbo\t500,00\thalvår\t15-02-2027").lines
    assert (line.first_month, line.amount_oere) == (date(2027, 2, 1), 50_000)


def test_headings_say_which_way_the_money_goes_and_sums_are_not_counted_twice() -> None:
    found = read_paste("Indtægter\nSommerhus;100,00\nIndtægter i alt;100,00\nUdgifter\nSommerhus;200,00\nSum;200,00")
    assert [(line.category, line.amount_oere) for line in found.lines] == [
        (Budgetkategori.ANDEN_INDTAEGT, 10_000),
        (Budgetkategori.ANDEN_FAST, 20_000),
    ]
    assert len(found.headings) == 4


def test_where_expenses_have_a_minus_an_unknown_plus_is_an_income() -> None:
    found = read_paste("Sommerhus;100,00\nBåd;-50,00\nHusleje;7.000,00")
    assert [line.category for line in found.lines] == [
        Budgetkategori.ANDEN_INDTAEGT,
        Budgetkategori.ANDEN_FAST,
        Budgetkategori.HUSLEJE,
    ]


def test_the_same_word_is_an_income_or_an_expense_by_its_side() -> None:
    assert guess_category("Børnebidrag", Side.INCOME) is Budgetkategori.BOERNEBIDRAG_IND
    assert guess_category("Børnebidrag", Side.EXPENSE) is Budgetkategori.BOERNEBIDRAG_UD
    assert guess_category("Boligstøtte") is Budgetkategori.BOLIGSTOETTE
    assert guess_category("xyzzy") is None


def test_more_rows_than_anybody_has_are_refused() -> None:
    with pytest.raises(UserError, match=str(MOST_ROWS)):
        read_paste("Mad;1\n" * (MOST_ROWS + 1))
