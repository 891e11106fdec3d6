"""Tables: nothing clipped, the header on every page, cost in step with the rows."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvicevaert.paper import fonts
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.drawing import table as table_drawing
from socialvicevaert.paper.drawing.text import width_of, wrapped
from socialvicevaert.paper.fonts import REGULAR
from socialvicevaert.paper.parts import Align, Beside, Column, Heading, Paragraph, Table, TickBox, TickBoxes
from tests.paper.drawn import drawings

DAY = date(2026, 11, 22)
COLUMNS = (Column("Navn", weight=2), Column("Antal", Align.RIGHT))
MARGIN = 20 * 72 / 25.4


@contextmanager
def opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def texts(pdf: bytes) -> list[str]:
    with opened(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_the_header_stands_on_every_page_and_every_row_once() -> None:
    pdf = Document("T", DAY).add(Table(COLUMNS, [[f"række-{n}.", str(n)] for n in range(200)])).pdf()
    found = texts(pdf)
    assert len(found) > 3
    assert all("Navn" in text and "Antal" in text for text in found)
    joined = "".join(found)
    assert all(joined.count(f"række-{n}.") == 1 for n in range(200))


def test_a_name_of_eighty_letters_without_a_space_wraps_and_keeps_every_letter() -> None:
    name = "".join(chr(ord("a") + n % 26) for n in range(80))
    pdf = Document("T", DAY, footer=name).add(Table(COLUMNS, [[name, "1"]])).pdf()
    with opened(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        right = max(text.get_charbox(index)[2] for index in range(text.count_chars()))
        width = page.get_width()
        assert name in re.sub(r"\s", "", text.get_text_bounded())
    assert right <= width - MARGIN + 0.5


def test_numbers_end_at_the_same_place() -> None:
    pdf = Document("T", DAY).add(Table(COLUMNS, [["a", "7"], ["b", "1.234"]])).pdf()
    with opened(pdf) as document:
        text = document[0].get_textpage()
        content = text.get_text_range()
        edges = [text.get_charbox(content.index(number) + len(number) - 1)[2] for number in ("7", "1.234")]
    assert edges[0] == pytest.approx(edges[1], abs=1.0)


def test_a_figure_is_never_divided_and_takes_its_room_from_the_words() -> None:
    amount = "999.999.999.999,00 kr."
    columns = (Column("Partner", weight=9), *(Column("Antal henvisninger", Align.RIGHT) for _ in range(4)))
    pdf = Document("T", DAY).add(Table(columns, [["navn " * 30, *[amount] * 4]])).pdf()
    with opened(pdf) as document:
        text = document[0].get_textpage()
        lines = text.get_text_bounded().splitlines()
        right = max(text.get_charbox(index)[2] for index in range(text.count_chars()))
        assert right <= document[0].get_width() - MARGIN + 0.5
    assert "".join(lines).count(amount) == 4
    assert not [line for line in lines if line.endswith("999.")]
    assert "henvisninger" in "".join(lines)


def test_figures_that_cannot_all_have_their_room_are_printed_smaller() -> None:
    amount = "999.999.999.999 kr."
    columns = (Column("Partner"), *(Column("Antal", Align.RIGHT) for _ in range(9)))
    assert texts(Document("T", DAY).add(Table(columns, [["navn", *[amount] * 9]])).pdf())[0].count(amount) == 9


def test_a_cell_taller_than_a_page_is_continued() -> None:
    long = " ".join(f"ord{n}." for n in range(3000))
    found = "".join(texts(Document("T", DAY).add(Table(COLUMNS, [["a", "1"], [long, "2"]])).pdf()))
    assert all(f"ord{n}." in found for n in range(3000))


def test_a_table_that_begins_low_on_a_page_does_not_leave_its_header_alone() -> None:
    for lines in range(38, 52):
        pdf = Document("T", DAY).add(*[Paragraph("x")] * lines, Table(COLUMNS, [["række.", "1"]] * 20)).pdf()
        for text in texts(pdf):
            assert ("Navn" in text) == ("række." in text)


def test_a_table_without_rows_prints_its_header() -> None:
    assert "Navn" in texts(Document("T", DAY).add(Table(COLUMNS, [])).pdf())[0]


def test_a_row_with_too_few_cells_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="1 cells in a table of 2"):
        Document("T", DAY).add(Table(COLUMNS, [["a"]])).pdf()


def test_each_row_is_measured_once_however_many_pages_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []
    original = table_drawing.wrapped

    def counting(text: str, font: str, size: float, width: float) -> list[str]:
        measured.append(text)
        return original(text, font, size, width)

    monkeypatch.setattr(table_drawing, "wrapped", counting)
    Document("T", DAY).add(Table(COLUMNS, [["a", "1"]] * 1000)).pdf()
    assert len(measured) == 1000 + 2  # names; a figure is never wrapped


@given(st.text(st.characters(exclude_categories=["C"]), max_size=120), st.floats(12, 200))
@settings(deadline=None)
def test_wrapping_keeps_to_the_width_and_loses_nothing_but_spaces(text: str, width: float) -> None:
    fonts.register()
    lines = wrapped(text, REGULAR, 9, width)
    kept = re.sub(r"[ \n]", "", "".join(lines))
    assert kept == re.sub(r"[ \n]", "", fonts.printable(text))
    assert all(width_of(line, REGULAR, 9) <= width or len(line) == 1 for line in lines)


def test_words_behind_a_column_of_figures_keep_their_distance() -> None:
    table = Table((Column("Beløb i kr.", Align.RIGHT), Column("Hvornår")), [("1.234,00", "Hver måned")])
    words = {one.text.strip(): one for one in drawings(Document("T", DAY).add(table).pdf())[0].words}
    assert words["Hver måned"].left - words["1.234,00"].right >= 14
    assert abs(words["Hver måned"].left - words["Hvornår"].left) < 1
    turned = Table(table.columns, table.rows, lang="ar")
    words = {one.text.strip(): one for one in drawings(Document("T", DAY).add(turned).pdf())[0].words}
    assert words["1.234,00"].left - words["Hver måned"].right >= 14


def test_boxes_stand_below_the_columns_of_two_languages() -> None:
    boxes = TickBoxes([TickBox("Helbred"), TickBox("Misbrug")], columns=2)
    page = drawings(Document("T", DAY).add(Beside([Heading("Kun dette")], [Heading("Yalnız")]), boxes).pdf())[0]
    words = {one.text.strip(): one for one in page.words}
    indent = words["Helbred"].left - words["Kun dette"].left
    assert abs(words["Misbrug"].left - words["Yalnız"].left - indent) < 1.5  # glyphs begin a little apart
