"""Every paper read as by who hears it: headings, tables, lists, figures, languages, order; and what an archive asks."""

import io
import re
from functools import cache

import pikepdf
import pytest

from socialvicevaert.paper.bundle import bundle
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Beside, Bullets, Column, Heading, Notice, Paragraph, Part, Table, Title
from tests.paper.drawn import Box
from tests.paper.every_paper import DAY, every_paper
from tests.paper.structure import Tagged, tagged

PAPERS = dict(every_paper())
_EDGE = 20 * 72 / 25.4
_SLACK = 2.0


@cache
def drawn(name: str) -> bytes:
    return PAPERS[name]()


@cache
def read(name: str) -> Tagged:
    return tagged(drawn(name))


def heard(*parts: Part, **options: str) -> Tagged:
    return tagged(Document("T", DAY, **options).add(*parts).pdf())


# by module, so that all tests of a paper follow each other and run where it has been drawn and read
every = pytest.mark.parametrize("name", PAPERS, scope="module")


@every
def test_headings_begin_with_the_first_level_and_none_is_left_out(name: str) -> None:
    levels = [int(node.tag[1]) for node in read(name).root.all() if re.fullmatch("H[1-6]", node.tag)]
    before = 0
    for level in levels:
        assert level <= before + 1
        before = level


@every
def test_the_cells_of_a_table_stand_in_rows_as_long_as_its_head_and_each_has_a_heading(name: str) -> None:
    for table in read(name).nodes("Table"):
        rows = [kid for kid in table.all() if kid.tag == "TR"]
        assert {kid.tag for kid in table.kids} <= {"Caption", "THead", "TBody"}
        assert len({len(row.kids) for row in rows}) == 1
        has_head = any(kid.tag == "THead" for kid in table.kids)
        for row in rows:
            tags = [cell.tag for cell in row.kids]
            assert set(tags) <= {"TH", "TD"}
            assert has_head or tags[0] == "TH"
        for cell in (cell for row in rows for cell in row.kids if cell.tag == "TH"):
            assert str(cell.attributes["Scope"]) in ("/Row", "/Column")


@every
def test_lists_are_lists_of_items_with_labels_and_bodies(name: str) -> None:
    for node in read(name).root.all():
        if node.tag == "L":
            assert {kid.tag for kid in node.kids} == {"LI"}
            assert "ListNumbering" in node.attributes
        if node.tag == "LI":
            assert [kid.tag for kid in node.kids] in (["Lbl", "LBody"], ["LBody"], ["Lbl"])


@every
def test_pictures_and_fields_to_fill_in_say_what_they_are(name: str) -> None:
    for node in read(name).root.all():
        if node.tag == "Figure":
            assert node.alternative
            left, bottom, right, top = (float(side) for side in node.attributes["BBox"])
            assert 0 < left < right
            assert 0 < bottom < top
        if node.tag == "Form":
            assert node.alternative or node.text()
            assert str(node.attributes["Role"]) in ("/tv", "/cb")


@every
def test_nothing_but_what_stands_on_every_page_is_left_unread(name: str) -> None:
    found = read(name)
    heads = {re.sub(r"\s", "", cell.text()) for cell in found.nodes("TH")}
    for page, box in found.artifacts:
        in_margin = box.top < _EDGE - _SLACK or box.bottom > found.height - _EDGE + _SLACK
        said = re.sub(r"\s", "", box.text)
        assert in_margin or (page > 0 and any(said in head for head in heads)), box.text


@every
def test_what_is_read_next_never_stands_above_what_was_read(name: str) -> None:
    last: dict[int, Box] = {}
    for page, box in read(name).root.places():
        before = last.get(page)
        if before is not None:
            beside = box.left >= before.right - _SLACK or box.right <= before.left + _SLACK
            assert beside or box.bottom < before.top - _SLACK, (before, box)
        last[page] = box


@every
def test_an_archive_finds_language_title_standards_colours_and_every_font(name: str) -> None:
    with pikepdf.open(io.BytesIO(drawn(name))) as pdf:
        assert not pdf.is_encrypted
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        about = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in about
        assert "<pdfaid:part>2</pdfaid:part>" in about
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in about
        assert pdf.Root.OutputIntents[0].DestOutputProfile.N == 3
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in item


