"""The place for side sheets: at the right of the content, one at a time, over a second one that waits."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

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
        self._sheets: list[tuple[SideSheet, QWidget | None]] = []
        content.setParent(self)

    @property
    def current(self) -> SideSheet | None:
        """The sheet that is open and on top."""
        return self._sheets[-1][0] if self._sheets else None

    def open(self, sheet: SideSheet) -> None:
        """Show a sheet; it is owned and freed here."""
        came_from = QApplication.focusWidget()
        self._sheets.append((sheet, came_from))
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
        came_from = next((focus for one, focus in self._sheets if one is sheet), None)
        self._sheets = [(one, focus) for one, focus in self._sheets if one is not sheet]
        self._place()
        had_one = came_from is not None and isValid(came_from) and not came_from.isAncestorOf(self)
        if came_from is not None and had_one and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.current is not None:
            self.current.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.content.setFocus(Qt.FocusReason.OtherFocusReason)
