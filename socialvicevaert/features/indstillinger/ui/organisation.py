"""Organisation og afdelinger."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger import queries, service
from socialvicevaert.features.indstillinger.models import AfdelingClosing, AfdelingDraft
from socialvicevaert.features.indstillinger.queries import AfdelingView, OrganisationView
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import Lean, show_date
from socialvicevaert.shared.percent import show_number
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import CheckField, ChoiceField, DateField, NoteField, NumberField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.table import Column, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_CLOSE = "Luk eller læg sammen"
_REOPEN = "Åbn igen"


class OrganisationSection(SettingsSection):
    """The landlord and its estates."""

    title = "Organisation"
    icon = "building"
    tab = "organisation"
    needs = Permission.MANAGE_SETTINGS
    shows = frozenset({"boligorganisation", "afdeling"})

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        self._organisation: OrganisationView | None = None
        self._names: dict[int, str] = {}  # of every estate
        self.card = Card(tr("Boligorganisation"))
        self.policy = labels.body()
        self.card.add(self.policy)
        self.rename = buttons.plain(tr("Ret organisation"), self._rename)
        self.card.body.addWidget(self.rename, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.card)
        self.body.addWidget(labels.heading(tr("Afdelinger")))
        add = buttons.plain(tr("Ny afdeling"), lambda: self._open(None), "add")
        self.change = buttons.plain(tr("Ret afdeling"), lambda: self._open(self.table.current()), "edit")
        self.closing = buttons.plain(tr(_CLOSE), self._close_or_reopen)
        self.closing.setEnabled(False)
        self.action_row(add, self.change, self.closing)
        self.table: Table[AfdelingView] = Table(
            [
                Column("name", tr("Afdeling"), lambda row: row.name, stretch=True),
                Column("number", tr("Nummer"), lambda row: row.number, width=90),
                Column("homes", tr("Boliger"), lambda row: show_number(row.homes) if row.homes else "", width=90),
                Column(
                    "state",
                    tr("Tilstand"),
                    self._state,
                    width=270,
                    tone=lambda row: None if row.is_active and row.closed_on is None else Tone.NEUTRAL,
                ),
            ],
            tr("Afdelinger"),
            key=lambda row: row.id,
        )
        self.table.activated_row.connect(self._open_row)
        self.table.chosen.connect(self._show_choice)
        self.body.addWidget(self.table, 1)
        self.guard(self.rename, add, self.change)

    def refresh(self) -> None:
        self.read(queries.organisationer, self._show_organisation)
        self.read(lambda session: queries.afdelinger(session, retired=True), self._show_estates)

    def _show_organisation(self, known: list[OrganisationView]) -> None:
        self._organisation = known[0] if known else None
        if self._organisation is not None:
            self.card.title.setText(self._organisation.name)
            self.policy.setText(self._organisation.policy_on_plans)
            self.policy.setVisible(bool(self._organisation.policy_on_plans))

    def _show_estates(self, rows: list[AfdelingView]) -> None:
        self._names = {row.id: row.name for row in rows}
        self.table.set_rows(rows)
        self._show_choice(self.table.current())

    def _show_choice(self, row: AfdelingView | None) -> None:
        is_closed = row is not None and row.closed_on is not None
        self.closing.setText(tr(_REOPEN) if is_closed else tr(_CLOSE))
        self.closing.setEnabled(self.may_change and row is not None and (is_closed or len(self._names) > 1))

    def _state(self, row: AfdelingView) -> str:
        if row.closed_on is None:
            return tr("I brug") if row.is_active else tr("Ude af brug")
        day = show_date(row.closed_on + timedelta(days=1))
        if row.merged_into_id is None:
            return tr("Lukket fra %s") % day
        return tr("Del af %(other)s fra %(day)s") % {"other": self._names.get(row.merged_into_id, ""), "day": day}

    def _close_or_reopen(self) -> None:
        row = self.table.current()
        if row is None:
            return
        if row.closed_on is None:
            others = [(number, name) for number, name in self._names.items() if number != row.id]
            self.context.sheets.open(ClosingSheet(self.context, row, others))
            return
        number = row.id
        self.context.tasks.write(
            self, tr("Afdeling åbnet igen"), lambda session: service.reopen_afdeling(session, number)
        )

    def _rename(self) -> None:
        if self._organisation is not None:
            self.context.sheets.open(OrganisationSheet(self.context, self._organisation))

    def _open_row(self, row: AfdelingView) -> None:
        if self.may_change:
            self._open(row)

    def _open(self, row: AfdelingView | None) -> None:
        if self._organisation is not None:
            self.context.sheets.open(AfdelingSheet(self.context, self._organisation.id, row))


class OrganisationSheet(FormSheet):
    """The landlord's name and its policy."""

    def __init__(self, context: Context, organisation: OrganisationView) -> None:
        super().__init__(context, tr("Ret organisation"))
        self.organisation_id = organisation.id
        self.form.add(TextField("name", tr("Navn"), required=True))
        self.form.add(
            NoteField(
                "policy_on_plans",
                tr("Holdning til afdragsordninger"),
                tr("Organisationens egne ord, så alle siger det samme."),
            )
        )
        self.form.set_values(name=organisation.name, policy_on_plans=organisation.policy_on_plans)

    def submit(self, values: dict[str, Any]) -> None:
        number = self.organisation_id
        self.save(tr("Organisation rettet"), lambda session: service.change_organisation(session, number, **values))


