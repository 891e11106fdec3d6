"""A new consent in few steps: who, what, how long and how. Each kind asks only for its own."""

from datetime import date
from typing import Any

from socialvicevaert.features.beboere.queries import suggest
from socialvicevaert.features.samtykker import rules, service
from socialvicevaert.features.samtykker.models import (
    Oplysningsart,
    SamtykkeArt,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeRetning,
)
from socialvicevaert.features.samtykker.queries import SamtykkeView, UdkastView
from socialvicevaert.features.samtykker.ui.filling import copy_consent, copy_printed
from socialvicevaert.features.samtykker.ui.papers import samtykke_paper_sheet, udkast_paper_sheet
from socialvicevaert.features.samtykker.ui.start import Start, draft_key, read_start
from socialvicevaert.features.samtykker.ui.steps import IN_WORDS, How, What, Who
from socialvicevaert.shared.errors import Problem, UserError, raise_if_any
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import DateField, SearchField, Suggestion
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.step_form import StepForm, StepPage
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_MISSING = {
    "direction": "Vælg, hvilken vej oplysningerne må gå.",
    "form": "Vælg, hvordan samtykket er givet.",
    "given_on": "Skriv, hvornår samtykket er givet.",
}
_TITLES = {
    SamtykkeArt.REGISTRERING: "Nyt samtykke til registrering",
    SamtykkeArt.UDVEKSLING: "Nyt samtykke til udveksling",
    SamtykkeArt.FULDMAGT: "Ny fuldmagt",
}


