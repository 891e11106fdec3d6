"""Restancer: drop the landlord's list, see what it says, take it in, open a sag for those who need one."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from socialvicevaert.features.restancer.queries import ListView, Preview, known_again, latest_lists, rows_of_list
from socialvicevaert.features.restancer.queries import Target as ListTarget
from socialvicevaert.features.restancer.reading import Layout
from socialvicevaert.features.restancer.rules import ComparedRow
from socialvicevaert.features.restancer.service import ImportResult
from socialvicevaert.features.restancer.ui import jobs
from socialvicevaert.features.restancer.ui.import_view import ImportView
from socialvicevaert.features.restancer.ui.overview import Overview
from socialvicevaert.features.restancer.ui.sag_sheet import SagFromRowSheet
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.long_task import LongTask, Progress
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.progress_strip import ProgressStrip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

T = TypeVar("T")


class RestancerPage(Page):
    """Either the lists there are, or one on its way in."""

    title = "Restancer"
    icon = "arrears"
    shows = frozenset({"restanceliste", "restance", "sag", "beboer", "lejemaal"})

    imported = Signal(int)  # restanceliste_id

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._task: LongTask | None = None
        self._kept: Preview | None = None  # the last import's rows: in memory only, for opening a sag
        self._kept_id: int | None = None
        self._just_imported: int | None = None
        self._lists: tuple[ListView, ...] = ()
        self._refusal: Banner | None = None
        self.strip = ProgressStrip()
        self.body.addWidget(self.strip)
        self.overview = Overview(context)
        self.importing = ImportView(context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.importing)
        self.body.addWidget(self._stack, 1)
        self.overview.drop_zone.file_chosen.connect(self.open_file)
        self.overview.list_chosen.connect(self._show_list)
        self.overview.beboer_wanted.connect(self._go_to_beboer)
        self.overview.rows.beboer_wanted.connect(self._go_to_beboer)
        self.overview.rows.sag_wanted.connect(self._open_sag)
        self.importing.rows.beboer_wanted.connect(self._go_to_beboer)
        self.importing.rows.sag_wanted.connect(self._open_sag)
        self.importing.compare_wanted.connect(self._compare)
        self.importing.cut_wanted.connect(self._cut)
        self.importing.store_wanted.connect(self._store)
        self.importing.cancelled.connect(self._leave_import)

    @property
    def is_importing(self) -> bool:
        """Whether a list is on its way in."""
        return self._stack.currentWidget() is self.importing

    def refresh(self) -> None:
        self.read(latest_lists, self._show_lists)
        if self.is_importing and self.importing.preview is not None:
            # A sag may just have been opened from a row: show the resident as known, and keep everything else.
            self._know_again(self.importing.preview, self._show_known_again)
        elif self._kept is not None and self._just_imported is None:
            self._know_again(self._kept, self._keep_known_again)

    def open_file(self, path: str) -> None:
        """Open a file that was chosen or dropped."""
        today = self.context.clock.today()
        self._run(
            tr("Åbner listen"), lambda progress: jobs.open_list(progress, path, today), self._opened, self._refused
        )

    def _opened(self, opened: jobs.OpenedList) -> None:
        self._forget_refusal()
        self._stack.setCurrentWidget(self.importing)
        self.header.set_subtitle(opened.file.name)
        self.importing.show_list(opened)
        self.importing.as_of.setFocus()  # the button just used is gone, and the next one may be a "Fortryd"

    def _refused(self, error: Exception) -> None:
        self._forget_refusal()
        if isinstance(error, UserError):
            self._refusal = Banner(str(error), Tone.DANGER, closable=True)
            self._refusal.closed.connect(self._refusal_closed)
            self.banners.addWidget(self._refusal)

    def _forget_refusal(self) -> None:
        if self._refusal is not None:
            self._refusal.hide()
            self._refusal.deleteLater()
            self._refusal = None

    def _refusal_closed(self) -> None:
        self._refusal = None

    def _cut(self, layout: Layout, find_headings: bool) -> None:
        opened = self.importing.opened
        if opened is not None:
            self._run(
                tr("Læser listen"),
                lambda _progress: jobs.read_again(opened, layout, find_headings=find_headings),
                self.importing.show_cut,
                self.importing.show_error,
            )

    def _compare(self, layout: Layout, target: ListTarget) -> None:
        opened, today = self.importing.opened, self.context.clock.today()
        if opened is not None:
            self._run(
                tr("Læser listen"),
                lambda progress: jobs.compare_list(progress, opened, layout, target, today),
                self.importing.show_preview,
                self.importing.show_error,
            )

    def _store(self, preview: Preview, confirmed: frozenset[int], again: bool) -> None:
        title = tr("Restanceliste pr. %s indlæst") % show_date(preview.target.as_of)
        self.importing.store_button.setEnabled(False)
        self._run(
            tr("Indlæser listen"),
            lambda progress: jobs.store_list(progress, title, preview, confirmed, again),
            lambda result: self._stored(preview, result),
            self.importing.show_error,
        )

    def _stored(self, preview: Preview, result: ImportResult) -> None:
        self._kept, self._kept_id = preview, result.restanceliste_id
        self._leave_import()
        self.overview.rows.show_preview(preview)
        self._just_imported = result.restanceliste_id
        self.ask_refresh()
        self.imported.emit(result.restanceliste_id)

    def _leave_import(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.header.set_subtitle("")
        self.importing.forget()
        self._stack.setCurrentWidget(self.overview)
        self.overview.lists.setFocus()

    def _run(
        self,
        title: str,
        job: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """One long work at a time: a newer one stops the one before, whose answer is then dropped."""
        if self._task is not None and not self._task.is_finished:
            self._task.cancel()
        task: LongTask | None = None

        def done(result: T) -> None:
            if task is self._task:
                then(result)

        def refused(error: Exception) -> None:
            if task is self._task:
                failed(error)

        task = self._task = self.context.tasks.run_long(self, title, job, done, refused)
        self.strip.follow(task)

    def _show_lists(self, lists: tuple[ListView, ...]) -> None:
        self._lists = lists
        self.header.set_count(len(lists) or None)
        if self._kept_id is not None and all(view.id != self._kept_id for view in lists):
            self._kept = self._kept_id = None  # the import was undone
        self.overview.lists.set_rows(lists)
        if not lists:
            self.overview.show_nothing()
            return
        shown = self.overview.lists.current()
        if self._just_imported is not None or shown is None:
            self.overview.lists.select(self._just_imported or lists[0].id)
            self._just_imported = None
        else:
            self._show_list(shown)

    def _show_list(self, view: ListView) -> None:
        if self._kept is not None and view.id == self._kept_id:
            self.overview.show_all(view)
        else:
            self.read(
                lambda session: rows_of_list(session, view.id),
                lambda rows: self.overview.show_stored(view, rows),
                latest="rows",
            )

    def _know_again(self, asked: Preview, then: Callable[[Preview, Preview], None]) -> None:
        self.read(lambda session: known_again(session, asked), lambda preview: then(asked, preview), latest="known")

    def _show_known_again(self, asked: Preview, preview: Preview) -> None:
        is_at_work = self._task is not None and not self._task.is_finished  # being stored, or about to be replaced
        if self.importing.preview is asked and not is_at_work:
            self.importing.show_preview(preview)

    def _keep_known_again(self, asked: Preview, preview: Preview) -> None:
        if self._kept is asked:
            self._kept = preview
            self.overview.rows.show_preview(preview)

    def _open_sag(self, one: ComparedRow) -> None:
        preview = self.importing.preview if self.is_importing else self._kept
        if preview is None:
            return
        liste_id = None if self.is_importing else self._kept_id
        landlord_id = preview.target.boligorganisation_id

        def show(needs: jobs.SagNeeds) -> None:
            doubt = (one.match.doubt,) if one.match and one.match.doubt else ()
            self.context.sheets.open(SagFromRowSheet(self.context, needs, (*doubt, *one.row.notes)))

        self.read(lambda session: jobs.sag_needs(session, one, landlord_id, liste_id), show)

    def _go_to_beboer(self, beboer_id: int) -> None:
        self.context.navigate(Target("beboer", beboer_id, "fogedsager"))
