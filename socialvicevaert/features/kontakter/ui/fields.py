"""The fields of a kontakt, in the order in which a worker tells what happened: free text first, codes folded."""

from datetime import datetime, time
from itertools import pairwise
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere import queries as beboere
from socialvicevaert.features.kontakter.models import USUAL_PLACE, KontaktArt, KontaktDraft, KontaktSted
from socialvicevaert.features.kontakter.queries import KontaktStart, KontaktView
from socialvicevaert.features.kontakter.rules import LONGEST_MINUTES
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.shared.errors import Problem, ValidationFailed
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import (
    ChipsField,
    ChoiceField,
    DateField,
    NoteField,
    NumberField,
    SearchField,
    Suggestion,
    TextField,
    TimeField,
)
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.text import tr

KINDS = (
    (KontaktArt.HJEMMEBESOEG, "Hjemmebesøg"),
    (KontaktArt.TELEFON, "Telefon"),
    (KontaktArt.SAMTALE, "Samtale"),
    (KontaktArt.SMS, "Sms"),
    (KontaktArt.BREV, "Brev"),
    (KontaktArt.MOEDE, "Møde"),
    (KontaktArt.FORGAEVES, "Forgæves forsøg"),
    (KontaktArt.NOTAT, "Notat"),
)
"""The kinds in the short words of chips."""

_MIDDAY = time(12, 0)
_WORDS = ("text", "minutes", "with_whom", "next_step", "next_step_on")


