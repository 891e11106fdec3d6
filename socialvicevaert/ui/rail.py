"""The places of the program, at the left of the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import BODY_PT, SECONDARY_PT, SPACE_M, SPACE_S
from socialvicevaert.ui import icons, layouts, theme
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

NARROW_WINDOW = 760


@dataclass(frozen=True)
class RailItem:
    """One place."""

    key: str
    text: str
    icon: str


class Rail(QFrame):
    """One button a place; Alt+1…9 go there; a small number says how much waits."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[RailItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "rail")
        self.setAccessibleName(tr("Menu"))
        self.current_key = ""
        self._buttons: dict[str, RailButton] = {}
        outside = layouts.column(self, 0)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QWidget()
        inside = layouts.column(self._column, 2, (SPACE_S, SPACE_M, SPACE_S, SPACE_M))
        for place, item in enumerate(items):
            button = RailButton(item, place + 1)
            button.clicked.connect(lambda _checked=False, key=item.key: self.choose(key))
            inside.addWidget(button)
            self._buttons[item.key] = button
            if place < 9:
                shortcut = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
                shortcut.activated.connect(lambda key=item.key: self.choose(key))
        inside.addStretch(1)
        scroller.setWidget(self._column)
        outside.addWidget(scroller)
        self.foot = layouts.column(None, SPACE_S, (SPACE_S, SPACE_S, SPACE_S, SPACE_M))
        outside.addLayout(self.foot)
        self._fit()

    @property
    def buttons(self) -> list["RailButton"]:
        """The buttons, from above."""
        return list(self._buttons.values())

    def choose(self, key: str) -> None:
        """Go to a place, as the user would."""
        self.set_current(key)
        self.chosen.emit(key)

    def set_current(self, key: str) -> None:
        """Mark a place as the one that is shown."""
        self.current_key = key
        for one, button in self._buttons.items():
            button.setChecked(one == key)

    def set_badge(self, key: str, count: int) -> None:
        """How much waits at a place; 0 hides it."""
        self._buttons[key].set_badge(count)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_column"):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        # With large text the words would take the room of the work: then icons alone, with the words as tooltips.
        is_narrow = self.isVisible() and self.window().width() < theme.scaled(NARROW_WINDOW)
        for button in self._buttons.values():
            button.show_word(not is_narrow)
        widest = max((button.sizeHint().width() for button in self._buttons.values()), default=0)
        least = 0 if is_narrow else theme.scaled(160)
        self.setFixedWidth(max(least, widest + 2 * SPACE_S + 1))


class RailButton(QAbstractButton):
    """Icon and word, a bar at the left when it is shown."""

    def __init__(self, item: RailItem, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._number = number
        self._count = 0
        self._has_word = True
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(item.text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(item.text)
        self.show_word(True)

    def show_word(self, shown: bool) -> None:
        """Icon and word, or the icon alone with the word as tooltip."""
        self._has_word = shown
        keys = tr("Alt+%s") % self._number if self._number <= 9 else ""
        self.setToolTip(keys if shown else " · ".join(part for part in (self._item.text, keys) if part))
        self.updateGeometry()
        self.update()

    def set_badge(self, count: int) -> None:
        """How much waits; 0 hides it."""
        self._count = count
        self.setAccessibleName(tr("%s, %s venter") % (self._item.text, count) if count else self._item.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._has_word:
            return QSize(theme.scaled(12 + 18 + 12), theme.scaled(38))
        self.setFont(theme.font(BODY_PT, bold=True))
        text = self.fontMetrics().horizontalAdvance(self._item.text)
        return QSize(theme.scaled(12 + 18 + 10 + 12 + 30) + text, theme.scaled(38))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(36), theme.scaled(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse() or self.isDown():
            painter.setBrush(QColor(colours.accent_soft if self.isChecked() else colours.border))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.isChecked():
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(0, self.height() * 0.22, 3, self.height() * 0.56), 1.5, 1.5)
        size = theme.scaled(18)
        left = theme.scaled(12)
        ink = colours.accent if self.isChecked() else colours.text2
        picture = icons.pixmap(self._item.icon, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, picture)
        if self._has_word:
            painter.setPen(QColor(colours.text if self.isChecked() or self.underMouse() else colours.text2))
            painter.setFont(theme.font(BODY_PT, bold=self.isChecked()))
            text = self.rect().adjusted(left + size + theme.scaled(10), 0, -theme.scaled(4), 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._item.text)
        if self._count:
            self._badge(painter)
        painter.end()

    def _badge(self, painter: QPainter) -> None:
        colours = theme.colours()
        if not self._has_word:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(
                QRectF(self.width() - theme.scaled(14), theme.scaled(6), theme.scaled(8), theme.scaled(8))
            )
            return
        text = str(self._count) if self._count < 1000 else "999+"
        painter.setFont(theme.font(SECONDARY_PT, bold=True))
        width = max(theme.scaled(22), painter.fontMetrics().horizontalAdvance(text) + theme.scaled(12))
        height = theme.scaled(20)
        place = QRectF(self.width() - width - theme.scaled(6), (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(QColor(colours.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
