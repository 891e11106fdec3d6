"""Tabs that are all reached at any width: no word is cut, and none has to be scrolled for."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QTabWidget, QWidget

from socialvicevaert.ui import buttons
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_AROUND = {"": 28, "tight": 14}
"""Pixels around a tab's words, as the style sheet has them for each look."""


class Tabs(QTabWidget):
    """Where there is little room the tabs stand closer, then take their short names; those that still do not fit are
    in the menu »Flere«. The one that is chosen always stands in the row.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: list[tuple[str, str]] = []
        self._is_fitting = False
        self._bar = _Bar()
        self.setTabBar(self._bar)
        self.setDocumentMode(True)
        self.setAccessibleName(name)
        self.more = buttons.quiet(tr("Flere"), None, "down")
        self.more.setAccessibleName(tr("Flere faner"))
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self.setCornerWidget(self.more, Qt.Corner.TopRightCorner)
        self.more.hide()
        self.currentChanged.connect(lambda _place: self._fit())
        self._bar.restyled.connect(self._fit)

    def add_tab(self, widget: QWidget, text: str, short: str = "") -> None:
        """Add a tab at the end; `short` is its name where there is little room."""
        self._texts.append((text, short or text))
        place = self.addTab(widget, _plain(text))
        self._bar.setAccessibleTabName(place, text)
        self._fit()

    @property
    def in_menu(self) -> tuple[str, ...]:
        """The names of the tabs there is no room for."""
        return tuple(action.text().replace("&&", "&") for action in self._menu.actions())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        if self._is_fitting or not self._texts:
            return
        self._is_fitting = True  # what follows changes the look of the bar, which asks for this again
        reserved = -1
        while reserved != self.more.sizeHint().width():  # after another text size known only once it is shown
            reserved = self.more.sizeHint().width()
            self._place_tabs()
        self._is_fitting = False

    def _place_tabs(self) -> None:
        room, chosen = self.width(), self.currentIndex()
        whole, short = ([self._width_of(names[form]) for names in self._texts] for form in (0, 1))
        look = "" if _sum(whole, "") <= room else "tight"
        is_short = _sum(whole, look) > room
        shown = set(range(len(self._texts)))
        if is_short and _sum(short, look) > room:
            shown = self._fitting(short, room - self.more.sizeHint().width())
        if self._bar.property("part") != look:
            dress(self._bar, look)
            QApplication.sendEvent(self._bar, QEvent(QEvent.Type.StyleChange))  # else the tabs keep their old widths
        for place, (text, short_text) in enumerate(self._texts):
            name = _plain(short_text if is_short else text)
            if self.tabText(place) != name:
                self.setTabText(place, name)
                self.setTabToolTip(place, text if short_text != text and is_short else "")
            if self.isTabVisible(place) != (place in shown):
                self.setTabVisible(place, place in shown)
        if self.currentIndex() != chosen:  # Qt goes to a neighbour of a tab that is hidden while it is chosen
            self.setCurrentIndex(chosen)
        self._offer([place for place in range(len(self._texts)) if place not in shown])

    def _fitting(self, widths: list[int], room: int) -> set[int]:
        """The chosen tab, and as many from the left as fit beside it."""
        shown = {self.currentIndex()}
        left = room - widths[self.currentIndex()] - _AROUND["tight"]
        for place, width in enumerate(widths):
            if place in shown:
                continue
            left -= width + _AROUND["tight"]
            if left < 0:
                break
            shown.add(place)
        return shown

    def _offer(self, hidden: list[int]) -> None:
        self._menu.clear()
        for place in hidden:
            self._menu.addAction(_plain(self._texts[place][0]), partial(self._choose, place))
        self.more.setVisible(bool(hidden))

    def _choose(self, place: int) -> None:
        self.setCurrentIndex(place)
        self._bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _width_of(self, text: str) -> int:
        # The chosen tab is written bold: every one is measured so, and the row stands still when another is chosen.
        bold = QFont(self._bar.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(bold, self._bar).horizontalAdvance(text)


class _Bar(QTabBar):
    """The arrow keys lead on to the tabs in the menu too; Qt would stop at the last one in the row."""

    restyled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setExpanding(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.setCurrentIndex(max(0, min(self.count() - 1, self.currentIndex() + step)))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.restyled.emit()  # it has its font only now, later than what it stands in

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _sum(widths: list[int], look: str) -> int:
    return sum(widths) + len(widths) * _AROUND[look]


def _plain(text: str) -> str:
    return text.replace("&", "&&")
