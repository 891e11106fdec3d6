"""The view: pages, and a bar to zoom, print and save."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QShortcut, QWheelEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QScrollArea, QWidget

from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.lane import Order
from socialvicevaert.ui.pdf_view.canvas import PdfCanvas, Shown
from socialvicevaert.ui.pdf_view.document import PdfDocument, pdf_lane
from socialvicevaert.ui.pdf_view.picture import PictureDocument, is_picture
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:  # QtPrintSupport is imported when something is printed
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
_ZOOM_KEYS = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0})


class Leaving(Enum):
    """How a document is about to leave the program."""

    PRINTED = auto()
    SAVED = auto()


Leave = Callable[[Leaving, Callable[[], None]], None]
"""Is asked before a document leaves; it calls what it is given, at once or later, when the document may go."""


class PdfView(QWidget):
    """Shows a PDF, or a picture as its one page, given as bytes and kept in memory only. `printed` and `saved` tell
    what left. With a `link_tip` the links of a PDF can be clicked: `followed` tells where one leads.
    """

    printed = Signal()
    saved = Signal(str)
    followed = Signal(str)

    def __init__(self, name: str, link_tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self.problem_text = ""
        self._title = ""
        self._is_same = False
        self._is_opening = False
        self._may_leave = True
        self._leave: Leave = lambda _how, go: go()
        outside = layouts.column(self, SPACE_S)
        self._bar = layouts.row(None, SPACE_S)
        outside.addLayout(self._bar)
        self._banners = layouts.column()
        outside.addLayout(self._banners)
        self._scroller = QScrollArea()
        self._scroller.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroller.setAccessibleName(name)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._scroller)
        self.canvas = PdfCanvas(self._scroller, link_tip)
        self.canvas.changed.connect(self._say)
        self.canvas.followed.connect(self.followed)
        self._scroller.setWidget(self.canvas)
        self._scroller.verticalScrollBar().valueChanged.connect(lambda _value: self._say())
        self._scroller.viewport().installEventFilter(self)
        outside.addWidget(self._scroller, 1)
        self._fill_bar()
        self._set_ready(False)

    def show_pdf(self, data: bytes, title: str) -> None:
        """Show a document; `title` is the suggested file name, without ending.

        One of the same title is the same in a newer version: it is shown at the place that was being read.
        """
        self._is_same = title == self._title
        self._data = data
        self._title = title
        self._is_opening = True
        layouts.clear(self._banners)
        self._set_ready(False)
        self._say()
        pdf_lane().put(Order(self, lambda: _document_of(data), self._opened, self._failed, latest="open"))

    def let_leave(self, allowed: bool) -> None:
        """Whether the document may be printed and saved: a draft that is not logged may not."""
        self._may_leave = allowed
        for button in (self.print_button, self.save_button):
            button.setVisible(allowed)
        self._set_ready(self.canvas.document is not None)

    def ask_first(self, leave: Leave) -> None:
        """Ask before the document leaves: what is not in the log must not be on paper either."""
        self._leave = leave

    def print_out(self) -> None:
        """Let the user choose a printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(tr("Udskriv"))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)
        dialog.deleteLater()

    def print_on(self, printer: "QPrinter") -> None:
        """Print every page, once it may leave; they are drawn one by one beside the window thread."""
        document = self.canvas.document
        if document is not None:
            self._leave(Leaving.PRINTED, lambda: self._print(document, printer))

    def save_as(self) -> None:
        """Let the user choose a file, and write it."""
        ending = self._ending
        kind = tr("PDF (*.pdf)") if ending == ".pdf" else tr("Billede (*%s)") % ending
        path, _ = QFileDialog.getSaveFileName(self, self.save_button.text(), f"{self._title}{ending}", kind)
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the document to a file, with the ending of its kind, once it may leave; says so when that fails."""
        target = path if path.suffix.lower() == self._ending else path.with_name(path.name + self._ending)
        data = self._data  # another may be shown by the time it may leave

        def write() -> None:
            if self.write_to(target, data):
                self.saved.emit(str(target))

        self._leave(Leaving.SAVED, write)

    def write_to(self, path: Path, content: bytes) -> bool:
        """Write what belongs to the document to a file; says so when that fails."""
        try:
            path.write_bytes(content)
        except OSError as error:
            self._say_problem(tr("Filen kunne ikke gemmes (%s). Vælg en anden mappe.") % (error.strerror or ""))
            return False
        return True

    def add_action(self, text: str, slot: Callable[[], object], icon: str = "") -> QPushButton:
        """Another button at the end of the bar."""
        button = buttons.plain(text, slot, icon)
        self._bar.addWidget(button)
        return button

    def event(self, event: QEvent) -> bool:
        # Where a paper is read Ctrl++ and Ctrl+- are about the paper: the window has them for the size of its text.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _zooms(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroller.verticalScrollBar()
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif is_ctrl and event.key() == Qt.Key.Key_Plus:
            self.canvas.step_zoom(1)
        elif is_ctrl and event.key() == Qt.Key.Key_Minus:
            self.canvas.step_zoom(-1)
        elif is_ctrl and event.key() == Qt.Key.Key_0:
            self.canvas.fit_width()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.canvas.room_changed()
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.canvas.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)

    @property
    def _ending(self) -> str:
        return ".pdf" if self.canvas.document is None else self.canvas.document.ending

    def _print(self, document: Shown, printer: "QPrinter") -> None:
        printer.setFullPage(True)
        self._set_ready(False)
        painter = QPainter(printer)
        scale = min(PRINT_DPI, printer.resolution()) / 72

        def draw(number: int) -> None:
            def came(picture: QImage) -> None:
                if number:
                    printer.newPage()
                painter.drawImage(_within(painter.viewport(), picture), picture)
                draw(number + 1)

            if number < len(document.sizes):
                pdf_lane().put(Order(self, lambda: document.picture(number, scale), came, self._failed))
            else:
                painter.end()
                self._set_ready(True)
                self.printed.emit()

        draw(0)

    def _opened(self, document: Shown) -> None:
        self._is_opening = False
        bar = self._scroller.verticalScrollBar()
        place = bar.value() if self._is_same else 0
        self.canvas.show_document(document)
        bar.setValue(place)
        self._set_ready(True)

    def _failed(self, _error: Exception) -> None:
        self._is_opening = False
        self._say()
        self._say_problem(tr("Dokumentet kan ikke vises."))

    def _say_problem(self, text: str) -> None:
        self.problem_text = text
        layouts.clear(self._banners)
        self._banners.addWidget(Banner(text, Tone.DANGER, closable=True))

    def _say(self) -> None:
        self._zoom.setText(tr("%s %%") % round(self.canvas.zoom * 100))
        count = len(self.canvas.places)
        middle = self._scroller.verticalScrollBar().value() + self._scroller.viewport().height() // 2
        words = tr("Side %s af %s") % (self.canvas.page_at(middle) + 1, count) if count else ""
        self._place.setText(tr("Læser …") if self._is_opening and not count else words)

    def _fill_bar(self) -> None:
        self._place = labels.secondary()
        labels.one_line(self._place)
        self._zoom = labels.secondary()
        labels.one_line(self._zoom)
        self.print_button = buttons.plain(tr("Udskriv"), self.print_out, "print")
        self.save_button = buttons.plain(tr("Gem som PDF"), self.save_as, "export")
        self._bar.addWidget(self._place)
        self._bar.addStretch(1)
        self._bar.addWidget(buttons.icon_only("zoom_out", tr("Mindre (Ctrl+-)"), lambda: self.canvas.step_zoom(-1)))
        self._bar.addWidget(self._zoom)
        self._bar.addWidget(buttons.icon_only("zoom_in", tr("Større (Ctrl++)"), lambda: self.canvas.step_zoom(1)))
        self._bar.addWidget(buttons.icon_only("fit_width", tr("Tilpas til bredden (Ctrl+0)"), self.canvas.fit_width))
        self._bar.addWidget(self.print_button)
        self._bar.addWidget(self.save_button)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print_button.click)

    def _set_ready(self, ready: bool) -> None:
        self.print_button.setEnabled(ready and self._may_leave)
        self.save_button.setEnabled(ready and self._may_leave)


def _document_of(data: bytes) -> Shown:
    return PictureDocument(data) if is_picture(data) else PdfDocument(data)


def _within(page: QRect, picture: QImage) -> QRect:
    """The largest place on a page that keeps the picture's shape, in the middle."""
    size = picture.size().scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(page.topLeft(), size)
    place.moveCenter(page.center())
    return place


def _zooms(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and event.key() in _ZOOM_KEYS
