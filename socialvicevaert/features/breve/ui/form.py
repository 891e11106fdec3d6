"""A letter being written: what it lacks first, then its words, with the paper beside it as it would leave."""

from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.breve import service
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.queries import BrevView, Composed, FieldValues
from socialvicevaert.features.breve.ui.answers import AnswersField
from socialvicevaert.features.breve.ui.left_out import LeftOut
from socialvicevaert.features.breve.ui.papers import sent_sheet
from socialvicevaert.features.breve.ui.paragraphs import BodyField
from socialvicevaert.features.breve.ui.receiver import PartnerField, suggestion_of
from socialvicevaert.features.partnere.queries import PartnerView, partner
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.samtykker.queries import SamtykkeView, covering
from socialvicevaert.features.skabeloner.models import Modtager
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.ui import theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import CheckField, ChipsField, ChoiceField, NoteField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_LEAST_FOR_BOTH = 820  # pixels of the sheet at the ordinary size of text
_BASES = (
    (Behandlingsgrundlag.SAMTYKKE, "Samtykke"),
    (Behandlingsgrundlag.ANONYM, "Anonym rådgivning"),
    (Behandlingsgrundlag.ANDET, "Andet"),
)


class BrevSheet(FormSheet):
    """Begins with `draft`; `view` is the kept one that is gone on with. Sending keeps it exactly as it is."""

    WIDEST: ClassVar[int] = 1180

    def __init__(
        self,
        context: Context,
        draft: BrevDraft,
        field_values: FieldValues,
        view: BrevView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.begun = draft
        self.view = view
        self._field_values = field_values
        super().__init__(
            context,
            draft.template or tr("Brev"),
            save_text=tr("Send"),
            draft_key=f"brev:{draft.beboer_id}:{view.id if view is not None else draft.template or draft.kind.value}",
            width=self.WIDEST,
            parent=parent,
        )
        self._consents: tuple[SamtykkeView, ...] = ()
        self._add_fields()
        self.look_button = self.add_action(tr("Se brevet"), self._look, "document")
        self.keep_button = self.add_action(tr("Gem kladde"), self._keep)
        self._put_paper_beside()
        self._redraw = QTimer(self, singleShot=True, interval=400)
        self._redraw.timeout.connect(self._compose)
        self.form.edited.connect(self._redraw.start)
        self.partner.edited.connect(self._read_consents)
        self.recipient.edited.connect(self._follow)
        self.basis.edited.connect(self._follow)
        self._fill(draft)
        self._follow()
        self.load_draft()
        self._redraw.start()

    def submit(self, values: dict[str, Any]) -> None:
        everything = {**(self._as_typed() or {}), **values}  # hidden fields are left out of what a form gives
        draft, number = self._draft(everything), self._number
        field_values, with_address = self._field_values, bool(everything["with_protected_address"])
        self.save(
            tr("Brev sendt"),
            lambda session: service.send_brev(
                session, draft, field_values, number, with_protected_address=with_address
            ),
            self._sent,
            undoable=False,  # what was disclosed is disclosed
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().width() >= theme.scaled(_LEAST_FOR_BOTH)
        self._paper.setVisible(has_room)
        self.look_button.setVisible(not has_room)

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        self._follow()
        self._redraw.start()

    def _show_error(self, error: Exception) -> None:
        super()._show_error(error)
        for problem in error.problems if isinstance(error, ValidationFailed) else ():
            self._show_problem(problem)

    @property
    def _number(self) -> int | None:
        return self.view.id if self.view is not None else None

    def _add_fields(self) -> None:
        form = self.form
        receivers = [(one, one.label) for one in Modtager if one is not Modtager.KREDITOR]
        self.recipient = form.add(ChipsField[Modtager]("recipient", tr("Til"), receivers, single=True))
        self.partner = form.add(PartnerField(self.context))
        self.answers = form.add(AnswersField("answers", tr("Det mangler brevet")))
        self.address = form.add(NoteField("address", tr("Navn og adresse i kuvertens rude"), lines=2, most=6))
        self.protected = form.add(CheckField("with_protected_address", tr("Skriv den beskyttede adresse i brevet")))
        self.protected_note = Banner(
            tr("Adressen er beskyttet og udelades. Sættes krydset, skrives den, og det logges."), Tone.WARNING
        )
        form.add_widget(self.protected_note)
        self.basis = form.add(
            ChipsField[Behandlingsgrundlag](
                "basis", tr("Grundlag"), [(one, tr(text)) for one, text in _BASES], single=True
            )
        )
        self.consent = form.add(
            ChoiceField[int]("samtykke_id", tr("Samtykke"), empty=tr("Det, der dækker modtageren bedst"))
        )
        self.reason = form.add(NoteField("basis_reason", tr("Hvorfor må oplysningerne gives?"), lines=2))
        self.subject = form.add(TextField("subject", tr("Overskrift")))
        self.left_out = LeftOut()
        form.add_widget(self.left_out)
        self.text = form.add(BodyField("body", tr("Brevet"), self.begun.kind))

    def _put_paper_beside(self) -> None:
        self.paper = PdfView(tr("Brevet, som det bliver"))
        self.paper.let_leave(False)
        self._paper = self.put_beside(self.paper)

    def _fill(self, draft: BrevDraft) -> None:
        self.form.set_values(
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
        self.form.is_edited = False
        if draft.partner_id is not None:
            number = draft.partner_id
            self.context.tasks.read(self, lambda session: partner(session, number), self._show_partner)

    def _show_partner(self, known: PartnerView) -> None:
        self.partner.set_chosen(suggestion_of(known))
        self._read_consents()

    def _follow(self) -> None:
        """Only what the receiver makes necessary is asked for."""
        chosen = self._recipient
        is_resident = chosen is Modtager.BEBOER
        basis = self._basis
        self.partner.setVisible(chosen is Modtager.PARTNER)
        self.basis.setVisible(not is_resident)
        self.consent.setVisible(not is_resident and basis is Behandlingsgrundlag.SAMTYKKE)
        self.reason.setVisible(not is_resident and basis is not Behandlingsgrundlag.SAMTYKKE)
        self.text.show_kinds(not is_resident)

    def _read_consents(self) -> None:
        number, beboer_id = self.partner.chosen.key if self.partner.chosen else None, self.begun.beboer_id
        if number is None:
            self._show_consents(())
            return
        self.context.tasks.read(
            self,
            lambda session: covering(session, beboer_id, number, session.today),
            self._show_consents,
            latest="brev: samtykker",
        )
        self._redraw.start()

    def _show_consents(self, found: tuple[SamtykkeView, ...]) -> None:
        chosen = self.consent.value() or self.begun.samtykke_id
        self._consents = found
        self.consent.set_choices(
            [(one.id, tr("Til %s · %s") % (show_date(one.coverage.valid_to), one.coverage.purpose)) for one in found]
        )
        self.consent.set_value(chosen if any(one.id == chosen for one in found) else None)

    @property
    def _recipient(self) -> Modtager:
        return next(iter(self.recipient.value()), Modtager.BEBOER)

    @property
    def _basis(self) -> Behandlingsgrundlag:
        return next(iter(self.basis.value()), Behandlingsgrundlag.SAMTYKKE)

    def _draft(self, values: dict[str, Any]) -> BrevDraft:
        recipient = self._recipient
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

    def _as_typed(self) -> dict[str, Any] | None:
        try:
            return {name: field.value() for name, field in self.form.fields.items()}
        except UserError:
            return None

    def _compose(self) -> None:
        values = self._as_typed()
        if values is None:
            return
        draft, field_values = self._draft(values), self._field_values
        with_address = bool(values["with_protected_address"])
        self.context.tasks.read(
            self,
            lambda session: service.draft_paper(session, draft, field_values, with_protected_address=with_address),
            self._show_composed,
            latest="brev: brevet",
        )

    def _look(self) -> None:
        """Where the paper has no room beside the form, it is looked at over it; what is typed is kept meanwhile."""
        values = self._as_typed()
        if values is None:
            return
        draft, field_values = self._draft(values), self._field_values
        with_address = bool(values["with_protected_address"])
        sheet = PaperSheet(
            self.context,
            tr("Sådan bliver brevet"),
            lambda session: service.draft_paper(session, draft, field_values, with_protected_address=with_address)[1],
        )
        self.context.sheets.open(sheet)

    def _show_composed(self, found: tuple[Composed, bytes]) -> None:
        letter, pdf = found
        self.subtitle.setText(self.context.name(letter.beboer))
        self.subtitle.show()
        self.answers.ask(letter.missing)
        self.left_out.show_letter(letter)
        self.protected.setVisible(letter.has_protected_address)
        self.protected_note.setVisible(letter.has_protected_address)
        own = "\n".join(letter.address)
        self.address.set_hint(tr("Står der intet, bruges: %s") % own.replace("\n", ", ") if own else "")
        self.paper.show_pdf(pdf, self.begun.kind.label)

    def _show_problem(self, problem: Problem) -> None:
        """A problem of one answer or one paragraph stands at its own line."""
        where, _, rest = problem.field.partition(".")
        if where == "answers":
            self.answers.show_problem(rest, problem.text)
        elif where == "body" and rest.isdecimal():
            self.text.show_problem(int(rest), problem.text)

    def _keep(self) -> None:
        values = self._as_typed()
        if values is not None:
            draft, number = self._draft(values), self._number
            self.save(tr("Kladde gemt"), lambda session: service.keep_brev(session, draft, number))

    def _sent(self, number: int) -> None:
        sheet = sent_sheet(self.context, number, self.begun.beboer_id)
        sheet.say(
            tr("Sendt, gemt og skrevet i loggen. Udskriv brevet, eller gem det og send det sikkert."), Tone.SUCCESS
        )
        self.context.sheets.open(sheet)
