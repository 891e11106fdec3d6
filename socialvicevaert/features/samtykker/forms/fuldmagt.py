"""Power of attorney: who may act, towards whom, in which matter, what they may do, and how long."""

from socialvicevaert.features.samtykker.forms.content import FormContent
from socialvicevaert.features.samtykker.forms.person import rights, who
from socialvicevaert.features.samtykker.models import Befoejelse, Oplysningsart
from socialvicevaert.paper.parts import Bullets, Paragraph, Part


def fuldmagt_parts(content: FormContent) -> list[Part]:
    """Everything between the title and the signatures."""
    words = content.words
    return [
        who(content),
        *words.heading("fuldmagt.giver"),
        *words.paragraph("fuldmagt.tekst", content.values),
        Bullets(content.receivers),
        *words.heading("fuldmagt.sag"),
        Paragraph(content.purpose),
        *words.heading("fuldmagt.maa"),
        words.boxes("faelles.befoejelse", Befoejelse, content.powers),
        *words.paragraph("fuldmagt.kun"),
        *words.heading("fuldmagt.oplysninger"),
        words.boxes("faelles.oplysning", Oplysningsart, content.kinds),
        *words.heading("faelles.hvor_laenge"),
        *words.paragraph("fuldmagt.gaelder", content.values),
        *words.heading("faelles.rettigheder"),
        *words.bullets(
            ["faelles.frivilligt", "fuldmagt.selv", "fuldmagt.besked", rights(content, "fuldmagt"), "fuldmagt.stopper"],
            content.values,
        ),
    ]
