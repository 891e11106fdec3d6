"""A partner is written down or corrected, with its contact persons as rows."""

from typing import Any

from PySide6.QtCore import Signal

from socialvicevaert.features.partnere import rules, service
from socialvicevaert.features.partnere.models import PartnerDraft, PartnerKind
from socialvicevaert.features.partnere.queries import PartnerView
from socialvicevaert.features.partnere.ui.people_field import PeopleField
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChoiceField, DateField, NoteField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class PartnerSheet(FormSheet):
    """``saved`` tells the number of the partner in the register."""

    saved = Signal(int)

    def __init__(self, context: Context, view: PartnerView | None = None, name: str = "") -> None:
        super().__init__(
            context,
            tr("Ret partner") if view else tr("Ny partner"),
            draft_key=f"partner:{view.id if view else 'ny'}",
            width=520,
        )
        self.view = view
        form = self.form
        self.name = form.add(TextField("name", tr("Navn"), required=True))
        self.kind = form.add(ChoiceField[PartnerKind]("kind", tr("Slags"), PartnerKind, required=True))
        # Partners have short numbers too (1813, 112), which a resident's telephone field refuses.
        self.phone = TextField("phone", tr("Direkte nummer"), tr("Det, der bliver taget"))
        self.phone_other = TextField("phone_other", tr("Hovednummer"))
        form.add_row(self.phone, self.phone_other)
        self.people = form.add(PeopleField("kontaktpersoner", tr("Kontaktpersoner")))
        form.add(TextField("opening_hours", tr("Åbningstid"), tr("Fx man.–tors. 9–12, fre. lukket")))
        form.add(NoteField("agreement", tr("Aftale"), tr("Hvad vi har aftalt, fx svar inden en uge"), lines=2))
        form.add(DateField("agreement_valid_to", tr("Aftalen gælder til og med"), context.clock.today()))
        more = form.add_section(tr("Adresse, e-mail og note"), folded=view is None)
        form.add_to(more, TextField("address", tr("Adresse"), tr("Bruges på breve")))
        form.add_to(more, TextField("postcode", tr("Postnr.")))
        form.add_to(more, TextField("town", tr("By")))
        form.add_to(more, TextField("email", tr("E-mail")))
        form.add_to(more, NoteField("note", tr("Note"), lines=2))
        self.name.set_value(name)
        if view is not None:
            self._fill(view.draft)
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        view = self.view
        values["kontaktpersoner"] = self.people.value()
        draft = PartnerDraft(**values, is_active=view.draft.is_active if view else True)
        problems = tuple(rules.problems_of_partner(draft))
        for problem in problems:
            if problem.field.startswith(f"{self.people.name}."):
                _, number, field = problem.field.split(".")
                self.people.show_problem(int(number), field, problem.text)
        raise_if_any(problems)

        def write(session: Session) -> int:
            if view is None:
                return service.add_partner(session, draft)
            service.change_partner(session, view.id, draft)
            return view.id

        self.save(tr("Partner gemt"), write, self.saved.emit)

    def _fill(self, draft: PartnerDraft) -> None:
        self.form.set_values(
            name=draft.name,
            kind=draft.kind,
            phone=show_phone(draft.phone),
            phone_other=show_phone(draft.phone_other),
            kontaktpersoner=draft.kontaktpersoner,
            opening_hours=draft.opening_hours,
            agreement=draft.agreement,
            agreement_valid_to=draft.agreement_valid_to,
            address=draft.address,
            postcode=draft.postcode,
            town=draft.town,
            email=draft.email,
            note=draft.note,
        )
