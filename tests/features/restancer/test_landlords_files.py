"""The two ways our first landlord writes its lists, and the ways others do."""

from datetime import date

import pytest

from socialvicevaert.features.restancer.reading import (
    Column,
    Layout,
    ListFile,
    NumberStyle,
    guess_as_of,
    guess_landlord,
    guess_layout,
)
from socialvicevaert.features.restancer.rules import Unusable
from tests.features.restancer.lists import (
    HEADINGS,
    TODAY,
    csv_bytes,
    danish,
    household,
    november_rows,
    november_xlsx,
    october_csv,
    ods_bytes,
    read,
    xlsx_bytes,
)
from tests.features.restancer.old_workbook import xls_bytes

AMOUNTS = [1_000_00 + number * 111_50 for number in range(1, 6)]


def test_a_danish_text_file_is_read_without_being_told_anything() -> None:
    layout, reading = read(october_csv())

    assert (layout.encoding, layout.separator, layout.header_row) == ("cp1252", ";", 1)
    assert layout.columns == (
        Column.LEJEMAALSNR,
        Column.NAVN,
        Column.ADRESSE,
        Column.POSTNR,
        Column.BY,
        Column.HUSLEJE,
        Column.RESTANCE,
        Column.ANTAL_MAANEDER,
        Column.FORFALDSDATO,
        Column.TELEFON,
    )
    assert len(reading.usable) == 10
    first = reading.usable[0]
    assert (first.line_no, first.lejemaalsnr, first.amount_oere) == (2, "0002-002-01", 1_111_50)
    assert (first.rent_oere, first.months, first.due_on) == (6_512_25, 2, date(2026, 10, 1))
    assert (first.name, first.address, first.phone) == ("Kurt Bæk", "Hedeparken 2A, 2. th", "+4520007919")


def test_each_line_that_cannot_be_used_says_why() -> None:
    _, reading = read(october_csv())

    assert [(row.line_no, row.reason) for row in reading.unusable] == [
        (12, Unusable.DUPLICATE),
        (13, Unusable.CREDIT),
        (14, Unusable.NO_AMOUNT),
        (16, Unusable.TOTAL),
    ]
    assert reading.unusable[0].reason_da == "Linjen står allerede på linje 6 med samme beløb."
    assert all(row.reason_da.endswith(".") for row in reading.unusable)


def test_letters_lost_by_the_landlord_are_pointed_out() -> None:
    _, reading = read(october_csv())

    lost = [row.name for row in reading.usable if row.notes and "gået tabt" in row.notes[0]]
    assert lost == ["Ay?e Warsame", "?ukasz Jensen", "Anne Y?lmaz"]
    assert any("mistet bogstaver" in note for note in reading.notes)


def test_a_workbook_with_titles_split_address_and_real_dates_is_read() -> None:
    layout, reading = read(november_xlsx(), "liste.xlsx")

    assert (layout.sheet, layout.header_row) == ("Restancer", 3)
    assert layout.columns[2:5] == (Column.LEJEMAALSNR, Column.NAVN, Column.VEJNAVN)
    assert len(reading.usable) == 10
    assert not reading.unusable
    first = reading.usable[0]
    assert (first.address, first.postcode, first.phone) == ("Hedeparken 5A, 2. th", "2750", "+4520031676")
    assert (first.amount_oere, first.due_on, first.afdeling) == (1_446_00, date(2026, 11, 2), "0005")
    assert reading.usable[4].name == household(8)[1]


def test_both_files_name_the_same_homes() -> None:
    _, october = read(october_csv())
    _, november = read(november_xlsx(), "liste.xlsx")

    shared = {row.key for row in october.usable} & {row.key for row in november.usable}
    assert len(shared) == 7


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp865", "mac-roman"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_any_encoding_and_separator_is_recognised(encoding: str, separator: str) -> None:
    rows = [household(number) for number in range(1, 6)]
    rows = [row for row in rows if all(ord(letter) < 256 for cell in row for letter in cell)]
    _, reading = read(csv_bytes([HEADINGS, *rows], encoding, separator))

    assert [row.name for row in reading.usable] == [row[1] for row in rows]
    assert [danish(row.amount_oere) for row in reading.usable] == [row[6] for row in rows]


@pytest.mark.parametrize(
    ("written", "style"),
    [
        ("1.111,50", NumberStyle.DANISH),
        ("1111,50", NumberStyle.DANISH),
        ("1.111,50 kr.", NumberStyle.DANISH),
        ("kr. 1.111,50", NumberStyle.DANISH),
        ("1 111,50", NumberStyle.DANISH),
        ("1,111.50", NumberStyle.ENGLISH),
        ("1111.5", NumberStyle.ENGLISH),
        ("DKK 1,111.50", NumberStyle.ENGLISH),
    ],
)
def test_amounts_are_read_in_the_style_of_the_list(written: str, style: NumberStyle) -> None:
    layout, reading = read(csv_bytes([["Lejemål", "Navn", "Restance"], ["1-2-3", "Kurt Bæk", written]]))

    assert layout.number_style is style
    assert reading.usable[0].amount_oere == 1_111_50


