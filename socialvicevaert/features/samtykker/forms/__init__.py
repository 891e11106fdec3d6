"""The three forms as papers: what the resident says yes to, in Danish and in a help language.

``content``        what is printed on a form
``bilingual``      Danish text with its help translation below it
``signing``        how it was given: lines to sign, or words for what was said or done elsewhere
``exchange``       consent to exchange information
``registration``   consent to write information down
``fuldmagt``       power of attorney
"""

from socialvicevaert.features.samtykker.forms.content import FormContent
from socialvicevaert.features.samtykker.forms.exchange import exchange_parts, exchange_rights
from socialvicevaert.features.samtykker.forms.fuldmagt import fuldmagt_parts, fuldmagt_rights
from socialvicevaert.features.samtykker.forms.registration import registration_parts, registration_rights
from socialvicevaert.features.samtykker.forms.signing import explained_parts, signing_parts
from socialvicevaert.features.samtykker.models import SamtykkeArt
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Mark, Notice, OnePage, Title, Together
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
_RIGHTS = {
    SamtykkeArt.REGISTRERING: registration_rights,
    SamtykkeArt.UDVEKSLING: exchange_rights,
    SamtykkeArt.FULDMAGT: fuldmagt_rights,
}
_NAMES = {
    SamtykkeArt.REGISTRERING: "Samtykke til registrering",
    SamtykkeArt.UDVEKSLING: "Samtykkeerklæring",
    SamtykkeArt.FULDMAGT: "Fuldmagt",
}

MOST_RECEIVERS = 5
MOST_WRITTEN = 400
"""Letters of what is filled in; more makes a form of two pages."""

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
    body = _PARTS[content.kind](content)
    rights = words.bullets("faelles.rettigheder", _RIGHTS[content.kind](content), content.values)
    signed = [*rights, *explained_parts(content), *signing_parts(content, prefix)]
    if _fits_a_page(content):
        return document.add(OnePage([*body, Together(signed)]))
    return document.add(*body, Together(signed))  # nobody signs a page without their rights on it


def _fits_a_page(content: FormContent) -> bool:
    """Whether it takes one page in type that can still be read: in Danish alone, and with as much as is usual."""
    written = len(content.purpose) + sum(map(len, content.receivers)) + len(content.beboer)
    return content.words.helping is None and len(content.receivers) <= MOST_RECEIVERS and written <= MOST_WRITTEN
