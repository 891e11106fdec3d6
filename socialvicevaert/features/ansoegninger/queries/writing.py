"""What the form of an application must know before it is written."""

from dataclasses import dataclass

from socialvicevaert.features.ansoegninger import rules
from socialvicevaert.features.ansoegninger.models import AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.queries.views import expectations
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import FogedStadie
from socialvicevaert.features.fogedsager.queries import FogedsagRow, fogedsager_of
from socialvicevaert.features.partnere.queries import PartnerView, partner
from socialvicevaert.features.sager.queries import SagView, sager_of
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class WritingView:
    """The resident's fogedsager and sager, how long answers usually take, and the chosen partner."""

    beboer: str
    fogedsager: tuple[FogedsagRow, ...]
    sager: tuple[SagView, ...]
    expectations: dict[AnsoegningGrundlag, rules.Expectation]
    partner: PartnerView | None = None

    @property
    def stages(self) -> tuple[FogedStadie, ...]:
        """How far every fogedsag is: whether there is a warning of eviction."""
        return tuple(one.stage for one in self.fogedsager)


def writing(session: Session, beboer_id: int | None, partner_id: int | None = None) -> WritingView:
    """What is known about a resident's situation; without one only what holds for everybody."""
    chosen = partner(session, partner_id) if partner_id is not None else None
    if beboer_id is None:
        return WritingView("", (), (), expectations(session), chosen)
    return WritingView(
        beboer=session.kept(Beboer, beboer_id).full_name,
        fogedsager=fogedsager_of(session, beboer_id),
        sager=sager_of(session, beboer_id),
        expectations=expectations(session),
        partner=chosen,
    )
