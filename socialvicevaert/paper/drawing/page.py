"""The sheet itself: frames, what stands on every page, metadata; and the canvas through which all drawing goes."""

import io
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from socialvicevaert.paper import fonts
from socialvicevaert.paper.document import LINK_SCHEME, PROGRAM, Document, WindowAddress
from socialvicevaert.paper.drawing.flow import flow
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
from socialvicevaert.paper.drawing.text import wrapped
from socialvicevaert.paper.fonts import BOLD, REGULAR, printable
from socialvicevaert.paper.parts import Mark, Role

_BODY_BELOW_WINDOW = 92 * mm
_WINDOW_LEFT = 20 * mm
_WINDOW_TOP = 46 * mm
_WINDOW_WIDTH = 85 * mm
_SENDER_LEFT = 130 * mm
"""Windows of E6/5, C6/5, C5 and EC4 begin 15 mm from the left and 39–44 mm from the top and are 30–40 mm tall and
95–105 mm wide (measures of Nordic window envelopes); the address keeps inside all of them."""

_OUTLINE_LEVELS = {Role.TITLE: 0, Role.SECTION: 1}


class PaperCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Marks content with its role, makes bookmarks of the headings, and knows the number of pages when it saves."""

    def __init__(self, *arguments: Any, document: Document, links: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._document = document
        self._links = links
        self._finished_pages: list[dict[str, Any]] = []
        self._bookmarks = 0

    def begin_part(self, role: Role, spoken: str) -> None:
        """What is drawn until `end_part` has this role."""
        self._code.append(f"/{role.value} BMC")
        if role in _OUTLINE_LEVELS and spoken:
            key = f"part{self._bookmarks}"
            self._bookmarks += 1
            self.bookmarkPage(key)
            level = _OUTLINE_LEVELS[role] if self._bookmarks > 1 else 0
            self.addOutlineEntry(spoken, key, level)

    def end_part(self) -> None:
        """Ends what `begin_part` began."""
        self._code.append("EMC")

    def lead_to(self, target: str, left: float, bottom: float, width: float, height: float) -> None:
        """A link over a printed figure, where links are wanted and there is something to lead to."""
        if self._links and target:
            self.linkURL(f"{LINK_SCHEME}:{target}", (left, bottom, left + width, bottom + height), relative=1)

    def showPage(self) -> None:
        """Keeps the page back until the number of pages is known."""
        self._finished_pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Writes "Side x af y" on every page, then the file."""
        for number, page in enumerate(self._finished_pages, start=1):
            self.__dict__.update(page)
            self.begin_part(Role.SPACE, "")
            self._furniture(number, len(self._finished_pages))
            self.end_part()
            super().showPage()
        super().save()

    def _furniture(self, number: int, pages: int) -> None:
        self.setFont(REGULAR, SMALL_SIZE)
        self.setFillColor(TEXT2)
        place = f"Side {number} af {pages}"
        self.drawRightString(PAGE_WIDTH - MARGIN_SIDE, 12 * mm, place)
        room = TEXT_WIDTH - self.stringWidth(place, REGULAR, SMALL_SIZE) - 12
        lines = wrapped(self._document.footer, REGULAR, SMALL_SIZE, room) if self._document.footer else []
        y = 12 * mm
        for line in lines[:2]:
            self.drawString(MARGIN_SIDE, y, line)
            y -= SMALL_LEADING
        self.setStrokeColor(BORDER)
        self.setLineWidth(0.5)
        self.line(MARGIN_SIDE, 16 * mm, PAGE_WIDTH - MARGIN_SIDE, 16 * mm)
        if self._document.confidential:
            self.setFillColor(MARKS[Mark.DANGER])
            self.setFont(BOLD, SMALL_SIZE)
            self.drawRightString(PAGE_WIDTH - MARGIN_SIDE, PAGE_HEIGHT - 12 * mm, "Fortroligt")


def draw(document: Document, links: bool = False) -> bytes:
    """The PDF of a document; deterministic: no clock, no random identifiers."""
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
        pageCompression=1,
        pageTemplates=[
            PageTemplate("first", [_frame(first_top)], onPage=_window(document), autoNextPageTemplate="next"),
            PageTemplate("next", [_frame(MARGIN_TOP)]),
        ],
    )
    stamp = f"D:{document.dated:%Y%m%d}120000Z"

    def canvas(*arguments: Any, **options: Any) -> PaperCanvas:
        made = PaperCanvas(*arguments, document=document, links=links, **options)
        made.setDateFormatter(lambda *_moment: stamp)
        return made

    template.build(flow(document.parts) or [_nothing()], canvasmaker=canvas)
    return memory.getvalue()


def _frame(top: float) -> Frame:
    height = PAGE_HEIGHT - top - MARGIN_BOTTOM
    return Frame(
        MARGIN_SIDE, MARGIN_BOTTOM, TEXT_WIDTH, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )


def _nothing() -> Any:
    from reportlab.platypus import Spacer

    return Spacer(1, 1)


def _window(document: Document) -> Any:
    def on_first_page(canvas: PaperCanvas, _template: Any) -> None:
        if document.window:
            canvas.begin_part(Role.PARAGRAPH, "")
            _draw_addresses(canvas, document.window)
            canvas.end_part()

    return on_first_page


def _draw_addresses(canvas: PaperCanvas, window: WindowAddress) -> None:
    y = PAGE_HEIGHT - _WINDOW_TOP
    canvas.setFillColor(TEXT2)
    size = 6.5
    sender = printable(", ".join(window.sender[:3]))
    canvas.setFont(REGULAR, size)
    canvas.drawString(_WINDOW_LEFT, y, wrapped(sender, REGULAR, size, _WINDOW_WIDTH)[0])
    y -= BODY_LEADING
    canvas.setFillColor(TEXT)
    canvas.setFont(REGULAR, BODY_SIZE)
    lines = [line for address in window.recipient for line in wrapped(address, REGULAR, BODY_SIZE, _WINDOW_WIDTH)]
    for line in lines:
        canvas.drawString(_WINDOW_LEFT, y, line)
        y -= 12.5
    y = PAGE_HEIGHT - 20 * mm
    for number, text in enumerate(window.sender):
        font = BOLD if number == 0 else REGULAR
        canvas.setFont(font, 9)
        canvas.setFillColor(TEXT if number == 0 else TEXT2)
        for line in wrapped(text, font, 9, PAGE_WIDTH - MARGIN_SIDE - _SENDER_LEFT):
            canvas.drawString(_SENDER_LEFT, y, line)
            y -= 12
