"""The place for side sheets: at the right of the content, one at a time, over a second one that waits."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from socialvicevaert.ui import keyboard
from socialvicevaert.ui.side_sheet import SideSheet


class SheetHost(QWidget):
    """Holds the content and, beside it, the open sheet; a sheet opened from a sheet covers it until it is closed.

    The focus goes into the sheet when it opens and back to where it was when it closes. When the window is too narrow
    for both, the sheet covers the right part of the content.
    """

    LEAST_CONTENT = 480

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._sheets: list[tuple[SideSheet, _Came]] = []
        content.setParent(self)

    @property
    def current(self) -> SideSheet | None:
        """The sheet that is open and on top."""
        return self._sheets[-1][0] if self._sheets else None

    def open(self, sheet: SideSheet) -> None:
        """Show a sheet; it is owned and freed here."""
        self._sheets.append((sheet, _Came(QApplication.focusWidget(), self)))
        sheet.setParent(self)
        sheet.closed.connect(lambda: self._closed(sheet))
        self._place()
        sheet.show()
        sheet.raise_()
        sheet.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def close_all(self) -> None:
        """Close every sheet; what was typed is kept by those that keep drafts."""
        for sheet, _ in reversed(self._sheets.copy()):
            sheet.close_sheet()

    def sizeHint(self) -> QSize:
        return self.content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.content.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = 0
        for sheet, _ in self._sheets:
            width = min(sheet.shown_width, self.width())
            sheet.setGeometry(self.width() - width, 0, width, self.height())
        room = self.width() - width
        self.content.setGeometry(0, 0, room if room >= self.LEAST_CONTENT else self.width(), self.height())

    def _closed(self, sheet: SideSheet) -> None:
        came = next((each for one, each in self._sheets if one is sheet), None)
        self._sheets = [(one, each) for one, each in self._sheets if one is not sheet]
        self._place()
        if came is not None and came.go_back():
            return
        if self.current is not None:
            self.current.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.content.setFocus(Qt.FocusReason.OtherFocusReason)


class _Came:
    """Where the keyboard was when a sheet opened: a control, and the parts it stood in, the nearest first."""

    def __init__(self, focus: QWidget | None, host: QWidget) -> None:
        self._focus = focus
        self._name = keyboard.name_of(focus) if focus is not None else ""
        self._around: list[QWidget] = []
        around = focus.parentWidget() if focus is not None else None
        while around is not None and around is not host and host.isAncestorOf(around):
            self._around.append(around)
            around = around.parentWidget()
        self._host = host

    def go_back(self) -> bool:
        """Back to the control, or in the nearest part that still stands; False where it came from outside."""
        focus = self._focus
        if focus is not None and isValid(focus) and focus.isVisible() and focus.isEnabled():
            if focus.isAncestorOf(self._host):
                return False
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        place = next((each for each in self._around if isValid(each) and each.isVisible()), None)
        return place is not None and keyboard.go_on(place, self._name)
