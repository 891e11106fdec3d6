"""A picture shown like a document of one page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from socialvicevaert.ui.pdf_view.document import Link

POINTS_A_PIXEL = 0.75
WIDEST = 595.0
"""Points: a photograph is shown as wide as a page; looking closer is what zooming is for."""

_ENDINGS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}


class NotAPicture(Exception):
    """The bytes cannot be read as a picture."""


class PictureDocument:
    """A PNG or JPEG file, turned as the camera says."""

    def __init__(self, data: bytes) -> None:
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        self._picture = reader.read()
        if self._picture.isNull():
            raise NotAPicture(reader.errorString())
        self.ending = next((ending for mark, ending in _ENDINGS.items() if data.startswith(mark)), "")
        width = min(WIDEST, self._picture.width() * POINTS_A_PIXEL)
        self.sizes = ((width, width * self._picture.height() / self._picture.width()),)
        """Width and height of its one page in points."""
        self.links: tuple[tuple[Link, ...], ...] = ((),)

    def picture(self, _number: int, scale: float) -> QImage:
        """The picture, `scale` pixels a point."""
        width, height = self.sizes[0]
        return self._picture.scaled(
            max(1, round(width * scale)),
            max(1, round(height * scale)),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )

    def close(self) -> None:
        """Free the picture."""
        self._picture = QImage()


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin as a picture does."""
    return data.startswith(tuple(_ENDINGS))
