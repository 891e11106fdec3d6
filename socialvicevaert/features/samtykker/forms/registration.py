"""Consent to write information down; health and misuse by an explicit yes to each (GDPR art. 9, 2 a)."""

from socialvicevaert.features.samtykker.forms.content import FormContent
from socialvicevaert.features.samtykker.forms.person import rights, who
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.samtykker.rules import SPECIAL_KINDS
from socialvicevaert.paper.parts import Paragraph, Part


def registration_parts(content: FormContent) -> list[Part]:
    """Everything between the title and the resident's rights."""
    words = content.words
    plain = [kind for kind in Oplysningsart if kind not in SPECIAL_KINDS]
    special = [kind for kind in Oplysningsart if kind in SPECIAL_KINDS]
    return [
        who(content),
        *words.section("registrering.ja_til", ["registrering.tekst"], content.values),
        *words.section("faelles.formaal"),
        Paragraph(content.purpose),
        *words.section("registrering.almindelige"),
        words.boxes("faelles.oplysning", plain, content.kinds),
        *words.section("registrering.foelsomme", ["registrering.udtrykkeligt"]),
        words.boxes("faelles.oplysning", special, content.kinds),
        *words.paragraph("registrering.etnisk"),
        *words.section("faelles.hvor_laenge", ["registrering.gaelder"], content.values),
    ]


def registration_rights(content: FormContent) -> list[str]:
    """Keys of what the resident is told of their rights."""
    return [
        "faelles.frivilligt",
        "registrering.ikke_videre",
        "registrering.hvem",
        "registrering.indsigt",
        rights(content, "registrering"),
        "registrering.stopper",
        "faelles.klage",
    ]