class KontaktFields:
    """Makes the fields, fills them, and reads a draft of them."""

    _is_unfolded: ClassVar[bool] = False  # who uses the codes once finds them open the next time

    def __init__(self, context: Context, form: Form, is_new: bool) -> None:
        self.context = context
        self.form = form
        today = context.clock.today()
        self.beboer = form.add(SearchField("beboer_id", tr("Beboer"), self._search, required=True))
        self.kind = form.add(
            ChipsField[KontaktArt](
                "kind", tr("Slags"), [(kind, tr(text)) for kind, text in KINDS], single=True, lasting=True
            )
        )
        self.text = form.add(NoteField("text", tr("Hvad skete der?"), lines=5))
        self.held_on = DateField("held_on", tr("Dato"), today, lean=Lean.PAST)
        self.held_time = TimeField("held_time", tr("Kl."))
        self.minutes = NumberField("minutes", tr("Minutter"), maximum=LONGEST_MINUTES)
        form.add_row(self.held_on, self.held_time, self.minutes, stretch=(5, 2, 2))
        self.next_step = TextField("next_step", tr("Næste skridt"))
        self.next_step.set_placeholder(tr("Bliver til en opgave"))
        self.next_step_on = DateField("next_step_on", tr("Hvornår"), today, lean=Lean.FUTURE)
        self.next_step_on.line.setPlaceholderText(tr("fx +7"))
        form.add_row(self.next_step, self.next_step_on, stretch=(5, 4))
        self.codes = form.add_section(tr("Behov, sted, sag og partner"), folded=not KontaktFields._is_unfolded)
        self.codes.folded.connect(_remember_fold)
        if not is_new:  # a next step has become an opgave, which is corrected where it stands
            for field in (self.beboer, self.next_step, self.next_step_on):
                field.hide()
        self.has_codes = False
        self._has_chosen_place = False
        self.kind.edited.connect(self._guess_place)

    @property
    def has_words(self) -> bool:
        """Somebody has typed something that would be missed."""
        fields = self.form.fields
        return any(name in fields and not fields[name].is_empty for name in _WORDS)

    def begin(self) -> None:
        """The starting point of a new one: now, a conversation."""
        now = self.context.clock.now().astimezone(DENMARK)
        self.form.set_values(kind=(KontaktArt.SAMTALE,), held_on=now.date(), held_time=now.time())

    def offer(self, start: KontaktStart) -> None:
        """Show the choices a resident brings, and the resident."""
        if not self.has_codes:
            self._add_codes()
        self.behov.set_choices(start.behovsomraader)
        self.partner.set_choices(start.partnere)
        self.sag.set_choices(start.sager)
        if start.beboer_id is not None and start.kontakt is None:
            if self.beboer.chosen is None or self.beboer.chosen.key != start.beboer_id:
                self.beboer.set_chosen(Suggestion(start.beboer_id, self.context.name(start.beboer)))
            self.sag.set_value(start.open_sag_id)
        others = (self.place, self.with_whom, self.sag, self.partner)
        chain: list[QWidget] = [self.codes.button, *self.behov.chips, *(field.control for field in others)]
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)  # what is made later would else come last

    def show_kontakt(self, kontakt: KontaktView) -> None:
        """Show one that is to be corrected."""
        held = kontakt.held_at.astimezone(DENMARK)
        self._has_chosen_place = True
        self.form.set_values(
            kind=(kontakt.kind,),
            text=kontakt.text,
            held_on=held.date(),
            held_time=held.time(),
            minutes=kontakt.minutes,
            behovsomraade_ids=kontakt.behovsomraade_ids,
            place=kontakt.place,
            with_whom=kontakt.with_whom,
            sag_id=kontakt.sag_id,
            partner_id=kontakt.partner_id,
        )
        self.codes.fold(False)

    def draft(self, values: dict[str, Any], beboer_id: int) -> KontaktDraft:
        """What is typed; `values` are the form's. No day means today, a day without a time is meant as its middle.

        :raises ValidationFailed: when no kind is chosen.
        """
        if not values["kind"]:
            raise ValidationFailed([Problem("kind", tr("Vælg, hvad slags kontakt det var."))])
        on = values["held_on"] or self.context.clock.today()
        at = values["held_time"] or _MIDDAY
        return KontaktDraft(
            beboer_id=beboer_id,
            kind=values["kind"][0],
            held_at=datetime.combine(on, at, DENMARK),
            text=values["text"],
            place=values["place"],
            minutes=values["minutes"],
            with_whom=values["with_whom"],
            sag_id=values["sag_id"],
            partner_id=values["partner_id"],
            behovsomraade_ids=values["behovsomraade_ids"],
            next_step=values.get("next_step", ""),
            next_step_on=values.get("next_step_on"),
        )

    def _add_codes(self) -> None:
        """The folded fields come with the first answer: the sheet is there for writing without waiting for them."""
        form, codes = self.form, self.codes
        self.behov = form.add_to(codes, ChipsField[int]("behovsomraade_ids", tr("Berørte behov")))
        self.place = form.add_to(codes, ChoiceField[KontaktSted]("place", tr("Sted"), KontaktSted))
        self.with_whom = form.add_to(codes, TextField("with_whom", tr("Sammen med"), tr("Fx bisidder eller tolk")))
        self.sag = form.add_to(codes, ChoiceField[int]("sag_id", tr("Sag"), empty=tr("Uden sag")))
        self.partner = form.add_to(codes, ChoiceField[int]("partner_id", tr("Samarbejdspartner")))
        self.place.edited.connect(self._chose_place)
        self.has_codes = True
        self._guess_place()

    def _search(self, text: str, answer: Answer) -> None:
        def found(people: list[beboere.Suggestion]) -> None:
            hidden = self.context.discreet.is_on
            answer(
                [
                    Suggestion(person.id, self.context.name(person.name), "" if hidden else person.detail)
                    for person in people
                ]
            )

        self.context.tasks.read(
            self.form, lambda session: beboere.suggest(session, text), found, latest="kontakt: beboer"
        )

    def _guess_place(self) -> None:
        kind = next(iter(self.kind.value()), None)
        if self.has_codes and not self._has_chosen_place:
            self.place.set_value(USUAL_PLACE.get(kind) if kind is not None else None)

    def _chose_place(self) -> None:
        self._has_chosen_place = True


def _remember_fold(folded: bool) -> None:
    KontaktFields._is_unfolded = not folded
