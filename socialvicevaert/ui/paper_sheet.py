"""A paper inside the window: read it, and print or save it once the log knows."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import SPACE_M, SPACE_XL
from socialvicevaert.ui import layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.storage import Session


class PaperSheet(SideSheet):
    """Shows the PDF that `load` builds. With `leave` it can be printed and saved: `leave` writes that in the log, and
    may refuse, before anything leaves; `leave_as_file` does, where saving is logged in another way than printing.
    Without `leave` the paper can only be read.
    """

    WIDEST: ClassVar[int] = 720

    def __init__(
        self,
        context: Context,
        title: str,
        load: "Callable[[Session], bytes]",
        leave: "Callable[[Session], object] | None" = None,
        subtitle: str = "",
        file_name: str = "",
        leave_as_file: "Callable[[Session], object] | None" = None,
        save_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, title, subtitle, self.WIDEST, parent)
        self._file_name = file_name or title
        self.view = PdfView(title)
        self.view.print_button.hide()
        self.view.save_button.hide()
        for shortcut in self.view.findChildren(QShortcut):  # Ctrl+P must not pass by the log
            shortcut.setEnabled(False)
        place = QWidget()
        inside = layouts.column(place, SPACE_M, (SPACE_XL, 0, SPACE_XL, 0))
        self._banners = layouts.column(None, SPACE_M)
        inside.addLayout(self._banners)
        inside.addWidget(self.view, 1)
        outside = self.layout()
        assert isinstance(outside, QVBoxLayout)  # made by SideSheet
        self.scroller.hide()
        outside.insertWidget(outside.indexOf(self.scroller), place, 1)
        if leave is not None:
            note = leave_as_file or leave
            self.view.save_button.setText(save_text or tr("Gem som PDF"))  # it is hidden, but names the dialog
            printing = self.set_primary(tr("Udskriv"), lambda: self._let_out(leave, self.view.print_out), "print")
            self.save_button = self.add_action(
                self.view.save_button.text(), lambda: self._let_out(note, self.view.save_as), "export"
            )
            shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(printing.click)
            self._let_act(False)
        context.tasks.write(self, title, load, self._show, self._refused, undoable=False, quiet=True)

    def say(self, text: str, tone: Tone = Tone.INFO) -> None:
        """A message above the paper."""
        self._banners.addWidget(Banner(text, tone))

    def first_focus(self) -> QWidget:
        return self.view  # to read on; not an act, which a second press of Enter would do and log

    def _show(self, pdf: bytes) -> None:
        self.view.show_pdf(pdf, self._file_name)
        self._let_act(True)

    def _let_out(self, leave: "Callable[[Session], object]", out: Callable[[], None]) -> None:
        self.context.tasks.write(
            self, tr("Udskrift"), leave, lambda _done: out(), self._refused, undoable=False, quiet=True
        )

    def _refused(self, error: Exception) -> None:
        layouts.clear(self._banners)
        text = str(error) if isinstance(error, UserError) else tr("Papiret kunne ikke laves. Fejlen er noteret.")
        self.say(text, Tone.DANGER)
        self._let_act(False)

    def _let_act(self, can: bool) -> None:
        if self.primary is not None:
            self.primary.setEnabled(can)
            self.save_button.setEnabled(can)
