"""One lane: what runs and how it stands in words, and its run on the axis."""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import BODY_PT, SECONDARY_PT
from socialvicevaert.ui import icons, theme
from socialvicevaert.ui.time_lanes.scale import (
    WRAPPED,
    LaneRun,
    Scale,
    day_text,
    height_of,
    is_beside,
    pen_of,
    track_of,
)

_EDGE = 6
"""Room for the focus ring."""


class LaneButton(QAbstractButton):
    """One lane: what it is and how it stands in words, and its run on the axis."""

    stepped = Signal(int)

    def __init__(self, run: LaneRun, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run = run
        self.scale = scale
        self.setText(run.title)
        self.setToolTip(run.spoken)
        self.setAccessibleName(run.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 1 else theme.scaled(600)
        return QSize(theme.scaled(300), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.heightForWidth(max(self.width(), theme.scaled(160))))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = sum(height_of(text, font, room) for text, font, room in self._words(width))
        if is_beside(width):
            return max(words, self._run_height()) + theme.scaled(12)
        return words + self._run_height() + theme.scaled(14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.sunken if self.underMouse() else colours.surface
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        left, right = track_of(self.width(), True)
        for place, mark in enumerate(self.scale.marks):
            x = self.scale.place(mark.on, left, right)
            painter.setPen(pen_of(mark, place == 0))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        now = self.scale.place(self.scale.today, left, right)
        painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(now, 0), QPointF(now, self.height()))
        top = self._paint_words(painter, ground)
        beside = is_beside(self.width())
        y = (self.height() - self._run_height()) / 2 if beside else top
        self._paint_run(painter, left, right, y + theme.scaled(10), ground)
        painter.end()

    def _paint_words(self, painter: QPainter, ground: str) -> float:
        """Title and state; gives where they end. The lines of days never run through words."""
        beside = is_beside(self.width())
        top = float(theme.scaled(6))
        total = sum(height_of(text, font, room) for text, font, room in self._words(self.width()))
        if beside:
            top = max(top, (self.height() - total) / 2)
        size = theme.scaled(15)
        for place, (text, font, room) in enumerate(self._words(self.width())):
            height = height_of(text, font, room)
            metrics = QFontMetrics(font)
            indent = size + theme.scaled(5) if place else 0
            shown = metrics.boundingRect(QRect(0, 0, room, 10_000), WRAPPED, text)
            if not beside:
                behind = QRectF(0, top, _EDGE + indent + shown.width() + theme.scaled(6), height)
                painter.fillRect(behind, QColor(ground))
            if place:
                middle = round(top + (metrics.height() - size) / 2)
                picture = icons.pixmap(self.run.icon, self.run.tone.mark, size, self.devicePixelRatioF())
                painter.drawPixmap(_EDGE, middle, picture)
            painter.setFont(font)
            painter.setPen(QColor(self.run.tone.mark if place else theme.colours().text))
            painter.drawText(QRectF(_EDGE + indent, top, room, height), WRAPPED, text)
            top += height
        return top + theme.scaled(2)

    def _paint_run(self, painter: QPainter, left: float, right: float, y: float, ground: str) -> None:
        run, scale = self.run, self.scale
        colour = QColor(run.tone.mark)
        now = scale.place(scale.today, left, right)
        begin = scale.place(run.begins, left, right) if run.begins is not None else now
        open_end = min(right - theme.scaled(10), max(now, begin) + theme.scaled(60))
        end = scale.place(run.ends, left, right) if run.ends is not None else open_end
        known = end if run.is_over else min(max(now, begin), end)
        dot = theme.scaled(5)
        if run.begins is not None:
            painter.setPen(QPen(colour, theme.scaled(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            has_arrow = known == end and not run.is_over
            painter.drawLine(QPointF(begin, y), QPointF(max(begin, known - (dot if has_arrow else 0)), y))
        painter.setPen(QPen(colour, max(2, theme.scaled(2)), Qt.PenStyle.DashLine))
        if end > known:
            painter.drawLine(QPointF(known, y), QPointF(end, y))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if run.begins is not None else QColor(ground))
        painter.drawEllipse(QPointF(begin, y), dot, dot)
        self._paint_end(painter, end, y, ground)
        self._paint_days(painter, begin, end, right, y + dot + theme.scaled(2), ground)

    def _paint_end(self, painter: QPainter, end: float, y: float, ground: str) -> None:
        run = self.run
        colour = QColor(run.tone.mark)
        if run.ends is None or run.is_over:
            size = theme.scaled(18)
            name = run.icon if run.is_over else "question"
            painter.fillRect(QRectF(end - size / 2, y - size / 2, size, size), QColor(ground))
            picture = icons.pixmap(name, run.tone.mark, size, self.devicePixelRatioF())
            painter.drawPixmap(round(end - size / 2), round(y - size / 2), picture)
            return
        wide, high = theme.scaled(10), theme.scaled(6)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(ground))
        arrow = [QPointF(end - wide, y - high), QPointF(end, y), QPointF(end - wide, y + high)]
        painter.drawPolygon(QPolygonF(arrow))

    def _paint_days(self, painter: QPainter, begin: float, end: float, right: float, top: float, ground: str) -> None:
        """The days below the ends of the run; the end's comes first where both do not fit."""
        font = theme.font(SECONDARY_PT, tabular=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        taken: QRectF | None = None
        for on, x in ((self.run.ends, end), (self.run.begins, begin)):
            if on is None:
                continue
            text = day_text(on)
            width = metrics.horizontalAdvance(text)
            at = self._beside_marks(on, x - width / 2, width, right)
            place = QRectF(at, top, width + 1, metrics.height())
            if taken is not None and place.adjusted(-6, 0, 6, 0).intersects(taken):
                continue
            painter.fillRect(place.adjusted(-2, 0, 2, 0), QColor(ground))
            painter.setPen(QColor(theme.colours().text2))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), text)
            taken = place

    def _beside_marks(self, on: date, at: float, width: float, right: float) -> float:
        """Where the words of a day begin: beside the line of another day that matters, never over it."""
        left, _right = track_of(self.width(), True)
        gap = theme.scaled(5)
        for mark in self.scale.marks:
            x = self.scale.place(mark.on, left, right)
            if mark.on != on and at - gap < x < at + width + gap:
                at = x - width - gap if on < mark.on else x + gap
        return max(0.0, min(at, right + theme.scaled(4) - width))

    def _words(self, width: int) -> list[tuple[str, QFont, int]]:
        """Each text with its font and the pixels it may take in a line."""
        left, _right = track_of(width, True)
        room = round(left) - theme.scaled(16) if is_beside(width) else width - 2 * _EDGE
        indent = theme.scaled(20)
        return [
            (self.run.title, theme.font(BODY_PT, bold=True), max(1, room - _EDGE)),
            (self.run.said, theme.font(SECONDARY_PT), max(1, room - indent - _EDGE)),
        ]

    def _run_height(self) -> int:
        return theme.scaled(18) + QFontMetrics(theme.font(SECONDARY_PT)).height()
