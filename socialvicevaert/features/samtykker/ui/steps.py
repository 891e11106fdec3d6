"""The fields of a consent's form in their steps; each kind has only its own."""

from datetime import date

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.queries import language_named
from socialvicevaert.features.samtykker import rules
from socialvicevaert.features.samtykker.models import (
    Befoejelse,
    Oplysningsart,
    SamtykkeArt,
    SamtykkeForm,
    SamtykkeRetning,
)
from socialvicevaert.features.samtykker.ui.partners_field import PartnersField
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChipsField, ChoiceField, DateField, NoteField, TextField
from socialvicevaert.ui.step_form import StepForm, StepPage
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

DIRECTIONS = (
    (SamtykkeRetning.BEGGE, "Begge veje"),
    (SamtykkeRetning.TIL_PARTNER, "Vi må kun give"),
    (SamtykkeRetning.FRA_PARTNER, "Vi må kun modtage"),
)
IN_WORDS = {
    SamtykkeRetning.BEGGE: "Vi må både give oplysninger til og få oplysninger fra %s.",
    SamtykkeRetning.TIL_PARTNER: "Vi må give oplysninger til %s, men ikke bede om nogen.",
    SamtykkeRetning.FRA_PARTNER: "Vi må få oplysninger fra %s, men ikke give nogen, heller ikke i en henvisning.",
}
EXAMPLES = {
    SamtykkeArt.REGISTRERING: "Fx: Hjælp til at få overblik over økonomien og blive boende",
    SamtykkeArt.UDVEKSLING: "Fx: Henvisning til samtale om praktik og afklaring af kontanthjælp",
    SamtykkeArt.FULDMAGT: "Fx: Aftale om afdrag på lån 4711 i Nordbank",
}
_USUAL = "At kende min situation og hjælpe mig med at betale huslejen og blive boende"
OTHER_LANGUAGE = "andet"


class Who:
    """Step one of an exchange and of a fuldmagt: receivers, and which way."""

    def __init__(self, context: Context, steps: StepForm, page: StepPage, kind: SamtykkeArt) -> None:
        self.direction: ChipsField[SamtykkeRetning] | None = None
        self.towards: NoteField | None = None
        if kind is SamtykkeArt.UDVEKSLING:
            self.partners = steps.add_in(
                page, PartnersField(context, "partner_ids", tr("Hvem må oplysningerne udveksles med?"))
            )
            self.direction = steps.add_in(
                page,
                ChipsField[SamtykkeRetning](
                    "direction",
                    tr("Hvilken vej?"),
                    [(value, tr(text)) for value, text in DIRECTIONS],
                    single=True,
                    lasting=True,
                ),
            )
            self.direction.set_value((SamtykkeRetning.BEGGE,))
        else:
            self.partners = steps.add_in(
                page, PartnersField(context, "partner_ids", tr("Over for hvilke samarbejdspartnere?"), required=False)
            )
            self.towards = steps.add_in(
                page,
                NoteField(
                    "towards", tr("Og over for andre?"), tr("Fx en bank eller en kreditor, én på hver linje"), lines=2
                ),
            )


class What:
    """What it covers and what for."""

    def __init__(self, steps: StepForm, page: StepPage, kind: SamtykkeArt) -> None:
        self._kind = kind
        self.powers: ChipsField[Befoejelse] | None = None
        self.special: ChipsField[Oplysningsart] | None = None
        if kind is SamtykkeArt.FULDMAGT:
            self.powers = steps.add_in(
                page,
                ChipsField[Befoejelse]("powers", tr("Hvad må du gøre på beboerens vegne?"), Befoejelse, required=True),
            )
        self._add_kinds(steps, page)
        label = tr("Hvilken sag gælder den?") if kind is SamtykkeArt.FULDMAGT else tr("Hvad skal de bruges til?")
        self.purpose = steps.add_in(page, NoteField("purpose", label, tr(EXAMPLES[kind]), required=True, lines=2))
        if kind is SamtykkeArt.REGISTRERING:
            self.purpose.set_value(tr(_USUAL))
        self._warnings = layouts.column(None, SPACE_S)
        holder = QWidget()
        holder.setLayout(self._warnings)
        page.add(holder)

    def chosen(self) -> tuple[Oplysningsart, ...]:
        """The kinds of information that are chosen."""
        special = self.special.value() if self.special is not None else ()
        return (*self.kinds.value(), *special)

    def choose(self, kinds: tuple[Oplysningsart, ...]) -> None:
        """Show these as the starting point."""
        self.kinds.set_value(kinds)
        if self.special is not None:
            self.special.set_value(kinds)

    def warn(self, partner_ids: list[int]) -> None:
        """Say what an authority may object to."""
        layouts.clear(self._warnings)
        for text in rules.warnings_of_samtykke(self.chosen(), partner_ids, self._kind):
            self._warnings.addWidget(Banner(text, Tone.WARNING))

    def _add_kinds(self, steps: StepForm, page: StepPage) -> None:
        if self._kind is SamtykkeArt.REGISTRERING:
            plain = [(kind, kind.label) for kind in Oplysningsart if kind not in rules.SPECIAL_KINDS]
            special = [(kind, kind.label) for kind in Oplysningsart if kind in rules.SPECIAL_KINDS]
            self.kinds = steps.add_in(page, ChipsField[Oplysningsart]("kinds", tr("Hvad må vi skrive ned?"), plain))
            self.special = steps.add_in(
                page,
                ChipsField[Oplysningsart](
                    "special",
                    tr("Og af følsomme oplysninger?"),
                    special,
                    hint=tr("Hver af dem kræver et udtrykkeligt ja. Spørg om dem én for én."),
                ),
            )
            return
        if self._kind is SamtykkeArt.FULDMAGT:
            label, hint = tr("Hvilke oplysninger må du give?"), tr("Ikke nødvendigt, hvis du kun må indhente.")
        else:
            label = tr("Hvilke oplysninger?")
            hint = tr("Vælg kun dem, der er brug for. Uden »Navn, adresse og telefon« bliver et brev uden navn.")
        is_needed = self._kind is SamtykkeArt.UDVEKSLING
        self.kinds = steps.add_in(
            page, ChipsField[Oplysningsart]("kinds", label, Oplysningsart, hint=hint, required=is_needed)
        )