def test_a_point_alone_means_thousands_in_a_danish_list_and_decimals_in_an_english_one() -> None:
    danish_rows = [["Lejemål", "Navn", "Restance"], ["1-2-3", "A Bæk", "1.500"], ["1-2-4", "B Bæk", "12,50"]]
    english_rows = [["Lejemål", "Navn", "Restance"], ["1-2-3", "A Bæk", "1,500"], ["1-2-4", "B Bæk", "12.50"]]

    assert read(csv_bytes(danish_rows))[1].usable[0].amount_oere == 1_500_00
    assert read(csv_bytes(english_rows, separator="\t"))[1].usable[0].amount_oere == 1_500_00


def test_a_name_in_two_columns_and_a_tenancy_number_in_three_are_put_together() -> None:
    rows = [
        ["Afd.", "Lejemål", "Lejer", "Fornavn", "Efternavn", "Saldo i alt"],
        ["15", "38", "11", "Søren", "Poulsen", "100,00"],
        ["15", "39", "2", "Anna Marie", "Bæk", "200,00"],
    ]
    layout, reading = read(csv_bytes(rows))

    assert layout.columns[2] is Column.LEJERNR
    assert [row.lejemaalsnr for row in reading.usable] == ["15-38-11", "15-39-2"]
    assert [row.name for row in reading.usable] == ["Søren Poulsen", "Anna Marie Bæk"]


def test_a_surname_before_a_comma_is_turned_round() -> None:
    _, reading = read(csv_bytes([["Lejemål", "Navn", "Restance"], ["1-2-3", "Bæk, Anna Marie", "100,00"]]))

    assert reading.usable[0].name == "Anna Marie Bæk"


def test_the_list_is_found_on_the_second_sheet() -> None:
    book = xlsx_bytes({"Forside": [["Restanceliste"], ["Udskrevet af", "KAB"]], "Ark2": november_rows()})
    layout, reading = read(book, "liste.xlsx")

    assert layout.sheet == "Ark2"
    assert len(reading.usable) == 10


def test_an_opendocument_sheet_is_read() -> None:
    layout, reading = read(ods_bytes([list(HEADINGS), household(1), household(2)]), "liste.ods")

    assert layout.sheet == "Ark1"
    assert [row.amount_oere for row in reading.usable] == AMOUNTS[:2]


def test_a_workbook_of_excel_97_is_read() -> None:
    rows = [["Lejemål", "Navn", "Skyldig husleje"], ["1-2-3", "Åse Bæk", 1234.5], ["1-2-4", "Łukasz Jensen", 99.0]]
    layout, reading = read(xls_bytes(rows), "liste.xls")

    assert layout.sheet == "Ark1"
    assert [(row.name, row.amount_oere) for row in reading.usable] == [("Åse Bæk", 123450), ("Łukasz Jensen", 9900)]


def test_a_list_without_headings_is_understood_by_its_cells() -> None:
    rows = [household(number) for number in range(1, 6)]
    for row in rows:
        row[6] = "13.000,00"  # a debt is larger than a month's rent
    layout, reading = read(csv_bytes(rows))

    assert layout.header_row is None
    assert [row.amount_oere for row in reading.usable] == [13_000_00] * 5
    assert layout.columns[5] is Column.HUSLEJE
    assert [row.name for row in reading.usable] == [row[1] for row in rows]


def test_unknown_headings_are_understood_by_their_cells() -> None:
    rows = [["Id", "Hvem", "Tal"], ["0001-002-03", "Kurt Bæk", "1.500,00"], ["0001-002-04", "Åse Bæk", "250,00"]]
    with_heading = [["Restanceliste", "", ""], *rows]
    layout, reading = read(csv_bytes(with_heading))

    assert layout.header_row == 2
    assert [row.amount_oere for row in reading.usable] == [1_500_00, 250_00]


def test_a_lone_quote_mark_does_not_swallow_the_list() -> None:
    rows = [household(number) for number in range(1, 40)]
    rows[3][1] = '"Kurt'
    data = ";".join(HEADINGS) + "\n" + "\n".join(";".join(row) for row in rows)
    _, reading = read(data.encode())

    assert reading.row_count == 39


