"""Power of attorney: who may act, towards whom, in which matter, what they may do, and how long."""

from socialvicevaert.features.samtykker.forms.content import FormContent
from socialvicevaert.features.samtykker.forms.person import rights, who
from socialvicevaert.features.samtykker.models import Befoejelse, Oplysningsart
from socialvicevaert.paper.parts import Bullets, Paragraph, Part


def fuldmagt_parts(content: FormContent) -> list[Part]:
    """Everything between the title and the resident's rights."""
    words = content.words
    return [
        who(content),
        *words.section("fuldmagt.giver", ["fuldmagt.tekst"], content.values),
        Bullets(content.receivers),
        *words.section("fuldmagt.sag"),
        Paragraph(content.purpose),
        *words.section("fuldmagt.maa"),
        words.boxes("faelles.befoejelse", Befoejelse, content.powers),
        *words.paragraph("fuldmagt.kun"),
        *words.section("fuldmagt.oplysninger"),
        words.boxes("faelles.oplysning", Oplysningsart, content.kinds),
        *words.section("faelles.hvor_laenge", ["fuldmagt.gaelder"], content.values),
    ]


def fuldmagt_rights(content: FormContent) -> list[str]:
    """Keys of what the resident is told of their rights."""
    return ["faelles.frivilligt", "fuldmagt.selv", "fuldmagt.besked", rights(content, "fuldmagt"), "fuldmagt.stopper"]
