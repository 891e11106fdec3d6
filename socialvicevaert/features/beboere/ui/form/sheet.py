"""The form of a resident: new (Ctrl+Shift+N, from anywhere) and change (F2)."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere import queries, rules, service
from socialvicevaert.features.beboere.models import BeboerDraft, HusstandType, LejemaalDraft
from socialvicevaert.features.beboere.queries import FormStart
from socialvicevaert.features.beboere.ui.duplicates import DuplicatePanel
from socialvicevaert.features.beboere.ui.fields import Born, BornField, LanguageField, YearsField
from socialvicevaert.features.beboere.ui.form.home import HomePart
from socialvicevaert.shared.actor import Role
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import (
    CheckField,
    ChoiceField,
    NoteField,
    PhoneField,
    SearchField,
    Suggestion,
    TextField,
)
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr

_WIDTH = 520
_PLACES = {"birth_year": "born_on", "postcode": "address", "last_name": "first_name"}
"""Where a problem of the draft is shown, when the form has put two things in one field."""


class BeboerSheet(FormSheet):
    """A new resident, or with ``beboer_id`` a known one to be changed. Only a name is mandatory."""

    def __init__(
        self,
        context: Context,
        target: Target | None = None,
        beboer_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        is_new = beboer_id is None
        super().__init__(
            context,
            tr("Ny beboer") if is_new else tr("Ret beboer"),
            save_text=tr("Opret beboer") if is_new else tr("Gem ændringer"),
            draft_key="beboer:ny" if is_new else f"beboer:{beboer_id}",
            width=_WIDTH,
            parent=parent,
        )
        self.beboer_id = beboer_id
        self._start: FormStart | None = None
        self._cpr_hint = ""
        self._add_person()
        self.home = HomePart(self.form, context.clock.today(), self._reveal_home)
        self._add_household()
        self._add_alerts()
        self._add_rest()
        if target is not None and isinstance(target.extra.get("name"), str):
            self._name_from(str(target.extra["name"]))
        self._look_soon = QTimer(self, singleShot=True, interval=250)
        self._look_soon.timeout.connect(self._look_for_duplicates)
        self._look_soon.timeout.connect(self._warn)
        self.form.edited.connect(self._look_soon.start)
        self.duplicates.open_wanted.connect(self._open_existing)
        self.duplicates.share_wanted.connect(self._share_with)
        assert self.primary is not None
        self.primary.setEnabled(False)
        self.context.tasks.read(
            self, lambda session: queries.form_start(session, beboer_id), self._begin, self.form.show_error
        )

    def submit(self, values: dict[str, Any]) -> None:
        draft = self._draft(values)
        enabled = self._start is not None and self._start.cpr_enabled
        problems = rules.problems(draft, self.context.clock.today(), cpr_enabled=enabled)
        if problems:
            raise ValidationFailed(_placed(problems))
        self._save(draft)

    def _save(self, draft: BeboerDraft) -> None:
        beboer_id = self.beboer_id
        if beboer_id is None:
            self.save(
                tr("Ny beboer"),
                lambda session: service.register_beboer(session, draft),
                lambda new_id: self.context.navigate(Target("beboer", new_id)),
            )
        else:
            self.save(tr("Beboer rettet"), lambda session: service.update_beboer(session, beboer_id, draft))

    def _add_person(self) -> None:
        self.first_name = TextField("first_name", tr("Fornavn"))
        self.last_name = TextField("last_name", tr("Efternavn"))
        self.form.add_row(self.first_name, self.last_name)
        self.duplicates = DuplicatePanel(self.context)
        self.form.add_widget(self.duplicates)
        self.born = BornField("born_on", tr("Født"), self.context.clock.today())
        self.phone = PhoneField("phone", tr("Telefon"))
        self.form.add_row(self.born, self.phone)
        self.may_not_call = CheckField("may_not_call", tr("Må ikke ringes op"))
        self.may_text = CheckField("may_text", tr("Må få sms"))
        self.may_text.set_value(True)
        self.form.add_row(self.may_not_call, self.may_text)
        self.language = LanguageField("language", tr("Sprog"))
        self.needs_interpreter = CheckField("needs_interpreter", tr("Har brug for tolk"))
        self.form.add_row(self.language, self.needs_interpreter)

    def _add_household(self) -> None:
        section = self.household = self.form.add_section(tr("Husstand"))
        self.shares = SearchField("shares_home_with", tr("Bor sammen med"), self._search)
        self.shares.set_hint(tr("Samme husstand og bolig som en anden beboer"))
        self.form.add_to(section, self.shares)
        self.shares.setVisible(self.beboer_id is None)
        self.shares.edited.connect(self._show_own_home)
        self.type = self.form.add_to(section, ChoiceField[HusstandType]("husstand_type", tr("Type"), HusstandType))
        self.type.set_value(HusstandType.UKENDT)
        self.child_years = self.form.add_to(section, YearsField("children_birth_years", tr("Børnenes fødselsår")))
        self.child_years.line.setPlaceholderText("2015, 2018")

    def _add_alerts(self) -> None:
        section = self.form.add_section(tr("Pas på"))
        self.danger = self.form.add_to(section, CheckField("alert_danger", tr("Fare: gå ikke alene")))
        self.dog = self.form.add_to(section, CheckField("alert_dog", tr("Hund i hjemmet")))
        self.alert_text = self.form.add_to(section, TextField("alert_text", tr("Hvad skal man vide?")))

    def _add_rest(self) -> None:
        section = self.form.add_section(tr("Andet"))
        self.responsible = self.form.add_to(
            section, ChoiceField[int]("responsible_id", tr("Ansvarlig"), empty=tr("Ingen"))
        )
        self.phone_other = self.form.add_to(section, PhoneField("phone_other", tr("Anden telefon")))
        self.email = self.form.add_to(section, TextField("email", tr("E-mail")))
        self.cpr = self.form.add_to(section, TextField("cpr", tr("CPR-nummer (frivilligt)")))
        self.cpr.hide()
        self.note = self.form.add_to(section, NoteField("note", tr("Noter om beboeren")))
        self.note.set_hint(tr("Skriv, som om beboeren læser med."))

    def _begin(self, start: FormStart) -> None:
        self._start = start
        self.home.offer(start.afdelinger)
        self.responsible.set_choices(start.workers)
        self.cpr.setVisible(start.cpr_enabled)
        if start.cpr_masked:
            self._cpr_hint = tr("Registreret: %s. Skriv kun her for at rette det.") % start.cpr_masked
            self.cpr.set_hint(self._cpr_hint)
        if start.draft is not None:
            self._fill(start.draft)
        else:
            if self.context.actor.role in (Role.VICEVAERT, Role.RAADGIVER):
                self.responsible.set_value(self.context.actor.medarbejder_id)
        assert self.primary is not None
        self.primary.setEnabled(True)
        if self.beboer_id is None:
            self.offer_draft()  # the next new person is somebody else
        else:
            self.load_draft()

    def _fill(self, draft: BeboerDraft) -> None:
        self.form.set_values(
            first_name=draft.first_name,
            last_name=draft.last_name,
            born_on=Born(draft.born_on, draft.birth_year),
            phone=draft.phone,
            phone_other=draft.phone_other,
            may_not_call=draft.may_not_call,
            may_text=draft.may_text,
            email=draft.email,
            language=draft.language,
            needs_interpreter=draft.needs_interpreter,
            alert_danger=draft.alert_danger,
            alert_dog=draft.alert_dog,
            alert_text=draft.alert_text,
            husstand_type=draft.husstand_type,
            children_birth_years=draft.children_birth_years,
            responsible_id=draft.responsible_id,
            note=draft.note,
        )
        self.home.begin(draft)

    def _show_own_home(self) -> None:
        """Somebody who lives with another has the other's home and household."""
        own = self.shares.chosen is None
        self.home.set_visible(own)
        for field in (self.type, self.child_years):
            field.setVisible(own)

    def _reveal_home(self) -> None:
        beboer_id = self.beboer_id
        assert beboer_id is not None

        def reveal(session: Session) -> LejemaalDraft | None:
            service.reveal_address(session, beboer_id)
            return queries.draft_for_change(session, beboer_id, with_home=True).lejemaal

        self.context.tasks.write(
            self,
            tr("Beskyttet adresse vist"),
            reveal,
            self.home.reveal,
            self.form.show_error,
            undoable=False,
            quiet=True,
        )

    def _draft(self, values: dict[str, Any]) -> BeboerDraft:
        born: Born = values["born_on"]
        return BeboerDraft(
            first_name=values["first_name"],
            last_name=values["last_name"],
            born_on=born.on,
            birth_year=born.year,
            phone=values["phone"],
            phone_other=values["phone_other"],
            may_not_call=values["may_not_call"],
            may_text=values["may_text"],
            email=values["email"],
            language=values["language"],
            needs_interpreter=values["needs_interpreter"],
            alert_dog=values["alert_dog"],
            alert_danger=values["alert_danger"],
            alert_text=values["alert_text"],
            has_protected_address=values["has_protected_address"],
            cpr=values.get("cpr", ""),
            note=values["note"],
            responsible_id=values["responsible_id"],
            husstand_type=values.get("husstand_type") or HusstandType.UKENDT,
            children_birth_years=values.get("children_birth_years", ()),
            lejemaal=self.home.draft(values),
            shares_home_with=values.get("shares_home_with"),
        )

    def _search(self, text: str, answer: Answer) -> None:
        def found(people: list[queries.Suggestion]) -> None:
            answer([Suggestion(person.id, self.context.name(person.name), person.detail) for person in people])

        self.context.tasks.read(self, lambda session: queries.suggest(session, text), found, latest="beboer: bor med")

    def _look_for_duplicates(self) -> None:
        draft = self._typed_so_far()
        except_id = self.beboer_id
        self.context.tasks.read(
            self,
            lambda session: queries.duplicates(session, draft, except_id),
            self.duplicates.show_candidates,
            latest="beboer: dubletter",
        )

    def _warn(self) -> None:
        """Say what is worth a second look, below its field; it stops nothing."""
        draft = replace(
            self._typed_so_far(),
            husstand_type=self.type.value() or HusstandType.UKENDT,
            children_birth_years=_value_or(self.child_years, ()),
            lejemaal=None,  # the address says below itself how it was understood
        )
        said = {problem.field: problem.text for problem in rules.warnings(draft, self.context.clock.today())}
        self.cpr.set_hint(said.get("cpr", self._cpr_hint))
        self.type.set_hint(said.get("husstand_type", ""))
        self.child_years.set_hint(said.get("children_birth_years", ""))

    def _typed_so_far(self) -> BeboerDraft:
        """What can be compared already, half typed fields left out."""
        born = _value_or(self.born, Born())
        return BeboerDraft(
            first_name=self.first_name.value(),
            last_name=self.last_name.value(),
            born_on=born.on,
            birth_year=born.year,
            phone=_value_or(self.phone, ""),
            phone_other=_value_or(self.phone_other, ""),
            cpr=self.cpr.value(),
            lejemaal=None if self.home.is_hidden else LejemaalDraft(None, self.home.address.value()),
        )

    def _open_existing(self, beboer_id: int) -> None:
        self.close_sheet()
        self.context.navigate(Target("beboer", beboer_id))

    def _share_with(self, beboer_id: int, name: str) -> None:
        self.household.fold(False)
        self.shares.choose(Suggestion(beboer_id, self.context.name(name)))
        self.duplicates.show_candidates(())

    def _name_from(self, name: str) -> None:
        first, _, last = name.strip().rpartition(" ")
        self.form.set_values(first_name=first or last, last_name=last if first else "")


def _placed(problems: list[Problem]) -> list[Problem]:
    return [Problem(_PLACES.get(problem.field, problem.field), problem.text) for problem in problems]


def _value_or(field: Any, otherwise: Any) -> Any:
    try:
        return field.value()
    except UserError:
        return otherwise
