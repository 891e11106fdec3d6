"""The list of papers, which takes new ones by a button, a drop or a paste."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.papers import arriving
from socialvicevaert.ui.papers.arriving import Refuse
from socialvicevaert.ui.papers.paper import Arrived, Paper
from socialvicevaert.ui.papers.paper_line import PaperLine
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


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
        self._refuse = refuse
        self._may_write = may_write
        self.banners = layouts.column(None, SPACE_S)
        self.body.addLayout(self.banners)
        self._lines = layouts.column(None, SPACE_M)
        self.body.addLayout(self._lines)
        self.hint = labels.secondary()
        self.add(self.hint)
        if may_write:
            self._take_papers()
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
            words.append(tr("Træk filer hertil, eller indsæt dem med Ctrl+V (PDF, PNG og JPEG)."))
        self.hint.setText(" ".join(words))
        self.hint.setVisible(bool(words))

    def show_refusal(self, error: Exception) -> None:
        """Say why a new paper is not kept."""
        text = str(error) if isinstance(error, UserError) else tr("Papiret blev ikke gemt. Fejlen er noteret.")
        self._say(text)

    def ask_for_files(self) -> None:
        """Let the worker choose files."""
        kinds = tr("PDF og billeder (*.pdf *.png *.jpg *.jpeg);;Alle filer (*)")
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Tilføj papirer"), "", kinds)
        self.take_files(paths)

    def take_files(self, paths: Sequence[str]) -> None:
        """Read files and offer them, one by one."""
        if paths:
            self._take(lambda progress: arriving.read_files(progress, paths, self._refuse))

    def paste(self) -> None:
        """Take what the clipboard holds: files, or a picture."""
        if not self._take_from(QGuiApplication.clipboard().mimeData()):
            self._clear()
            self._say(tr("Der er hverken en fil eller et billede at indsætte. Kopiér det først."), Tone.INFO)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if arriving.paths_in(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light_up(False)
        event.acceptProposedAction()
        self._take_from(event.mimeData())

    def _take_papers(self) -> None:
        self.setAcceptDrops(True)
        self.paste_button = buttons.quiet(tr("Indsæt"), self.paste, "copy")
        self.add_button = buttons.quiet(tr("Tilføj"), self.ask_for_files, "attach")
        self.add_button.setAccessibleName(tr("Tilføj papirer"))
        self.head.addWidget(self.paste_button)
        self.head.addWidget(self.add_button)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste)

    def _take_from(self, mime: QMimeData) -> bool:
        paths, picture = arriving.paths_in(mime), arriving.picture_in(mime)
        if paths:
            self.take_files(paths)
        elif picture is not None:
            name = tr("Indsat billede %s") % show_moment(self.context.clock.now())
            self._take(lambda progress: arriving.keep_picture(progress, picture, name, self._refuse))
        return bool(paths) or picture is not None

    def _take(self, job: Callable[[Progress], Arrived]) -> None:
        self._clear()
        self.hint.setText(tr("Læser …"))
        self.hint.show()
        self.context.tasks.run_long(self, tr("Papirer læses"), job, self._arrived, self._failed)

    def _arrived(self, arrived: Arrived) -> None:
        self._rest()
        for problem in arrived.problems:
            self._say(problem)
        for paper in arrived.papers:
            self.offered.emit(paper)

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.show_refusal(error)

    def _line(self, paper: Paper) -> PaperLine:
        line = PaperLine(paper, self._may_write)
        line.opened.connect(lambda: self.opened.emit(paper))
        line.edit_wanted.connect(lambda: self.edit_wanted.emit(paper))
        line.bin_wanted.connect(lambda: self.bin_wanted.emit(paper))
        return line

    def _rest(self) -> None:
        self.set_papers([line.paper for line in self.lines])

    def _clear(self) -> None:
        layouts.clear(self.banners)

    def _say(self, text: str, tone: Tone = Tone.DANGER) -> None:
        self.banners.addWidget(Banner(text, tone, closable=True))

    def _light_up(self, on: bool) -> None:
        self.setProperty("hover", on)
        self.style().unpolish(self)
        self.style().polish(self)
