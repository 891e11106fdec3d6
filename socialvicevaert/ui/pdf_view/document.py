"""Pages of a PDF as pictures, from memory; nothing is written to a file."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from socialvicevaert.ui.lane import Lane


class PdfDocument:
    """An open document. Used only in `pdf_lane`: pdfium is not made for several threads."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._document: Any = pypdfium2.PdfDocument(data)
        self.sizes: tuple[tuple[float, float], ...] = tuple(page.get_size() for page in self._document)
        """Width and height of each page in points."""

    def picture(self, number: int, scale: float) -> QImage:
        """A page, `scale` pixels a point."""
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
        self._document.close()


def pdf_lane() -> Lane:
    """The one thread that draws PDF pages, for the whole program."""
    app = QCoreApplication.instance()
    lane = app.findChild(Lane, "pdf") if app is not None else None
    if lane is None:
        lane = Lane("pdf", app)
        lane.setObjectName("pdf")
    return lane
