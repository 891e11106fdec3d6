"""How it was given: lines to sign on paper, words for what was said or done elsewhere."""

from socialvicevaert.features.samtykker.forms.content import FormContent
from socialvicevaert.features.samtykker.models import SamtykkeForm
from socialvicevaert.features.samtykker.rules import is_danish
from socialvicevaert.paper.parts import FormLines, Part, Signatures, Space, Tone
from socialvicevaert.shared.formats.dates import show_date


def explained_parts(content: FormContent) -> list[Part]:
    """In which language it was explained, and who interpreted; nothing where it was said in Danish."""
    if is_danish(content.language) and not content.interpreter:
        return []
    words = content.words
    lines = [(words.label("faelles.sprog"), content.language), (words.label("faelles.tolk"), content.interpreter)]
    return [FormLines(lines)]


def signing_parts(content: FormContent, prefix: str) -> list[Part]:
    """The foot of a form, kept together on a page."""
    words = content.words
    values = {**content.values, "dato": show_date(content.dated)}
    if content.form is SamtykkeForm.DIGITAL:
        return words.paragraph("faelles.givet_digitalt", values)
    if content.form is SamtykkeForm.MUNDTLIG:
        witness = f"{content.witness} ({words.danish['faelles.vidne'].lower()})"
        signed = Signatures([witness, content.worker], date=words.label("faelles.dato"))
        return [*words.paragraph("faelles.givet_mundtligt", values), signed]
    return [
        Space(2),
        *words.paragraph(f"{prefix}.underskriv"),
        Signatures([content.beboer, content.worker], date=words.label("faelles.dato")),
        *words.paragraph("faelles.kopi", tone=Tone.SMALL),
    ]
