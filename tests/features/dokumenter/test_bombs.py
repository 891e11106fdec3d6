"""Small files that are enormous inside, and files that want to do something: refused, or shown as paper."""

import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from socialvicevaert.features.dokumenter.rules import problem_of_content
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.pdf_view.document import MOST_PIXELS, PdfDocument
from tests.papers import pdf, png

PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def written(page: bytes, *more: bytes, catalog: bytes = b"", pages: bytes = PAGES) -> bytes:
    """A PDF of one page, object by object."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        pages,
        b"<</Type/Page/Parent 2 0 R" + page + b">>",
        *more,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + tail % (len(objects) + 1, lines, len(objects) + 1, len(out))


def stream(content: bytes, about: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), about, packed)


A4 = b"/MediaBox[0 0 595 842]"
MANY = b"<</Type/Pages/Kids[" + b"3 0 R " * 2001 + b"]/Count 2001>>"
PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1/Length 0>>"
    b"stream\n\nendstream"
)


def long_zip() -> bytes:
    """A zip file that says elsewhere, in the way of large ones, that it holds far more than its end tells."""
    names = b"".join(
        b"PK\x01\x02"
        + struct.pack("<6H3I5H2I", 45, 45, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0)
        + b"word/document.xml"
        for _ in range(30_000)
    )
    start = b"PK\x03\x04" + b"\0" * 26
    far = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 30_000, 30_000, len(names), len(start))
    where = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(start) + len(names), 1)
    return start + names + far + where + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, 50, 0, 0)


def deep_png() -> bytes:
    """Sixteen bits a channel: twice the memory of an ordinary picture of as many points."""
    whole = png(6000, 6000)
    head = struct.pack(">IIBBBBB", 6000, 6000, 16, 6, 0, 0, 0)
    chunk = b"IHDR" + head
    return whole[:12] + chunk + struct.pack(">I", zlib.crc32(chunk)) + whole[33:]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.pdf", written(b"/MediaBox[0 0 90000 90000]"), "side, der er for stor"),
        ("a.pdf", written(A4, pages=MANY), "flere end 2000 sider"),
        ("a.pdf", written(A4 + b"/Contents 4 0 R", stream(b"0 0 9 9 re f " * 9_000_000)), "pakkes ud"),
        ("a.pdf", written(A4, PICTURE), "pakkes ud"),
        ("a.pdf", written(A4, pages=b"<</Type/Pages/Kids[2 0 R]/Count 2>>"), "beskadiget"),
        ("a.docx", long_zip(), "beskadiget"),
        ("a.png", deep_png(), "for stort billede"),
    ],
    ids=["page", "pages", "words", "picture in it", "pages that are not there", "zip", "deep picture"],
)
def test_what_is_enormous_inside_is_refused_in_words(name: str, content: bytes, why: str) -> None:
    assert why in problem_of_content(name, content)


def test_what_is_large_for_a_reason_is_kept() -> None:
    scanned = stream(b"\xff" * 30_000_000, b"/Type/XObject/Subtype/Image/Width 5000/Height 6000/ColorSpace/DeviceGray")
    assert problem_of_content("Scan.pdf", written(A4, *[scanned] * 5)) == ""
    assert problem_of_content("Sag.pdf", pdf(pages=300)) == ""


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 5000), with_what=st.binary(max_size=6))
def test_a_pdf_with_some_other_bytes_is_read_or_refused_but_never_an_error(at: int, with_what: bytes) -> None:
    whole = written(A4 + b"/Contents 4 0 R", stream(b"BT ET " * 50))
    at %= len(whole)
    assert isinstance(problem_of_content("a.pdf", whole[:at] + with_what + whole[at + len(with_what) :]), str)


def test_a_page_of_five_metres_is_drawn_as_large_as_there_is_memory_for() -> None:
    document = PdfDocument(written(b"/MediaBox[0 0 14400 14400]"))
    try:
        picture = document.picture(0, 300 / 72)
        assert picture.width() * picture.height() <= MOST_PIXELS * 1.01
    finally:
        document.close()


def test_a_pdf_that_wants_to_run_something_is_shown_as_paper(qtbot: QtBot, settle: Callable[[], None]) -> None:
    acts = (
        b"/OpenAction<</S/JavaScript/JS(while\\(true\\){})>>/AA<</WC<</S/Launch/F(calc.exe)>>>>"
        b"/Names<</EmbeddedFiles<</Names[(x.exe)<</Type/Filespec/F(x.exe)/EF<</F 4 0 R>>>>]>>>>"
    )
    page = A4 + b"/AA<</O<</S/URI/URI(http://127.0.0.1:9/)>>>>"
    page += b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<</S/Launch/F(calc.exe)>>>>]"
    content = written(page, stream(b"MZ"), catalog=acts)
    assert problem_of_content("a.pdf", content) == ""
    view = PdfView("Dokument")
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.show()
    view.show_pdf(content, "Dokument 1")
    settle()
    assert view.canvas.document is not None
    assert view.canvas.document.links == ((),)  # nothing of it leads anywhere
    assert view.problem_text == ""
