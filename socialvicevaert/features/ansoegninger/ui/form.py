"""An application is written, or corrected: few fields, and the words that must be read first."""

from typing import Any

from socialvicevaert.features.ansoegninger import rules, service
from socialvicevaert.features.ansoegninger.models import AnsoegningDraft, AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.queries import AnsoegningView
from socialvicevaert.features.ansoegninger.queries.writing import WritingView, writing
from socialvicevaert.features.ansoegninger.ui.days import SendingDays
from socialvicevaert.features.ansoegninger.ui.partner_field import PartnerField
from socialvicevaert.features.ansoegninger.ui.said import Said
from socialvicevaert.features.beboere.queries import suggest
from socialvicevaert.features.fogedsager.queries import FogedsagRow
from socialvicevaert.shared.formats.dates import show_date, show_date_short
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import (
    AmountField,
    ChipsField,
    ChoiceField,
    NoteField,
    SearchField,
    Suggestion,
    TextField,
)
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr

BASES = (
    AnsoegningGrundlag.PARAGRAF_81A,
    AnsoegningGrundlag.PARAGRAF_81,
    AnsoegningGrundlag.BOLIGSTOETTE,
    AnsoegningGrundlag.FOND,
    AnsoegningGrundlag.GAELDSSTYRELSEN,
    AnsoegningGrundlag.ANDET,
)
"""The one that saves a home stands first."""


