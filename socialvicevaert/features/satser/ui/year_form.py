"""A new year of a set: all its amounts in one form, because they are published together."""

from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.satser import service
from socialvicevaert.features.satser.models import SaetDraft
from socialvicevaert.features.satser.rules import SatsSaet
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import AmountField, DateField, NumberField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr

_PREFIX = "amounts."


class NewYearSheet(FormSheet):
    """``saet`` is the set whose kinds are asked for again; its amounts stand beside, an empty field is left out."""

    def __init__(self, context: Context, saet: SatsSaet, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Nyt år"),
            tr("Efter %s. Tomme felter springes over.") % saet.name,
            draft_key=f"sats-aar:{saet.key}",
            width=520,
            parent=parent,
        )
        self.saet = saet
        form, today = self.form, context.clock.today()
        form.add_row(
            NumberField("year", tr("År"), required=True, maximum=9999),
            TextField("source", tr("Kilde"), tr("Hvor beløbene står"), required=True),
            stretch=(1, 3),
        )
        for kind, amount in saet.amounts.items():
            form.add(AmountField(_PREFIX + kind.value, kind.label, tr("Før: %s") % show_oere(amount)))
        form.add_row(
            DateField("valid_from", tr("Gælder fra"), today), DateField("valid_to", tr("Gælder til og med"), today)
        )
        form.set_values(year=today.year)
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        typed = ((kind, values.pop(_PREFIX + kind.value)) for kind in self.saet.amounts)
        draft = SaetDraft(
            regime=self.saet.regime,
            municipality=self.saet.municipality,
            amounts=tuple((kind, amount) for kind, amount in typed if amount is not None),
            **values,
        )

        def write(session: Session) -> tuple[int, ...]:
            return service.write_saet(session, draft)

        self.save(tr("Satser for %s gemt") % draft.year, write)
