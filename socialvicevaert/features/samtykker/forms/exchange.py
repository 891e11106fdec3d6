"""Consent to exchange information: precise on what, from whom, to whom, what for and how long."""

from socialvicevaert.features.samtykker.forms.content import FormContent
from socialvicevaert.features.samtykker.forms.person import rights, who
from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeRetning
from socialvicevaert.paper.parts import Bullets, Paragraph, Part

_DIRECTIONS = {
    SamtykkeRetning.TIL_PARTNER: "samtykke.til_partner",
    SamtykkeRetning.FRA_PARTNER: "samtykke.fra_partner",
    SamtykkeRetning.BEGGE: "samtykke.begge",
}


def exchange_parts(content: FormContent) -> list[Part]:
    """Everything between the title and the resident's rights."""
    words = content.words
    return [
        who(content),
        *words.section("samtykke.ja_til", [_DIRECTIONS[content.direction]]),
        Bullets(content.receivers),
        *words.section("faelles.formaal"),
        Paragraph(content.purpose),
        *words.section("samtykke.kun"),
        words.boxes("faelles.oplysning", Oplysningsart, content.kinds),
        *words.section("faelles.hvor_laenge", ["samtykke.gaelder"], content.values),
    ]


def exchange_rights(content: FormContent) -> list[str]:
    """Keys of what the resident is told of their rights."""
    return ["faelles.frivilligt", rights(content, "samtykke"), "samtykke.stopper", "samtykke.indsigt"]
