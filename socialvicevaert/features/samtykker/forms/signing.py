"""How it was given: lines to sign on paper, words for what was said or done elsewhere."""

from socialvicevaert.features.samtykker.forms.content import FormContent
from socialvicevaert.features.samtykker.models import SamtykkeForm
from socialvicevaert.features.samtykker.rules import is_danish
from socialvicevaert.paper.parts import FormLines, Part, Signatures, Space, Tone
from socialvicevaert.shared.formats.dates import show_date


def signing_parts(content: FormContent, prefix: str) -> list[Part]:
    """The foot of a form, kept together on a page."""
    words = content.words
    found: list[Part] = []
    if not is_danish(content.language) or content.interpreter:
        lines = [(words.label("faelles.sprog"), content.language), (words.label("faelles.tolk"), content.interpreter)]
        found.append(FormLines(lines))
    values = {**content.values, "dato": show_date(content.dated)}
    if content.form is SamtykkeForm.DIGITAL:
        return [*found, *words.paragraph("faelles.givet_digitalt", values)]
    if content.form is SamtykkeForm.MUNDTLIG:
        witness = f"{content.witness} ({words.danish['faelles.vidne'].lower()})"
        return [*found, *words.paragraph("faelles.givet_mundtligt", values), Signatures([witness, content.worker])]
    return [
        *found,
        Space(2),
        *words.paragraph(f"{prefix}.underskriv"),
        Signatures([content.beboer, content.worker]),
        *words.paragraph("faelles.kopi", tone=Tone.SMALL),
    ]
