"""The workbook: what the paper prints, as numbers and text; nothing more, and nothing that runs."""

import io
import json
import re
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from socialvicevaert.features.indstillinger.models import Boligorganisation
from socialvicevaert.features.rapporter.files.as_workbook import figures_workbook
from socialvicevaert.features.rapporter.files.workbook.lines import number_in
from socialvicevaert.features.rapporter.models import Correction, RapportForm, UdstedtRapport
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.service import IssuedReport, correct_report, issue_report
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.percent import show_number
from socialvicevaert.storage import Database
from tests.features.rapporter.test_report import pages
from tests.features.tal.estate import Estate

YEAR = Selection(date(2025, 11, 1), date(2026, 10, 31), compare_year=2024)
OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))

Sheets = dict[str, list[list[Any]]]


@pytest.fixture
def issued(year: Database, leder: Actor) -> IssuedReport:
    with year.write(Intent("Rapport", leder)) as session:
        return issue_report(session, YEAR)


def sheets_of(workbook: bytes) -> Sheets:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def as_printed(cell: Any) -> str:
    """A cell of the workbook as the paper has it."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return show_number(int(cell)) if float(cell).is_integer() else f"{cell:.1f}".replace(".", ",")
    return str(cell)


def words_of(sheets: Sheets) -> str:
    return "\n".join(as_printed(cell) for rows in sheets.values() for row in rows for cell in row if cell != "")


def test_every_figure_is_the_same_on_screen_in_pdf_json_and_workbook(issued: IssuedReport) -> None:
    told = json.loads(issued.figures_json)["figures"]
    sheets = sheets_of(issued.workbook)
    listed = {row[3]: row for row in sheets["Alle tal"][1:]}
    assert list(listed) == list(told) == list(issued.published.figures)
    for key, figure in issued.published.figures.items():
        assert (told[key]["text"], told[key]["value"]) == (figure.text, figure.value)
        cell = listed[key][2]
        assert cell == (figure.text if figure.value is None else figure.value), key
        assert isinstance(cell, str) == (figure.value is None), key
    paper = re.sub(r"\s+", " ", " ".join(pages(issued.document)))
    numbers = set(re.findall(r"<\d+|\d+(?:\.\d{3})*|skjult", paper))
    apart = {key for key in told if key.startswith(("md.", "afd."))}  # the curves name their ends, the columns the rest
    assert not [key for key, one in told.items() if key not in apart and one["text"] not in numbers]


def test_each_section_of_the_paper_is_a_sheet_with_the_same_cells(issued: IssuedReport, year: Database) -> None:
    paper = re.sub(r"\s+", "", " ".join(pages(issued.document)))
    sheets = sheets_of(issued.workbook)
    for name in ("Forside", "Sager", "Kontakter", "Fogedsager", "Udvikling", "Definitioner", "Om rapporten"):
        assert name in sheets
    missing = [
        (name, cell)
        for name, rows in sheets.items()
        if name not in ("Alle tal", "Nøgletal pr. måned")
        for row in rows
        for cell in row
        if cell not in ("", "Antal", "Andel", "Nøgletal", "Bemærkning")
        and re.sub(r"\s+", "", as_printed(cell)) not in paper
    ]
    assert missing == []


def test_the_shares_stand_as_they_are_printed(issued: IssuedReport) -> None:
    shares = json.loads(issued.figures_json)["shares"]
    words = words_of(sheets_of(issued.workbook))
    assert shares["fogedsager.afvaerget"] == "73,2 %"
    assert "73,2 %" in words


def test_the_months_are_the_points_that_may_be_seen(issued: IssuedReport) -> None:
    rows = sheets_of(issued.workbook)["Nøgletal pr. måned"]
    trends = json.loads(issued.figures_json)["trends"]
    assert rows[0] == ["Måned", *(one["label"] for one in trends.values())]
    for place, trend in enumerate(trends.values(), start=1):
        assert [as_printed(row[place]) for row in rows[1 : 1 + len(trend["months"])]] == trend["points"]


def test_nothing_is_hidden_in_the_file_and_nothing_runs(issued: IssuedReport, year: Database, leder: Actor) -> None:
    with zipfile.ZipFile(io.BytesIO(issued.workbook)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not [name for name in parts if re.search(r"comment|vba|external|drawing|media|custom|table|query", name)]
    everything = "\n".join(parts.values())
    for forbidden in (
        "<f>",
        "<f ",
        'state="hidden"',
        "veryHidden",
        'hidden="1"',
        "<hyperlink",
    ):
        assert forbidden not in everything, forbidden
    secret = issued.published.ledger
    assert "sager med behov" not in everything
    hidden = {cell.key: cell.value for cell in secret.cells if cell.key in secret.hidden}
    assert hidden
    listed = {row[3]: row[2] for row in sheets_of(issued.workbook)["Alle tal"][1:]}
    assert all(isinstance(listed[key], str) for key in hidden if key in listed)


def test_no_user_no_path_and_no_clock_is_in_any_of_the_files(issued: IssuedReport, leder: Actor) -> None:
    with zipfile.ZipFile(io.BytesIO(issued.workbook)) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(1980, 1, 1)}
        parts = b"\n".join(archive.read(name) for name in archive.namelist())
    assert b"2026-11-22T00:00:00Z" in parts
    for content in (parts, issued.figures_json.encode(), issued.document):
        assert leder.name.encode() not in content
        assert b"/home/" not in content
        assert b"/tmp/" not in content
    assert b"Boligforeningen" in parts


def test_the_same_report_is_the_same_file_whenever_it_is_made(
    year: Database, vicevaert: Actor, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    with year.read(vicevaert) as session:
        report = report_figures(session, YEAR)
    first = figures_workbook(report, "R2026-0001", "1.0")
    clock.moment += timedelta(days=30)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert figures_workbook(report, "R2026-0001", "1.0") == first


def test_a_name_that_looks_like_a_formula_is_text(database: Database, vicevaert: Actor) -> None:
    with database.write(Intent("Navn", vicevaert)) as session:
        row = session.get(Boligorganisation, 1)
        assert row is not None
        row.name = '=HYPERLINK("http://x";"Klik")'
    with database.read(vicevaert) as session:
        made = figures_workbook(report_figures(session, OCTOBER))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        everything = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "<f>" not in everything
    assert "HYPERLINK" in words_of(sheets_of(made))


def test_very_long_names_and_an_empty_month_make_a_whole_file(database: Database, vicevaert: Actor) -> None:
    with database.write(Intent("Navn", vicevaert)) as session:
        row = session.get(Boligorganisation, 1)
        assert row is not None
        row.name = "Andels- & Boligforeningen " + "Ø" * 300
    with database.read(vicevaert) as session:
        for form in RapportForm:
            sheets = sheets_of(figures_workbook(report_figures(session, OCTOBER), "R2026-0001", "1.0", form))
            assert "Ø" * 300 in words_of({"Forside": sheets["Forside"]})
            assert all(0 < len(name) <= 31 for name in sheets)
            assert "Definitioner" in sheets or form is RapportForm.EVALUERING


def test_a_corrected_report_has_its_changes_in_a_sheet(
    year: Database, issued: IssuedReport, leder: Actor, vicevaert: Actor
) -> None:
    with year.write(Intent("Flere", vicevaert)) as session:
        estate = Estate(session, 9000)
        for _ in range(7):
            estate.sag(estate.beboer(), (date(2026, 10, 5), None))
    with year.write(Intent("Ret", leder)) as session:
        second = correct_report(session, Correction(issued.id, "Syv sager manglede."))
    sheets = sheets_of(second.workbook)
    told = json.loads(second.figures_json)["correction"]["changes"]
    rows = [[as_printed(cell) for cell in row[:4]] for row in sheets["Rettelser"]]
    assert ["Sager", "Sager i perioden", "243", "250"] in rows
    for one in told:
        assert [one["section"], one["label"], one["before"], one["after"]] in rows
    assert "Syv sager manglede." in words_of({"Forside": sheets["Forside"]})


def test_sheets_are_made_to_be_read_and_printed(issued: IssuedReport) -> None:
    with zipfile.ZipFile(io.BytesIO(issued.workbook)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                sheet = archive.read(name).decode()
                assert 'state="frozen"' in sheet, name
                assert 'paperSize="9"' in sheet
                assert "Side &amp;P af &amp;N" in sheet


@given(st.integers(-(10**12), 10**12))
def test_a_printed_number_is_read_as_the_number_it_is(value: int) -> None:
    found = number_in(show_number(value))
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize("text", ["", "<5", "skjult", "–", "73,2 %", "2026-10", "12 af 41", "1.23", "12.34.567", "S12"])
def test_what_is_no_number_stays_text(text: str) -> None:
    assert number_in(text) is None


def test_an_issued_workbook_is_what_is_kept(year: Database, issued: IssuedReport, leder: Actor) -> None:
    with year.read(leder) as session:
        row = session.get(UdstedtRapport, issued.id)
        assert row is not None
        assert row.workbook == issued.workbook
