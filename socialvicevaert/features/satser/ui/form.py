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
    """``value`` is the amount it begins with; a published one is left as it is and an own one put in its place, so what
    it is for is not asked again.
    """

    def __init__(self, context: Context, value: SatsValue | None = None, parent: QWidget | None = None) -> None:
        self._replaces = value is not None and not value.is_own
        super().__init__(
            context,
            tr("Jeres egen sats") if self._replaces else tr("Ret sats") if value else tr("Ny sats"),
            f"{value.set_name} · {value.kind.label}" if value else tr("Skriv den, som den er offentliggjort."),
            draft_key=_draft_key(value),
            width=520,
            parent=parent,
        )
        self.sats = value
        if value is not None and self._replaces:
            text = tr("Den offentliggjorte sats på %s bliver stående og vises igen, hvis I fjerner jeres egen.")
            self.form.add_widget(Banner(text % show_oere(value.amount_oere), Tone.INFO))
        else:
            self._ask_what_it_is_for()
        self._ask_amount_and_source()
        if value is not None:
            self.form.set_values(**self._shown_of(value))
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        sats_id = None
        if self.sats is not None:
            sats_id = self.sats.id
            if self._replaces:
                values |= _key_of(self.sats)
        draft = SatsDraft(**values)

        def write(session: Session) -> int:
            return service.write_sats(session, draft, sats_id)

        self.save(tr("Sats gemt"), write)

    def _ask_what_it_is_for(self) -> None:
        form = self.form
        form.add(ChoiceField[SatsRegime]("regime", tr("Hvis beløb"), SatsRegime, empty=tr("Vælg"), required=True))
        form.add(ChoiceField[SatsArt]("kind", tr("Til hvem eller hvad"), SatsArt, empty=tr("Vælg"), required=True))
        form.add_row(
            NumberField("year", tr("År"), tr("Tomt, hvis kilden ikke nævner det"), maximum=9999),
            TextField("municipality", tr("Kommune"), tr("Kun for en kommunes egne beløb")),
        )

    def _ask_amount_and_source(self) -> None:
        form, today = self.form, self.context.clock.today()
        form.add(AmountField("amount_oere", tr("Beløb"), tr("Om måneden; et gebyr hver gang"), required=True))
        form.add(TextField("source", tr("Kilde"), tr("Fx bekendtgørelse eller hjemmeside"), required=True))
        form.add_row(
            DateField("valid_from", tr("Gælder fra"), today), DateField("valid_to", tr("Gælder til og med"), today)
        )
        form.add(NoteField("note", tr("Note"), lines=2))

    def _shown_of(self, value: SatsValue) -> dict[str, Any]:
        span = {"valid_from": value.valid_from, "valid_to": value.valid_to}
        if self._replaces:
            return span
        return span | _key_of(value) | {"amount_oere": value.amount_oere, "source": value.source, "note": value.note}


def _key_of(value: SatsValue) -> dict[str, Any]:
    return {"regime": value.regime, "kind": value.kind, "year": value.year, "municipality": value.municipality}


def _draft_key(value: SatsValue | None) -> str:
    if value is None:
        return "sats:ny"
    return f"sats:{value.id}" if value.is_own else f"sats:{value.set_key}{value.kind.value}"
