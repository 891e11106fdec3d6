"""The list of papers, which takes new ones by a button, a drop or a paste."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.papers.arriving import Refuse
from socialvicevaert.ui.papers.intake import PaperIntake
from socialvicevaert.ui.papers.paper import Arrived, Paper
from socialvicevaert.ui.papers.paper_line import PaperLine
from socialvicevaert.ui.text import tr


class PaperList(Card):
    """Shows papers and takes new ones; what is done with them is the owner's, who is told by signals.

    `refuse(name, size)` says why a file is not taken, before it is read, or "". What the owner cannot keep goes to
    `show_refusal`.
    """

    offered = Signal(object)  # NewPaper, one for each file
    opened = Signal(object)  # Paper
    edit_wanted = Signal(object)
    bin_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        refuse: Refuse,
        may_write: bool = True,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title or tr("Papirer"), parent)
        self.context = context
        self._may_write = may_write
        self.intake = PaperIntake(context, self, refuse)
        self.intake.began.connect(self._say_reading)
        self.intake.ended.connect(self._rest)
        self.intake.arrived.connect(self._offer)
        self.body.addLayout(self.intake.banners)
        self._lines = layouts.column(None, SPACE_M)
        self.body.addLayout(self._lines)
        self.hint = labels.secondary()
        self.add(self.hint)
        if may_write:
            self.paste_button, self.add_button = self.intake.open()
            self.head.addWidget(self.paste_button)
            self.head.addWidget(self.add_button)
        self.set_papers(())

    @property
    def lines(self) -> list[PaperLine]:
        """The papers that are shown, from above."""
        return [line for line in self.findChildren(PaperLine) if self._lines.indexOf(line) >= 0]

    def set_papers(self, papers: Sequence[Paper]) -> None:
        """Show these."""
        layouts.clear(self._lines)
        for paper in papers:
            if self._lines.count():
                self._lines.addWidget(layouts.hairline())
            self._lines.addWidget(self._line(paper))
        words = [] if papers else [tr("Der er ingen papirer endnu.")]
        if self._may_write:
            words.append(tr("Træk filer hertil, eller indsæt dem med Ctrl+V (PDF, PNG, JPEG og Word)."))
        self.hint.setText(" ".join(words))
        self.hint.setVisible(bool(words))

    def show_refusal(self, error: Exception) -> None:
        """Say why a new paper is not kept."""
        self.intake.show_refusal(error)

    def ask_for_files(self) -> None:
        """Let the worker choose files."""
        self.intake.ask_for_files()

    def take_files(self, paths: Sequence[str]) -> None:
        """Read files and offer them, one by one."""
        self.intake.take_files(paths)

    def paste(self) -> None:
        """Take what the clipboard holds: files, or a picture."""
        self.intake.paste()

    def _say_reading(self) -> None:
        self.hint.setText(tr("Læser …"))
        self.hint.show()

    def _rest(self) -> None:
        self.set_papers([line.paper for line in self.lines])

    def _offer(self, arrived: Arrived) -> None:
        for paper in arrived.papers:
            self.offered.emit(paper)

    def _line(self, paper: Paper) -> PaperLine:
        line = PaperLine(paper, self._may_write)
        line.opened.connect(lambda: self.opened.emit(paper))
        line.edit_wanted.connect(lambda: self.edit_wanted.emit(paper))
        line.bin_wanted.connect(lambda: self.bin_wanted.emit(paper))
        return line