class AfdelingSheet(FormSheet):
    """A new estate, or a known one."""

    def __init__(self, context: Context, organisation_id: int, row: AfdelingView | None) -> None:
        super().__init__(context, tr("Ny afdeling") if row is None else tr("Ret afdeling"))
        self.organisation_id = organisation_id
        self.row = row
        self.form.add(TextField("name", tr("Navn"), required=True))
        self.form.add(TextField("number", tr("Nummer")))
        self.form.add(
            NumberField(
                "homes",
                tr("Boliger"),
                tr("Så rapporten kan sammenligne store og små afdelinger. To, der er lagt sammen, lægges selv sammen."),
            )
        )
        active = self.form.add(
            CheckField(
                "is_active",
                tr("I brug"),
                tr("En afdeling ude af brug tilbydes ikke på nye beboere. Alt om den bliver stående."),
            )
        )
        active.set_value(True)
        if row is not None:
            self.form.set_values(name=row.name, number=row.number, homes=row.homes, is_active=row.is_active)

    def submit(self, values: dict[str, Any]) -> None:
        draft = AfdelingDraft(self.organisation_id, **values)
        row = self.row
        if row is None:
            self.save(tr("Ny afdeling"), lambda session: service.add_afdeling(session, draft))
        else:
            number = row.id
            self.save(tr("Afdeling rettet"), lambda session: service.change_afdeling(session, number, draft))


class ClosingSheet(FormSheet):
    """The day from which an estate is closed, or part of another."""

    def __init__(self, context: Context, row: AfdelingView, others: Sequence[tuple[int, str]]) -> None:
        super().__init__(context, tr(_CLOSE), row.name)
        self.row = row
        self.form.add(
            DateField(
                "closed_on",
                tr("Fra og med"),
                context.clock.today(),
                tr("Den første dag, den ikke længere er sin egen afdeling, fx 1. januar."),
                required=True,
                lean=Lean.NEAREST,
            )
        )
        self.form.add(
            ChoiceField[int](
                "merged_into_id",
                tr("Bliver en del af"),
                others,
                empty=tr("Ingen: den lukker"),
                hint=tr(
                    "Rapporter tæller den for sig selv til og med dagen før, og derefter under den anden. "
                    "Beboere, lejemål og udstedte rapporter ændres ikke."
                ),
            )
        )

    def submit(self, values: dict[str, Any]) -> None:
        first_day = values["closed_on"]
        last_day = first_day - timedelta(days=1) if first_day is not None else None
        closing, number = AfdelingClosing(last_day, values["merged_into_id"]), self.row.id
        title = tr("Afdeling lukket") if closing.merged_into_id is None else tr("Afdelinger lagt sammen")
        self.save(title, lambda session: service.close_afdeling(session, number, closing))
