"""A file that is no list, is empty, is huge or means harm gives one clear sentence, and nothing is parsed."""

import contextlib
import io
import struct
import zipfile
import zlib

import pytest

from socialvicevaert.features.restancer.reading import ListFile, guards, guess_layout
from socialvicevaert.shared.errors import UserError
from tests.features.restancer.lists import HEADINGS, csv_bytes, household, november_xlsx, ods_of, xlsx_bytes
from tests.features.restancer.old_workbook import xls_bytes

CELL = '<table:table-cell office:value-type="float" office:value="1"{}><text:p>1</text:p></table:table-cell>'


def refusal(data: bytes, name: str = "liste.csv") -> str:
    """The sentence a file is refused with."""
    with pytest.raises(UserError) as caught:
        guess_layout(ListFile(data, name))
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "tom"),
        (b"\n\n  \n;;;\n", "tom"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "billede"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "billede"),
        (b"<!DOCTYPE html><html><table><tr><td>Restance</td></tr></table></html>", "webside"),
        (b"\xef\xbb\xbf<html><body>", "webside"),
        (b"<?xml version='1.0'?><liste/>", "webside eller XML"),
        (b"{\\rtf1 hej}", "tekstdokument"),
        (b"\x7fELF" + bytes(200), "program"),
        (b"MZ\x90\x00" + bytes(200), "program"),
        (b"\x1f\x8b\x08" + bytes(50), "pakket"),
        (b"PK\x05\x06" + bytes(18), "arkiv"),
        (bytes(range(256)) * 20, "ikke en liste"),
        (b"Lejem\x00\x00\x00\x00l;Navn;Restance\n", "ikke en liste"),
        (b"navn;restance\n" + b"a" * 70_000 + b"\x00;5,00\n", "ikke en liste"),
        ("Kære beboer\nVi ses på mandag.\nHilsen Mette\n".encode(), "ligner ikke en restanceliste"),
        (b"a;b\n1;2\n3;4\n", "ligner ikke en restanceliste"),
        (b'{"restance": [1, 2, 3]}', "ligner ikke en restanceliste"),
    ],
)
def test_what_is_no_list_is_named_for_what_it_is(data: bytes, word: str) -> None:
    assert word in refusal(data)


def test_the_content_counts_not_the_name() -> None:
    assert guess_layout(ListFile(november_xlsx(), "liste.csv")).sheet == "Restancer"
    assert "PDF" in refusal(b"%PDF-1.4\n", "liste.xlsx")


def test_a_huge_file_is_refused_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "LARGEST_FILE", 1000)
    assert "MB" in refusal(csv_bytes([household(number) for number in range(50)]))


def test_more_lines_or_columns_than_any_landlord_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "200.000 linjer" in refusal(csv_bytes([["Lejemål", "Navn", "Restance", *["x"] * 200]]))
    assert "200.000 linjer" in refusal(b"1;2\n" * 200_001)


def test_an_endless_cell_is_refused() -> None:
    assert "urimeligt lang" in refusal(b"navn;restance\n" + b"a" * 200_000 + b";5,00\n")


def test_a_bomb_is_refused_although_it_lies_about_its_size() -> None:
    data = _lying(
        _xlsx_with("xl/worksheets/sheet1.xml", b"<sheetData>" + b" " * 60_000_000), "xl/worksheets/sheet1.xml"
    )

    assert "pakkes ud" in refusal(data, "liste.xlsx")


def test_a_bomb_that_admits_its_size_is_refused_too() -> None:
    assert "pakkes ud" in refusal(_xlsx_with("xl/worksheets/sheet1.xml", b" " * 60_000_000), "liste.xlsx")


def test_a_workbook_of_thousands_of_parts_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(guards.MOST_PARTS):
            archive.writestr(f"xl/{number}.xml", "")

    assert "pakkes ud" in refusal(buffer.getvalue(), "liste.xlsx")


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 16_383), (200_000, 0), (0, 104), (999_999, 25)])
def test_a_cell_in_the_farthest_corner_does_not_take_all_memory(row: int, column: int) -> None:
    rows = [["Lejemål", "Navn", "Restance"], ["1-2-3", "Kurt Bæk", 100]]
    buffer = io.BytesIO()
    import xlsxwriter

    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for down, cells in enumerate(rows):
            sheet.write_row(down, 0, cells)
        sheet.write(row, column, "x")

    assert "200.000 linjer" in refusal(buffer.getvalue(), "liste.xlsx")


