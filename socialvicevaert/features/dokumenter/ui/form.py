"""Correct what is written about a paper that is kept."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere.queries.people import existing
from socialvicevaert.features.dokumenter import queries, rules, service
from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentChange
from socialvicevaert.features.dokumenter.queries import DokumentView
from socialvicevaert.shared.formats.dates import Lean, show_moment
from socialvicevaert.shared.formats.size import show_size
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import ChoiceField, DateField, NoteField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class DokumentSheet(FormSheet):
    """The paper whose number is ``target.id``: its name, kind, date and note."""

    def __init__(self, context: Context, target: Target, parent: QWidget | None = None) -> None:
        assert target.id is not None
        self.dokument_id = target.id
        super().__init__(context, tr("Ret dokument"), draft_key=f"dokument:ret:{target.id}", parent=parent)
        self.form.add(TextField("name", tr("Navn"), required=True))
        self.form.add(ChoiceField[DokumentArt]("kind", tr("Hvad er det"), required=True, choices=DokumentArt))
        self.form.add(DateField("dated_on", tr("Dateret"), context.clock.today(), lean=Lean.PAST))
        self.form.add(
            DateField(
                "expires_on",
                tr("Gælder til"),
                context.clock.today(),
                tr("Giver en opgave i Min dag %s dage før") % rules.DAYS_BEFORE,
                lean=Lean.FUTURE,
            )
        )
        self.form.add(NoteField("note", tr("Note")))
        self._let_save(False)
        dokument_id = self.dokument_id
        context.tasks.read(self, lambda session: _read(session, dokument_id), self._begin, self._refused)

    def first_focus(self) -> QWidget:
        return super().first_focus() if self.form.isEnabled() else self.close_button

    def submit(self, values: dict[str, Any]) -> None:
        dokument_id, change = self.dokument_id, DokumentChange(**values)
        self.save(tr("Dokument rettet"), lambda session: service.change_dokument(session, dokument_id, change))

    def _begin(self, found: tuple[DokumentView, str]) -> None:
        view, beboer = found
        about = (show_moment(view.added_at), view.added_by, show_size(view.size_bytes))
        self.subtitle.setText("\n".join((self.context.name(beboer), tr("Tilføjet %s af %s · %s") % about)))
        self.subtitle.show()
        self.form.set_values(
            name=view.name, kind=view.kind, dated_on=view.dated_on, expires_on=view.expires_on, note=view.note
        )
        self._let_save(True)
        name = self.form.fields["name"]
        assert isinstance(name, TextField)
        name.line.selectAll()  # what it is called is typed over the file's name
        if self.close_button.hasFocus():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.load_draft()

    def _refused(self, error: Exception) -> None:
        self.form.show_error(error)

    def _let_save(self, can: bool) -> None:
        self.form.setEnabled(can)
        if self.primary is not None:
            self.primary.setEnabled(can)


def _read(session: Session, dokument_id: int) -> tuple[DokumentView, str]:
    """The paper, and whose it is: the sheet may stand beside somebody else's page."""
    view = queries.dokument(session, dokument_id)
    return view, existing(session, view.beboer_id).full_name
