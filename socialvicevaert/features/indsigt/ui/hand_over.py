"""The papers of a request: made beside the window, read inside it, and saved where the worker chooses."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from socialvicevaert.features.indsigt import service
from socialvicevaert.features.indsigt.rules.records import Record
from socialvicevaert.features.indsigt.service import HeldFile
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import SPACE_M, SPACE_XL
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.check_box import CheckBox
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.progress_strip import ProgressStrip
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


@dataclass(frozen=True)
class _Made:
    pdf: bytes
    data: bytes
    records: tuple[Record, ...]  # of which the files are read when they are saved: they may be large

    @property
    def files(self) -> int:
        """How many files go with the paper."""
        return sum(len(record.files) for record in self.records)


class HandOverSheet(SideSheet):
    """With a password, unless it is switched off: then what is saved can be read by anybody who finds it."""

    WIDEST: ClassVar[int] = 720

    def __init__(self, context: Context, indsigt_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Lav udlevering"), tr("Læs den igennem, før den gemmes."), self.WIDEST, parent)
        self.indsigt_id = indsigt_id
        self.password = ""
        self._made: _Made | None = None
        place = QWidget()
        inside = self._inside = layouts.column(place, SPACE_M, (SPACE_XL, 0, SPACE_XL, SPACE_M))
        self.banners = layouts.column(None, SPACE_M)
        inside.addLayout(self.banners)
        self.progress = ProgressStrip()
        inside.addWidget(self.progress)
        self.view = PdfView(tr("Indsigt"))
        self.view.let_leave(False)
        inside.addWidget(self.view, 1)
        self.with_password = CheckBox(tr("Med adgangskode (anbefales)"))
        self.with_password.setChecked(True)
        self.with_password.toggled.connect(lambda _on: self._warn())
        inside.addWidget(self.with_password)
        self.warning = Banner(
            tr(
                "Uden adgangskode kan alle, der finder filerne, læse alt om beboeren. Læg dem aldrig i en mail, og "
                "slet dem, når beboeren har fået dem."
            ),
            Tone.WARNING,
        )
        inside.addWidget(self.warning)
        self.warning.hide()
        outside = self.layout()
        assert isinstance(outside, QVBoxLayout)  # made by SideSheet
        self.scroller.hide()
        outside.insertWidget(outside.indexOf(self.scroller), place, 1)
        save = self.set_primary(tr("Gem udlevering"), self.ask_for_place, "export")
        save.setEnabled(False)
        number = indsigt_id
        task = context.tasks.run_long(
            self, tr("Indsigt laves"), lambda progress: _make(progress, number), self._show, self._failed
        )
        self.progress.follow(task)

    def first_focus(self) -> QWidget:
        return self.primary if self.primary is not None and self.primary.isEnabled() else self.close_button

    def ask_for_place(self) -> None:
        """Let the worker choose where, and save there; nothing is logged when they change their mind."""
        name = tr("Indsigt %s") % self.indsigt_id  # numbers: no names in file names
        if self.with_password.isChecked():
            path, _ = QFileDialog.getSaveFileName(self, tr("Gem udlevering"), f"{name}.pdf", tr("PDF (*.pdf)"))
            if path:
                self.save_sealed(Path(path))
            return
        folder = QFileDialog.getExistingDirectory(self, tr("Vælg, hvor mappen med udleveringen skal ligge"))
        if folder:
            self.save_open(Path(folder) / name)

    def save_sealed(self, path: Path) -> None:
        """Save one file that only the password opens."""
        made, number = self._made, self.indsigt_id
        if made is None:
            return
        target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        password = service.new_password()

        def write(progress: Progress) -> str:
            from socialvicevaert.features.indsigt.files import sealed, write_sealed

            content = sealed(made.pdf, made.data, _files(progress, made), password)
            _leave(progress, number, is_encrypted=True)
            write_sealed(target, content)
            _hand_over(progress, number, made.pdf, is_encrypted=True)
            return password

        self._run(write, lambda: self._tell_password(password, target))

    def save_open(self, folder: Path) -> None:
        """Save paper, data file and files in a folder of their own, as anybody can read them."""
        made, number = self._made, self.indsigt_id
        if made is None:
            return

        def write(progress: Progress) -> str:
            from socialvicevaert.features.indsigt.files import write_open

            files = _files(progress, made)
            _leave(progress, number, is_encrypted=False)
            write_open(folder, made.pdf, made.data, files)
            _hand_over(progress, number, made.pdf, is_encrypted=False)
            return ""

        self._run(write, lambda: self._tell_folder(folder))

    def _run(self, write: Callable[[Progress], str], done: Callable[[], object]) -> None:
        self._let_act(False)

        def written(_password: str) -> None:
            layouts.clear(self.banners)
            self._made = None
            done()

        def failed(error: Exception) -> None:
            self._failed(error)
            self._let_act(True)

        task = self.context.tasks.run_long(self, tr("Indsigt gemmes"), write, written, failed)
        self.progress.follow(task)

    def _show(self, made: _Made) -> None:
        self._made = made
        self.view.show_pdf(made.pdf, tr("Indsigt %s") % self.indsigt_id)
        if made.files:
            count = tr("1 fil") if made.files == 1 else tr("%s filer") % made.files
            self._say(tr("Desuden følger %s og en datafil med.") % count, Tone.INFO)
        self._let_act(True)
        if self.primary is not None and self.close_button.hasFocus():
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_folder(self, folder: Path) -> None:
        where = tr("Gemt i »%s« i mappen »%s«.") % (folder.name, folder.parent.name)
        self._say("\n".join((where, tr("Slet filerne, når beboeren har fået dem."))), Tone.SUCCESS)
        self._end(tr("Luk")).setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, text: str) -> QPushButton:
        """It is handed over: what is left is to close the sheet."""
        self.subtitle.hide()
        self.with_password.hide()
        self.warning.hide()
        assert self.primary is not None
        self.primary.hide()
        closing = buttons.primary(text, self.close_sheet, "tick")
        self.footer.addWidget(closing)
        return closing

    def _tell_password(self, password: str, path: Path) -> None:
        self.password = password
        card = Card(tr("Adgangskode"))
        shown = labels.title(password)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(tr("Adgangskode: %s") % " ".join(password))
        card.add(shown)
        card.add(
            labels.body(
                tr(
                    "Skriv den ned nu. Den vises kun denne ene gang og er ikke gemt nogen steder. Giv den til beboeren "
                    "på en anden måde end filen: fx på papir eller i telefonen."
                )
            )
        )
        self.banners.addWidget(Banner(tr("Gemt som »%s« i mappen »%s«.") % (path.name, path.parent.name), Tone.SUCCESS))
        self.banners.addWidget(card)
        self._inside.addStretch(1)
        self.view.hide()  # the password has all the room there is
        self.written_down = self._end(tr("Luk, jeg har skrevet den ned"))
        shown.setFocus(Qt.FocusReason.OtherFocusReason)  # a second Enter must not close what is shown once

    def _warn(self) -> None:
        self.warning.setVisible(not self.with_password.isChecked())

    def _say(self, text: str, tone: Tone) -> None:
        layouts.clear(self.banners)
        self.banners.addWidget(Banner(text, tone))

    def _failed(self, error: Exception) -> None:
        text = str(error) if isinstance(error, UserError) else tr("Udleveringen kunne ikke laves. Fejlen er noteret.")
        self._say(text, Tone.DANGER)

    def _let_act(self, can: bool) -> None:
        assert self.primary is not None
        self.primary.setEnabled(can and self._made is not None)
        self.with_password.setEnabled(can)


def _make(progress: Progress, indsigt_id: int) -> _Made:
    from socialvicevaert.features.indsigt.data_file import data_file
    from socialvicevaert.features.indsigt.pdf import indsigt_paper

    def read(session: Session) -> service.Extract:
        return service.extract(session, indsigt_id)

    progress.step(0, 0, tr("Samler alt"))
    extract = progress.write(tr("Indsigt lavet"), read, undoable=False, quiet=True)
    progress.step(0, 0, tr("Skriver papiret"))
    return _Made(indsigt_paper(extract).pdf(), data_file(extract), extract.records)


def _files(progress: Progress, made: _Made) -> tuple[HeldFile, ...]:
    progress.step(0, 0, tr("Henter filer"))
    return progress.read(lambda session: service.files_of(session, made.records))


def _leave(progress: Progress, indsigt_id: int, *, is_encrypted: bool) -> None:
    progress.write(
        tr("Indsigt gemt som fil"),
        lambda session: service.note_leaving(session, indsigt_id, is_encrypted=is_encrypted),
        undoable=False,
        quiet=True,
    )


def _hand_over(progress: Progress, indsigt_id: int, pdf: bytes, *, is_encrypted: bool) -> None:
    progress.write(
        tr("Indsigt udleveret"),
        lambda session: service.handed_over(session, indsigt_id, pdf, is_encrypted=is_encrypted),
        undoable=False,
    )
