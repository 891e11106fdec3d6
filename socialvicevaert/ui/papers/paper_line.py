"""One paper of a list."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.size import show_size
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.flow_link import FlowLink
from socialvicevaert.ui.papers.paper import Paper
from socialvicevaert.ui.text import tr


class PaperLine(QWidget):
    """The name, which opens it; what it is, when and how large; and what can be done with it."""

    opened = Signal()
    edit_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, paper: Paper, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = paper
        inside = layouts.row(self, SPACE_M)
        mark = QLabel()
        icons.put(mark, "document", "text2")
        inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = layouts.column(None, 0)
        self.link = FlowLink(paper.name, self.opened.emit)
        about = " · ".join((paper.kind_text, show_date(_day_of(paper)), show_size(paper.size_bytes)))
        self.link.setAccessibleDescription(about)
        words.addWidget(self.link)
        words.addWidget(labels.secondary(about))
        inside.addLayout(words, 1)
        if may_write:
            self.edit_button = buttons.icon_only("edit", tr("Ret »%s«") % paper.name, self.edit_wanted.emit)
            self.bin_button = buttons.icon_only("delete", tr("Slet »%s«") % paper.name, self.bin_wanted.emit)
            inside.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
            inside.addWidget(self.bin_button, 0, Qt.AlignmentFlag.AlignTop)


def _day_of(paper: Paper) -> date:
    """The paper's own date; where nobody has written it, the day it was added."""
    return paper.dated_on or paper.added_at.astimezone(DENMARK).date()
