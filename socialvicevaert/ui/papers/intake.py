"""How papers come in on any part of the window: chosen, dropped on it, or pasted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.papers import arriving
from socialvicevaert.ui.papers.arriving import Refuse
from socialvicevaert.ui.papers.paper import Arrived
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class PaperIntake(QObject):
    """Belongs to the part `place`, on which files are dropped and which shows `banners` and the two buttons.

    `refuse(name, size)` says why a file is not taken, before it is read, or "".
    """

    began = Signal()
    arrived = Signal(object)  # Arrived: all that came of one choice, drop or paste
    ended = Signal()

    def __init__(self, context: Context, place: QWidget, refuse: Refuse) -> None:
        super().__init__(place)
        self.context = context
        self._place = place
        self._refuse = refuse
        self.banners = layouts.column(None, SPACE_S)

    def open(self, *, everywhere: bool = False) -> tuple[QPushButton, QPushButton]:
        """Take papers in from now on; gives the buttons to paste and to choose, which the part shows.

        With `everywhere` Ctrl+V is the part's wherever the keyboard is, while the part is in sight and not covered.
        """
        paste = buttons.quiet(tr("Indsæt"), self.paste, "copy")
        paste.setToolTip(tr("Indsæt en kopieret fil eller et billede (Ctrl+V)"))
        add = buttons.quiet(tr("Tilføj"), self.ask_for_files, "attach")
        add.setAccessibleName(tr("Tilføj papirer"))
        self._place.setAcceptDrops(True)
        self._place.installEventFilter(self)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self._place)
        context = Qt.ShortcutContext
        shortcut.setContext(context.WindowShortcut if everywhere else context.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._paste_by_keys)
        return paste, add

    def watch(self, field: QWidget) -> None:
        """A field in the part, e.g. to search in: a copied file or picture is not its text, and comes in here."""
        field.installEventFilter(self)

    def ask_for_files(self) -> None:
        """Let the worker choose files."""
        kinds = tr("PDF, billeder og Word (*.pdf *.png *.jpg *.jpeg *.docx *.doc *.odt);;Alle filer (*)")
        paths, _ = QFileDialog.getOpenFileNames(self._place, tr("Tilføj papirer"), "", kinds)
        self.take_files(paths)

    def take_files(self, paths: Sequence[str]) -> None:
        """Read files and offer them."""
        if paths:
            self._take(lambda progress: arriving.read_files(progress, paths, self._refuse))

    def paste(self) -> None:
        """Take what the clipboard holds: files, or a picture."""
        if not self._take_from(QGuiApplication.clipboard().mimeData()):
            self.clear()
            self.say(tr("Der er hverken en fil eller et billede at indsætte. Kopiér det først."), Tone.INFO)

    def show_refusal(self, error: Exception) -> None:
        """Say why a paper is not kept."""
        if isinstance(error, ValidationFailed):
            for problem in error.problems:
                self.say(problem.text)
        else:
            self.say(str(error) if isinstance(error, UserError) else tr("Papiret blev ikke gemt. Fejlen er noteret."))

    def say(self, text: str, tone: Tone = Tone.DANGER) -> None:
        """A message above the papers."""
        self.banners.addWidget(Banner(text, tone, closable=True))

    def clear(self) -> None:
        """Take the messages away."""
        layouts.clear(self.banners)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste) and _are_papers(QGuiApplication.clipboard().mimeData()):
                event.ignore()  # else the field takes it as its own
                return True
            return super().eventFilter(watched, event)
        if watched is not self._place:
            return super().eventFilter(watched, event)
        if isinstance(event, QDragEnterEvent):
            self._enter(event)
            return True
        if isinstance(event, QDragLeaveEvent):
            self._light_up(False)
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._drop(event)
            return True
        return super().eventFilter(watched, event)

    def _paste_by_keys(self) -> None:
        sheet = QApplication.focusWidget()
        while sheet is not None and not isinstance(sheet, SideSheet):
            sheet = sheet.parentWidget()
        if sheet is None or sheet.isAncestorOf(self._place):  # not behind a sheet that is written in
            self.paste()

    def _enter(self, event: QDragEnterEvent) -> None:
        if _are_papers(event.mimeData()):
            event.acceptProposedAction()
            self._light_up(True)

    def _drop(self, event: QDropEvent) -> None:
        self._light_up(False)
        event.acceptProposedAction()
        self._take_from(event.mimeData())

    def _take_from(self, mime: QMimeData) -> bool:
        paths, picture = arriving.paths_in(mime), arriving.picture_in(mime)
        if paths:
            self.take_files(paths)
        elif picture is not None:
            name = tr("Indsat billede %s") % show_moment(self.context.clock.now())
            self._take(lambda progress: arriving.keep_picture(progress, picture, name, self._refuse))
        return bool(paths) or picture is not None

    def _take(self, job: Callable[[Progress], Arrived]) -> None:
        self.clear()
        self.began.emit()
        self.context.tasks.run_long(self, tr("Papirer læses"), job, self._came, self._failed, is_brief=True)

    def _came(self, arrived: Arrived) -> None:
        self.ended.emit()
        for problem in arrived.problems:
            self.say(problem)
        if arrived.papers:
            self.arrived.emit(arrived)

    def _failed(self, error: Exception) -> None:
        self.ended.emit()
        self.show_refusal(error)

    def _light_up(self, on: bool) -> None:
        self._place.setProperty("hover", on)
        self._place.style().unpolish(self._place)
        self._place.style().polish(self._place)


def _are_papers(mime: QMimeData) -> bool:
    return bool(arriving.paths_in(mime)) or mime.hasImage()
