"""The three forms as papers: what the resident says yes to, in Danish and in a help language.

``content``        what is printed on a form
``bilingual``      Danish text with its help translation below it
``signing``        how it was given: lines to sign, or words for what was said or done elsewhere
``exchange``       consent to exchange information
``registration``   consent to write information down
``fuldmagt``       power of attorney
"""

from socialvicevaert.features.samtykker.forms.content import FormContent
from socialvicevaert.features.samtykker.forms.exchange import exchange_parts
from socialvicevaert.features.samtykker.forms.fuldmagt import fuldmagt_parts
from socialvicevaert.features.samtykker.forms.registration import registration_parts
from socialvicevaert.features.samtykker.forms.signing import explained_parts, signing_parts
from socialvicevaert.features.samtykker.models import SamtykkeArt
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Mark, Notice, Title, Together
from socialvicevaert.shared.formats.dates import show_date

PREFIXES = {
    SamtykkeArt.REGISTRERING: "registrering",
    SamtykkeArt.UDVEKSLING: "samtykke",
    SamtykkeArt.FULDMAGT: "fuldmagt",
}
_PARTS = {
    SamtykkeArt.REGISTRERING: registration_parts,
    SamtykkeArt.UDVEKSLING: exchange_parts,
    SamtykkeArt.FULDMAGT: fuldmagt_parts,
}
_NAMES = {
    SamtykkeArt.REGISTRERING: "Samtykke til registrering",
    SamtykkeArt.UDVEKSLING: "Samtykkeerklæring",
    SamtykkeArt.FULDMAGT: "Fuldmagt",
}

__all__ = ["PREFIXES", "FormContent", "consent_form"]


def consent_form(content: FormContent) -> Document:
    """The form the resident signs; the Danish text is the one that is signed."""
    words, prefix = content.words, PREFIXES[content.kind]
    name = _NAMES[content.kind]
    document = Document(
        title=name,
        dated=content.dated,
        author=content.organisation,
        footer=f"{content.organisation} · {name}, tekst {content.text_version}",
        confidential=True,
    )
    document.add(Title(words.danish[f"{prefix}.titel"], content.organisation))
    document.add(*words.opening(f"{prefix}.titel"))
    if content.withdrawn_on is not None:
        values = {**content.values, "dato": show_date(content.withdrawn_on)}
        document.add(Notice(words.danish[f"{prefix}.trukket"] % values, mark=Mark.WARNING))
    document.add(*_PARTS[content.kind](content))
    document.add(*explained_parts(content), Together(signing_parts(content, prefix)))
    return document
