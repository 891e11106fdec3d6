"""One list on its way in: whose it is, how it is read, and what it says, on one screen."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.restancer.queries import Preview, Target
from socialvicevaert.features.restancer.reading import Column, Layout
from socialvicevaert.features.restancer.ui.columns_editor import ColumnsEditor
from socialvicevaert.features.restancer.ui.jobs import OpenedList
from socialvicevaert.features.restancer.ui.rows_view import RowsView, show_count
from socialvicevaert.features.restancer.ui.scrolled import scrolled
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shared.formats.dates import Lean, show_date
from socialvicevaert.shared.money import show_kroner
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.check_box import CheckBox
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChoiceField, DateField
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class ImportView(QWidget):
    """Tells what is wanted; the page does it. Every correction asks for a new comparison."""

    compare_wanted = Signal(object, object)  # Layout, Target
    cut_wanted = Signal(object, bool)  # Layout, whether to find the headings
    store_wanted = Signal(object, object, bool)  # Preview, frozenset of confirmed lines, again
    cancelled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.opened: OpenedList | None = None
        self.preview: Preview | None = None
        whole = layouts.column(self, SPACE_L)
        content = QWidget()
        outside = layouts.column(content, SPACE_L, (SPACE_XS, SPACE_XS, SPACE_S, 0))
        whole.addWidget(scrolled(content), 1)
        self.landlord: ChoiceField[int] = ChoiceField("boligorganisation_id", tr("Boligorganisation"))
        self.estate: ChoiceField[int] = ChoiceField("afdeling_id", tr("Afdeling"), empty=tr("Alle afdelinger"))
        self.as_of = DateField("as_of", tr("Listen er fra"), context.clock.today(), lean=Lean.PAST)
        whose = layouts.TurningRow(SPACE_L)
        for field in (self.landlord, self.estate, self.as_of):
            whose.add(field, 1, is_at_top=True)
        outside.addWidget(whose)
        self.columns = ColumnsEditor(context)
        self.section = Section(tr("Sådan er filen læst"), folded=True)
        self.section.add(self.columns)
        self.recognised = labels.secondary()
        how = layouts.column(None, 2)
        how.addWidget(self.section)
        how.addWidget(self.recognised)
        outside.addLayout(how)
        self.messages = layouts.column(None, SPACE_M)
        outside.addLayout(self.messages)
        self.rows = RowsView(context)
        outside.addWidget(self.rows, 1)
        outside.addStretch(0)  # takes the room while there are no rows yet
        foot = layouts.row(None, SPACE_M)
        self.sum = labels.secondary()
        foot.addWidget(self.sum, 1)
        self.again = CheckBox(tr("Indlæs alligevel"))
        self.again.toggled.connect(lambda _on: self._offer())
        foot.addWidget(self.again)
        foot.addWidget(buttons.plain(tr("Annullér"), self.cancelled.emit, "close"))
        self.store_button = buttons.primary(tr("Indlæs"), self._store, "import")
        foot.addWidget(self.store_button)
        whole.addLayout(foot)
        self.landlord.edited.connect(self._landlord_chosen)
        for field in (self.estate, self.as_of):
            field.edited.connect(self.ask_for_comparison)
        self.columns.columns_changed.connect(self._columns_changed)
        self.columns.cut_changed.connect(self._cut_changed)
        self.section.folded.connect(self.recognised.setVisible)
        self._forget_preview()

    def show_list(self, opened: OpenedList) -> None:
        """Begin with a file that has just been opened."""
        self.landlord.set_choices((one.id, one.name) for one in opened.landlords)
        self.landlord.set_value(opened.landlord_id)
        self.as_of.set_value(opened.as_of)
        self.opened = opened
        self._offer_estates()
        self.rows.begin()
        self.show_cut(opened)
        self.section.fold(not opened.layout.problems())

    def show_cut(self, opened: OpenedList) -> None:
        """The same list, cut in another way."""
        self.opened = opened
        self.columns.show_list(opened)
        self._describe()
        self.ask_for_comparison()

    def show_preview(self, preview: Preview) -> None:
        """What the list says."""
        self.preview = preview
        self.rows.show_preview(preview)
        self.rows.show()
        notes = [(" ".join(preview.notes), Tone.INFO)] if preview.notes else []
        self._say(*[(text, Tone.WARNING) for text in preview.warnings], *notes)
        self.again.setChecked(False)
        self.again.setVisible(bool(preview.warnings))
        before = preview.previous
        compared = tr("Sammenlignet med listen pr. %s.") % show_date(before.as_of) if before else ""
        self.sum.setText(" ".join(filter(None, (_sum_text(preview), compared))))
        self._offer()

    def show_error(self, error: Exception) -> None:
        """Why there is nothing to show."""
        self._forget_preview()
        text = str(error) if isinstance(error, UserError) else tr("Listen kunne ikke læses. Fejlen er noteret.")
        if isinstance(error, ValidationFailed):
            for problem in error.problems:
                for field in (self.landlord, self.estate, self.as_of):
                    if field.name == problem.field:
                        field.set_error(problem.text)
            if any(problem.field == "columns" for problem in error.problems):
                self.section.fold(False)
        self._say((text, Tone.DANGER))

    def forget(self) -> None:
        """The list is taken in or given up: nothing of it can be stored any more."""
        self.opened = None
        self._forget_preview()

    def ask_for_comparison(self) -> None:
        """Ask for a new comparison when all that is needed is there; else say what is missing."""
        if self.opened is None:
            return
        self._forget_preview()
        landlord_id = self.landlord.value()
        try:
            as_of = self.as_of.value()
        except UserError as error:
            self.as_of.set_error(str(error))
            return
        if landlord_id is None or as_of is None:
            missing = tr("Vælg boligorganisation.") if landlord_id is None else tr("Skriv, hvilken dag listen er fra.")
            self._say((missing, Tone.INFO))
            return
        self._say()
        self.compare_wanted.emit(self.opened.layout, Target(landlord_id, as_of, self.estate.value()))

    def _columns_changed(self, layout: Layout) -> None:
        if self.opened is not None:
            self.opened = replace(self.opened, layout=layout)
            self._describe()
            self.ask_for_comparison()

    def _cut_changed(self, layout: Layout, find_headings: bool) -> None:
        self._forget_preview()
        self.cut_wanted.emit(layout, find_headings)

    def _landlord_chosen(self) -> None:
        self._offer_estates()
        self.ask_for_comparison()

    def _offer_estates(self) -> None:
        estates = self.opened.estates if self.opened else ()
        chosen = self.landlord.value()
        self.estate.set_choices((one.id, one.name) for one in estates if one.boligorganisation_id == chosen)

    def _describe(self) -> None:
        if self.opened is None:
            return
        layout = self.opened.layout
        used = [tr(column.label) for column in layout.columns if column is not Column.UBRUGT]
        self.recognised.setText(tr("Kolonner fundet: %s. Fold ud for at rette.") % ", ".join(used))

    def _forget_preview(self) -> None:
        self.preview = None
        self.rows.hide()
        self.again.hide()
        self.sum.clear()
        self._offer()

    def _offer(self) -> None:
        needs_yes = self.preview is not None and bool(self.preview.warnings) and not self.again.isChecked()
        self.store_button.setEnabled(self.preview is not None and not needs_yes)

    def _store(self) -> None:
        if self.preview is not None:
            self.store_wanted.emit(self.preview, frozenset(self.rows.confirmed), self.again.isChecked())

    def _say(self, *messages: tuple[str, Tone]) -> None:
        layouts.clear(self.messages)
        for text, tone in messages:
            self.messages.addWidget(Banner(text, tone))


def _sum_text(preview: Preview) -> str:
    reading = preview.reading
    return tr("%s husstande skylder i alt %s") % (show_count(len(reading.usable)), show_kroner(reading.total_oere))
