"""What was told by telephone or at a meeting is written in the log; the consent that covered it is found by itself."""

from typing import Any

from socialvicevaert.features.partnere.queries import PartnerView, partnere
from socialvicevaert.features.samtykker import service
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, FortaltDraft, Oplysningsart
from socialvicevaert.features.samtykker.ui.partners_field import suggestion_of
from socialvicevaert.ui import labels
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChipsField, DateField, NoteField, SearchField, TextField
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr

WAYS = ("Telefonsamtale", "Møde", "Netværksmøde", "Sikker post")
BASES = (
    (Behandlingsgrundlag.SAMTYKKE, "Samtykke"),
    (Behandlingsgrundlag.ANONYM, "Anonym rådgivning"),
    (Behandlingsgrundlag.ANDET, "Andet"),
)
_HELP = {
    Behandlingsgrundlag.SAMTYKKE: "Programmet finder det samtykke, der gjaldt den dag, og dækker det hele.",
    Behandlingsgrundlag.ANONYM: "Beboeren blev ikke nævnt og kunne ikke genkendes.",
    Behandlingsgrundlag.ANDET: "Fx fare for liv eller helbred. Skriv hvorfor.",
}


class FortaltSheet(FormSheet):
    """To whom, what, how, when, and on which basis."""

    def __init__(self, context: Context, beboer_id: int) -> None:
        super().__init__(context, tr("Fortalt videre"), draft_key=f"fortalt:{beboer_id}")
        self.beboer_id = beboer_id
        self.form.add_widget(
            labels.secondary(tr("Breve og henvisninger kommer i loggen af sig selv. Skriv her, hvad der blev sagt."))
        )
        self.partner = self.form.add(SearchField("partner_id", tr("Til hvilken samarbejdspartner?"), self._suggest))
        self.recipient = self.form.add(TextField("recipient", tr("Eller til hvem?"), tr("Navn på en anden modtager")))
        self.kinds = self.form.add(
            ChipsField[Oplysningsart]("kinds", tr("Hvilke oplysninger?"), Oplysningsart, required=True)
        )
        self.what = self.form.add(
            ChipsField[str]("what", tr("Hvordan?"), [(tr(way), tr(way)) for way in WAYS], single=True, lasting=True)
        )
        self.what.set_value((tr(WAYS[0]),))
        today = context.clock.today()
        self.told_on = self.form.add(DateField("told_on", tr("Hvornår?"), today, required=True))
        self.told_on.set_value(today)
        self.basis = self.form.add(
            ChipsField[Behandlingsgrundlag](
                "basis",
                tr("På hvilket grundlag?"),
                [(value, tr(text)) for value, text in BASES],
                single=True,
                lasting=True,
            )
        )
        self.basis.set_value((Behandlingsgrundlag.SAMTYKKE,))
        self.reason = self.form.add(NoteField("basis_reason", tr("Hvorfor måtte det gives?"), lines=2))
        self.form.edited.connect(self._follow)
        self._follow()
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        draft = FortaltDraft(
            beboer_id=self.beboer_id,
            kinds=values["kinds"],
            what=next(iter(values["what"]), ""),
            told_on=values["told_on"],
            basis=next(iter(values["basis"]), Behandlingsgrundlag.SAMTYKKE),
            partner_id=values["partner_id"],
            recipient=values.get("recipient", ""),
            basis_reason=values.get("basis_reason", ""),
        )
        # No undo: what was told was told, and its line in the log stays.
        self.save(tr("Skrevet i loggen"), lambda session: service.note_told(session, draft), undoable=False)

    def _follow(self) -> None:
        basis = next(iter(self.basis.value()), None)
        self.basis.set_hint(tr(_HELP[basis]) if basis is not None else "")
        self.reason.setVisible(basis is not Behandlingsgrundlag.SAMTYKKE)
        self.recipient.setVisible(self.partner.chosen is None)

    def _suggest(self, text: str, answer: Answer) -> None:
        def found(views: tuple[PartnerView, ...]) -> None:
            answer([suggestion_of(one) for one in views])

        self.context.tasks.read(self, lambda session: partnere(session, text), found, latest="fortalt: partnere")
