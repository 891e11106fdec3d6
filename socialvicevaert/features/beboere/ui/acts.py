"""What can be done with a resident from the header: change, move, share a home, bin and restore."""

from typing import Any

from PySide6.QtCore import QObject

from socialvicevaert.features.beboere import queries, service
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.beboere.ui.fields import AddressField
from socialvicevaert.features.beboere.ui.form import BeboerSheet
from socialvicevaert.features.indstillinger.queries import AfdelingView, afdelinger
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import AmountField, ChoiceField, DateField, SearchField, Suggestion, TextField
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class BeboerActs(QObject):
    """The acts on one resident; each opens a sheet, or is done at once and can be undone."""

    def __init__(self, context: Context, beboer_id: int) -> None:
        super().__init__()
        self.context = context
        self.beboer_id = beboer_id

    def change(self) -> None:
        """Open the form."""
        self.context.sheets.open(BeboerSheet(self.context, beboer_id=self.beboer_id))

    def move(self) -> None:
        """Open the sheet for a new home."""
        self.context.sheets.open(MoveSheet(self.context, self.beboer_id))

    def move_out(self) -> None:
        """Open the sheet for leaving the home."""
        self.context.sheets.open(MoveOutSheet(self.context, self.beboer_id))

    def share(self) -> None:
        """Open the sheet for living with somebody."""
        self.context.sheets.open(ShareSheet(self.context, self.beboer_id))

    def bin(self) -> None:
        """Put the resident in the bin; the toast takes it back."""
        beboer_id = self.beboer_id
        self.context.tasks.write(
            self, tr("Beboer lagt i papirkurven"), lambda session: service.bin_beboer(session, beboer_id)
        )

    def restore(self) -> None:
        """Take the resident out of the bin."""
        beboer_id = self.beboer_id
        self.context.tasks.write(
            self, tr("Beboer gendannet"), lambda session: service.restore_beboer(session, beboer_id)
        )


class MoveSheet(FormSheet):
    """The household moves to another home."""

    def __init__(self, context: Context, beboer_id: int) -> None:
        super().__init__(
            context,
            tr("Flyt til anden bolig"),
            tr("Hele husstanden flytter. Det gamle lejemål bliver stående med en slutdato."),
            save_text=tr("Gem flytning"),
            draft_key=f"beboer:{beboer_id}:flytning",
        )
        self.beboer_id = beboer_id
        today = context.clock.today()
        self.moved_in = self.form.add(DateField("moved_in_on", tr("Indflytter den"), today, required=True))
        self.address = self.form.add(AddressField("address", tr("Ny adresse")))
        self.afdeling = self.form.add(ChoiceField[int]("afdeling_id", tr("Afdeling"), empty=tr("Vælg afdeling")))
        self.form.add(TextField("lejemaalsnr", tr("Lejemålsnr.")))
        self.form.add(AmountField("rent_oere", tr("Husleje pr. måned")))
        context.tasks.read(self, afdelinger, self._begin, self.form.show_error)

    def submit(self, values: dict[str, Any]) -> None:
        beboer_id, moved_in_on = self.beboer_id, values.pop("moved_in_on")
        draft = LejemaalDraft(**values)
        self.save(tr("Flytning"), lambda session: service.move_in(session, beboer_id, draft, moved_in_on))

    def _begin(self, estates: list[AfdelingView]) -> None:
        self.afdeling.set_choices((estate.id, estate.name) for estate in estates)
        if len(estates) == 1:
            self.afdeling.set_value(estates[0].id)
        self.load_draft()


class MoveOutSheet(FormSheet):
    """The household leaves its home."""

    def __init__(self, context: Context, beboer_id: int) -> None:
        super().__init__(
            context,
            tr("Registrér fraflytning"),
            tr("Boligen bliver stående som den sidst kendte, og sager kan fortsætte."),
            save_text=tr("Gem fraflytning"),
        )
        self.beboer_id = beboer_id
        today = context.clock.today()
        self.moved_out = self.form.add(DateField("moved_out_on", tr("Fraflytter den"), today, required=True))
        self.moved_out.set_value(today)

    def submit(self, values: dict[str, Any]) -> None:
        beboer_id, moved_out_on = self.beboer_id, values["moved_out_on"]
        self.save(tr("Fraflytning"), lambda session: service.move_out(session, beboer_id, moved_out_on))


class ShareSheet(FormSheet):
    """Two residents live together: the one gets the household and home of the other."""

    def __init__(self, context: Context, beboer_id: int) -> None:
        super().__init__(
            context,
            tr("Bor sammen med"),
            tr("Beboeren får den andens husstand og bolig. Intet slås sammen, og det kan fortrydes."),
            save_text=tr("Gem"),
        )
        self.beboer_id = beboer_id
        self.other = self.form.add(SearchField("with_id", tr("Beboer"), self._search, required=True))
        self.apart = self.add_action(tr("Bor for sig selv"), self._leave, "unlink")
        self.apart.setToolTip(tr("Får sin egen husstand uden bolig; de andre bliver boende"))

    def submit(self, values: dict[str, Any]) -> None:
        beboer_id, with_id = self.beboer_id, values["with_id"]
        self.save(tr("Bor sammen"), lambda session: service.share_household(session, beboer_id, with_id))

    def _leave(self) -> None:
        beboer_id = self.beboer_id
        self.save(tr("Bor for sig selv"), lambda session: service.leave_household(session, beboer_id))

    def _search(self, text: str, answer: Answer) -> None:
        def found(people: list[queries.Suggestion]) -> None:
            others = [person for person in people if person.id != self.beboer_id]
            answer([Suggestion(person.id, self.context.name(person.name), person.detail) for person in others])

        self.context.tasks.read(self, lambda session: queries.suggest(session, text), found, latest="beboer: bor med")
