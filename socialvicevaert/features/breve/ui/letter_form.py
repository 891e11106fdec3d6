"""The fields of a letter: what it lacks first, then its words; only what the receiver makes necessary is asked for."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.queries import Composed
from socialvicevaert.features.breve.ui.answers import AnswersField
from socialvicevaert.features.breve.ui.blocked import Blocked
from socialvicevaert.features.breve.ui.left_out import LeftOut
from socialvicevaert.features.breve.ui.paragraphs import BodyField
from socialvicevaert.features.breve.ui.receiver import PartnerField, suggestion_of
from socialvicevaert.features.partnere.queries import PartnerView, partner
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.samtykker.queries import SamtykkeView, covering
from socialvicevaert.features.skabeloner.models import Modtager
from socialvicevaert.features.skabeloner.rules import fields_in
from socialvicevaert.shared.errors import Problem, UserError
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import CheckField, ChipsField, ChoiceField, NoteField, TextField
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_WINDOW = "Navn og adresse i kuvertens rude"
_HOW_TO_ADDRESS = "Skriv navn, vej og nummer, postnummer og by på hver sin linje."
_BASES = (
    (Behandlingsgrundlag.SAMTYKKE, "Samtykke"),
    (Behandlingsgrundlag.ANONYM, "Anonym rådgivning"),
    (Behandlingsgrundlag.ANDET, "Andet"),
)


class LetterForm(Form):
    """Begins with `draft`. ``consents_read`` comes when it is known which consents cover the partner."""

    consents_read = Signal()

    def __init__(self, context: Context, draft: BrevDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begun = draft
        self.consents: tuple[SamtykkeView, ...] = ()
        self._context = context
        self._is_begun = False
        self._add_fields()
        self.partner.edited.connect(self._read_consents)
        self.recipient.edited.connect(self.follow)
        self.basis.edited.connect(self.follow)
        self._fill(draft)
        self.follow()

    @property
    def receiver_kind(self) -> Modtager:
        """Who it is to."""
        return next(iter(self.recipient.value()), Modtager.BEBOER)

    @property
    def lacks_partner(self) -> bool:
        """It is to a partner, and which one is not known yet."""
        return self.receiver_kind is Modtager.PARTNER and self.partner.chosen is None

    def as_typed(self) -> dict[str, Any] | None:
        """The values by field name, hidden ones too; None while something cannot be understood."""
        try:
            return {name: field.value() for name, field in self.fields.items()}
        except UserError:
            return None

    def draft(self, values: dict[str, Any]) -> BrevDraft:
        """The letter as typed; ``values`` by field name."""
        recipient = self.receiver_kind
        is_resident = recipient is Modtager.BEBOER
        basis = None if is_resident else self._basis
        is_on_consent = basis is Behandlingsgrundlag.SAMTYKKE
        begun = self.begun
        chosen = self.partner.chosen
        return BrevDraft(
            beboer_id=begun.beboer_id,
            kind=begun.kind,
            recipient=recipient,
            subject=values["subject"],
            body=values["body"],
            answers=values["answers"],
            partner_id=chosen.key if recipient is Modtager.PARTNER and chosen is not None else None,
            address=values["address"],
            template=begun.template,
            skabelon_version_id=begun.skabelon_version_id,
            basis=basis,
            basis_reason="" if is_resident or is_on_consent else values["basis_reason"],
            # a draft that rests on a consent stays on it also when it has ended: it is blocked until somebody decides
            samtykke_id=(values["samtykke_id"] or begun.samtykke_id) if is_on_consent else None,
            sag_id=begun.sag_id,
            source=begun.source,
        )

    def follow(self) -> None:
        """Only what the receiver makes necessary is asked for."""
        chosen = self.receiver_kind
        is_resident = chosen is Modtager.BEBOER
        basis = self._basis
        self.partner.setVisible(chosen is Modtager.PARTNER)
        self.basis.setVisible(not is_resident)
        self.consent.setVisible(not is_resident and basis is Behandlingsgrundlag.SAMTYKKE)
        self.reason.setVisible(not is_resident and basis is not Behandlingsgrundlag.SAMTYKKE)
        self.text.show_kinds(not is_resident)
        self.address.set_label(tr("Sendes c/o (ellers til beboerens eget hjem)") if is_resident else tr(_WINDOW))

    def show_composed(self, letter: Composed) -> None:
        """Ask for what is missing, and say what the basis keeps back."""
        self.answers.ask(letter.missing, letter.draft.kind)
        has_fields = any(fields_in(one.text) for one in letter.draft.body)
        self.answers.setVisible(bool(letter.missing) or (has_fields and not self.lacks_partner))
        self._begin_with_missing(letter)
        self.left_out.show_letter(letter)
        self.left_out.setVisible(self.left_out.is_shown)
        self.blocked.show_letter(letter, self.consents, may_ask=self.receiver_kind is Modtager.PARTNER)
        # without a partner nothing is known of the basis
        self.blocked.setVisible(bool(self.blocked.reasons) and not self.lacks_partner)
        self.protected.setVisible(letter.has_protected_address)
        self.protected_note.setVisible(letter.has_protected_address)
        if self.address.is_empty:
            own = ", ".join(letter.address)
            self.address.set_hint(tr("Står der intet, bruges: %s") % own if own else tr(_HOW_TO_ADDRESS))

    def use_consent(self, samtykke_id: int) -> None:
        """Rest on another consent."""
        self.consent.set_value(samtykke_id)
        self.consent.edited.emit()

    def show_problem(self, problem: Problem) -> None:
        """A problem of one answer or one paragraph stands at its own line."""
        where, _, rest = problem.field.partition(".")
        if where == "answers":
            self.answers.show_problem(rest, problem.text)
        elif where == "body" and rest.isdecimal():
            self.text.show_problem(int(rest), problem.text)

    @property
    def _basis(self) -> Behandlingsgrundlag:
        return next(iter(self.basis.value()), Behandlingsgrundlag.SAMTYKKE)

    def _add_fields(self) -> None:
        receivers = [(one, one.label) for one in Modtager if one is not Modtager.KREDITOR]
        self.recipient = self.add(ChipsField[Modtager]("recipient", tr("Til"), receivers, single=True, lasting=True))
        self.partner = self.add(PartnerField(self._context))
        self.answers = self.add(AnswersField("answers", self._context.clock.today()))
        self.address = self.add(NoteField("address", tr(_WINDOW), lines=2, most=6))
        self.protected = self.add(CheckField("with_protected_address", tr("Skriv den beskyttede adresse i brevet")))
        self.protected_note = Banner(
            tr("Adressen er beskyttet og udelades: brevet afleveres. Sættes krydset, skrives den, og det logges."),
            Tone.WARNING,
        )
        self.add_widget(self.protected_note)
        for widget in (self.answers, self.protected, self.protected_note):
            widget.hide()  # until it is known what is missing, and whether the address is protected
        self.basis = self.add(
            ChipsField[Behandlingsgrundlag](
                "basis", tr("Grundlag"), [(one, tr(text)) for one, text in _BASES], single=True, lasting=True
            )
        )
        self.consent = self.add(
            ChoiceField[int]("samtykke_id", tr("Samtykke"), empty=tr("Det, der dækker modtageren bedst"))
        )
        self.blocked = Blocked()
        self.blocked.consent_wanted.connect(self.use_consent)
        self.add_widget(self.blocked)
        self.reason = self.add(NoteField("basis_reason", tr("Hvorfor må oplysningerne gives?"), lines=2))
        self.subject = self.add(TextField("subject", tr("Overskrift")))
        self.left_out = LeftOut()
        self.add_widget(self.left_out)
        self.text = self.add(BodyField("body", tr("Brevet"), self.begun.kind))

    def _fill(self, draft: BrevDraft) -> None:
        self.set_values(
            recipient=(draft.recipient,),
            address=draft.address,
            with_protected_address=False,
            basis=(draft.basis or Behandlingsgrundlag.SAMTYKKE,),
            samtykke_id=None,
            basis_reason=draft.basis_reason,
            answers=draft.answers,
            subject=draft.subject,
            body=draft.body,
        )
        self.is_edited = False
        if draft.partner_id is not None:
            number = draft.partner_id
            self._context.tasks.read(self, lambda session: partner(session, number), self._show_partner)

    def _show_partner(self, known: PartnerView) -> None:
        self.partner.set_chosen(suggestion_of(known))
        self._read_consents()

    def _read_consents(self) -> None:
        number, beboer_id = self.partner.chosen.key if self.partner.chosen else None, self.begun.beboer_id
        if number is None:
            self._show_consents(())
            return
        self._context.tasks.read(
            self,
            lambda session: covering(session, beboer_id, number, session.today),
            self._show_consents,
            latest="brev: samtykker",
        )

    def _show_consents(self, found: tuple[SamtykkeView, ...]) -> None:
        chosen = self.consent.value() or self.begun.samtykke_id
        self.consents = found
        self.consent.set_choices(
            [(one.id, tr("Til %s · %s") % (show_date(one.coverage.valid_to), one.coverage.purpose)) for one in found]
        )
        self.consent.set_value(chosen if any(one.id == chosen for one in found) else None)
        self.consents_read.emit()

    def _begin_with_missing(self, letter: Composed) -> None:
        """The first thing to do is the first thing that is missing, until something is typed."""
        if self._is_begun or not (letter.missing or self.lacks_partner):
            return
        self._is_begun = True
        if self.is_edited:
            return
        if self.lacks_partner:
            self.partner.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.answers.lines[letter.missing[0].key].setFocus(Qt.FocusReason.OtherFocusReason)
