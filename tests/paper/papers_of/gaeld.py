"""The list of debts, and the proposal to one creditor."""

from socialvicevaert.features.gaeld.debt_list import DebtList, ListLine, debt_list_paper
from socialvicevaert.features.gaeld.models import GaeldArt
from socialvicevaert.features.gaeld.proposal_letter import ProposalLetter, proposal_letter
from socialvicevaert.features.skabeloner.models import Afsnit
from tests.paper.every_paper import DAY, Filling, paper


@paper("gaeldsliste")
def _(filling: Filling) -> bytes:
    kinds = list(GaeldArt)
    lines = [
        ListLine(filling.name, text[:60], "123", kinds[number % len(kinds)], 14_312_50, DAY, 50_000, "Åben", DAY)
        for number, text in enumerate(filling.texts())
    ]
    by_kind = [(kind.label, 1, 100_00) for kind in kinds][: filling.many]
    content = DebtList("Boligforeningen", filling.name, filling.name, DAY, lines, lines[:2], by_kind, 99_999_999_99)
    return debt_list_paper(content).pdf()


@paper("forslag-om-afdrag")
def _(filling: Filling) -> bytes:
    content = ProposalLetter(
        beboer=filling.name,
        home=["Hedeparken 12, 2. tv", "2750 Ballerup"][: filling.many],
        creditor=filling.name,
        collector=filling.text[:60],
        creditor_address=filling.text[:80],
        reference="J.nr. 12",
        balance_oere=1_431_250,
        balance_on=DAY,
        amount_oere=50_000,
        first_payment_on=DAY,
        is_equal_share=filling.many > 0,
        admits_nothing=filling.many == 0,
        dated=DAY,
        subject="Forslag om afdrag",
        words=[Afsnit(filling.text or "Jeg tilbyder at betale.")],
    )
    return proposal_letter(content).pdf()