def test_quoted_cells_may_hold_separators_and_quotes() -> None:
    row = household(1)
    row[1] = 'Kurt "Kutte" Bæk; Åse Bæk'
    _, reading = read(csv_bytes([HEADINGS, row]))

    assert reading.usable[0].name == 'Kurt "Kutte" Bæk; Åse Bæk'


def test_a_cpr_number_is_never_read_nor_shown() -> None:
    rows = [["Lejemål", "Navn", "Ref", "Restance"], ["1-2-3", "Kurt Bæk", "010190-1234", "100,00"]]
    rows.append(["1-2-4", "Åse Bæk", "020285-4321", ""])
    layout, reading = read(csv_bytes(rows))

    assert layout.columns[2] is Column.CPR
    assert "020285-4321" not in reading.unusable[0].cells


def test_the_date_of_the_list_comes_from_its_title_else_from_its_name() -> None:
    book = ListFile(november_xlsx(), "restancer.xlsx")
    text = ListFile(october_csv(), "restanceliste_2026-10.csv")
    unnamed = ListFile(october_csv(), "restancer.csv")

    assert guess_as_of(book, guess_layout(book), TODAY) == date(2026, 11, 20)
    assert guess_as_of(text, guess_layout(text), TODAY) == date(2026, 10, 31)
    assert guess_as_of(unnamed, guess_layout(unnamed), TODAY) is None


def test_a_file_named_after_a_day_is_of_that_day_but_never_of_the_future() -> None:
    def of_name(name: str) -> date | None:
        file = ListFile(october_csv(), name)
        return guess_as_of(file, guess_layout(file), TODAY)

    assert of_name("liste 20-11-2026.csv") == date(2026, 11, 20)
    assert of_name("liste_20261103.csv") == date(2026, 11, 3)
    assert of_name("liste_2026-11.csv") == TODAY
    assert of_name("liste_2027-01.csv") is None


def test_the_landlord_is_told_by_the_title_else_the_only_one() -> None:
    book = ListFile(november_xlsx(), "liste.xlsx")
    text = ListFile(october_csv(), "liste.csv")

    assert guess_landlord(book, guess_layout(book), ["Andre Boliger", "Boligforeningen Fælleden"]) == (
        "Boligforeningen Fælleden"
    )
    assert guess_landlord(text, guess_layout(text), ["Andre Boliger"]) == "Andre Boliger"
    assert guess_landlord(text, guess_layout(text), ["Andre Boliger", "Boligforeningen Fælleden"]) is None


def test_a_corrected_layout_is_recognised_on_the_next_list_with_the_same_headings() -> None:
    rows = [["Id", "Ref", "Hvem", "Tal A", "Tal B"], ["1-2-3", "x", "Kurt Bæk", "900,00", "100,00"]]
    file = ListFile(csv_bytes(rows, "cp1252"), "oktober.csv")
    guessed = guess_layout(ListFile(csv_bytes([["Lejemål", "Ref", "Navn", "Restance", "Gebyr"], rows[1]]), "x.csv"))
    corrected = Layout(
        kind=file.kind,
        columns=(Column.LEJEMAALSNR, Column.UBRUGT, Column.NAVN, Column.UBRUGT, Column.RESTANCE),
        headings=tuple(rows[0]),
        header_row=1,
        encoding="cp1252",
        separator=";",
    )
    next_month = ListFile(csv_bytes([["Titel"], *rows], "cp1252"), "november.csv")

    again = guess_layout(next_month, [guessed, corrected])

    assert again.columns == corrected.columns
    assert again.header_row == 2
    assert Layout.from_json(again.to_json()) == again


def test_giving_a_column_a_meaning_takes_it_from_the_column_that_had_it() -> None:
    layout, _ = read(october_csv())

    changed = layout.with_column(5, Column.RESTANCE)

    assert changed.columns[5] is Column.RESTANCE
    assert changed.columns[6] is Column.UBRUGT


def test_a_layout_without_debt_or_household_says_what_to_choose() -> None:
    layout, _ = read(october_csv())
    without = layout.with_column(6, Column.UBRUGT).with_column(0, Column.UBRUGT).with_column(1, Column.UBRUGT)

    assert [problem.text for problem in without.problems()] == [
        "Vælg den kolonne, der viser restancen.",
        "Vælg den kolonne, der viser lejemålsnr. eller navn.",
    ]


def test_a_heading_that_its_cells_contradict_is_not_believed() -> None:
    rows = [
        ["Lejemål", "Navn", "Restance", "Sum"],
        ["1-2-3", "Kurt Bæk", "ja", "900,00"],
        ["1-2-4", "Åse Bæk", "ja", "5,00"],
    ]
    layout, reading = read(csv_bytes(rows))

    assert layout.columns[2] is Column.UBRUGT
    assert [row.amount_oere for row in reading.usable] == [900_00, 5_00]