class AnsoegningSheet(FormSheet):
    """``target.id`` is the resident, ``target.extra["fogedsag_id"]`` the case it is to save; with ``ansoegning`` one
    is corrected.
    """

    def __init__(self, context: Context, target: Target, ansoegning: AnsoegningView | None = None) -> None:
        title = tr("Ret ansøgning") if ansoegning else tr("Ny ansøgning")
        key = f"ansoegning:{ansoegning.id}" if ansoegning else f"ansoegning:ny:{target.id or ''}"
        super().__init__(context, title, draft_key=key)
        self.beboer_id = target.id
        self.ansoegning = ansoegning
        self.situation: WritingView | None = None
        wanted = target.extra.get("fogedsag_id")
        self._wanted_fogedsag = wanted if isinstance(wanted, int) else None
        today = context.clock.today()
        if self.beboer_id is None:
            self.beboer = self.form.add(SearchField("beboer_id", tr("Beboer"), self._suggest_beboer, required=True))
            self.beboer.edited.connect(self.read_situation)
        self.basis = self.form.add(
            ChipsField[AnsoegningGrundlag](
                "basis", tr("Hvad søges der efter?"), [(one, one.short) for one in BASES], required=True, single=True
            )
        )
        self.said = Said()
        self.form.add_widget(self.said)
        self.partner = self.form.add(PartnerField(context))
        self.recipient = self.form.add(TextField("recipient", tr("Eller skriv, hvem der søges hos")))
        self.purpose = self.form.add(
            NoteField("purpose", tr("Hvad søges der om?"), tr("Fx: Husleje for oktober og november"), lines=2)
        )
        self.amount = self.form.add(AmountField("amount_oere", tr("Søgt beløb")))
        self.days = SendingDays(self.form, today, sent_label=tr("Sendt"), is_sent=False)
        self.days.sent_on.set_hint(tr("Står det tomt, er den ved at blive forberedt."))
        self.fogedsag = self.form.add(ChoiceField[int]("fogedsag_id", tr("Fogedsag"), empty=tr("Ingen fogedsag")))
        self.sag = self.form.add(ChoiceField[int]("sag_id", tr("Hører til sag"), empty=tr("Ingen sag")))
        self.note = self.form.add(NoteField("note", tr("Note"), lines=2))
        self.basis.edited.connect(self._follow)
        self.partner.edited.connect(self._follow)
        if ansoegning is not None:
            self._fill(ansoegning)
        self.form.is_edited = False
        self._follow()
        self.read_situation()

    def submit(self, values: dict[str, Any]) -> None:
        draft = self._draft(values)
        number = self.ansoegning.id if self.ansoegning is not None else None
        title = tr("Ansøgning gemt: %s") % draft.basis.short
        self.save(title, lambda session: service.write_ansoegning(session, draft, number))

    def read_situation(self) -> None:
        """Ask what is known about the resident: fogedsager, sager, and how long answers take."""
        beboer_id = self._beboer_id()
        partner_id = self.ansoegning.partner_id if self.ansoegning is not None else None
        is_first = self.situation is None

        def read(found: WritingView) -> None:
            self._show_situation(found, is_first)
            if is_first:
                self.load_draft()

        self.context.tasks.read(
            self,
            lambda session: writing(session, beboer_id, partner_id),
            read,
            self.form.show_error,
            latest="ansøgning: situation",
        )

    def _show_situation(self, found: WritingView, is_first: bool) -> None:
        self.situation = found
        if found.beboer and self.beboer_id is not None:
            self.subtitle.setText(self.context.name(found.beboer))
            self.subtitle.show()
        if is_first and found.partner is not None:
            self.partner.show_partner(found.partner)
        chosen = self.ansoegning.fogedsag_id if self.ansoegning is not None else None
        offered = [one for one in found.fogedsager if one.closed_on is None or one.id == chosen]
        fogedsager = _with_chosen([(one.id, self._name_of(one)) for one in offered], chosen)
        self.fogedsag.set_choices(fogedsager)
        self.fogedsag.setVisible(bool(fogedsager))
        of_sag = self.ansoegning.sag_id if self.ansoegning is not None else None
        known = [one for one in found.sager if one.is_open or one.id == of_sag]
        sager = _with_chosen(
            [(one.id, _sag_text(one.number, one.title, show_date(one.started_on))) for one in known], of_sag
        )
        self.sag.set_choices(sager)
        self.sag.setVisible(bool(sager))
        if self.ansoegning is not None:
            if is_first:
                self.fogedsag.set_value(chosen)
                self.sag.set_value(of_sag)
        elif self.fogedsag.value() is None:
            self._propose(offered, found)
        self._follow()

    def _propose(self, offered: list[FogedsagRow], found: WritingView) -> None:
        """A new application is about the open fogedsag; under a threat of eviction § 81 a is the usual rescue."""
        first = next((one.id for one in offered if one.id == self._wanted_fogedsag), None)
        self.fogedsag.set_value(first or (offered[0].id if offered else None))
        open_sager = [one.id for one in found.sager if one.is_open]
        if len(open_sager) == 1:
            self.sag.set_value(open_sager[0])
        if not self.basis.value() and rules.is_threatened(found.stages):
            self.basis.set_value((AnsoegningGrundlag.PARAGRAF_81A,))

    def _follow(self) -> None:
        """What one answer means for the others, said at once."""
        basis = next(iter(self.basis.value()), None)
        self.recipient.setVisible(self.partner.partner_id is None)
        if basis is None or self.situation is None:
            self.said.show_words(())
            return
        is_settled = self.ansoegning is not None and not self.ansoegning.is_running
        stages, today = self.situation.stages, self.context.clock.today()
        self.said.show_words(() if is_settled else rules.words_for(basis, stages, today))
        self.days.show_expectation(self.situation.expectations[basis])
        self.basis.set_hint(basis.label if basis.label != basis.short else "")

    def _fill(self, one: AnsoegningView) -> None:
        self.basis.set_value((one.basis,))
        self.recipient.set_value(one.recipient)
        self.purpose.set_value(one.purpose)
        self.amount.set_value(one.amount_oere)
        self.days.sent_on.set_value(one.sent_on)
        self.days.answer_on.set_value(one.expected_answer_on)
        if one.sent_on is not None or one.expected_answer_on is not None:
            self.days.keep_answer()
        self.note.set_value(one.note)
        if one.partner_id is not None:
            self.partner.set_chosen(Suggestion(one.partner_id, one.partner))

    def _draft(self, values: dict[str, Any]) -> AnsoegningDraft:
        return AnsoegningDraft(
            beboer_id=self.beboer_id or values.get("beboer_id") or 0,
            basis=values["basis"][0],
            sag_id=values.get("sag_id"),
            fogedsag_id=values.get("fogedsag_id"),
            partner_id=values["partner_id"],
            recipient=values.get("recipient", ""),
            purpose=values["purpose"],
            amount_oere=values["amount_oere"],
            sent_on=values["sent_on"],
            expected_answer_on=values["expected_answer_on"],
            note=values["note"],
        )

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        if kept is not None:
            if not self.days.answer_on.is_empty:
                self.days.keep_answer()
            self._follow()

    def _name_of(self, row: FogedsagRow) -> str:
        opened = show_date_short(row.opened_on, self.context.clock.today())
        return tr("%s · modtaget %s") % (row.stage.label, opened)

    def _beboer_id(self) -> int | None:
        if self.beboer_id is not None:
            return self.beboer_id
        return self.beboer.chosen.key if self.beboer.chosen is not None else None

    def _suggest_beboer(self, text: str, answer: Answer) -> None:
        self.context.tasks.read(
            self,
            lambda session: suggest(session, text),
            lambda found: answer([Suggestion(one.id, self.context.name(one.name), one.detail) for one in found]),
            latest="ansøgning: beboer",
        )


def _with_chosen(choices: list[tuple[int, str]], chosen: int | None) -> list[tuple[int, str]]:
    """What an application belongs to already is never lost by a correction."""
    if chosen is None or chosen in dict(choices):
        return choices
    return [*choices, (chosen, tr("Ligger i papirkurven"))]


def _sag_text(number: str, title: str, started: str) -> str:
    return " · ".join(part for part in (number, title) if part) or tr("Sag fra %s") % started
