"""What stands on the pages of a PDF: words with their boxes, filled shapes and lines."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_EDGE = 20 * 72 / 25.4
_SLACK = 0.7


@dataclass(frozen=True)
class Box:
    """Where something stands, in points from the lower left; `text` of words, empty of shapes."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass
class Drawing:
    """One page; `words` are single lines of text, as they were drawn."""

    text: str
    width: float
    words: list[Box] = field(default_factory=list)
    filled: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)

    def outside(self) -> list[Box]:
        """Words that begin or end outside the margins."""
        return [one for one in self.words if one.left < _EDGE - _SLACK or one.right > self.width - _EDGE + _SLACK]

    def overlapping(self) -> list[tuple[str, str]]:
        """Words that lie on each other."""
        found = []
        for number, one in enumerate(self.words):
            for other in self.words[number + 1 :]:
                wide = min(one.right, other.right) - max(one.left, other.left)
                tall = min(one.top, other.top) - max(one.bottom, other.bottom)
                if wide > _SLACK and tall > _SLACK:
                    found.append((one.text, other.text))
        return found


def drawings(pdf: bytes) -> list[Drawing]:
    """Every page of a PDF."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> Drawing:
    reader = page.get_textpage()
    drawing = Drawing(reader.get_text_bounded(), page.get_width())
    for item in page.get_objects(max_depth=1):
        box = Box(*item.get_bounds())
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            words = reader.get_text_bounded(box.left, box.bottom, box.right, box.top)
            drawing.words.append(Box(box.left, box.bottom, box.right, box.top, words))
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            (drawing.filled if _is_filled(item) else drawing.lines).append(box)
    return drawing


def _is_filled(item: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(fill.value)
