"""Previews lead from a figure to what is behind it; a file that leaves the house does not."""

import ctypes
from datetime import date

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import (
    Align,
    Bar,
    BarChart,
    BeforeAfter,
    Change,
    Column,
    ColumnChart,
    Facts,
    Funnel,
    KeyFigure,
    KeyFigures,
    Linked,
    PageBreak,
    Panel,
    Paragraph,
    Part,
    ShareBar,
    SmallMultiples,
    Table,
)

DAY = date(2026, 11, 22)


def bar(target: str) -> Bar:
    return Bar("Navn", 5.0, "5", target=target)


PARTS: tuple[Part, ...] = (
    KeyFigures([KeyFigure("Sager", "243", target="sager.i_perioden")]),
    Table((Column("Navn"), Column("Antal", Align.RIGHT)), [("Nye", Linked("12", "sager.nye")), ("Andre", "7")]),
    Facts([("Kontakter", Linked("77", "kontakter.i_alt"))]),
    BarChart("B", [bar("a.b")]),
    ColumnChart("S", [bar("md.2026-09.sager.nye"), Bar("Lang", 1.0, "999.999.999.999" * 4, target="drejet")]),
    PageBreak(),
    Paragraph("Side to"),
    Funnel("T", [bar("tragt")], [bar("ved_siden")]),
    ShareBar("D", [bar("del.en"), bar("del.to")]),
    BeforeAfter("F", [Change("Æ", bar("foer.x"), bar("x"))]),
    SmallMultiples("M", ["Navn"], [Panel("P", [bar("afd.3.sager.nye")])]),
)


def links(pdf: bytes) -> list[tuple[int, str, tuple[float, float, float, float]]]:
    """Page, address and box of every link."""
    found = []
    document = pdfium.PdfDocument(pdf)
    for number, page in enumerate(document):
        position, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
            action = raw.FPDFLink_GetAction(link)
            text = ctypes.create_string_buffer(300)
            raw.FPDFAction_GetURIPath(document, action, text, 300)
            box = raw.FS_RECTF()
            raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box))
            found.append((number, text.value.decode(), (box.left, box.bottom, box.right, box.top)))
    document.close()
    return found


def paper() -> Document:
    return Document("T", DAY).add(*PARTS)


def test_every_figure_that_knows_which_one_it_is_leads_there_in_a_preview() -> None:
    found = links(paper().pdf(links=True))
    assert [(page, address) for page, address, _ in found] == [
        (0, "tal:sager.i_perioden"),
        (0, "tal:sager.nye"),
        (0, "tal:kontakter.i_alt"),
        (0, "tal:a.b"),
        (0, "tal:md.2026-09.sager.nye"),
        (0, "tal:drejet"),
        (1, "tal:tragt"),
        (1, "tal:ved_siden"),
        (1, "tal:del.en"),
        (1, "tal:del.to"),
        (1, "tal:foer.x"),
        (1, "tal:x"),
        (1, "tal:afd.3.sager.nye"),
    ]


def test_a_link_lies_over_the_figure_it_leads_from() -> None:
    pdf = paper().pdf(links=True)
    document = pdfium.PdfDocument(pdf)
    for page, address, box in links(pdf):
        words = document[page].get_textpage().get_text_bounded(box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1)
        expected = {"tal:sager.i_perioden": "243", "tal:sager.nye": "12", "tal:kontakter.i_alt": "77"}
        assert expected.get(address, "9" if address == "tal:drejet" else "5") in words, address
    document.close()


def test_a_file_that_is_issued_has_no_links_and_is_always_the_same() -> None:
    document = paper()
    issued = document.pdf()
    assert links(issued) == []
    assert b"/URI" not in issued
    assert document.pdf(links=True) != issued
    assert paper().pdf() == document.pdf() == issued
    assert document.pdf(links=True) == paper().pdf(links=True)
