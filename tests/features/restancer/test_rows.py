"""Every line of a list is accounted for exactly once, with a reason where it cannot be used."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.restancer.reading import (
    SEPARATORS,
    Column,
    FileKind,
    Layout,
    Line,
    ListFile,
    NumberStyle,
    guess_layout,
)
from socialvicevaert.features.restancer.reading.values import normal_lejemaalsnr, read_date, read_oere
from socialvicevaert.features.restancer.rules import (
    RestanceBaand,
    Unusable,
    UnusableRow,
    band_of,
    bands_per_afdeling,
    convert,
)
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.money import show_amount
from tests.features.restancer.lists import TODAY, csv_bytes, xlsx_bytes

LAYOUT = Layout(
    FileKind.CSV,
    (Column.LEJEMAALSNR, Column.NAVN, Column.RESTANCE, Column.FORFALDSDATO),
    ("Lejemål", "Navn", "Restance", "Forfald"),
    header_row=1,
)


def reading_of(*rows: tuple[Any, ...]) -> Any:
    """The rows under the layout above."""
    lines = [Line(1, LAYOUT.headings), *(Line(number, row) for number, row in enumerate(rows, start=2))]
    return convert(lines, LAYOUT, TODAY)


def only_reason(*row: Any) -> UnusableRow:
    """Why a row alone on its list cannot be used."""
    reading = reading_of(row)
    assert not reading.usable
    (unusable,) = reading.unusable
    return unusable


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("I alt", "", "100,00", ""), Unusable.TOTAL),
        (("", "Total", "100,00", ""), Unusable.TOTAL),
        (("Afdeling 15 i alt", "", "100,00", ""), Unusable.TOTAL),
        (("", "", "Samlet restance i alt: ", ""), Unusable.TOTAL),
        (("Lejemål", "Navn", "Restance", "Forfald"), Unusable.HEADING),
        (("Side 2 af 5", "", "", ""), Unusable.TEXT),
        (("", "", "", "01-10-2026"), Unusable.TEXT),
        (("", "", "100,00", ""), Unusable.NOBODY),
        (("1-2-3", "Kurt", "", ""), Unusable.NO_AMOUNT),
        (("1-2-3", "Kurt", " - ", ""), Unusable.NO_AMOUNT),
        (("1-2-3", "Kurt", "#REF!", ""), Unusable.UNREADABLE_AMOUNT),
        (("1-2-3", "Kurt", "12,345", ""), Unusable.UNREADABLE_AMOUNT),
        (("1-2-3", "Kurt", "99.999.999,00", ""), Unusable.UNREADABLE_AMOUNT),
        (("1-2-3", "Kurt", float("nan"), ""), Unusable.UNREADABLE_AMOUNT),
        (("1-2-3", "Kurt", True, ""), Unusable.UNREADABLE_AMOUNT),
        (("1-2-3", "Kurt", "-1.250,00", ""), Unusable.CREDIT),
        (("1-2-3", "Kurt", "1.250,00-", ""), Unusable.CREDIT),
        (("1-2-3", "Kurt", "(1.250,00)", ""), Unusable.CREDIT),
        (("1-2-3", "Kurt", "−1.250,00", ""), Unusable.CREDIT),
        (("1-2-3", "Kurt", "0,00", ""), Unusable.NOTHING_OWED),
        (("1-2-3", "Kurt", "100,00", "31-02-2026"), Unusable.IMPOSSIBLE_DATE),
        (("1-2-3", "Kurt", "100,00", "01-10-2206"), Unusable.IMPOSSIBLE_DATE),
        (("1-2-3", "Kurt", "100,00", "snart"), Unusable.IMPOSSIBLE_DATE),
        ((date(2003, 2, 1), "Kurt", "100,00", ""), Unusable.SPOILT_NUMBER),
    ],
)
def test_a_line_that_cannot_be_used_has_its_own_reason(row: tuple[Any, ...], reason: Unusable) -> None:
    unusable = only_reason(*row)

    assert unusable.reason is reason
    assert unusable.reason_da.endswith(".")


def test_a_sum_without_a_label_is_known_by_its_amount() -> None:
    reading = reading_of(("1-2-3", "Kurt", "100,00", ""), ("1-2-4", "Åse", "50,00", ""), ("", "", "150,00", ""))

    assert [row.reason for row in reading.unusable] == [Unusable.TOTAL]


def test_a_person_may_be_called_something_like_sum() -> None:
    assert [row.name for row in reading_of(("1-2-3", "Sum Yi", "100,00", "")).usable] == ["Sum Yi"]


def test_blank_lines_are_no_rows() -> None:
    assert reading_of(("1-2-3", "Kurt", "100,00", ""), ("", " ", None, "")).row_count == 1


def test_a_copy_is_left_out_but_a_contradiction_is_nobodys_to_guess() -> None:
    reading = reading_of(
        ("1-2-3", "Kurt", "100,00", "01-10-2026"),
        ("1-2-4", "Åse", "100,00", ""),
        ("01-02-03", "Kurt", "100,00", "01-10-2026"),
        ("1.2.4", "Åse", "250,00", ""),
    )

    assert [row.lejemaalsnr for row in reading.usable] == ["1-2-3"]
    assert [(row.line_no, row.reason) for row in reading.unusable] == [
        (3, Unusable.CONFLICT),
        (4, Unusable.DUPLICATE),
        (5, Unusable.CONFLICT),
    ]
    assert "linje 5 (250,00 kr.)" in reading.unusable[0].reason_da


def test_the_same_rent_of_two_months_is_no_copy() -> None:
    reading = reading_of(("1-2-3", "Kurt", "100,00", "01-09-2026"), ("1-2-3", "Kurt", "100,00", "01-10-2026"))

    assert {row.reason for row in reading.unusable} == {Unusable.CONFLICT}


def test_a_credit_beside_a_debt_is_pointed_out_and_not_subtracted() -> None:
    reading = reading_of(("1-2-3", "Kurt", "100,00", ""), ("1-2-3", "Kurt", "-40,00", ""))

    (row,) = reading.usable
    assert row.amount_oere == 100_00
    assert row.notes == ("Lejemålet har også -40,00 kr. på linje 3, som ikke er trukket fra.",)


def test_a_list_whose_own_sum_differs_says_so() -> None:
    agreeing = reading_of(("1-2-3", "Kurt", "100,00", ""), ("I alt", "", "100,00", ""))
    differing = reading_of(("1-2-3", "Kurt", "100,00", ""), ("I alt", "", "140,00", ""))

    assert agreeing.notes == ()
    assert differing.notes == ("Listens egen sum er 140,00 kr., men de linjer, der kan bruges, giver 100,00 kr.",)


@pytest.mark.parametrize("written", ["0008-081-01", "8.81.1", "0008 081 01", "8/81/1"])
def test_a_tenancy_number_is_the_same_however_it_is_written(written: str) -> None:
    assert normal_lejemaalsnr(written) == "8-81-1"


def test_bands_are_counted_per_estate() -> None:
    rows = reading_of(("0015-1-1", "A", "100,00", ""), ("15-2-1", "B", "30.000,00", ""), ("16-1-1", "C", "1,00", ""))

    assert bands_per_afdeling(rows.usable) == {
        "15": {"under_5000": [1, 100_00], "fra_30000": [1, 30_000_00]},
        "16": {"under_5000": [1, 1_00]},
    }
    assert band_of(499_999) is RestanceBaand.UNDER_5000
    assert band_of(500_000) is RestanceBaand.FRA_5000


def test_the_work_can_be_stopped_from_its_progress() -> None:
    def stop(done: int, total: int) -> None:
        raise UserError("Afbrudt.")

    with pytest.raises(UserError, match="Afbrudt"):
        convert([Line(2, ("1-2-3", "Kurt", "100,00", ""))], LAYOUT, TODAY, stop)


CELLS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.sampled_from(["I alt", "1-2-3", "1.234,56", "-5,00", "01-10-2026", "31-02-2026", "?", "Ay?e", "=1+1", "kr."]),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=12), st.sampled_from(NumberStyle))
def test_usable_and_unusable_are_all_lines_whatever_is_in_them(rows: list[tuple[Any, ...]], style: NumberStyle) -> None:
    lines = [Line(number, cells) for number, cells in enumerate(rows, start=1)]
    layout = Layout(FileKind.XLSX, (*LAYOUT.columns, Column.HUSLEJE, Column.CPR), number_style=style)

    reading = convert(lines, layout, TODAY)

    seen = [row.line_no for row in (*reading.usable, *reading.unusable)]
    filled = [line.number for line in lines if any(cell is not None and str(cell).strip() for cell in line.cells)]
    assert sorted(seen) == filled
    assert all(0 < row.amount_oere <= 1_000_000_000 for row in reading.usable)
    assert all(row.reason_da.strip() for row in reading.unusable)


HOUSEHOLDS = st.lists(
    st.tuples(
        st.integers(1, 99),
        st.integers(1, 999),
        st.integers(1, 99),
        st.sampled_from(["Fatima Demir", "Åse Æbelø", "Jørgen Bæk", "Karen Ødegård", "Mehmet Jensen-Poulsen"]),
        st.integers(1, 99_999_99),
        st.dates(date(2024, 1, 1), TODAY),
    ),
    min_size=3,
    max_size=12,
    unique_by=lambda one: one[:3],
)


@given(
    HOUSEHOLDS,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp865"]),
    st.sampled_from(list(SEPARATORS)),
    st.sampled_from(["%s", "%s kr.", "kr. %s", "DKK %s"]),
    st.sampled_from(["%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y"]),
    st.integers(0, 3),
)
def test_a_list_written_in_any_dialect_reads_back_the_same(
    households: list[Any], encoding: str, separator: str, amount: str, day: str, titles: int
) -> None:
    rows = [
        [f"{a:04}-{b:03}-{c:02}", name, amount % show_amount(oere), due.strftime(day)]
        for a, b, c, name, oere, due in households
    ]
    above = [["Restanceliste", "", "", ""]] * titles
    data = csv_bytes([*above, ["Lejemålsnr.", "Lejers navn", "Restance", "Forfaldsdato"], *rows], encoding, separator)

    file = ListFile(data, "liste.csv")
    layout = guess_layout(file)
    reading = convert(file.lines(layout), layout, TODAY)

    assert [(row.lejemaalsnr, row.name, row.amount_oere, row.due_on) for row in reading.usable] == [
        (row[0], name, oere, due) for row, (_, _, _, name, oere, due) in zip(rows, households, strict=True)
    ]
    assert not reading.unusable


@given(HOUSEHOLDS)
def test_a_workbook_reads_back_the_same(households: list[Any]) -> None:
    rows = [[f"{a}-{b}-{c}", name, oere / 100, due] for a, b, c, name, oere, due in households]
    data = xlsx_bytes({"Ark1": [["Lejemål", "Beboer", "Skyldig husleje i kr.", "Forfald"], *rows]})

    file = ListFile(data, "liste.xlsx")
    layout = guess_layout(file)
    reading = convert(file.lines(layout), layout, TODAY)

    assert [(row.name, row.amount_oere, row.due_on) for row in reading.usable] == [
        (name, oere, due) for _, _, _, name, oere, due in households
    ]


@given(st.integers(-10_000_000_00, 10_000_000_00))
def test_every_amount_reads_back_in_both_styles(oere: int) -> None:
    danish = show_amount(oere)
    english = danish.translate(str.maketrans(",.", ".,"))

    assert read_oere(danish, NumberStyle.DANISH) == oere
    assert read_oere(english, NumberStyle.ENGLISH) == oere
    assert read_oere(oere / 100, NumberStyle.DANISH) == oere


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_date_reads_back_also_as_a_spreadsheets_day_number(day: date) -> None:
    assert read_date(f"{day.day}/{day.month} {day.year}".replace(" ", "/")) == day
    assert read_date(day.isoformat()) == day
    assert read_date(float((day - date(1899, 12, 30)) / timedelta(days=1))) == day
