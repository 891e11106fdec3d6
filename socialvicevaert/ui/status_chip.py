"""A state in a word, with an icon that says the same."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from socialvicevaert.shared.tokens import SECONDARY_PT
from socialvicevaert.ui import icons, theme
from socialvicevaert.ui.tone import Tone


class StatusChip(QWidget):
    """A pill: icon and word in the tone's colours."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, icon: str = "", tip: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.text = text
        self.tone = tone
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip)
        self._describe()

    def show_state(self, text: str, tone: Tone = Tone.NEUTRAL, icon: str = "") -> None:
        """Say another state."""
        self.text = text
        self.tone = tone
        self._icon = icon
        self._describe()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        self.setFont(theme.font(SECONDARY_PT))
        width = theme.scaled(8 + 15 + 5 + 10) + self.fontMetrics().horizontalAdvance(self.text)
        return QSize(width, theme.scaled(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(48), theme.scaled(24))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self.text, self.tone, self._icon)
        painter.end()

    def _describe(self) -> None:
        self.setAccessibleName(self.text)


def chip_width(text: str) -> int:
    """Pixels a painted chip takes."""
    return theme.scaled(8 + 15 + 5 + 10) + QFontMetrics(theme.font(SECONDARY_PT)).horizontalAdvance(text)


def paint_chip(painter: QPainter, place: QRectF, text: str, tone: Tone, icon: str = "") -> None:
    """Draw a chip, also inside lists."""
    size = theme.scaled(15)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.ground))
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    left = place.left() + theme.scaled(8)
    picture = icons.pixmap(icon or tone.icon, tone.mark, size, painter.device().devicePixelRatio())
    painter.drawPixmap(round(left), round(place.center().y() - size / 2), picture)
    painter.setFont(theme.font(SECONDARY_PT))
    painter.setPen(QColor(tone.mark))
    inside = QRectF(place)
    inside.setLeft(left + size + theme.scaled(5))
    inside.setRight(place.right() - theme.scaled(8))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inside.width()) + 1)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
