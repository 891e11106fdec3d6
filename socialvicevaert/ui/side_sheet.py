"""A sheet beside the content: editing opens next to the list, not on top of it."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.keyboard import in_reading_order, takes_tab
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


class SideSheet(QFrame):
    """Title and close button above, a scrolling body, buttons below. Esc closes it; a closed sheet is freed."""

    NARROWEST: ClassVar[int] = 420
    WIDEST: ClassVar[int] = 520

    closed = Signal()

    def __init__(
        self, context: Context, title: str, subtitle: str = "", width: int = 460, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.wanted_width = max(self.NARROWEST, min(self.WIDEST, width))
        self.is_closed = False
        dress(self, "sheet")
        self.setAccessibleName(title)
        outside = layouts.column(self, 0)
        head = layouts.row(None, SPACE_S, (SPACE_XL, SPACE_L, SPACE_L, SPACE_S))
        names = layouts.column(None, 2)
        self.title = labels.heading(title)
        names.addWidget(self.title)
        self.subtitle = labels.secondary(subtitle)
        if not subtitle:
            self.subtitle.hide()
        names.addWidget(self.subtitle)
        head.addLayout(names, 1)
        self.close_button = buttons.icon_only("close", tr("Luk (Esc)"), self.close_sheet)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        outside.addLayout(head)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = self._content = QWidget()
        padded = layouts.column(content, 0, (SPACE_XL, SPACE_S, SPACE_XL, SPACE_XL))
        self.body = layouts.column(None, SPACE_L)
        padded.addLayout(self.body)
        padded.addStretch(1)
        self.scroller.setWidget(content)
        outside.addWidget(self.scroller, 1)
        self._foot = QWidget()
        foot = layouts.column(self._foot, 0)
        foot.addWidget(layouts.hairline())
        self.footer = layouts.row(None, SPACE_S, (SPACE_XL, SPACE_L - 4, SPACE_XL, SPACE_L - 4))
        foot.addLayout(self.footer)
        self.footer.addStretch(1)
        outside.addWidget(self._foot)
        self._foot.hide()
        self.primary: QPushButton | None = None

    @property
    def shown_width(self) -> int:
        """Pixels at the size of text of now: a little wider when text is large."""
        return round(self.wanted_width * (1 + (theme.scaled(100) / 100 - 1) * 0.5))

    def set_primary(self, text: str, slot: Callable[[], object], icon: str = "") -> QPushButton:
        """The button this sheet is for, below at the right."""
        self.primary = buttons.primary(text, slot, icon)
        self.footer.addWidget(self.primary)
        self._foot.show()
        return self.primary

    def add_action(self, text: str, slot: Callable[[], object], icon: str = "", is_danger: bool = False) -> QPushButton:
        """Another button, left of the primary one; a dangerous one at the far left."""
        make = buttons.danger if is_danger else buttons.plain
        button = make(text, slot, icon)
        at = 0 if is_danger else self.footer.count() - (1 if self.primary is not None else 0)
        self.footer.insertWidget(at, button)
        self._foot.show()
        return button

    def put_beside(self, part: QWidget) -> QWidget:
        """Put a part, such as the paper that is being written, right of what scrolls; gives what to hide and show."""
        room = QWidget()
        layouts.column(room, 0, (SPACE_M, 0, SPACE_XL, SPACE_L)).addWidget(part)
        outside = self.layout()
        assert isinstance(outside, QVBoxLayout)  # made above
        at = outside.indexOf(self.scroller)
        both = layouts.row(None, 0)
        both.addWidget(self.scroller, 5)
        both.addWidget(room, 6)
        outside.insertLayout(at, both, 1)
        return room

    def first_focus(self) -> QWidget:
        """Where the focus goes when the sheet opens: its first control. Override for another."""
        inside = self._content
        widget = inside.nextInFocusChain()
        while widget is not None and widget is not inside:
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
            if takes and inside.isAncestorOf(widget) and widget.isVisibleTo(inside) and widget.isEnabled():
                return widget
            widget = widget.nextInFocusChain()
        return self.primary or self.close_button

    def close_sheet(self) -> None:
        """Close and free it. What was typed is kept where the sheet keeps drafts."""
        if self.is_closed:
            return
        self.is_closed = True
        self.closing()
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def closing(self) -> None:
        """Called before it closes. Override to keep what is typed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes as it is read: through the body, the buttons below, the close button, and then out of the sheet."""
        stops = self._stops()
        focus = QApplication.focusWidget()
        if focus is None or focus not in stops:
            return super().focusNextPrevChild(next)
        at = stops.index(focus) + (1 if next else -1)
        target = stops[at] if 0 <= at < len(stops) else self._stop_outside(next)
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def covers(self, widget: QWidget) -> bool:
        """Whether a control of the page stands under the sheet, where nobody sees it."""
        page = self.parentWidget()
        if page is None or self.isAncestorOf(widget) or not page.isAncestorOf(widget):
            return False
        return self.geometry().contains(widget.mapTo(page, widget.rect().center()))

    def take_tab(self, is_next: bool) -> None:
        """Tab comes in from outside: to the first stop, or going back to the last."""
        target = self._stops()[0 if is_next else -1]
        target.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
        if self._content.isAncestorOf(target):
            self.scroller.ensureWidgetVisible(target, 0, SPACE_XL)

    def _stops(self) -> list[QWidget]:
        # Asked at every Tab: steps, lines and chips come and go while the sheet is open.
        stops: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if takes_tab(widget) and self.isAncestorOf(widget) and widget is not self.close_button:
                stops.append(widget)
            widget = widget.nextInFocusChain()
        return [*in_reading_order(self, stops), self.close_button]

    def _stop_outside(self, is_next: bool) -> QWidget:
        widget: QWidget | None = self.close_button
        while widget is not None:
            widget = widget.nextInFocusChain() if is_next else widget.previousInFocusChain()
            if widget is None or widget is self.close_button:
                break
            if not self.isAncestorOf(widget) and takes_tab(widget) and not self.covers(widget):
                return widget
        return self.close_button
