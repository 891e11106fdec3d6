"""Invented lists, built by code with the traps that real ones have."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from socialvicevaert.features.restancer.reading import Layout, ListFile, guess_layout
from socialvicevaert.features.restancer.rules import Reading, convert

TODAY = date(2026, 11, 22)
HEADINGS = (
    "Lejemålsnr.",
    "Lejer",
    "Adresse",
    "Postnr",
    "By",
    "Mdl. husleje",
    "Restance",
    "Antal mdr.",
    "Forfaldsdato",
    "Telefon",
)

FIRST_NAMES = ("Fatima", "Kurt", "Øjvind", "Åse", "Jørgen", "Ayşe", "Łukasz", "Anne")
LAST_NAMES = ("Demir", "Åkjær", "Jensen", "Bæk", "Poulsen", "Yılmaz", "Æbelø", "Warsame")


def household(number: int) -> list[str]:
    """A household as the first landlord writes it; the same number is the same household."""
    name = f"{FIRST_NAMES[number % 8]} {LAST_NAMES[(number * 3) % 8]}"
    return [
        f"{number % 17 + 1:04}-{number % 90 + 1:03}-{number:02}",
        name,
        f"Hedeparken {number + 1}A, 2. th",
        "2750",
        "Ballerup",
        "6.512,25",
        danish(1_000_00 + number * 111_50),
        str(number % 4 + 1),
        "01-10-2026",
        f"{20_000_000 + number * 7919}",
    ]


def danish(oere: int) -> str:
    """øre as "1.234,56"."""
    kroner, rest = divmod(abs(oere), 100)
    return f"{'-' if oere < 0 else ''}{kroner:,}".replace(",", ".") + f",{rest:02}"


def october_rows() -> list[list[str]]:
    """Ten households and five lines of trouble: copy, credit, no amount, an empty line, the sum."""
    rows = [household(number) for number in range(1, 11)]
    rows.append(list(rows[4]))
    credit = list(rows[2])
    credit[2], credit[6], credit[7], credit[9] = "Hedeparken 4A", "-1.250,00", "0", ""
    rows.append(credit)
    without = household(12)
    without[6] = ""
    rows.append(without)
    total = sum(1_000_00 + number * 111_50 for number in range(1, 11))
    return [*rows, [""], ["I alt", "", "", "", "", "", danish(total), "", "", ""]]


def october_csv() -> bytes:
    """cp1252 with semicolons; letters it does not have have become question marks."""
    return csv_bytes([list(HEADINGS), *october_rows()], encoding="cp1252")


def november_rows() -> list[list[Any]]:
    """Households 4 to 13, some owing more, one less, with the headings and cell types of a spreadsheet."""
    rows: list[list[Any]] = [
        ["Boligforeningen Fælleden – restanceliste pr. 20-11-2026"],
        [],
        [
            "Selskab",
            "Afdeling",
            "Lejemål",
            "Navn",
            "Vejnavn",
            "Husnr",
            "Etage",
            "Dør",
            "Postnr",
            "Husleje pr. måned",
            "Skyldig husleje",
            "Restance måneder",
            "Sidste rettidige betaling",
            "Mobil",
        ],
    ]
    for number in range(4, 14):
        lejemaalsnr, name, _, _, _, _, _, months, _, phone = household(number)
        oere = 1_000_00 + number * 111_50 + {5: 6_512_25, 6: 6_512_25, 7: -300_00}.get(number, 0)
        rows.append(
            [
                "01",
                lejemaalsnr[:4],
                lejemaalsnr,
                name,
                "Hedeparken",
                f"{number + 1}A",
                "2",
                "th",
                2750,
                6512.25,
                oere / 100,
                int(months),
                date(2026, 11, 2),
                int(phone),
            ]
        )
    return rows


def november_xlsx() -> bytes:
    """A workbook whose list begins below two title rows, with real numbers and dates and the address in columns."""
    return xlsx_bytes({"Restancer": november_rows()})


def csv_bytes(rows: Iterable[Sequence[str]], encoding: str = "utf-8", separator: str = ";", end: str = "\r\n") -> bytes:
    """Rows as a text file; a cell with the separator or a quote in it is quoted."""

    def cell(text: str) -> str:
        needs_quotes = separator in text or '"' in text or "\n" in text
        return '"' + text.replace('"', '""') + '"' if needs_quotes else text

    return "".join(separator.join(map(cell, row)) + end for row in rows).encode(encoding, errors="replace")


def xlsx_bytes(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    """Sheets of rows as a workbook."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd-mm-yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for down, row in enumerate(rows):
                for across, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(down, across, value)
                    else:
                        sheet.write(down, across, value)
    return buffer.getvalue()


def ods_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows of text as an OpenDocument spreadsheet."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return ods_of(lines)


def ods_of(table_rows: str) -> bytes:
    """The rows of a sheet as XML in an OpenDocument spreadsheet."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Ark1">{table_rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return buffer.getvalue()


def read(data: bytes, name: str = "liste.csv") -> tuple[Layout, Reading]:
    """The layout that is guessed, and what the list says under it."""
    file = ListFile(data, name)
    layout = guess_layout(file)
    return layout, convert(file.lines(layout), layout, TODAY)
