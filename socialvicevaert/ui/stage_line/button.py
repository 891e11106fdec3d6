"""A stage that can be chosen, with its joints to those beside it."""

from textwrap import fill

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import BODY_PT, SECONDARY_PT
from socialvicevaert.ui import icons, theme
from socialvicevaert.ui.stage_line.stage import ICONS, TONES, Stage, StageState
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

TIP_CHARACTERS = 90
EDGE = 5
"""Room for the focus ring around the outermost stages, in pixels."""
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class StageButton(QAbstractButton):
    """One stage: icon on the line, below it name, date and how sure it is."""

    stepped = Signal(int)
    focused = Signal()

    def __init__(self, stage: Stage, is_first: bool, following: Stage | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.is_marked = False
        self._is_wrapped = False
        self._is_first = is_first
        self._following = following
        self.setText(stage.title)
        told = "\n".join(part for part in (stage.title, stage.note) if part)
        self.setToolTip("\n".join(fill(line, TIP_CHARACTERS) for line in told.splitlines()))
        self.setAccessibleName(stage.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mark(self, is_marked: bool) -> None:
        """Show that its details are shown."""
        self.is_marked = is_marked
        self.setAccessibleDescription(tr("vist nedenfor") if is_marked else "")
        self.update()

    def wrap(self, is_wrapped: bool) -> None:
        """Whether its words may take more lines than one."""
        if is_wrapped != self._is_wrapped:
            self._is_wrapped = is_wrapped
            self.updateGeometry()

    def width_on_one_line(self) -> int:
        """The width at which nothing is wrapped, in pixels."""
        widest = max(metrics.horizontalAdvance(text) for text, metrics in self._texts())
        return max(theme.scaled(84), widest + theme.scaled(20))

    def sizeHint(self) -> QSize:
        width = self.minimumSizeHint().width() if self._is_wrapped else self.width_on_one_line()
        room = width - _left() - EDGE
        words = sum(_height(text, metrics, room) for text, metrics in self._texts())
        return QSize(self.width_on_one_line(), theme.scaled(30) + words + theme.scaled(10))

    def minimumSizeHint(self) -> QSize:
        words = [(word, metrics) for text, metrics in self._texts() for word in [*text.split(), ""]]
        longest = max(metrics.horizontalAdvance(word) for word, metrics in words)
        return QSize(longest + _left() + EDGE + 2, theme.scaled(30))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        state, tone = self.stage.state, TONES[self.stage.state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_marked or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if self.is_marked else colours.sunken))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 0, -2, 0), 6, 6)
        size = theme.scaled(20)
        middle = size // 2 + theme.scaled(5)
        left = _left()
        self._joints(painter, left, size, middle)
        ink = tone.mark if tone is not Tone.NEUTRAL else colours.text2
        picture = icons.pixmap(ICONS[state], ink, size, self.devicePixelRatioF())
        painter.drawPixmap(left, middle - size // 2, picture)
        title, small = _metrics()
        top = middle + size // 2 + theme.scaled(5)
        is_sure = state not in (StageState.OPEN, StageState.COMPUTED, StageState.ESTIMATE)
        ink_of_date = colours.text if is_sure else colours.text2
        lines = (
            (self.stage.title, theme.font(BODY_PT, bold=state is StageState.CURRENT), colours.text, title),
            (self.stage.when, theme.font(SECONDARY_PT, tabular=True), ink_of_date, small),
            (self.stage.word, theme.font(SECONDARY_PT), ink, small),
        )  # fmt: skip
        for text, font, colour, metrics in lines:
            if text:
                room = self.width() - left - EDGE
                height = _height(text, metrics, room)
                painter.setFont(font)
                painter.setPen(QColor(colour))
                painter.drawText(QRect(left, top, room, height), _WRAPPED, text)
                top += height
        painter.end()

    def _texts(self) -> tuple[tuple[str, QFontMetrics], ...]:
        title, small = _metrics()
        return (self.stage.title, title), (self.stage.when, small), (self.stage.word, small)

    def _joints(self, painter: QPainter, left: int, size: int, middle: int) -> None:
        gap = theme.scaled(4)
        if not self._is_first:
            painter.setPen(_joint(self.stage))
            painter.drawLine(0, middle, left - gap, middle)
        if self._following is not None:
            painter.setPen(_joint(self._following))
            painter.drawLine(left + size + gap, middle, self.width(), middle)


def _left() -> int:
    return theme.scaled(10)


def _height(text: str, metrics: QFontMetrics, room: int) -> int:
    """The height of a text wrapped into so many pixels; that of a line also where it is empty."""
    return max(metrics.height(), metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, text).height())


def _joint(to: Stage) -> QPen:
    colours = theme.colours()
    is_past = to.is_past or to.state in (StageState.DONE, StageState.CURRENT, StageState.LATE)
    return QPen(
        QColor(colours.accent if is_past else colours.control),
        2,
        Qt.PenStyle.SolidLine if is_past else Qt.PenStyle.DotLine,
    )


def _metrics() -> tuple[QFontMetrics, QFontMetrics]:
    return QFontMetrics(theme.font(BODY_PT, bold=True)), QFontMetrics(theme.font(SECONDARY_PT))
