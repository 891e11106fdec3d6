"""The sheet of one debt: three answers are enough for the next letter in the bag."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from socialvicevaert.features.gaeld import rules, service
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldDraft, GaeldStatus, Haeftelse
from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.gaeld.ui.debt_papers import DebtPapers
from socialvicevaert.features.gaeld.ui.history import StatusHistory
from socialvicevaert.features.gaeld.ui.percent_field import PercentField
from socialvicevaert.features.gaeld.ui.status_sheet import StatusSheet
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import (
    AmountField,
    CheckField,
    ChoiceField,
    DateField,
    NoteField,
    NumberField,
    TextField,
)
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr

_WIDTH = 520


class GaeldSheet(FormSheet):
    """A new debt of a resident (``target.kind`` "ny_gaeld", its id the resident's), or a known one ("gaeld").

    Enter saves. With »Gem og ny« the sheet stands empty again, for the next letter.
    """

    def __init__(self, context: Context, target: Target, parent: QWidget | None = None) -> None:
        assert target.id is not None
        is_new = target.kind == "ny_gaeld"
        self.beboer_id: int | None = target.id if is_new else None
        self.gaeld_id: int | None = None if is_new else target.id
        super().__init__(
            context,
            tr("Ny gæld") if is_new else tr("Gæld"),
            draft_key=f"gaeld:ny:{target.id}" if is_new else f"gaeld:ret:{target.id}",
            width=_WIDTH,
            parent=parent,
        )
        self._view: GaeldView | None = None
        self._known: GaeldDraft | None = None
        self._sections: list[Section] = []
        self._goes_on = False
        self._add_fields()
        self.status.edited.connect(self._fit_status)
        for field in (self.status_on, self.warning_until, self.balance_on):
            field.edited.connect(self._remark)
        if is_new:
            self.next_button: QPushButton | None = self.add_action(tr("Gem og ny"), self._submit_and_go_on, "add")
            self.next_button.setToolTip(tr("Skift+Enter"))
            for keys in ("Shift+Return", "Shift+Enter"):
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self._submit_and_go_on)
            self.balance_on.set_value(context.clock.today())
            self.status.set_value(GaeldStatus.RESTANCE)
            self.liability.set_value(Haeftelse.ALENE)
            self._fit_status()
            self.load_draft()
        else:
            self.next_button = None
            self._read()

    def first_focus(self) -> QWidget:
        return self.creditor.control

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_enter and plain and isinstance(self.focusWidget(), QLineEdit):
            self._submit()
        else:
            super().keyPressEvent(event)

    def throw_draft_away(self) -> None:
        super().throw_draft_away()
        self._fit_status()

    def submit(self, values: dict[str, Any]) -> None:
        goes_on, self._goes_on = self._goes_on, False
        draft = self._draft(values)
        gaeld_id, beboer_id = self.gaeld_id, self.beboer_id
        if gaeld_id is not None:
            self.save(tr("Gæld rettet"), lambda session: service.write_gaeld(session, draft, gaeld_id))
            return

        def next_letter(_gaeld_id: int) -> None:
            if goes_on:
                self.context.sheets.open(GaeldSheet(self.context, Target("ny_gaeld", beboer_id)))

        self.save(tr("Gæld skrevet ned"), lambda session: service.write_gaeld(session, draft), next_letter)

    def open_status(self) -> None:
        """Write that the debt has come to another status."""
        if self._view is not None:
            sheet = StatusSheet(self.context, self._view)
            sheet.saved.connect(self._read_again)
            self.context.sheets.open(sheet)

    def bin_gaeld(self) -> None:
        """Throw the debt away; it can be fetched back."""
        gaeld_id = self.gaeld_id
        if gaeld_id is not None:
            self.save(tr("Gæld slettet"), lambda session: service.bin_gaeld(session, gaeld_id))

    def _draft(self, values: dict[str, Any]) -> GaeldDraft:
        values["status"] = values["status"] or GaeldStatus.RESTANCE
        values["liability"] = values["liability"] or Haeftelse.ALENE
        values["balance_on"] = values["balance_on"] or self.context.clock.today()
        if self._known is not None:
            return replace(self._known, **values)
        assert self.beboer_id is not None
        return GaeldDraft(beboer_id=self.beboer_id, **values)

    def _add_fields(self) -> None:
        today = self.context.clock.today()
        self.creditor = self.form.add(TextField("creditor", tr("Kreditor"), required=True))
        self.creditor.set_placeholder(tr("Hvem pengene skyldes"))
        self.kind = self.form.add(ChoiceField[GaeldArt]("kind", tr("Art"), GaeldArt, tr("Vælg art"), required=True))
        self.balance = AmountField("balance_oere", tr("Restgæld"), required=True)
        self.balance_on = DateField("balance_on", tr("Opgjort den"), today, lean=Lean.PAST)
        self.form.add_row(self.balance, self.balance_on)
        self.status = ChoiceField[GaeldStatus]("status", tr("Status"), GaeldStatus)
        self.status_on = DateField(
            "status_on", tr("Status fra den"), today, tr("Tom: den dag, gælden er opgjort"), lean=Lean.PAST
        )
        self.form.add_row(self.status, self.status_on)
        self.warning_until = self.form.add(
            DateField("warning_until", tr("Sidste dag i inkassovarslet"), today, required=True, lean=Lean.FUTURE)
        )
        self._add_more(today)
        self.form.add(NoteField("note", tr("Note"), lines=2))

    def _add_more(self, today: date) -> None:
        paying = self._section(tr("Afdrag og rente"))
        self.form.add_to(paying, AmountField("instalment_oere", tr("Afdrag om måneden")))
        self.form.add_to(
            paying, NumberField("due_day", tr("Betalingsdag i måneden"), tr("1–31"), minimum=1, maximum=31)
        )
        self.form.add_to(paying, PercentField("interest_bp", tr("Rente")))
        self.form.add_to(paying, AmountField("principal_oere", tr("Hovedstol"), tr("Det, der oprindeligt blev lånt")))
        writing = self._section(tr("Inkasso, sagsnummer og adresse"))
        self.form.add_to(writing, TextField("collector", tr("Inkassofirma eller advokat")))
        self.form.add_to(writing, TextField("reference", tr("Sagsnummer")))
        address = self.form.add_to(
            writing,
            NoteField(
                "creditor_address",
                tr("Adresse til brevet"),
                tr("Vej, og postnummer og by på næste linje. Inkassofirmaets, hvis det er dem, der skrives til."),
                lines=2,
            ),
        )
        address.set_placeholder(tr("Strandvejen 12\n2900 Hellerup"))
        liable = self._section(tr("Hæftelse, indsigelse og forældelse"))
        self.liability = self.form.add_to(liable, ChoiceField[Haeftelse]("liability", tr("Hæfter"), Haeftelse))
        self.form.add_to(liable, CheckField("is_disputed", tr("Beboeren mener ikke, at det skyldes")))
        self.form.add_to(liable, DateField("due_since", tr("Forfaldt den"), today, lean=Lean.PAST))
        self.form.add_to(
            liable,
            DateField("acknowledged_on", tr("Sidst anerkendt skriftligt, eller dom"), today, lean=Lean.PAST),
        )

    def _section(self, title: str) -> Section:
        section = self.form.add_section(title, folded=True)
        self._sections.append(section)
        return section

    def _read(self) -> None:
        gaeld_id = self.gaeld_id
        assert gaeld_id is not None
        assert self.primary is not None
        self.primary.setEnabled(False)
        self.form.setEnabled(False)  # what is typed before it has come would be written over
        self.context.tasks.write(
            self,
            tr("Gæld åbnet"),
            lambda session: service.view_gaeld(session, gaeld_id),
            self._begin,
            self.form.show_error,
            undoable=False,
            quiet=True,
        )

    def _begin(self, view: GaeldView) -> None:
        assert self.primary is not None
        may_write = may(self.context.actor, Permission.WRITE_OEKONOMI)
        self.primary.setEnabled(may_write)
        self.form.setEnabled(True)
        self.creditor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.status.set_hint(tr("Er der kommet et nyt brev, så brug »Skift status«."))
        self._take(view)
        self.history = StatusHistory()
        self.body.addWidget(self.history)
        self.papers = DebtPapers(self.context, view.id, view.beboer_id)
        self.body.addWidget(self.papers)
        self.history.show_entries(view.history)
        self.papers.show_papers()
        if may_write:
            self.status_button = self.add_action(tr("Skift status"), self.open_status, "refresh")
            self.bin_button = self.add_action(tr("Slet"), self.bin_gaeld, "delete", is_danger=True)
        self.load_draft()

    def _take(self, view: GaeldView) -> None:
        self._view = view
        self._known = view.as_draft()
        known = {name: getattr(self._known, name) for name in self.form.fields}
        self.form.set_values(**known)
        self.title.setText(view.creditor)
        for section in self._sections:
            section.fold(not any(not field.is_empty for field in self._inside(section) if field is not self.liability))
        self._fit_status()

    def _read_again(self, view: GaeldView) -> None:
        """Another status has come from the sheet on top: what is typed in other fields stays."""
        self._view = view
        self._known = view.as_draft()
        self.form.set_values(
            status=view.status,
            status_on=view.status_on,
            warning_until=view.warning_until,
            balance_oere=view.balance_oere,
            balance_on=view.balance_on,
        )
        self.history.show_entries(view.history)
        self._fit_status()

    def _fit_status(self) -> None:
        self.warning_until.setVisible(self.status.value() is GaeldStatus.INKASSOVARSEL)
        self._remark()

    def _remark(self) -> None:
        """Say that a warning is too short, while it is being typed; it stops nothing."""
        try:
            on = self.status_on.value() or self.balance_on.value()
            until = self.warning_until.value()
        except UserError:
            return
        status = self.status.value()
        remark = rules.remark_on_warning(status, on, until) if on is not None and status is not None else ""
        self.warning_until.set_hint(remark)

    def _submit_and_go_on(self) -> None:
        self._goes_on = True
        self._submit()
        self._goes_on = False

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        self._fit_status()

    def _show_error(self, error: Exception) -> None:
        super()._show_error(error)
        for section in self._sections:
            if any(field.error_text for field in self._inside(section)):
                section.fold(False)

    def _inside(self, section: Section) -> list[Any]:
        return [field for field in self.form.fields.values() if section.isAncestorOf(field)]