class SamtykkeSheet(FormSheet):
    """``target.id`` is the resident; ``extra`` may name ``kind``, ``partner_id``, ``purpose`` and ``kinds`` (values).

    With ``renews`` it starts as a copy of an older consent; what is saved is a new one. With ``printed`` it starts as a
    form that was printed to be signed, which is used up when this is saved.
    """

    def __init__(
        self, context: Context, target: Target, renews: SamtykkeView | None = None, printed: UdkastView | None = None
    ) -> None:
        self.kind = _kind_of(target, renews, printed)
        title = "Ret, og gem som givet" if printed is not None else _TITLES[self.kind]
        if renews is not None:
            title = "Forny fuldmagt" if self.kind is SamtykkeArt.FULDMAGT else "Forny samtykke"
        steps = StepForm(tr("Gem"))
        key = draft_key(target, self.kind, renews, printed)
        super().__init__(context, tr(title), draft_key=key, width=520, form=steps)
        self.beboer_id = target.id
        self._target = target
        self._renews = renews
        self._printed = printed
        self._months = rules.DEFAULT_MONTHS
        self._holding: tuple[SamtykkeView, ...] = ()
        self._prints = False
        self.stepper = steps.stepper
        self.cap_notes: list[Banner] = []
        self._add_steps(steps)
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
        draft, prints, printed = self._draft(values), self._prints, self._printed

        def keep(session: Session) -> int:
            samtykke_id = service.give_samtykke(session, draft)
            if printed is not None:
                service.bin_udkast(session, printed.id)
            return samtykke_id

        def saved(samtykke_id: int) -> None:
            if prints:
                self.context.sheets.open(samtykke_paper_sheet(self.context, draft.beboer_id, samtykke_id, self.kind))

        title = tr("Fuldmagt gemt") if self.kind is SamtykkeArt.FULDMAGT else tr("Samtykke gemt")
        self.save(title, keep, saved)

    def save_and_print(self) -> None:
        """Save, and show the form to print."""
        self._prints = True
        self.stepper.next()
        self._prints = False

    def print_to_sign(self) -> None:
        """Keep the form as it stands among those that wait for a signature, and show it to be printed."""
        try:
            draft = self._draft(self.form.values())
        except UserError as error:
            self._show_error(error)
            return

        def kept(udkast_id: int) -> None:
            self.context.sheets.open(udkast_paper_sheet(self.context, draft.beboer_id, udkast_id, self.kind))

        self.save(tr("Formular til underskrift"), lambda session: service.keep_udkast(session, draft), kept)

    def _submit(self) -> None:
        """Ctrl+Enter goes on, and at the last step prints what is to be signed or saves."""
        if self.to_sign.isVisibleTo(self):
            self.print_to_sign()
        else:
            self.stepper.next()

    def _draft(self, values: dict[str, Any]) -> SamtykkeDraft:
        raise_if_any(
            Problem(name, text) for name, text in _MISSING.items() if name in self.form.fields and not values[name]
        )
        direction = values["direction"][0] if "direction" in values else SamtykkeRetning.FRA_PARTNER
        return SamtykkeDraft(
            beboer_id=self.beboer_id or values.get("beboer_id") or 0,
            partner_ids=values.get("partner_ids", ()),
            kinds=(*values["kinds"], *values.get("special", ())),
            purpose=values["purpose"],
            direction=direction,
            form=values["form"][0],
            given_on=values["given_on"],
            valid_to=values["valid_to"],
            witness=values.get("witness", ""),
            language=self.how.spoken(),
            interpreter=values["interpreter"],
            note=values["note"],
            kind=self.kind,
            towards=values.get("towards", ""),
            powers=values.get("powers", ()),
        )

    def _add_steps(self, steps: StepForm) -> None:
        self.who: Who | None = None
        first: StepPage | None = None
        if self.kind is not SamtykkeArt.REGISTRERING:
            first = steps.add_step(tr("Hvem"))
            self._ask_for_beboer(steps, first)
            self.who = Who(self.context, steps, first, self.kind)
            self.cap_notes.append(self._note_on(first))
            self.holds_note = self._note_on(first)
        page = steps.add_step(tr("Hvad"))
        if first is None:
            self._ask_for_beboer(steps, page)
            self.holds_note = self._note_on(page)
        self.what = What(steps, page, self.kind)
        last = steps.add_step(tr("Hvor længe og hvordan"))
        cap_note = Banner("", Tone.INFO)
        cap_note.hide()
        self.cap_notes.append(cap_note)
        self.how = How(steps, last, self.kind, self.context.clock.today(), cap_note)
        self.to_sign_note = labels.secondary(
            tr("Den udskrevne formular venter på fanen. Når den er skrevet under, registreres den med ét klik.")
        )
        last.add(self.to_sign_note)

    def _ask_for_beboer(self, steps: StepForm, page: StepPage) -> None:
        if self.beboer_id is None:
            steps.add_in(page, SearchField("beboer_id", tr("Beboer"), self._suggest_beboer, required=True))

    def _move_buttons(self) -> None:
        """The buttons of the steps stand at the foot of the sheet, in sight however long a step is."""
        assert self.primary is not None
        self.primary.hide()
        self.save_printing = self.add_action(tr("Gem og udskriv"), self.save_and_print, "print")
        self.signed = self.add_action(tr("Er underskrevet"), self.stepper.next)
        self.to_sign = buttons.primary(tr("Udskriv"), self.print_to_sign, "print")
        self.footer.insertWidget(self.footer.indexOf(self.save_printing), self.stepper.back_button)
        for button in (self.to_sign, self.stepper.next_button):
            self.footer.addWidget(button)
            button.setToolTip(tr("Ctrl+Enter"))
        self.primary = self.stepper.next_button
        self._offer_saving()

    def _offer_saving(self) -> None:
        """Paper is printed first: nothing is kept as given before somebody has signed it."""
        is_last = self.stepper.step == self.stepper.pages.count() - 1
        is_to_sign = is_last and self._printed is None and self.how.form.value() == (SamtykkeForm.PAPIR,)
        for button in (self.to_sign, self.signed, self.to_sign_note):
            button.setVisible(is_to_sign)
        self.save_printing.setVisible(is_last and not is_to_sign)
        self.stepper.next_button.setVisible(not is_to_sign)

    def _step_shown(self) -> None:
        self._offer_saving()
        self.scroller.verticalScrollBar().setValue(0)

    def _begin(self, start: Start) -> None:
        self._months = start.months
        self._holding = start.holding if self._renews is None else ()
        if start.beboer is not None:
            self.subtitle.setText(self.context.name(start.beboer.name))
            self.subtitle.show()
            self.how.say_language(start.beboer.language)
        if start.partner is not None and self.who is not None:
            self.who.partners.set_partners([start.partner])
        kinds = self._target.extra.get("kinds", ())
        if isinstance(kinds, tuple):
            self.what.choose(tuple(Oplysningsart(kind) for kind in kinds))
        if "purpose" in self._target.extra:
            self.what.purpose.set_value(str(self._target.extra["purpose"]))
        if self._renews is not None:
            copy_consent(self._renews, self.who, self.what, self.how)
        if self._printed is not None:
            copy_printed(self._printed, self.who, self.what, self.how)
            self.stepper.go_to(self.stepper.pages.count() - 1)  # mostly it was given another day, or in another way
        self._follow()
        if self._target.id is None:
            self.offer_draft()  # the next consent is somebody else's
        else:
            self.load_draft()

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        if kept is not None:
            self.how.valid_to_is_typed = True
            self._follow()

    def _follow(self) -> None:
        """What one answer means for the others, said at once."""
        chosen = self.who.partners.chosen if self.who is not None else ()
        if self.who is not None and self.who.direction is not None:
            names = ", ".join(one.name for one in chosen) or tr("modtageren")
            direction = next(iter(self.who.direction.value()), None)
            self.who.direction.set_hint(tr(IN_WORDS[direction]) % names if direction else "")
        self.what.warn([one.id for one in chosen])
        self.how.follow()
        self._offer_saving()
        self._say_what_holds()
        self._follow_dates(with_health_body=any(one.is_health_body for one in chosen))

    def _say_what_holds(self) -> None:
        wanted = {one.id for one in self.who.partners.chosen} if self.who is not None else set()
        same = [one for one in self._holding if one.kind is self.kind]
        if self.who is not None:
            same = [one for one in same if wanted & one.coverage.partner_ids]
        self.holds_note.setVisible(bool(same))
        if same:
            names = ", ".join(one.name for one in same[0].partner_refs if one.id in wanted) or same[0].kind.label
            until = show_date(same[0].coverage.valid_to)
            words = (names, until, same[0].coverage.purpose)
            self.holds_note.set_text(tr("Der er et samtykke til %s, som gælder til %s: %s.") % words)

    def _follow_dates(self, *, with_health_body: bool) -> None:
        given_on = _understood(self.how.given_on) or self.context.clock.today()
        if not self.how.valid_to_is_typed:
            last = rules.last_day(given_on, months=self._months, with_health_body=with_health_body)
            self.how.valid_to.set_value(last)
        chosen = _understood(self.how.valid_to)
        latest = rules.last_day(given_on, with_health_body=True)
        is_too_long = with_health_body and chosen is not None and chosen > latest
        if is_too_long:
            self.how.valid_to.set_error(rules.reason_of_cap(given_on))
        for note in self.cap_notes:
            note.set_text(rules.reason_of_cap(given_on))
            note.setVisible(with_health_body and not is_too_long)

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


def _kind_of(target: Target, renews: SamtykkeView | None, printed: UdkastView | None) -> SamtykkeArt:
    known = renews or printed
    return known.kind if known is not None else SamtykkeArt(str(target.extra.get("kind", SamtykkeArt.UDVEKSLING.value)))


def _understood(field: DateField) -> date | None:
    try:
        return field.value()
    except UserError:
        return None
