"""Sheets inside the window: a printed one exactly as the resident has it."""

from PySide6.QtCore import QTimer

from socialvicevaert.features.aftaleark import service
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.text import tr


class PrintedSheet(PaperSheet):
    """One that has just been printed for the first time asks for the printer by itself, once it stands there."""

    def __init__(self, context: Context, aftaleark_id: int, beboer_id: int, is_new: bool) -> None:
        super().__init__(
            context,
            tr("Aftaleark"),
            lambda session: service.view_aftaleark(session, aftaleark_id),
            lambda session: service.print_again(session, aftaleark_id),
            file_name=tr("Aftaleark %s-%s") % (beboer_id, aftaleark_id),  # numbers: no names in file names
        )
        if is_new:
            self.view.canvas.changed.connect(self._ask_for_printer)
        self._has_asked = False

    def _ask_for_printer(self) -> None:
        if self._has_asked or self.view.canvas.document is None:
            return
        self._has_asked = True
        QTimer.singleShot(0, self, self.view.print_out)


def printed_sheet(context: Context, aftaleark_id: int, beboer_id: int, is_new: bool = False) -> PrintedSheet:
    """A printed sheet; a new one is in the log as printed already."""
    return PrintedSheet(context, aftaleark_id, beboer_id, is_new)