@every
def test_the_same_paper_has_the_same_bytes(name: str) -> None:
    assert PAPERS[name]() == drawn(name)


def test_headings_without_a_title_begin_at_the_first_level_and_close_up() -> None:
    found = heard(Heading("a", 3), Heading("b"), Heading("c", 3), Title("d"), Heading("e", 3))
    assert [node.tag for node in found.root.kids] == ["H1", "H1", "H2", "H1", "H2"]


def test_a_table_over_many_pages_is_one_table_whose_head_is_read_once() -> None:
    rows = [[f"række {number}", "x"] for number in range(200)]
    found = heard(Table((Column("Navn"), Column("Værdi")), rows, caption="Om dem"))
    (table,) = found.nodes("Table")
    assert [kid.tag for kid in table.kids] == ["Caption", "THead", "TBody"]
    assert [cell.text() for cell in found.nodes("TH")] == ["Navn", "Værdi"]
    assert [row.kids[0].text() for row in table.kids[2].kids] == [first for first, _ in rows]
    assert sum(box.text.strip() == "Navn" for _, box in found.artifacts) >= 3


def test_a_table_without_rows_is_its_headings() -> None:
    (table,) = heard(Table((Column("Navn"), Column("Værdi")), [])).nodes("Table")
    assert [(kid.tag, kid.text()) for kid in table.kids] == [("TBody", "NavnVærdi")]


def test_a_cell_over_several_pages_is_one_cell() -> None:
    long = " ".join(f"ord{number}." for number in range(3000))
    found = heard(Table((Column("Navn"), Column("Tekst")), [["a", long]]))
    cells = found.nodes("TD")
    assert len(cells) == 2
    assert len({page for page, _ in cells[1].marks}) > 1
    assert cells[1].text() == long


def test_a_paragraph_over_several_pages_is_one_paragraph_with_a_space_between_its_lines() -> None:
    text = " ".join(f"ord{number}." for number in range(3000))
    (found,) = heard(Paragraph(text)).nodes("P")
    assert len({page for page, _ in found.marks}) > 1
    assert found.text() == text


def test_a_word_that_is_divided_is_read_as_one() -> None:
    (found,) = heard(Paragraph("a" * 300)).nodes("P")
    assert found.text() == "a" * 300


def test_two_columns_are_read_row_by_row_left_before_right() -> None:
    left = [Heading("Et"), Paragraph("to " * 200), Paragraph("tre")]
    right = [Heading("one", lang="en"), Bullets(["two"], lang="en")]
    found = heard(Beside(left, right), Paragraph("slut"))
    assert [node.tag for node in found.root.kids] == ["H1", "H1", "P", "L", "P", "P"]
    assert [node.language for node in found.root.kids] == ["", "en", "", "en", "", ""]


def test_two_columns_over_several_pages_keep_their_order() -> None:
    found = heard(Beside([Paragraph("venstre " * 900)], [Paragraph("right " * 1200, lang="en")]))
    assert [node.tag for node in found.root.kids] == ["P", "P"]
    assert all(len({page for page, _ in node.marks}) > 1 for node in found.root.kids)
    assert found.root.kids[1].text() == ("right " * 1200).strip()


def test_a_word_of_warning_is_read_before_what_it_warns_of() -> None:
    (found,) = heard(Notice("teksten", "Husk")).nodes("Div")
    assert [kid.text() for kid in found.kids] == ["Husk", "teksten"]


def test_confidential_is_read_once_and_stands_on_every_page() -> None:
    document = Document("T", DAY, confidential=True).add(Paragraph("ord " * 3000))
    found = tagged(document.pdf())
    assert found.root.kids[0].text() == "Fortroligt"
    assert sum(box.text == "Fortroligt" for _, box in found.artifacts) >= 2


def test_papers_in_one_file_keep_their_tags_each_as_a_part() -> None:
    papers = [Document(name, DAY).add(Title(name), Paragraph("ord " * 900)).pdf() for name in ("et", "to")]
    found = tagged(bundle(papers))
    assert [part.tag for part in found.root.kids] == ["Part", "Part"]
    assert [part.kids[0].text() for part in found.root.kids] == ["et", "to"]
    assert found.root.kids[1].kids[1].text() == ("ord " * 900).strip()
    assert bundle(papers) == bundle(papers)
