"""The pages below each other; only those in view are drawn, beside the window thread."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from socialvicevaert.shared.tokens import LIGHT, SPACE_L
from socialvicevaert.ui import theme
from socialvicevaert.ui.lane import Order
from socialvicevaert.ui.pdf_view.document import Link, PdfDocument, pdf_lane
from socialvicevaert.ui.pdf_view.picture import PictureDocument
from socialvicevaert.ui.text import tr

PIXELS_A_POINT = 96 / 72
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
PICTURES_KEPT = 12
Shown = PdfDocument | PictureDocument


class PdfCanvas(QWidget):
    """Draws a document; `changed` tells that pages or zoom did.

    With a `link_tip` its links are live: a hand, the tip, and `followed` with where the link leads.
    """

    changed = Signal()
    followed = Signal(str)

    def __init__(self, scroller: QScrollArea, link_tip: str = "") -> None:
        super().__init__()
        self._scroller = scroller
        self._link_tip = link_tip
        self._over: tuple[int, Link] | None = None  # the link under the pointer, and its page
        self.setMouseTracking(bool(link_tip))
        self.document: Shown | None = None
        self.zoom = 1.0
        self._fits = True
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._asked: set[tuple[int, int]] = set()
        opened: list[Shown] = []
        self._opened = opened
        self.destroyed.connect(lambda: _free(opened))

    @property
    def places(self) -> list[QRect]:
        """Where each page lies."""
        if self.document is None:
            return []
        sizes = [self._pixels(width, height) for width, height in self.document.sizes]
        widest = max(size.width() for size in sizes)
        places, top = [], SPACE_L
        for size in sizes:
            left = SPACE_L + (widest - size.width()) // 2
            places.append(QRect(QPoint(left, top), size))
            top += size.height() + SPACE_L
        return places

    def show_document(self, document: Shown | None) -> None:
        """Show another document, or none; the old one is freed."""
        _free(self._opened)
        self.document = document
        if document is not None:
            self._opened.append(document)
        self._pictures.clear()
        self._asked.clear()
        self._point_at(None)
        self._lay_out()

    def fit_width(self) -> None:
        """Make pages as wide as the room, now and when it changes."""
        self._fits = True
        self._lay_out_in_place(self.zoom)

    def step_zoom(self, by: int) -> None:
        """One size larger (1) or smaller (-1)."""
        self._fits = False
        larger = [zoom for zoom in ZOOMS if zoom > self.zoom + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < self.zoom - 0.01]
        if by > 0 and larger:
            self._lay_out_in_place(larger[0])
        elif by < 0 and smaller:
            self._lay_out_in_place(smaller[-1])

    def room_changed(self) -> None:
        """The view got another width."""
        if self._fits:
            self._lay_out_in_place(self.zoom)

    def page_at(self, y: int) -> int:
        """The page at a height of the canvas, from 0."""
        return max(0, sum(1 for place in self.places if place.top() <= y) - 1)

    def link_at(self, point: QPoint) -> tuple[int, Link] | None:
        """The link at a point of the canvas, and its page."""
        if self.document is None or not self._link_tip:
            return None
        scale = PIXELS_A_POINT * self.zoom
        for number, place in enumerate(self.places):
            if place.contains(point):
                x, y = (point.x() - place.left()) / scale, (point.y() - place.top()) / scale
                found = next((link for link in self.document.links[number] if link.holds(x, y)), None)
                return None if found is None else (number, found)
        return None

    def place_of(self, number: int, link: Link) -> QRect:
        """Where a link of a page lies on the canvas."""
        scale, page = PIXELS_A_POINT * self.zoom, self.places[number]
        size = QSize(round((link.right - link.left) * scale), round((link.bottom - link.top) * scale))
        return QRect(page.topLeft() + QPoint(round(link.left * scale), round(link.top * scale)), size)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self.link_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self.link_at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.followed.emit(found[1].uri)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.document is None:
            return
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in enumerate(self.places):
            if place.intersects(event.rect()):
                picture = self._picture(number)
                if picture is None:
                    painter.fillRect(place, QColor(LIGHT.surface))
                else:
                    painter.drawImage(place, picture)
                painter.setPen(QColor(colours.border))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self._over is not None:
            painter.setPen(QPen(QColor(LIGHT.accent), 1.5))  # on paper, which is white in the dark too
            painter.drawRoundedRect(self.place_of(*self._over).adjusted(-3, -2, 3, 2), 3, 3)
        painter.end()

    def _point_at(self, found: tuple[int, Link] | None) -> None:
        if found == self._over:
            return
        self._over = found
        self.setCursor(Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor)
        self.setToolTip("" if found is None else self._link_tip)
        self.update()

    def _lay_out_in_place(self, zoom: float) -> None:
        """Lay out anew; what was in the middle of the view stays there, and the beginning stays the beginning."""
        down, across = self._scroller.verticalScrollBar(), self._scroller.horizontalScrollBar()
        places, room = self.places, self._scroller.viewport().size()
        if not places:
            self.zoom = zoom
            self._lay_out()
            return
        middle = down.value() + room.height() // 2
        number = self.page_at(middle)
        part = (middle - places[number].top()) / places[number].height()
        side = (across.value() + room.width() / 2) / max(1, self.width())
        is_at_top = down.value() == 0
        self.zoom = zoom
        self._lay_out()
        page = self.places[number]
        if not is_at_top:
            down.setValue(round(page.top() + part * page.height()) - room.height() // 2)
        across.setValue(round(side * self.width() - room.width() / 2))

    def _lay_out(self) -> None:
        if self.document is None:
            self.setFixedSize(0, 0)
        else:
            if self._fits:
                widest = max(width for width, _ in self.document.sizes) * PIXELS_A_POINT
                room = self._scroller.viewport().width() - 2 * SPACE_L
                self.zoom = max(0.3, min(2.0, room / widest))
            places = self.places
            right = max(place.right() for place in places)
            self.setFixedSize(right + SPACE_L, places[-1].bottom() + SPACE_L)
            self.setAccessibleName(tr("Dokument med %s sider") % len(places))
        self.update()
        self.changed.emit()

    def _pixels(self, width: float, height: float) -> QSize:
        return QSize(round(width * PIXELS_A_POINT * self.zoom), round(height * PIXELS_A_POINT * self.zoom))

    def picture_of(self, number: int) -> QImage | None:
        """The picture of a page, in whatever size it has been drawn."""
        return next((picture for (page, _), picture in self._pictures.items() if page == number), None)

    def _picture(self, number: int) -> QImage | None:
        key = (number, round(self.zoom * 1000))
        if key not in self._pictures and key not in self._asked:
            self._ask(key)
        if key in self._pictures:
            return self._pictures[key]
        # Until the sharp one has come, another size of the same page is better than white.
        return self.picture_of(number)

    def _ask(self, key: tuple[int, int]) -> None:
        document = self.document
        if document is None:
            return
        self._asked.add(key)
        scale = PIXELS_A_POINT * self.zoom * self.devicePixelRatioF()

        def came(picture: QImage) -> None:
            self._asked.discard(key)
            if document is self.document:
                self._pictures[key] = picture
                while len(self._pictures) > PICTURES_KEPT:
                    self._pictures.pop(next(iter(self._pictures)))
                self.update()

        pdf_lane().put(Order(self, lambda: document.picture(key[0], scale), came, _ignore))


def _free(opened: list[Shown]) -> None:
    # In the lane: a page of the same document may just be drawn there.
    while opened:
        pdf_lane().put(Order(pdf_lane(), opened.pop().close, _ignore, _ignore, is_needed_without_owner=True))


def _ignore(_result: object) -> None:
    return None
