"""The referral."""

from socialvicevaert.features.henvisninger.letter import LetterContent, referral_letter
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt
from socialvicevaert.paper.letter import Sender
from tests.paper.every_paper import DAY, Filling, paper


@paper("henvisning")
def _(filling: Filling) -> bytes:
    content = LetterContent(
        sender=Sender("Boligforeningen Fælleden"),
        signed_by=(filling.name, "Social vicevært", "44 77 20 00"),
        recipient=("Jobcenter Ballerup", filling.name, "2750 Ballerup"),
        dated=DAY,
        person=[("Navn", filling.name)][: filling.many],
        subject="Henvisning",
        opening=[Afsnit("Hvad vi beder om", AfsnitArt.OVERSKRIFT), Afsnit(filling.text or "En samtale")],
        sections=list(zip(Oplysningsart, filling.texts(), strict=False)),
        basis=Behandlingsgrundlag.SAMTYKKE,
        basis_text=filling.text,
        expected_answer_on=DAY,
        is_draft=filling.many == 0,
    )
    return referral_letter(content).pdf()
