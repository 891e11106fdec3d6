"""A course of events from left to right: what is done, what comes, and by which rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from textwrap import fill

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import BODY_PT, SECONDARY_PT
from socialvicevaert.ui import icons, layouts, theme
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

TIP_CHARACTERS = 90
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
EDGE = 5  # room for the focus ring around the outermost stages


class StageState(Enum):
    """How sure a stage is, and whether it is past."""

    DONE = "done"
    CURRENT = "current"
    COMPUTED = "computed"
    """A date that follows from a rule."""
    ESTIMATE = "estimate"
    """A date nobody is sure of: it rests on a guess, or waits to be confirmed."""
    OVERRULED = "overruled"
    """A computed date that a worker has set otherwise, with a reason."""
    COURT = "court"
    """A date the court has set; never computed over."""
    LATE = "late"
    """A deadline that has passed."""
    OPEN = "open"
    """Not known yet."""

    @property
    def word(self) -> str:
        """What it is called on the screen."""
        return tr(_WORDS[self])


_WORDS = {
    StageState.DONE: "sket",
    StageState.CURRENT: "nu",
    StageState.COMPUTED: "beregnet",
    StageState.ESTIMATE: "skønnet",
    StageState.OVERRULED: "rettet",
    StageState.COURT: "fastsat af retten",
    StageState.LATE: "overskredet",
    StageState.OPEN: "ikke kendt",
}
_TONES = {
    StageState.DONE: Tone.SUCCESS,
    StageState.CURRENT: Tone.ACCENT,
    StageState.COMPUTED: Tone.NEUTRAL,
    StageState.ESTIMATE: Tone.NEUTRAL,
    StageState.OVERRULED: Tone.WARNING,
    StageState.COURT: Tone.INFO,
    StageState.LATE: Tone.DANGER,
    StageState.OPEN: Tone.NEUTRAL,
}
_ICONS = {
    StageState.DONE: "done",
    StageState.CURRENT: "current",
    StageState.COMPUTED: "computed",
    StageState.ESTIMATE: "question",
    StageState.OVERRULED: "overruled",
    StageState.COURT: "court",
    StageState.LATE: "late",
    StageState.OPEN: "missing",
}


@dataclass(frozen=True)
class Stage:
    """One stage: `when` is its date as text, `note` the rule and its source (the tooltip).

    `said` stands instead of the state's own word, e.g. who set the date; `is_past` joins it to the past whatever its
    state.
    """

    key: str
    title: str
    when: str = ""
    state: StageState = StageState.OPEN
    note: str = ""
    said: str = ""
    is_past: bool = False

    @property
    def word(self) -> str:
        """The word on its last line."""
        return self.said or self.state.word

    @property
    def spoken(self) -> str:
        """Everything it shows, for a screen reader."""
        return ", ".join(part for part in (self.title, self.when, self.word, self.note) if part)


class StageLine(QScrollArea):
    """Stages on one line, joined; arrow keys move, Enter or a click chooses.

    Where there is no room for it, the words wrap; only where not even single words fit, it scrolls.
    """

    chosen = Signal(str)

    def __init__(self, stages: Sequence[Stage] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name or tr("Forløb"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._selected = ""
        self._show_soon = QTimer(self, singleShot=True, interval=0)
        self._show_soon.timeout.connect(self._show_selected)
        self._line = QWidget()
        self._row = layouts.row(self._line, 0, (EDGE, EDGE, EDGE, 0))
        self.setWidget(self._line)
        self.buttons: list[StageButton] = []
        self.set_stages(stages)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show these stages."""
        layouts.clear(self._row)
        self.buttons = []
        for place, stage in enumerate(stages):
            following = stages[place + 1] if place + 1 < len(stages) else None
            button = StageButton(stage, is_first=place == 0, following=following)
            button.clicked.connect(lambda _checked=False, key=stage.key: self.chosen.emit(key))
            button.stepped.connect(lambda by, place=place: self._step(place + by))
            button.focused.connect(lambda button=button: self.ensureWidgetVisible(button, 24, 0))
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)  # wrapped words make some taller than others
            self.buttons.append(button)
        self.select(self._selected)
        self._fit()

    def select(self, key: str) -> None:
        """Mark the stage whose details are shown elsewhere; an unknown key marks none."""
        self._selected = key
        for button in self.buttons:
            button.mark(button.stage.key == key)
        self._show_soon.start()

    def focus(self, key: str) -> None:
        """Put the focus on a stage, as the arrow keys would."""
        for button in self.buttons:
            if button.stage.key == key:
                button.setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        # Asked of the stages: those just made are not shown yet, and the line's own layout would leave them out.
        hints = [button.sizeHint() for button in self.buttons]
        height = max((hint.height() for hint in hints), default=0)
        return QSize(sum(hint.width() for hint in hints) + 2 * EDGE, height + EDGE + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._show_soon.start()

    def _fit(self) -> None:
        """Wrap the words of all stages, or of none."""
        wanted = sum(button.width_on_one_line() for button in self.buttons) + 2 * EDGE
        for button in self.buttons:
            button.wrap(self.viewport().width() < wanted)
        self.updateGeometry()

    def _show_selected(self) -> None:
        """Scroll to the marked stage, with some of its neighbours."""
        for button in self.buttons:
            if button.is_marked:
                self.ensureWidgetVisible(button, theme.scaled(90), 0)

    def _step(self, place: int) -> None:
        if 0 <= place < len(self.buttons):
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)


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
        state, tone = self.stage.state, _TONES[self.stage.state]
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
        picture = icons.pixmap(_ICONS[state], ink, size, self.devicePixelRatioF())
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
