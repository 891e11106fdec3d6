"""The plan that saves the home, on one sheet."""

from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, RedningsplanDraft
from socialvicevaert.features.redningsplaner.page import PageContent, plan_page
from socialvicevaert.features.redningsplaner.rules.cutting import PageCut, PagePart
from socialvicevaert.features.redningsplaner.rules.sums import Sums
from tests.paper.every_paper import DAY, Filling, paper


@paper("redningsplan")
def _(filling: Filling) -> bytes:
    kinds = list(KildeArt)
    sources = tuple(
        KildeDraft(kinds[number % len(kinds)], 250_000, text[:60], DAY) for number, text in enumerate(filling.texts())
    )
    content = PageContent(
        organisation="Boligforeningen Fælleden",
        contact=filling.text[:60],
        worker=filling.name,
        worker_phone="44 77 20 00",
        dated=DAY,
        plan=RedningsplanDraft(1, 1_431_250, DAY, sources, needed_for=filling.text, agreed=filling.text),
        sums=Sums(1_431_250, 250_000 * len(sources), 0, 0, 0),
        cut=PageCut(tuple(PagePart) if filling.many else (), ()),
        recipient=filling.name,
        beboer=filling.name,
        reach=[("Adresse", filling.name)],
        lejemaalsnr="12-34",
        fogedsag="BS-12345/2026",
        basis=filling.text,
        is_draft=filling.many == 0,
    )
    return plan_page(content).pdf()
