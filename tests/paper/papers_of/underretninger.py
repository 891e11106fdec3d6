"""The underretning to the municipality."""

from socialvicevaert.features.underretninger.letter import UnderretningContent, underretning_letter
from socialvicevaert.features.underretninger.models import UnderretningDraft
from socialvicevaert.paper.letter import Sender
from tests.paper.every_paper import DAY, Filling, paper


@paper("underretning")
def _(filling: Filling) -> bytes:
    draft = UnderretningDraft(
        beboer_id=1,
        child=filling.name,
        observed=filling.text,
        concern=filling.text,
        done_so_far=filling.text,
        parents_told=filling.many == 3,
        parents_reason=filling.text,
    )
    content = UnderretningContent(
        sender=Sender("Boligforeningen Fælleden", ("44 77 20 00",)),
        signed_by=(filling.name, "Social vicevært", "Telefon 44 77 20 00"),
        recipient=("Socialforvaltningen", filling.name, "2750 Ballerup"),
        dated=DAY,
        person=[("Beboer", filling.name), ("Adresse", filling.name)][: filling.many],
        draft=draft,
        law="barnets lov § 135",
        receipt_by=DAY,
        is_draft=filling.many == 0,
    )
    return underretning_letter(content).pdf()
