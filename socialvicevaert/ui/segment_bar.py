"""A bar of segments: which part of a page is shown, one click or one key away."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from socialvicevaert.ui.style_sheet import dress


class SegmentBar(QTabBar):
    """Tabs to the keyboard and to screen readers: arrow keys while it has the focus.

    Ctrl+PageUp and Ctrl+PageDown turn the segments from everywhere within ``around``.
    """

    chosen = Signal(object)  # the key of a segment

    def __init__(self, segments: Sequence[tuple[Any, str]], name: str, around: QWidget) -> None:
        super().__init__()
        dress(self, "segments")
        self._keys = [key for key, _text in segments]
        for _key, text in segments:
            self.addTab(text.replace("&", "&&"))
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(name)
        self.currentChanged.connect(self._tell)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            turn = QShortcut(QKeySequence(keys), around, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(partial(self.turn, step))

    @property
    def current(self) -> Any:
        """The key of the segment that is chosen."""
        return self._keys[self.currentIndex()]

    def choose(self, key: Any) -> None:
        """Choose a segment; one that is not there is passed over."""
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))

    def turn(self, step: int) -> None:
        """Go so many segments on; from the last to the first."""
        self.setCurrentIndex((self.currentIndex() + step) % len(self._keys))

    def _tell(self, index: int) -> None:
        self.chosen.emit(self._keys[index])
