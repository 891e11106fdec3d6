"""Dokumenter: all papers of a resident, newest first; dropped, pasted or chosen here, and opened inside the window."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.dokumenter import queries, rules, service
from socialvicevaert.features.dokumenter.models import DokumentArt
from socialvicevaert.features.dokumenter.queries import DokumentView
from socialvicevaert.features.dokumenter.ui.form import DokumentSheet
from socialvicevaert.features.dokumenter.ui.keeping import Kept, keep_papers, title_of
from socialvicevaert.features.dokumenter.ui.papers_table import papers_table
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.folding import fold, folded_words
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.shared.formats.size import show_size
from socialvicevaert.shared.tokens import ROW_HEIGHT, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.filter_bar import FilterBar
from socialvicevaert.ui.papers import SHOWN, Arrived, PaperIntake, offer_file, open_paper
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_LEAST_LINES = 6  # of the table, its head counted


class DokumenterTab(ResidentTab):
    """Files are taken anywhere on it. A target's ``extra["id"]`` chooses the paper with that number."""

    title = "Dokumenter"
    icon = "document"
    tab = "dokumenter"
    shows = frozenset({"dokument"})

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        self.may_write = may(context.actor, Permission.WRITE_DOKUMENTER)
        self.papers: tuple[DokumentView, ...] = ()
        self._wanted: int | None = None
        self._is_gone_to = False
        self._asked: DokumentSheet | None = None  # about the paper that came in last
        dress(self, "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.intake = PaperIntake(context, self, rules.problem_of_size)
        self.banners.addLayout(self.intake.banners)
        self.filters = FilterBar(tr("Navn, note eller slags"))
        self.filters.line.setAcceptDrops(False)  # a file that is dropped there is meant for the part
        self.filters.add_choice("kind", tr("Alle slags"), DokumentArt)
        self.filters.changed.connect(self._filter)
        self.filters.left_downwards.connect(self._go_to_table)
        self._head = layouts.row(None, SPACE_S)
        self._head.addWidget(self.filters, 1)
        self.body.addLayout(self._head)
        self.table = papers_table(context)
        self.table.show_when_empty(
            EmptyState(EmptyKind.NO_HITS, tr("Ingen dokumenter passer til det."), tr("Ryd filter"), self._show_all)
        )
        self.table.activated_row.connect(self.open_dokument)
        self.table.chosen.connect(lambda _view: self._tell_chosen())
        self.body.addWidget(self.table, 1)
        self._give_room()
        self._about = labels.secondary()
        self.body.addWidget(self._about)
        self._foot = layouts.FlowRow()
        self.total = labels.secondary()
        labels.one_line(self.total)
        self.open_button = buttons.plain(tr("Åbn"), self._open_chosen, "show")
        self._foot.add(self.open_button)
        if self.may_write:
            self._offer_writing()
        self._foot.add(self.total)
        self.body.addWidget(self._foot)
        self.intake.began.connect(self._say_reading)
        self.intake.ended.connect(self._tell_total)
        self.intake.arrived.connect(self._keep)

    def go_to(self, target: Target) -> None:
        number = target.extra.get("id")
        if isinstance(number, int):
            self._wanted, self._is_gone_to = number, True
            self._choose_wanted()

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: queries.dokumenter_of(session, beboer_id), self._show, latest="beboer: dokumenter")

    def open_dokument(self, view: DokumentView) -> None:
        """Show a paper inside the window; one that cannot be shown is offered as a file."""
        number = view.id
        if view.media_type not in SHOWN:
            offer_file(self.context, view, view.ending, lambda session: service.taken_out(session, number))
            return
        open_paper(
            self.context,
            view,
            lambda session: service.content(session, number),
            lambda session: service.note_print(session, number),
            lambda session: service.note_export(session, number),
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            self._give_room()

    def _give_room(self) -> None:
        """In a low window the whole part scrolls, and the table keeps some lines."""
        self.table.setMinimumHeight(theme.scaled(ROW_HEIGHT * _LEAST_LINES))

    def _offer_writing(self) -> None:
        self.edit_button = buttons.plain(tr("Ret"), self._edit_chosen, "edit")
        self.bin_button = buttons.plain(tr("Slet"), self._bin_chosen, "delete")
        self._foot.add(self.edit_button)
        self._foot.add(self.bin_button)
        self.paste_button, self.add_button = self.intake.open(everywhere=True)
        self.intake.watch(self.filters.line)
        self.add_button.setToolTip(tr("Fra billeder fjernes sted, tid og kamera. PDF og Word gemmes, som de er."))
        for button in (self.paste_button, self.add_button):
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._bin_chosen)

    def _keep(self, arrived: Arrived) -> None:
        beboer_id, papers = self.beboer_id, arrived.papers
        self.context.tasks.write(
            self,
            title_of(len(papers)),
            lambda session: keep_papers(session, beboer_id, papers),
            self._kept,
            self.intake.show_refusal,
        )

    def _kept(self, kept: Kept) -> None:
        for problem in kept.problems:
            self.intake.say(problem)
        if kept.ids:
            self._wanted = kept.ids[-1]
            self._choose_wanted()
        if len(kept.ids) == 1:  # what it is and how long it is valid are asked while the paper is in the hand
            self._ask_about(kept.ids[0])

    def _ask_about(self, number: int) -> None:
        before = self._asked
        if before is not None and not before.form.is_edited:
            before.close_sheet()  # nothing was said of the one before: its place is taken
        sheet = self._asked = DokumentSheet(self.context, Target("dokument", number))
        sheet.closed.connect(lambda: self._answered(sheet))
        self.context.sheets.open(sheet)

    def _answered(self, sheet: DokumentSheet) -> None:
        if self._asked is sheet:
            self._asked = None

    def _show(self, papers: tuple[DokumentView, ...]) -> None:
        self.papers = papers
        if not papers:
            text = tr("Her er ingen dokumenter endnu.")
            if self.may_write:
                text = tr(
                    "Her er ingen dokumenter endnu. Træk filer hertil, indsæt dem med Ctrl+V, eller vælg dem: "
                    "PDF, billeder og Word, højst 20 MB hver.\n"
                    "Fra billeder fjernes sted, tid og kamera. PDF og Word gemmes, som de er."
                )
            button = tr("Tilføj") if self.may_write else ""
            self.show_part(EmptyState(EmptyKind.NOTHING_YET, text, button, self.intake.ask_for_files, "document"))
            return
        self.show_body()
        self._filter()
        self._tell_total()
        self._choose_wanted()

    def _filter(self) -> None:
        self.table.set_rows(self._found(self.filters.text, self.filters.values["kind"]))
        self._tell_chosen()

    def _found(self, text: str, kind: DokumentArt | None) -> Sequence[DokumentView]:
        words = folded_words(text)
        return [
            view
            for view in self.papers
            if kind in (None, view.kind)
            and all(word in fold(f"{view.name} {view.kind_text} {view.note}") for word in words)
        ]

    def _show_all(self) -> None:
        self.filters.clear()
        self._go_to_table()

    def _go_to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_wanted(self) -> None:
        if self._wanted is None or all(view.id != self._wanted for view in self.papers):
            return
        wanted, self._wanted = self._wanted, None
        if self.filters.is_set and all(
            view.id != wanted for view in self._found(self.filters.text, self.filters.values["kind"])
        ):
            self.filters.clear()
        self.table.select(wanted)
        if self._is_gone_to:  # not where a sheet about a new paper has the keyboard
            self._is_gone_to = False
            QTimer.singleShot(0, self, self._go_to_table)  # once whoever led here has let go of the keyboard

    def _tell_chosen(self) -> None:
        view = self.table.current()
        self.open_button.setEnabled(view is not None)
        if self.may_write:
            self.edit_button.setEnabled(view is not None)
            self.bin_button.setEnabled(view is not None)
        words = ""
        if view is not None:
            added = tr("Tilføjet %s af %s") % (show_moment(view.added_at), view.added_by)
            note = "" if self.context.discreet.is_on else " ".join(view.note.split())
            words = " · ".join(filter(None, (added, note)))
        self._about.setText(words)
        self._about.setVisible(bool(words))

    def _tell_total(self) -> None:
        total = sum(view.size_bytes for view in self.papers)
        count = tr("1 dokument") if len(self.papers) == 1 else tr("%s dokumenter") % len(self.papers)
        words = [count, show_size(total)]
        if self.may_write:
            words.append(tr("træk flere hertil"))
        self.total.setText(" · ".join(words))

    def _say_reading(self) -> None:
        self.total.setText(tr("Læser …"))

    def _open_chosen(self) -> None:
        view = self.table.current()
        if view is not None:
            self.open_dokument(view)

    def _edit_chosen(self) -> None:
        view = self.table.current()
        if view is not None:
            self.context.navigate(Target("dokument", view.id))

    def _bin_chosen(self) -> None:
        view = self.table.current()
        if view is None:
            return
        number = view.id
        self.intake.clear()
        self.context.tasks.write(
            self,
            tr("Dokument slettet"),
            lambda session: service.bin_dokument(session, number),
            failed=self.intake.show_refusal,
        )
