"""A check box whose edge and tick can be seen in both themes and grow with the text."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from socialvicevaert.shared.tokens import SPACE_S, TARGET
from socialvicevaert.ui import theme


class CheckBox(QCheckBox):
    """Box left, text right, one line or several."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(self._side() + SPACE_S + text.width() + 4, max(theme.scaled(TARGET), text.height() + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._side() + SPACE_S + self.fontMetrics().averageCharWidth() * 6, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        side = self._side()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - side) / 2 + 1, side - 2, side - 2)
        edge = colours.control if self.isEnabled() else colours.border
        filled = self.isChecked() and self.isEnabled()
        painter.setPen(QPen(QColor(colours.accent if filled else edge), 1.4))
        painter.setBrush(QColor(colours.accent if filled else colours.surface))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.on_accent if filled else colours.control), max(2.0, side / 9)))
            points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
            painter.drawPolyline(
                QPolygonF([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points])
            )
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.control))
        place = self.rect().adjusted(side + SPACE_S, 0, 0, 0)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def _side(self) -> int:
        return theme.scaled(18)
