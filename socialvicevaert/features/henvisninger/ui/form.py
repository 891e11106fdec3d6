"""A referral is written: to whom, on which basis, and text for each kind of information."""

from datetime import date
from typing import Any

from socialvicevaert.features.beboere.queries import suggest
from socialvicevaert.features.henvisninger import queries, service
from socialvicevaert.features.henvisninger.models import HenvisningDraft
from socialvicevaert.features.henvisninger.queries import HenvisningView, WritingView
from socialvicevaert.features.henvisninger.ui.basis import BASIS_HELP, ConsentBasis, offered
from socialvicevaert.features.henvisninger.ui.letters import draft_sheet, letter_sheet
from socialvicevaert.features.henvisninger.ui.receiver import ReceiverField
from socialvicevaert.features.henvisninger.ui.texts import KindTexts
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.samtykker.rules import names_resident
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.ui import buttons
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import CheckField, ChipsField, ChoiceField, DateField, NoteField, SearchField, Suggestion
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_OF_SITUATION = frozenset({"samtykke", "samtykkepartner", "samtykkeoplysning", "partner", "beboer"})


class HenvisningSheet(FormSheet):
    """``target.id`` is the resident. With ``henvisning`` a draft is gone on with.

    What a consent allows is read again whenever a consent changes, so that a withdrawal blocks an open form at once.
    """

    def __init__(self, context: Context, target: Target, henvisning: HenvisningView | None = None) -> None:
        title = tr("Kladde til henvisning") if henvisning else tr("Ny henvisning")
        key = _draft_key(henvisning.id if henvisning else None, target.id)
        super().__init__(context, title, save_text=tr("Send"), draft_key=key, width=520)
        self.beboer_id = target.id
        self.henvisning_id = henvisning.id if henvisning else None
        self.situation: WritingView | None = None
        if self.beboer_id is None:
            self.beboer = self.form.add(SearchField("beboer_id", tr("Beboer"), self._suggest_beboer, required=True))
            self.beboer.edited.connect(self.read_situation)
        self.receiver = self.form.add(ReceiverField(context))
        self.basis = self.form.add(
            ChipsField[Behandlingsgrundlag](
                "basis",
                tr("Grundlag"),
                [(one, tr(text)) for one, text in offered(henvisning)],
                single=True,
                lasting=True,
            )
        )
        self.concern = buttons.link(tr("Er du bekymret for et barn? Skriv en underretning"), self._write_underretning)
        self.form.add_widget(self.concern)
        self.basis.set_value((Behandlingsgrundlag.SAMTYKKE,))
        self.consent = ConsentBasis(self.form)
        self.consent.consent_wanted.connect(self._get_consent)
        self.consent.changed.connect(self._follow)
        self.reason = self.form.add(
            NoteField("basis_reason", tr("Hvorfor må oplysningerne gives?"), required=True, lines=2)
        )
        self.purpose = self.form.add(
            NoteField("purpose", tr("Hvad beder vi om?"), tr("Fx: Samtale om hjælp til misbrug"), lines=2)
        )
        self.texts = KindTexts(self.form)
        self.address = self.form.add(CheckField("with_protected_address", tr("Skriv den beskyttede adresse i brevet")))
        self.address_note = Banner(
            tr("Adressen er beskyttet og udelades. Kun hvis modtageren skal have den, sættes krydset; det logges."),
            Tone.WARNING,
        )
        self.form.add_widget(self.address_note)
        today = context.clock.today()
        self.answer_on = DateField("expected_answer_on", tr("Svar ventes senest"), today)
        self.answer_on.type_in(f"+{service.DAYS_TO_ANSWER}")
        self.sag = ChoiceField[int]("sag_id", tr("Hører til sag"), empty=tr("Ingen sag"))
        self.form.add_row(self.answer_on, self.sag)
        self.keep_button = self.add_action(tr("Gem kladde"), self.keep)
        self.preview_button = self.add_action(tr("Se brevet"), self.preview, "document")
        self.form.is_edited = False
        self.receiver.edited.connect(self._receiver_changed)
        self.form.edited.connect(self._follow)
        context.tasks.changed.connect(self._tables_changed)
        self._fill(henvisning, target)
        self._follow()
        self.read_situation(first=True)

    def submit(self, values: dict[str, Any]) -> None:
        draft, henvisning_id = self._draft(values), self.henvisning_id
        with_address = values.get("with_protected_address", False)

        def sent(sent_id: int) -> None:
            sheet = letter_sheet(self.context, sent_id, draft.beboer_id)
            sheet.say(tr("Sendt og skrevet i loggen. Udskriv brevet, eller gem det og send det sikkert."), Tone.SUCCESS)
            self.context.sheets.open(sheet)

        def refused(error: Exception) -> None:
            self._set_busy(False)
            self.form.show_error(error)
            self.scroller.ensureVisible(0, 0)

        def done(sent_id: int) -> None:
            self._forget_draft()
            self.draft_key = ""
            self.close_sheet()
            sent(sent_id)

        # No undo: what was disclosed is disclosed, and its line in the log is never taken away.
        self._set_busy(True)
        self.context.tasks.write(
            self,
            tr("Henvisning sendt"),
            lambda session: service.send_as_written(session, draft, henvisning_id, with_protected_address=with_address),
            done,
            refused,
            undoable=False,
        )

    def keep(self) -> None:
        """Keep it as a draft among the resident's referrals, and close."""
        try:
            draft = self._draft(self.form.values())
        except UserError as error:
            self.form.show_error(error)
            return
        henvisning_id = self.henvisning_id
        self.save(tr("Kladde gemt"), lambda session: service.keep_henvisning(session, draft, henvisning_id))

    def preview(self) -> None:
        """Keep the draft, and show the letter as it would be sent now; it cannot be printed from there."""
        try:
            values = self.form.values()
            draft = self._draft(values)
        except UserError as error:
            self.form.show_error(error)
            return
        henvisning_id = self.henvisning_id
        with_address = values.get("with_protected_address", False)

        def kept(kept_id: int) -> None:
            self.henvisning_id = kept_id
            self._forget_draft()  # it is a draft of its own now; a new referral begins empty
            self.draft_key = _draft_key(kept_id, None)
            self.context.sheets.open(draft_sheet(self.context, kept_id, with_address))

        self.context.tasks.write(
            self,
            tr("Kladde gemt"),
            lambda session: service.keep_henvisning(session, draft, henvisning_id),
            kept,
            self.form.show_error,
            quiet=True,
            undoable=False,
        )

    def read_situation(self, first: bool = False) -> None:
        """Ask again what is known about the receiver and the consents."""
        beboer_id, partner_id = self._beboer_id(), self.receiver.partner_id
        samtykke_id = self.consent.chosen_id

        def read(found: WritingView) -> None:
            self._show_situation(found)
            if first:
                self.load_draft()

        self.context.tasks.read(
            self,
            lambda session: queries.writing(session, beboer_id, partner_id, samtykke_id),
            read,
            self.form.show_error,
            latest="henvisning: situation",
        )

    @property
    def _basis(self) -> Behandlingsgrundlag:
        return next(iter(self.basis.value()), Behandlingsgrundlag.SAMTYKKE)

    def _fill(self, view: HenvisningView | None, target: Target) -> None:
        if view is not None:
            self.receiver.set_partner(view.partner_id, view.partner, view.partner_phone)
            self.basis.set_value((view.basis,))
            self.consent.chosen_id = view.samtykke_id
            self.reason.set_value(view.basis_reason)
            self.purpose.set_value(view.purpose)
            self.texts.set_texts(dict(view.sections))
            if view.expected_answer_on is not None:
                self.answer_on.set_value(view.expected_answer_on)
            self.sag.set_choices([(view.sag_id, "")] if view.sag_id else [])
            self.sag.set_value(view.sag_id)
            return
        partner_id = target.extra.get("partner_id")
        if isinstance(partner_id, int):
            self.receiver.set_partner(partner_id, str(target.extra.get("partner", "")), "")

    def _show_situation(self, found: WritingView) -> None:
        self.situation = found
        if found.beboer and self.beboer_id is not None:
            self.subtitle.setText(self.context.name(found.beboer))
            self.subtitle.show()
        self.receiver.show_partner(found.partner)
        self.consent.show_consents(found, has_partner=self.receiver.partner_id is not None)
        self.sag.set_choices([(sag.id, _sag_text(sag.number, sag.title, sag.started_on)) for sag in found.sager])
        if len(found.sager) == 1 and self.henvisning_id is None and self.sag.value() is None:
            self.sag.set_value(found.sager[0].id)
        self.sag.setVisible(bool(found.sager))
        self._follow()

    def _follow(self) -> None:
        """What one answer means for the others, said at once."""
        basis = self._basis
        needs_consent = basis is Behandlingsgrundlag.SAMTYKKE
        self.basis.set_hint(tr(BASIS_HELP[basis]))
        self.consent.set_needed(needs_consent)
        self.reason.setVisible(not needs_consent)
        consent = self.consent.usable if needs_consent else None
        self.concern.setVisible(not needs_consent and self._beboer_id() is not None)
        self.purpose.setVisible(consent is None and not (needs_consent and self.consent.is_blocked))
        covered = frozenset(consent.kinds) if consent is not None else frozenset()
        self.texts.show_for(basis, covered if needs_consent else None)
        names = names_resident(basis, consent.coverage if consent else None)
        protected = self.situation is not None and self.situation.has_protected_address and names
        self.address.setVisible(protected)
        self.address_note.setVisible(protected)
        if self.primary is not None:
            with_address = protected and self.address.value()
            self.primary.setText(tr("Send med adressen") if with_address else tr("Send"))
            self.primary.setEnabled(not (needs_consent and self.consent.is_blocked))

    def _draft(self, values: dict[str, Any]) -> HenvisningDraft:
        basis = self._basis
        return HenvisningDraft(
            beboer_id=self.beboer_id or values.get("beboer_id") or 0,
            partner_id=values["partner_id"] or 0,
            purpose=values.get("purpose", self.purpose.value()),
            sections=self.texts.sections(values),
            basis=basis,
            basis_reason=values.get("basis_reason", ""),
            sag_id=values.get("sag_id"),
            samtykke_id=self.consent.chosen_id if basis is Behandlingsgrundlag.SAMTYKKE else None,
            expected_answer_on=values["expected_answer_on"],
        )

    def _loaded(self, kept: KeptDraft | None) -> None:
        if kept is not None:
            self.texts.prepare(kept.state)
        super()._loaded(kept)
        if kept is not None:
            chosen = str(kept.state.get("samtykke_id", ""))
            self.consent.chosen_id = int(chosen) if chosen.isdigit() else self.consent.chosen_id
            self.read_situation()

    def _receiver_changed(self) -> None:
        self.consent.chosen_id = None  # another receiver has consents of its own
        self.read_situation()

    def _write_underretning(self) -> None:
        """An underretning is a record of its own, which few may see."""
        self.context.navigate(Target("ny_underretning", self._beboer_id()))

    def _get_consent(self) -> None:
        kinds = tuple(kind.value for kind in self.texts.written) or (Oplysningsart.NAVN_ADRESSE.value,)
        extra: dict[str, object] = {"kinds": kinds, "purpose": self.purpose.value()}
        if self.receiver.partner_id is not None:
            extra["partner_id"] = self.receiver.partner_id
        self.context.navigate(Target("nyt_samtykke", self._beboer_id(), extra=extra))

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & _OF_SITUATION and not self.is_closed:
            self.read_situation()

    def _beboer_id(self) -> int | None:
        if self.beboer_id is not None:
            return self.beboer_id
        return self.beboer.chosen.key if self.beboer.chosen is not None else None

    def _suggest_beboer(self, text: str, answer: Answer) -> None:
        self.context.tasks.read(
            self,
            lambda session: suggest(session, text),
            lambda found: answer([Suggestion(one.id, self.context.name(one.name), one.detail) for one in found]),
            latest="henvisning: beboer",
        )


def _draft_key(henvisning_id: int | None, beboer_id: int | None) -> str:
    return f"henvisning:{henvisning_id}" if henvisning_id is not None else f"henvisning:ny:{beboer_id or ''}"


def _sag_text(number: str, title: str, started_on: date) -> str:
    return " · ".join(filter(None, (number, title))) or tr("Sag fra %s") % show_date(started_on)