@pytest.mark.parametrize(("row", "column"), [(65_535, 65_535), (1, 300), (0, 104)])
def test_an_old_workbook_with_a_cell_in_the_farthest_corner_does_not_take_all_memory(row: int, column: int) -> None:
    rows = [["Lejemål", "Navn", "Restance"], ["1-2-3", "Kurt Bæk", 100.0]]

    assert "200.000 linjer" in refusal(xls_bytes(rows, [(row, column, 1.0)]), "liste.xls")


def test_an_old_workbook_cannot_hide_a_far_cell_where_only_a_sheet_begins() -> None:
    far = struct.pack("<HHHHHd", 0x0203, 14, 65_535, 65_535, 0, 1.0)
    hidden = xls_bytes([["Lejemål", "Restance"]], hidden_sheet=far)

    assert "200.000 linjer" in refusal(hidden, "liste.xls")


@pytest.mark.parametrize("place", range(24, 1600, 53))
def test_a_flipped_byte_in_an_old_workbook_is_read_or_refused(place: int) -> None:
    data = bytearray(xls_bytes([["Lejemål", "Navn", "Restance"], ["1-2-3", "Kurt Bæk", 100.0]]))
    data[place] ^= 0x5A
    with contextlib.suppress(UserError):
        guess_layout(ListFile(bytes(data), "liste.xls"))


def test_a_hidden_place_for_the_sheet_does_not_hide_its_corner() -> None:
    corner = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'

    assert "200.000 linjer" in refusal(_xlsx_with("xl/drawings/drawing1.xml", corner), "liste.xlsx")


@pytest.mark.parametrize(
    "rows",
    [
        "<table:table-row>" + CELL.format(' table:number-columns-repeated="16384"') + "</table:table-row>",
        '<table:table-row table:number-rows-repeated="1048576">' + CELL.format("") + "</table:table-row>",
    ],
)
def test_a_repeated_cell_does_not_take_all_memory(rows: str) -> None:
    assert "200.000 linjer" in refusal(ods_of(rows), "liste.ods")


def test_the_empty_rows_that_office_programs_repeat_are_no_harm() -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("1-2-3", "Kurt Bæk", "100,00")
    )
    empty = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    file = ListFile(ods_of(f"<table:table-row>{cells}</table:table-row>" * 3 + empty), "liste.ods")

    assert len(file.lines(guess_layout(file))) == 3


def test_a_workbook_behind_a_password_says_so() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(400)

    assert "adgangskode" in refusal(ole, "liste.xlsx")


def test_a_document_that_is_no_workbook_says_so() -> None:
    assert "ikke et regneark" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "brev.doc")
    assert "ikke et regneark" in refusal(_zip({"word/document.xml": b"<w/>"}), "brev.docx")
    assert "zip" in refusal(_zip({"liste.csv": b"a;b"}), "liste.zip")


@pytest.mark.parametrize("cut", [30, 200, 1000, 3000])
def test_a_truncated_workbook_is_damaged(cut: int) -> None:
    assert "beskadiget" in refusal(november_xlsx()[:cut], "liste.xlsx")


def test_a_flipped_byte_in_a_workbook_is_read_right_or_refused() -> None:
    good = november_xlsx()
    for place in range(0, len(good), 97):
        data = bytearray(good)
        data[place] ^= 0x5A
        with contextlib.suppress(UserError):
            guess_layout(ListFile(bytes(data), "liste.xlsx"))


def test_a_workbook_without_a_list_says_so() -> None:
    assert "ligner ikke" in refusal(xlsx_bytes({"Ark1": [["Kære alle"], ["Glædelig jul"]]}), "brev.xlsx")
    assert "ligner ikke" in refusal(xlsx_bytes({"Ark1": []}), "tom.xlsx")


def test_a_cell_that_would_run_in_a_spreadsheet_is_only_text() -> None:
    row = household(1)
    row[1] = '=HYPERLINK("http://ond.dk")'
    file = ListFile(csv_bytes([HEADINGS, row]), "liste.csv")

    assert file.lines(guess_layout(file))[1].cells[1] == row[1]


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _xlsx_with(name: str, content: bytes) -> bytes:
    return _zip({"xl/workbook.xml": b"<workbook/>", name: content})


def _lying(data: bytes, name: str) -> bytes:
    """The archive with a part that claims to be ten bytes long, with a checksum to match."""
    claimed = struct.pack("<I", 10)
    crc = struct.pack("<I", zlib.crc32(b"<sheetData"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo(name)
    old_size, old_crc = struct.pack("<I", part.file_size), struct.pack("<I", part.CRC)
    return data.replace(old_crc, crc).replace(old_size, claimed)
