"""What was agreed at a visit."""

from socialvicevaert.features.aftaleark.models import AftalelinjeDraft, Hvem
from socialvicevaert.features.aftaleark.sheet import SheetContent, aftaleark_paper
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.rules import base
from tests.paper.every_paper import DAY, Filling, paper


def _draw(filling: Filling, language: Sprog) -> bytes:
    people = [Hvem.BEBOER, Hvem.MEDARBEJDER, Hvem.ANDEN]
    danish = base(Sprog.DANSK).words
    content = SheetContent(
        organisation="Boligforeningen Fælleden",
        worker="Åse Ørsted",
        beboer=filling.name,
        dated=DAY,
        lines=[
            AftalelinjeDraft(text[:300], people[place % 3], filling.name, DAY if place % 2 else None, filling.text[:60])
            for place, text in enumerate(filling.texts()[:12])
        ],
        phones=filling.texts()[:4],
        next_meeting=filling.text,
        note=filling.text,
        words=danish,
        helping=None if language is Sprog.DANSK else {**danish, **base(language).words},
        language="" if language is Sprog.DANSK else language.value,
    )
    return aftaleark_paper(content).pdf()


for each in Sprog:
    paper(f"aftaleark-{each.value}")(lambda filling, language=each: _draw(filling, language))
