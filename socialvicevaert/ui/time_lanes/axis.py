"""What stands above and below the lanes: the days that matter by name, Mondays, and today."""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from socialvicevaert.shared.tokens import SECONDARY_PT
from socialvicevaert.ui import icons, theme
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.time_lanes.scale import Scale, day_text, pen_of, track_of


class LaneHead(QWidget):
    """The words of the days that matter, each above its line."""

    def __init__(self, scale: Scale, has_words: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = scale
        self._has_words = has_words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(mark.text for mark in scale.marks))

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(200), max(theme.scaled(4), self._line() * len(self.scale.marks)))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = track_of(self.width(), self._has_words)
        size = theme.scaled(15)
        for row, mark in enumerate(reversed(self.scale.marks)):  # the next one stands nearest to the lanes
            is_next = row == len(self.scale.marks) - 1
            font = theme.font(SECONDARY_PT, bold=is_next)
            metrics = QFontMetrics(font)
            width = size + theme.scaled(5) + metrics.horizontalAdvance(mark.text)
            x = self.scale.place(mark.on, left, right)
            at = max(0.0, min(x - width / 2, self.width() - width - 1.0))
            top = row * self._line()
            painter.setPen(pen_of(mark, is_next))
            painter.drawLine(QPointF(x, top + self._line() - theme.scaled(6)), QPointF(x, self.height()))
            behind = QRectF(at - theme.scaled(4), top, width + theme.scaled(8), self._line() - theme.scaled(6))
            painter.fillRect(behind, QColor(theme.colours().surface))  # another day's line never runs through words
            painter.drawPixmap(
                round(at),
                top + (self._line() - theme.scaled(6) - size) // 2,
                icons.pixmap(mark.icon, mark.tone.mark, size, self.devicePixelRatioF()),
            )
            painter.setFont(font)
            painter.setPen(QColor(mark.tone.mark))
            words = QRectF(at + size + theme.scaled(5), top, self.width(), self._line() - theme.scaled(6))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), mark.text)
        painter.end()

    def _line(self) -> int:
        return QFontMetrics(theme.font(SECONDARY_PT, bold=True)).height() + theme.scaled(9)


class LaneFoot(QWidget):
    """The axis: Mondays, and today by name."""

    def __init__(self, scale: Scale, has_words: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = scale
        self._has_words = has_words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(200), QFontMetrics(theme.font(SECONDARY_PT, bold=True)).height() + theme.scaled(10))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = track_of(self.width(), self._has_words)
        y = 1.0
        painter.setPen(QPen(QColor(colours.control), 1))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for place, mark in enumerate(self.scale.marks):
            x = self.scale.place(mark.on, left, right)
            painter.setPen(pen_of(mark, place == 0))
            painter.drawLine(QPointF(x, 0), QPointF(x, theme.scaled(6)))
        taken = [self._label(painter, tr("I dag"), self.scale.today, left, right, colours.accent, is_bold=True)]
        for monday in self.scale.mondays():
            x = self.scale.place(monday, left, right)
            painter.setPen(QPen(QColor(colours.control), 1))
            painter.drawLine(QPointF(x, y), QPointF(x, y + theme.scaled(4)))
            place_of_words = self._place_of(day_text(monday), monday, left, right, is_bold=False)
            if not any(place_of_words.adjusted(-8, 0, 8, 0).intersects(other) for other in taken):
                taken.append(self._label(painter, day_text(monday), monday, left, right, colours.text2, is_bold=False))
        painter.end()

    def _label(
        self, painter: QPainter, text: str, on: date, left: float, right: float, colour: str, *, is_bold: bool
    ) -> QRectF:
        place = self._place_of(text, on, left, right, is_bold=is_bold)
        painter.setFont(theme.font(SECONDARY_PT, bold=is_bold, tabular=True))
        painter.setPen(QColor(colour))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), text)
        return place

    def _place_of(self, text: str, on: date, left: float, right: float, *, is_bold: bool) -> QRectF:
        metrics = QFontMetrics(theme.font(SECONDARY_PT, bold=is_bold, tabular=True))
        width = metrics.horizontalAdvance(text) + 2.0
        x = self.scale.place(on, left, right)
        at = max(0.0, min(x - width / 2, self.width() - width))
        return QRectF(at, theme.scaled(6), width, metrics.height())
