"""A letter made from a template."""

from socialvicevaert.features.breve.letter import LetterContent, letter_paper
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt
from socialvicevaert.paper.letter import Sender
from tests.paper.every_paper import DAY, Filling, paper


@paper("brev-efter-skabelon")
def _(filling: Filling) -> bytes:
    kinds = list(AfsnitArt)
    body = [Afsnit(text, kinds[number % len(kinds)]) for number, text in enumerate(filling.texts())]
    content = LetterContent(
        sender=Sender("Boligforeningen Fælleden", [filling.text[:60]][: filling.many]),
        signed_by=[filling.name, "Social vicevært"][: filling.many],
        recipient=[filling.name, "Hedeparken 12, 2. tv", "2750 Ballerup"],
        dated=DAY,
        subject=filling.name,
        body=body,
        basis_text=filling.text,
        is_draft=filling.many == 0,
    )
    return letter_paper(content).pdf()
