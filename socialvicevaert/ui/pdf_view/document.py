"""Pages of a PDF as pictures, from memory; nothing is written to a file."""

from typing import Any, ClassVar
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from socialvicevaert.shared.pdfium import ONE_AT_A_TIME
from socialvicevaert.ui.lane import Lane, Order


class PdfDocument:
    """An open document. Used only in `pdf_lane`, so that pages come in order and none holds up the window."""

    ending: ClassVar[str] = ".pdf"
    still_open: ClassVar[WeakSet["PdfDocument"]] = WeakSet()

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        with ONE_AT_A_TIME:
            self._document: Any = pypdfium2.PdfDocument(data)
            self.sizes: tuple[tuple[float, float], ...] = tuple(page.get_size() for page in self._document)
            """Width and height of each page in points."""
        self.still_open.add(self)

    def picture(self, number: int, scale: float) -> QImage:
        """A page, `scale` pixels a point."""
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
        with ONE_AT_A_TIME:
            self._document.close()
        self.still_open.discard(self)


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
