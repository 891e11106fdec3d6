"""A new consent in three steps: who, what, how long and how."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere.queries import suggest
from socialvicevaert.features.samtykker import rules, service
from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeDraft, SamtykkeForm, SamtykkeRetning
from socialvicevaert.features.samtykker.queries import SamtykkeView
from socialvicevaert.features.samtykker.ui.papers import paper_to_sign_sheet, samtykke_paper_sheet
from socialvicevaert.features.samtykker.ui.partners_field import PartnersField
from socialvicevaert.features.samtykker.ui.start import Start, draft_key, read_start
from socialvicevaert.shared.errors import Problem, UserError, raise_if_any
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import ChipsField, DateField, NoteField, SearchField, Suggestion, TextField
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.step_form import StepForm, StepPage
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

DIRECTIONS = (
    (SamtykkeRetning.BEGGE, "Begge veje"),
    (SamtykkeRetning.TIL_PARTNER, "Vi må kun give"),
    (SamtykkeRetning.FRA_PARTNER, "Vi må kun modtage"),
)
IN_WORDS = {
    SamtykkeRetning.BEGGE: "Vi må både give oplysninger til og få oplysninger fra %s.",
    SamtykkeRetning.TIL_PARTNER: "Vi må give oplysninger til %s, men ikke bede om nogen.",
    SamtykkeRetning.FRA_PARTNER: "Vi må få oplysninger fra %s, men ikke give nogen, heller ikke i en henvisning.",
}
_MISSING = {
    "direction": "Vælg, hvilken vej oplysningerne må gå.",
    "form": "Vælg, hvordan samtykket er givet.",
    "given_on": "Skriv, hvornår samtykket er givet.",
}
EXAMPLE = "Fx: Henvisning til samtale om praktik og afklaring af kontanthjælp"


class SamtykkeSheet(FormSheet):
    """``target.id`` is the resident; ``extra`` may name ``partner_id``, ``purpose`` and ``kinds`` (values).

    With ``renews`` it starts as a copy of an older consent; what is saved is a new one.
    """

    def __init__(self, context: Context, target: Target, renews: SamtykkeView | None = None) -> None:
        title = tr("Forny samtykke") if renews else tr("Nyt samtykke")
        steps = StepForm(tr("Gem"))
        super().__init__(context, title, draft_key=draft_key(target, renews), width=520, form=steps)
        self.beboer_id = target.id
        self._target = target
        self._renews = renews
        self._months = rules.DEFAULT_MONTHS
        self._holding: tuple[SamtykkeView, ...] = ()
        self._valid_to_is_typed = False
        self._prints = False
        self.stepper = steps.stepper
        self._who(steps)
        self._what(steps)
        self._how(steps)
        self._move_buttons()
        steps.edited.connect(self._follow)
        self.stepper.step_changed.connect(lambda _step: self._step_shown())
        self.stepper.finished.connect(super()._submit)
        partner_id = target.extra.get("partner_id")
        context.tasks.read(
            self,
            lambda session: read_start(session, target.id, partner_id if isinstance(partner_id, int) else None),
            self._begin,
            self.form.show_error,
        )

    def submit(self, values: dict[str, Any]) -> None:
        draft, prints = self._draft(values), self._prints

        def saved(samtykke_id: int) -> None:
            if prints:
                self.context.sheets.open(samtykke_paper_sheet(self.context, draft.beboer_id, samtykke_id))

        self.save(tr("Samtykke gemt"), lambda session: service.give_samtykke(session, draft), saved)

    def save_and_print(self) -> None:
        """Save, and show the form to print."""
        self._prints = True
        self.stepper.next()
        self._prints = False

    def print_to_sign(self) -> None:
        """Show the form as it stands, to be signed elsewhere. It is not stored; what is typed stays here."""
        try:
            draft = self._draft(self.form.values())
        except UserError as error:
            self.form.show_error(error)
            return
        self.context.sheets.open(paper_to_sign_sheet(self.context, draft))

    def _submit(self) -> None:
        self.stepper.next()  # Ctrl+Enter goes on, and saves at the last step

    def _draft(self, values: dict[str, Any]) -> SamtykkeDraft:
        raise_if_any(Problem(name, text) for name, text in _MISSING.items() if not values[name])
        return SamtykkeDraft(
            beboer_id=self.beboer_id or values.get("beboer_id") or 0,
            partner_ids=values["partner_ids"],
            kinds=values["kinds"],
            purpose=values["purpose"],
            direction=values["direction"][0],
            form=values["form"][0],
            given_on=values["given_on"],
            valid_to=values["valid_to"],
            witness=values.get("witness", ""),
            language=values["language"],
            interpreter=values["interpreter"],
            note=values["note"],
        )

    def _who(self, steps: StepForm) -> None:
        page = steps.add_step(tr("Hvem"))
        if self.beboer_id is None:
            steps.add_in(page, SearchField("beboer_id", tr("Beboer"), self._suggest_beboer, required=True))
        self.partners = steps.add_in(
            page, PartnersField(self.context, "partner_ids", tr("Hvem må oplysningerne udveksles med?"))
        )
        self.direction = steps.add_in(
            page,
            ChipsField[SamtykkeRetning](
                "direction",
                tr("Hvilken vej?"),
                [(value, tr(text)) for value, text in DIRECTIONS],
                single=True,
            ),
        )
        self.direction.set_value((SamtykkeRetning.BEGGE,))
        self.cap_notes = [self._note_on(page)]
        self.holds_note = self._note_on(page)

    def _what(self, steps: StepForm) -> None:
        page = steps.add_step(tr("Hvad"))
        self.kinds = steps.add_in(
            page,
            ChipsField[Oplysningsart](
                "kinds",
                tr("Hvilke oplysninger?"),
                Oplysningsart,
                hint=tr("Vælg kun dem, der er brug for. Uden »Navn, adresse og telefon« bliver et brev uden navn."),
                required=True,
            ),
        )
        self.purpose = steps.add_in(
            page, NoteField("purpose", tr("Hvad skal de bruges til?"), tr(EXAMPLE), required=True, lines=2)
        )
        self._warnings = layouts.column(None, SPACE_S)
        holder = QWidget()
        holder.setLayout(self._warnings)
        page.add(holder)

    def _how(self, steps: StepForm) -> None:
        page = steps.add_step(tr("Hvor længe og hvordan"))
        today = self.context.clock.today()
        self.given_on = DateField("given_on", tr("Givet den"), today)
        self.given_on.set_value(today)
        self.valid_to = DateField("valid_to", tr("Gælder til og med"), today)
        self.valid_to.edited.connect(self._valid_to_typed)
        steps.add_row_in(page, self.given_on, self.valid_to)
        self.cap_notes.append(self._note_on(page))
        self.how = steps.add_in(
            page,
            ChipsField[SamtykkeForm]("form", tr("Hvordan er det givet?"), SamtykkeForm, single=True),
        )
        self.how.set_value((SamtykkeForm.PAPIR,))
        self.witness = steps.add_in(
            page, TextField("witness", tr("Vidne"), tr("Navnet på den, der hørte, at beboeren sagde ja"))
        )
        self.witness.hide()
        self.language = TextField("language", tr("Forklaret på"))
        self.language.set_value("dansk")
        self.interpreter = TextField("interpreter", tr("Tolk"))
        steps.add_row_in(page, self.language, self.interpreter)
        self.note = steps.add_in(page, NoteField("note", tr("Note"), tr("Fx hvad beboeren sagde nej til"), lines=2))
        self.to_sign = buttons.plain(tr("Udskriv formular til underskrift"), self.print_to_sign, "print")
        holder = QWidget()
        line = layouts.row(holder)
        line.addWidget(self.to_sign)
        line.addStretch(1)
        page.add(holder)
        page.add(labels.secondary(tr("Formularen kan tages med og skrives under. Gem samtykket, når det er sket.")))

    def _move_buttons(self) -> None:
        """The buttons of the steps stand at the foot of the sheet, in sight however long a step is."""
        assert self.primary is not None
        self.primary.hide()
        self.save_printing = self.add_action(tr("Gem og udskriv"), self.save_and_print, "print")
        self.save_printing.hide()
        self.footer.insertWidget(self.footer.indexOf(self.save_printing), self.stepper.back_button)
        self.footer.addWidget(self.stepper.next_button)
        self.primary = self.stepper.next_button
        self.primary.setToolTip(tr("Ctrl+Enter"))

    def _step_shown(self) -> None:
        self.save_printing.setVisible(self.stepper.step == self.stepper.pages.count() - 1)
        self.scroller.verticalScrollBar().setValue(0)

    def _begin(self, start: Start) -> None:
        self._months = start.months
        self._holding = start.holding if self._renews is None else ()
        if start.beboer is not None:
            self.subtitle.setText(self.context.name(start.beboer.name))
            self.subtitle.show()
            self.language.set_value(start.beboer.language or "dansk")
        if start.partner is not None:
            self.partners.set_partners([start.partner])
        kinds = self._target.extra.get("kinds", ())
        if isinstance(kinds, tuple):
            self.kinds.set_value(Oplysningsart(kind) for kind in kinds)
        self.purpose.set_value(str(self._target.extra.get("purpose", "")))
        if self._renews is not None:
            self._copy(self._renews)
        self._follow()
        if self._target.id is None:
            self.offer_draft()  # the next consent is somebody else's
        else:
            self.load_draft()

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        if kept is not None:
            self._valid_to_is_typed = True
            self._follow()

    def _copy(self, old: SamtykkeView) -> None:
        self.partners.set_partners([one for one in old.partner_refs if one.is_active])
        self.direction.set_value((old.coverage.direction,))
        self.kinds.set_value(old.kinds)
        self.purpose.set_value(old.coverage.purpose)
        self.language.set_value(old.language)
        self.interpreter.set_value(old.interpreter)

    def _follow(self) -> None:
        """What one answer means for the others, said at once."""
        names = ", ".join(one.name for one in self.partners.chosen) or tr("modtageren")
        direction = next(iter(self.direction.value()), None)
        self.direction.set_hint(tr(IN_WORDS[direction]) % names if direction else "")
        self.witness.setVisible(SamtykkeForm.MUNDTLIG in self.how.value())
        layouts.clear(self._warnings)
        for text in rules.warnings_of_samtykke(self.kinds.value(), [one.id for one in self.partners.chosen]):
            self._warnings.addWidget(Banner(text, Tone.WARNING))
        self._say_what_holds()
        self._follow_dates()

    def _say_what_holds(self) -> None:
        wanted = {one.id for one in self.partners.chosen}
        known = next((one for one in self._holding if wanted & one.coverage.partner_ids), None)
        self.holds_note.setVisible(known is not None)
        if known is not None:
            names = ", ".join(one.name for one in known.partner_refs if one.id in wanted)
            until = show_date(known.coverage.valid_to)
            self.holds_note.set_text(
                tr("Der er et samtykke til %s, som gælder til %s: %s.") % (names, until, known.coverage.purpose)
            )

    def _follow_dates(self) -> None:
        given_on = _understood(self.given_on) or self.context.clock.today()
        with_health_body = any(one.is_health_body for one in self.partners.chosen)
        if not self._valid_to_is_typed:
            self.valid_to.set_value(rules.last_day(given_on, months=self._months, with_health_body=with_health_body))
        chosen = _understood(self.valid_to)
        latest = rules.last_day(given_on, with_health_body=True)
        is_too_long = with_health_body and chosen is not None and chosen > latest
        if is_too_long:
            self.valid_to.set_error(rules.reason_of_cap(given_on))
        for note in self.cap_notes:
            note.set_text(rules.reason_of_cap(given_on))
            note.setVisible(with_health_body and not is_too_long)

    def _valid_to_typed(self) -> None:
        self._valid_to_is_typed = not self.valid_to.is_empty

    def _note_on(self, page: StepPage) -> Banner:
        note = Banner("", Tone.INFO)
        page.add(note)
        note.hide()
        return note

    def _suggest_beboer(self, text: str, answer: Answer) -> None:
        self.context.tasks.read(
            self,
            lambda session: suggest(session, text),
            lambda found: answer([Suggestion(one.id, self.context.name(one.name), one.detail) for one in found]),
            latest="samtykke: beboer",
        )


def _understood(field: DateField) -> date | None:
    try:
        return field.value()
    except UserError:
        return None
