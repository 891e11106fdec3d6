"""The sheet itself: frames, what stands on every page, metadata."""

import io
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from socialvicevaert.paper import fonts
from socialvicevaert.paper.document import PROGRAM, Document, WindowAddress
from socialvicevaert.paper.drawing.canvas import PaperCanvas
from socialvicevaert.paper.drawing.finish import finished
from socialvicevaert.paper.drawing.flow import flow
from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.styles import (
    BODY_LEADING,
    BODY_SIZE,
    BORDER,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    MARKS,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL_LEADING,
    SMALL_SIZE,
    TEXT,
    TEXT2,
    TEXT_WIDTH,
)
from socialvicevaert.paper.drawing.text import width_of, wrapped
from socialvicevaert.paper.fonts import BOLD, REGULAR, printable
from socialvicevaert.paper.parts import Mark

_BODY_BELOW_WINDOW = 92 * mm
_WINDOW_LEFT = 20 * mm
_WINDOW_TOP = 46 * mm
_WINDOW_WIDTH = 85 * mm
_SENDER_LEFT = 130 * mm
"""Windows of E6/5, C6/5, C5 and EC4 begin 15 mm from the left and 39–44 mm from the top and are 30–40 mm tall and
95–105 mm wide (measures of Nordic window envelopes); the address keeps inside all of them."""


class _Sheets(PaperCanvas):
    """The pages of one document."""

    def __init__(self, *arguments: Any, document: Document, links: bool, **options: Any) -> None:
        self._document = document
        super().__init__(*arguments, language=document.language, links=links, **options)

    def draw_furniture(self, number: int, pages: int) -> None:
        """Page number, footer and the line above them; "Fortroligt" on every page after the first, which reads it."""
        with self.artifact("Footer"):
            self.setFont(REGULAR, SMALL_SIZE)
            self.setFillColor(TEXT2)
            place = f"Side {number} af {pages}"
            self.drawRightString(PAGE_WIDTH - MARGIN_SIDE, 12 * mm, place)
            room = TEXT_WIDTH - width_of(place, REGULAR, SMALL_SIZE) - 12
            lines = wrapped(self._document.footer, REGULAR, SMALL_SIZE, room) if self._document.footer else []
            y = 12 * mm
            for line in lines[:2]:
                self.drawString(MARGIN_SIDE, y, line)
                y -= SMALL_LEADING
            self.setStrokeColor(BORDER)
            self.setLineWidth(0.5)
            self.line(MARGIN_SIDE, 16 * mm, PAGE_WIDTH - MARGIN_SIDE, 16 * mm)
        if self._document.confidential and number > 1:
            with self.artifact("Header"):
                self.draw_confidential()

    def draw_confidential(self) -> None:
        """The word at the upper right."""
        self.setFillColor(MARKS[Mark.DANGER])
        self.setFont(BOLD, SMALL_SIZE)
        self.drawRightString(PAGE_WIDTH - MARGIN_SIDE, PAGE_HEIGHT - 12 * mm, "Fortroligt")


def draw(document: Document, links: bool = False) -> bytes:
    """The PDF of a document; deterministic: no clock, no random identifiers."""
    drawn, sheets = _built(document, links)
    return drawn if links else finished(drawn, sheets.tree, document)


def pages(document: Document) -> int:
    """How many pages a document takes; much cheaper than the finished file."""
    _, sheets = _built(document, links=False)
    return sheets.finished_pages


def _built(document: Document, links: bool) -> tuple[bytes, "_Sheets"]:
    fonts.register()
    memory = io.BytesIO()
    first_top = _BODY_BELOW_WINDOW if document.window else MARGIN_TOP
    template = BaseDocTemplate(
        memory,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=printable(document.title),
        author=printable(document.author or PROGRAM),
        subject=printable(document.subject),
        creator=PROGRAM,
        lang=document.language,
        invariant=1,
        displayDocTitle=1,
        initialFontName=REGULAR,
        pageCompression=int(links),  # the finish packs everything once
        pageTemplates=[
            PageTemplate("first", [_frame(first_top)], onPage=_first_page(document), autoNextPageTemplate="next"),
            PageTemplate("next", [_frame(MARGIN_TOP)]),
        ],
    )
    stamp = f"D:{document.dated:%Y%m%d}120000Z"

    made: list[_Sheets] = []

    def canvas(*arguments: Any, **options: Any) -> _Sheets:
        made.append(_Sheets(*arguments, document=document, links=links, **options))
        made[0].setDateFormatter(lambda *_moment: stamp)
        return made[0]

    template.build(flow(document.parts) or [_nothing()], canvasmaker=canvas)
    return memory.getvalue(), made[0]


def _frame(top: float) -> Frame:
    height = PAGE_HEIGHT - top - MARGIN_BOTTOM
    return Frame(
        MARGIN_SIDE, MARGIN_BOTTOM, TEXT_WIDTH, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )


def _nothing() -> Any:
    from reportlab.platypus import Spacer

    return Spacer(1, 1)


def _first_page(document: Document) -> Any:
    def on_first_page(canvas: _Sheets, _template: Any) -> None:
        if document.confidential:
            with canvas.mark(Element("P")):
                canvas.draw_confidential()
        if document.window:
            _draw_sender(canvas, document.window)
            _draw_recipient(canvas, document.window)

    return on_first_page


def _draw_sender(canvas: _Sheets, window: WindowAddress) -> None:
    y = PAGE_HEIGHT - 20 * mm
    right = PAGE_WIDTH - MARGIN_SIDE
    for font, colour, lines in ((BOLD, TEXT, window.sender[:1]), (REGULAR, TEXT2, window.sender[1:])):
        with canvas.mark(Element("P")):
            canvas.setFont(font, 9)
            canvas.setFillColor(colour)
            broken = [line for text in lines for line in wrapped(text, font, 9, right - _SENDER_LEFT)]
            y = canvas.write(broken, _SENDER_LEFT, right, y, 12)


def _draw_recipient(canvas: _Sheets, window: WindowAddress) -> None:
    y = PAGE_HEIGHT - _WINDOW_TOP
    size = 6.5
    sender = printable(", ".join(window.sender[:3]))
    with canvas.mark(Element("P")):
        canvas.setFillColor(TEXT2)
        canvas.setFont(REGULAR, size)
        canvas.drawString(_WINDOW_LEFT, y, wrapped(sender, REGULAR, size, _WINDOW_WIDTH)[0])
    y -= BODY_LEADING
    with canvas.mark(Element("P")):
        canvas.setFillColor(TEXT)
        canvas.setFont(REGULAR, BODY_SIZE)
        lines = [line for text in window.recipient for line in wrapped(text, REGULAR, BODY_SIZE, _WINDOW_WIDTH)]
        canvas.write(lines, _WINDOW_LEFT, _WINDOW_LEFT + _WINDOW_WIDTH, y, 12.5)
