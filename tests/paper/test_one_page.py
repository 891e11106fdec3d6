"""What wants one page: a little smaller where that is enough, over several where nobody could read it."""

from datetime import date

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import OnePage, Paragraph
from tests.paper.every_paper import every_paper

DAY = date(2026, 11, 22)
BODY = 10.0
SMALLEST_READ = 6.8  # small print at the smallest share of its size
PAPERS = {name: draw for name, draw in every_paper() if name.startswith(("aftaleark", "samtykke"))}


def read(pdf: bytes) -> tuple[list[str], float]:
    """The words of each page, and the smallest type in points."""
    document = pdfium.PdfDocument(pdf)
    texts, smallest = [], BODY
    for page in document:
        texts.append(page.get_textpage().get_text_bounded())
        for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            size = raw.c_float()
            raw.FPDFTextObj_GetFontSize(drawn.raw, size)
            smallest = min(smallest, size.value * drawn.get_matrix().d)
    document.close()
    return texts, round(smallest, 2)


def one_page(paragraphs: int, smallest: float = 0.8) -> tuple[list[str], float]:
    parts = [Paragraph(f"Afsnit {number}, som det er skrevet.") for number in range(paragraphs)]
    return read(Document("En side", DAY).add(OnePage(parts, smallest)).pdf())


def test_what_runs_a_little_over_is_printed_smaller() -> None:
    texts, smallest = one_page(40)
    assert len(texts) == 1
    assert 0.8 * BODY <= smallest < BODY


def test_what_would_be_too_small_goes_on_in_full_size() -> None:
    texts, smallest = one_page(90)
    assert len(texts) > 1
    assert smallest > 0.8 * BODY
    assert [f"Afsnit {number}," in " ".join(texts) for number in range(90)] == [True] * 90


def test_how_small_it_may_be_is_said_by_who_prints_it() -> None:
    texts, smallest = one_page(50, 0.5)
    assert len(texts) == 1
    assert smallest < 0.8 * BODY


@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_for_a_resident_is_in_type_that_cannot_be_read(name: str) -> None:
    assert read(PAPERS[name]())[1] >= SMALLEST_READ
