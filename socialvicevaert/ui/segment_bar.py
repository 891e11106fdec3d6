"""A bar of segments: which part of a page is shown, one click or one key away."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from socialvicevaert.ui.style_sheet import dress


@dataclass(frozen=True)
class Segment:
    """One part: its name, and a shorter one for where there is little room."""

    key: str
    text: str
    short: str = ""


class SegmentBar(QTabBar):
    """Tabs to the keyboard and to screen readers: arrow keys while it has the focus.

    Ctrl+PageUp and Ctrl+PageDown turn the segments from everywhere within ``around``.
    """

    chosen = Signal(object)  # the key of a segment

    def __init__(self, segments: Sequence[Segment], name: str, around: QWidget) -> None:
        super().__init__()
        dress(self, "segments")
        self._segments = tuple(segments)
        self._keys = [segment.key for segment in segments]
        for place, segment in enumerate(segments):
            self.addTab(_plain(segment.text))
            self.setAccessibleTabName(place, segment.text)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(name)
        self.currentChanged.connect(self._tell)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            turn = QShortcut(QKeySequence(keys), around, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(partial(self.turn, step))

    @property
    def current(self) -> str:
        """The key of the segment that is chosen."""
        return self._keys[self.currentIndex()]

    def choose(self, key: str) -> None:
        """Choose a segment; one that is not there is passed over."""
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))

    def turn(self, step: int) -> None:
        """Go so many segments on; from the last to the first."""
        self.setCurrentIndex((self.currentIndex() + step) % len(self._keys))

    def sizeHint(self) -> QSize:
        return QSize(self._long_width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._shorten(event.size().width())
        super().resizeEvent(event)

    def _shorten(self, width: int) -> None:
        """Long names while they fit."""
        fits = self._long_width() <= width
        for place, one in enumerate(self._segments):
            text = _plain(one.text if fits else one.short or one.text)
            if self.tabText(place) != text:
                self.setTabText(place, text)
                self.setTabToolTip(place, "" if fits else one.text)

    def _long_width(self) -> int:
        frame = self.tabSizeHint(0).width() - self._width_of(self.tabText(0))
        return sum(self._width_of(_plain(one.text)) + frame for one in self._segments)

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text.replace("&&", "&"))

    def _tell(self, index: int) -> None:
        self.chosen.emit(self._keys[index])


def _plain(text: str) -> str:
    return text.replace("&", "&&")
