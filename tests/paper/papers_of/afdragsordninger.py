"""The resident's plan to pay."""

from datetime import timedelta

from socialvicevaert.features.afdragsordninger.paper import PlanContent, plan_document
from socialvicevaert.features.afdragsordninger.rules.standing import Daekning
from tests.paper.every_paper import DAY, Filling, paper


@paper("afdragsordning")
def _(filling: Filling) -> bytes:
    afdrag = [
        Daekning(number, DAY + timedelta(days=30 * number), 50_000, 50_000 if number == 1 else 0, None)
        for number in range(1, 2 + filling.many)
    ]
    content = PlanContent(
        organisation="Boligforeningen Fælleden",
        contact=filling.text[:60],
        worker=filling.name,
        worker_phone="44 77 20 00",
        beboer=filling.name,
        counterpart=filling.name,
        agreed_on=DAY,
        dated=DAY,
        total_oere=50_000 * len(afdrag),
        paid_oere=50_000,
        afdrag=afdrag,
        tolerance_days=3,
    )
    return plan_document(content).pdf()
