"""One amount is written: a new one, an own version of a published one, or a correction."""

from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.satser import service
from socialvicevaert.features.satser.models import SatsArt, SatsDraft, SatsRegime
from socialvicevaert.features.satser.rules import SatsValue
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import AmountField, ChoiceField, DateField, NoteField, NumberField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class SatsSheet(FormSheet):
    """``value`` is the amount it begins with; a published one is left as it is and an own one put in its place."""

    def __init__(self, context: Context, value: SatsValue | None = None, parent: QWidget | None = None) -> None:
        own = value is not None and value.is_own
        super().__init__(
            context,
            tr("Ret sats") if own else tr("Jeres egen sats") if value else tr("Ny sats"),
            value.set_name if value else tr("Skriv den, som den er offentliggjort, med kilde."),
            draft_key=_draft_key(value),
            width=520,
            parent=parent,
        )
        self.sats = value
        form, today = self.form, context.clock.today()
        if value is not None and not own:
            text = tr("Den offentliggjorte er %s. Den bliver stående og vises igen, hvis I fjerner jeres egen.")
            form.add_widget(Banner(text % show_oere(value.amount_oere), Tone.INFO))
        form.add(ChoiceField[SatsRegime]("regime", tr("Hvis beløb"), SatsRegime, empty=tr("Vælg"), required=True))
        form.add(ChoiceField[SatsArt]("kind", tr("Til hvem eller hvad"), SatsArt, empty=tr("Vælg"), required=True))
        form.add_row(
            AmountField("amount_oere", tr("Beløb"), tr("Om måneden; et gebyr hver gang"), required=True),
            NumberField("year", tr("År"), tr("Tomt, hvis kilden ikke nævner det"), maximum=9999),
        )
        form.add(TextField("municipality", tr("Kommune"), tr("Kun for en kommunes egne beløb, fx Furesø")))
        form.add(TextField("source", tr("Kilde"), tr("Fx bekendtgørelse eller hjemmeside"), required=True))
        form.add_row(
            DateField("valid_from", tr("Gælder fra"), today), DateField("valid_to", tr("Gælder til og med"), today)
        )
        form.add(NoteField("note", tr("Note"), lines=2))
        if value is not None:
            self._fill(value)
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        draft = SatsDraft(**values)
        sats_id = self.sats.id if self.sats is not None else None

        def write(session: Session) -> int:
            return service.write_sats(session, draft, sats_id)

        self.save(tr("Sats gemt"), write)

    def _fill(self, value: SatsValue) -> None:
        self.form.set_values(
            regime=value.regime,
            kind=value.kind,
            year=value.year,
            municipality=value.municipality,
            valid_from=value.valid_from,
            valid_to=value.valid_to,
        )
        if value.is_own:
            self.form.set_values(amount_oere=value.amount_oere, source=value.source, note=value.note)
        else:
            for name in ("regime", "kind", "year", "municipality"):
                self.form.fields[name].setEnabled(False)  # another key would stand beside it, not in its place


def _draft_key(value: SatsValue | None) -> str:
    if value is None:
        return "sats:ny"
    return f"sats:{value.id}" if value.is_own else f"sats:{value.set_key}{value.kind.value}"
