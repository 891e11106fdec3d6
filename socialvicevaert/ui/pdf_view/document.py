"""Pages of a PDF as pictures, from memory; nothing is written to a file."""

from dataclasses import dataclass
from typing import Any, ClassVar
from weakref import WeakSet, finalize

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from socialvicevaert.shared.pdfium import ONE_AT_A_TIME
from socialvicevaert.ui.lane import Lane, Order

MOST_PIXELS = 40_000_000
"""Of one page's picture: some 350 MB while it is drawn. A page of A4 has 8.7 million in 300 dots an inch."""


@dataclass(frozen=True)
class Link:
    """A place on a page, in points from its upper left corner, and where it leads."""

    left: float
    top: float
    right: float
    bottom: float
    uri: str

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the page lies on it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class PdfDocument:
    """An open document. Used only in `pdf_lane`, so that pages come in order and none holds up the window."""

    ending: ClassVar[str] = ".pdf"
    still_open: ClassVar[WeakSet["PdfDocument"]] = WeakSet()

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        with ONE_AT_A_TIME:
            self._document: Any = pypdfium2.PdfDocument(data)
            pages = list(self._document)
            self.sizes: tuple[tuple[float, float], ...] = tuple(page.get_size() for page in pages)
            """Width and height of each page in points."""
            self.links: tuple[tuple[Link, ...], ...] = tuple(_links(page, self._document) for page in pages)
            """What leads elsewhere, for each page."""
            for page in pages:
                page.close()
        self.still_open.add(self)
        finalize(self, _close, self._document)  # a view that goes away drops it on the window thread, while others draw

    def picture(self, number: int, scale: float) -> QImage:
        """A page, `scale` pixels a point; of one that is too large for that, as many as there is memory for."""
        width, height = self.sizes[number]
        scale = min(scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        with ONE_AT_A_TIME:
            page = self._document[number]
            bitmap = page.render(scale=scale, rev_byteorder=True)
            kind = QImage.Format.Format_RGBA8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
            # Copied, because the bitmap's memory goes away with it.
            picture = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind).copy()
            bitmap.close()
            page.close()
        return picture

    def close(self) -> None:
        """Free the document."""
        _close(self._document)
        self.still_open.discard(self)


def _close(document: Any) -> None:
    with ONE_AT_A_TIME:
        document.close()


def _links(page: Any, document: Any) -> tuple[Link, ...]:
    """The link annotations of a page that hold an URI."""
    import ctypes

    import pypdfium2.raw as pdfium

    found = []
    height = page.get_height()
    place, link, rect = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            continue
        length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
        text = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(document.raw, action, text, length)
        uri = text.value.decode("utf-8", "replace")
        if uri:
            top, bottom = height - max(rect.top, rect.bottom), height - min(rect.top, rect.bottom)
            found.append(Link(rect.left, top, rect.right, bottom, uri))
    return tuple(found)


def pdf_lane() -> Lane:
    """The one thread that draws PDF pages, for the whole program."""
    app = QCoreApplication.instance()
    lane = app.findChild(Lane, "pdf") if app is not None else None
    if lane is None:
        lane = Lane("pdf", app)
        lane.setObjectName("pdf")
        if app is not None:
            app.aboutToQuit.connect(lambda: close_documents(lane))
    return lane


def close_documents(lane: Lane) -> None:
    """The program ends: free what views still hold, in the lane, and end it. Waits for a page being drawn."""

    def close() -> None:
        for document in list(PdfDocument.still_open):
            document.close()

    lane.put(Order(lane, close, _ignore, _ignore, is_needed_without_owner=True))
    lane.close()


def _ignore(_result: object) -> None:
    return None
