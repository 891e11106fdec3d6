"""The consent as a form to sign: precise on what, from whom, to whom, what for and how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeForm, SamtykkeRetning
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import (
    Bullets,
    Facts,
    FormLines,
    Heading,
    Mark,
    Notice,
    Paragraph,
    Part,
    Signatures,
    Space,
    TickBox,
    TickBoxes,
    Title,
    Together,
    Tone,
)
from socialvicevaert.shared.formats.dates import show_date


@dataclass(frozen=True)
class ConsentForm:
    """What is printed on the form."""

    organisation: str
    worker: str
    beboer: str
    born: str
    partners: Sequence[str]
    kinds: Sequence[Oplysningsart]
    direction: SamtykkeRetning
    purpose: str
    valid_to: date
    dated: date
    text_version: str
    language: str = "dansk"
    interpreter: str = ""
    form: SamtykkeForm | None = None  # None: not given yet, to be signed
    witness: str = ""
    withdrawn_on: date | None = None
    contact: str = ""  # how to reach the organisation, to take the consent back


def consent_form(form: ConsentForm) -> Document:
    """One page the resident signs."""
    document = Document(
        title="Samtykkeerklæring",
        dated=form.dated,
        author=form.organisation,
        footer=f"{form.organisation} · Samtykke, tekst {form.text_version}",
        confidential=True,
    )
    document.add(Title("Samtykke til at udveksle oplysninger", form.organisation))
    if form.withdrawn_on is not None:
        text = f"Samtykket er trukket tilbage den {show_date(form.withdrawn_on)} og gælder ikke længere."
        document.add(Notice(text, mark=Mark.WARNING))
    document.add(
        Facts([("Beboer", form.beboer), ("Født", form.born or "–"), ("Medarbejder", form.worker)]),
        Heading("Hvad du siger ja til"),
        Paragraph(_direction(form.direction)),
        Bullets(form.partners),
        Heading("Formål"),
        Paragraph(form.purpose),
        Heading("Kun disse oplysninger"),
        TickBoxes([TickBox(kind.label, kind in form.kinds) for kind in Oplysningsart], columns=2),
        Heading("Hvor længe"),
        Paragraph(f"Samtykket gælder til og med {show_date(form.valid_to)}, hvis du ikke trækker det tilbage før."),
        Heading("Dine rettigheder"),
        Bullets(
            [
                "Det er frivilligt. Siger du nej, får det ingen betydning for dit lejemål.",
                "Du kan når som helst trække samtykket tilbage – helt eller delvist. Sig det, ring eller skriv"
                + (f": {form.contact}" if form.contact else "."),
                "Trækker du det tilbage, stopper udvekslingen med det samme.",
                "Du kan få at vide, hvad vi har givet videre, til hvem og hvornår.",
            ]
        ),
    )
    if form.language.strip().lower() not in {"", "dansk"} or form.interpreter:
        document.add(FormLines([("Forklaret på", form.language), ("Tolk", form.interpreter)]))
    document.add(Together(_signing(form)))
    return document


def _signing(form: ConsentForm) -> list[Part]:
    """How it was given: lines to sign on paper, words for what was said or done elsewhere."""
    if form.form is SamtykkeForm.DIGITAL:
        return [Paragraph(f"Givet digitalt den {show_date(form.dated)} og modtaget af {form.worker}.")]
    if form.form is SamtykkeForm.MUNDTLIG:
        said = f"Givet mundtligt den {show_date(form.dated)} over for {form.worker}. Vidne: {form.witness}."
        return [Paragraph(said), Signatures([f"{form.witness} (vidne)", form.worker])]
    yes = "Jeg giver samtykke til det, der står på denne formular."
    copy = "Beboeren får en kopi. Originalen opbevares af organisationen."
    return [Space(2), Paragraph(yes), Signatures([form.beboer, form.worker]), Paragraph(copy, Tone.SMALL)]


def _direction(direction: SamtykkeRetning) -> str:
    return {
        SamtykkeRetning.TIL_PARTNER: "Den sociale indsats må give oplysninger om mig til:",
        SamtykkeRetning.FRA_PARTNER: "Den sociale indsats må modtage oplysninger om mig fra:",
        SamtykkeRetning.BEGGE: "Den sociale indsats må give oplysninger om mig til og modtage dem fra:",
    }[direction]