class How:
    """How long, how it was given, and in which language it was explained."""

    def __init__(self, steps: StepForm, page: StepPage, kind: SamtykkeArt, today: date, cap_note: Banner) -> None:
        self.valid_to_is_typed = False
        self.given_on = DateField("given_on", tr("Givet den"), today)
        self.given_on.set_value(today)
        self.valid_to = DateField("valid_to", tr("Gælder til og med"), today)
        self.valid_to.edited.connect(self._note_typing)  # before the form hears of it: then it is known
        steps.add_row_in(page, self.given_on, self.valid_to)
        page.add(cap_note)
        label = tr("Hvordan er den givet?") if kind is SamtykkeArt.FULDMAGT else tr("Hvordan er det givet?")
        self.form = steps.add_in(page, ChipsField[SamtykkeForm]("form", label, SamtykkeForm, single=True, lasting=True))
        self.form.set_value((SamtykkeForm.PAPIR,))
        self.witness = steps.add_in(
            page, TextField("witness", tr("Vidne"), tr("Navnet på den, der hørte, at beboeren sagde ja"))
        )
        self.witness.hide()
        languages = [*((one.value, one.label) for one in Sprog), (OTHER_LANGUAGE, tr("Et andet sprog"))]
        self.language = ChoiceField[str]("language", tr("Forklaret på"), languages)
        self.language.set_value(Sprog.DANSK.value)
        self.interpreter = TextField("interpreter", tr("Tolk"))
        steps.add_row_in(page, self.language, self.interpreter)
        self.other = steps.add_in(page, TextField("other_language", tr("Hvilket sprog?")))
        self.other.hide()
        self.note = steps.add_in(page, NoteField("note", tr("Note"), tr("Fx hvad beboeren sagde nej til"), lines=2))

    def say_language(self, language: str) -> None:
        """Show a language as the starting point, as somebody wrote it."""
        known = language_named(language or Sprog.DANSK.label)
        self.language.set_value(known.value if known is not None else OTHER_LANGUAGE)
        self.other.set_value("" if known is not None else language)

    def spoken(self) -> str:
        """The language as it is stored."""
        chosen = self.language.value()
        if chosen == OTHER_LANGUAGE:
            return self.other.value()
        return Sprog(chosen or Sprog.DANSK).label.lower()

    def follow(self) -> None:
        """Show what the answers ask for."""
        self.witness.setVisible(SamtykkeForm.MUNDTLIG in self.form.value())
        chosen = self.language.value()
        self.other.setVisible(chosen == OTHER_LANGUAGE)
        self.language.set_hint(self._about_forms(chosen))

    def _note_typing(self) -> None:
        self.valid_to_is_typed = not self.valid_to.is_empty

    def _about_forms(self, chosen: str | None) -> str:
        if chosen == OTHER_LANGUAGE:
            return tr("Formularen findes ikke på det sprog. Den udskrives på dansk, så lad en tolk forklare den.")
        if chosen is None or chosen == Sprog.DANSK:
            return ""
        return tr("Formularen udskrives på dansk med hjælpetekst på %s.") % Sprog(chosen).label.lower()
