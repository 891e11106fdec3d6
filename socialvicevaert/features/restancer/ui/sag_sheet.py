"""Opening a sag for a household of the list: the list's words, for the worker to put right."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger.queries import AfdelingView
from socialvicevaert.features.restancer.service import OpenedSag, open_sag_from_row
from socialvicevaert.features.restancer.ui.jobs import SagNeeds
from socialvicevaert.shared.money import show_oere
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import AmountField, ChoiceField, NoteField, PhoneField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_PERSON = ("first_name", "last_name", "phone", "address", "postcode", "town", "lejemaalsnr", "rent_oere", "afdeling_id")


class SagFromRowSheet(FormSheet):
    """Name, home and phone from the list; a known resident only needs the sag."""

    def __init__(
        self, context: Context, needs: SagNeeds, notes: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        draft = needs.draft
        subtitle = tr("Lejemål %s skylder %s") % (draft.lejemaalsnr or "–", show_oere(draft.amount_oere))
        is_known = draft.beboer_id is not None
        title = tr("Ny sag for kendt beboer") if is_known else tr("Opret beboer og sag")
        super().__init__(context, title, subtitle, tr("Opret"), parent=parent)
        self._draft = draft
        self._shown = ("responsible_id", "note") if is_known else (*_PERSON, "responsible_id", "note")
        for note in notes:
            self.body.insertWidget(0, Banner(note, Tone.WARNING))
        if not is_known:
            self._add_person(needs.estates)
        self.form.add(
            ChoiceField(
                "responsible_id",
                tr("Ansvarlig"),
                [(worker.id, worker.name) for worker in needs.workers],
                required=True,
            )
        )
        self.form.add(NoteField("note", tr("Note til sagen")))
        self.form.set_values(**{name: getattr(draft, name) for name in self._shown})
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        draft = replace(self._draft, **values)
        self.save(tr("Sag oprettet fra restancelisten"), lambda session: open_sag_from_row(session, draft), self._go)

    def _add_person(self, estates: tuple[AfdelingView, ...]) -> None:
        self.form.add_row(
            TextField("first_name", tr("Fornavn")), TextField("last_name", tr("Efternavn"), required=True)
        )
        self.form.add(PhoneField("phone", tr("Telefon")))
        self.form.add(TextField("address", tr("Adresse")))
        self.form.add_row(TextField("postcode", tr("Postnr.")), TextField("town", tr("By")), stretch=(1, 2))
        self.form.add_row(
            TextField("lejemaalsnr", tr("Lejemålsnr.")), AmountField("rent_oere", tr("Husleje pr. måned"))
        )
        self.form.add(
            ChoiceField("afdeling_id", tr("Afdeling"), [(estate.id, estate.name) for estate in estates], required=True)
        )

    def _go(self, opened: OpenedSag) -> None:
        self.context.navigate(Target("beboer", opened.beboer_id, "fogedsager"))
