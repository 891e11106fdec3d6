"""What giving a plan to a partner would mean today."""

from dataclasses import dataclass

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.redningsplaner import rules
from socialvicevaert.features.redningsplaner.queries.plans import RedningsplanView, redningsplan
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.queries import SamtykkeView
from socialvicevaert.features.samtykker.rules import Coverage
from socialvicevaert.shared.errors import Problem
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class GivingView:
    """``coverage`` is the consent it rests on, if it holds; ``covering`` are all that would do."""

    plan: RedningsplanView
    partner_id: int
    partner: str
    covering: tuple[SamtykkeView, ...]
    coverage: Coverage | None
    cut: rules.PageCut
    problems: tuple[Problem, ...]


def giving(session: Session, plan_id: int, partner_id: int, samtykke_id: int | None = None) -> GivingView:
    """What may be given of a plan to a partner; without ``samtykke_id`` under the widest consent that covers them.

    :raises UserError: the plan, the partner or the consent is gone.
    """
    plan = redningsplan(session, plan_id)
    partner = session.kept(Partner, partner_id)
    covering = samtykker.covering(session, plan.beboer_id, partner_id, session.today)
    chosen = _chosen(session, plan.beboer_id, samtykke_id, covering)
    usable = chosen if chosen is not None and chosen.allows_giving_to(partner_id, session.today) else None
    cut = rules.cut_to_consent(plan.draft, usable, has_lejemaal=has_lejemaal(session, plan.beboer_id))
    problems = rules.problems_of_giving(
        plan.draft, cut, chosen, partner_id=partner_id, name=plan.beboer, today=session.today
    )
    return GivingView(plan, partner_id, partner.name, covering, usable, cut, tuple(problems))


def has_lejemaal(session: Session, beboer_id: int) -> bool:
    """Whether a number of the tenancy is known."""
    beboer = session.kept(Beboer, beboer_id)
    home = session.get(Lejemaal, beboer.lejemaal_id) if beboer.lejemaal_id is not None else None
    return home is not None and bool(home.lejemaalsnr)


def _chosen(
    session: Session, beboer_id: int, samtykke_id: int | None, covering: tuple[SamtykkeView, ...]
) -> Coverage | None:
    if samtykke_id is None:
        return covering[0].coverage if covering else None
    found = samtykker.samtykke(session, samtykke_id)
    return found.coverage if found.beboer_id == beboer_id else None
