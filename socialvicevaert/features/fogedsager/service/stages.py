"""How far the landlord has come, and how the case ends."""

from datetime import date

from socialvicevaert.features.fogedsager import rules
from socialvicevaert.features.fogedsager.models import Fogedsag, FogedsagClosing, FogedStadie
from socialvicevaert.features.fogedsager.service.rechecks import plan_rechecks, withdraw_rechecks
from socialvicevaert.features.fogedsager.service.remembering import remember
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, raise_if_any
from socialvicevaert.storage.session import Session


def set_stage(session: Session, fogedsag_id: int, stage: FogedStadie, on: date, reason: str = "") -> None:
    """Say how far the landlord has come, from a day on; back or open again needs a reason.

    :raises ValidationFailed: when the stage cannot follow.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    problems = list(rules.stage_problems(fogedsag.stage, stage, reason))
    if on > session.today:
        problems.append(Problem("on", "Datoen kan ikke ligge i fremtiden."))
    raise_if_any(problems)
    if stage is fogedsag.stage:
        return
    if fogedsag.stage is FogedStadie.AFSLUTTET:
        fogedsag.closed_on = None
        fogedsag.outcome = None
        fogedsag.result = None
        fogedsag.judged_by_id = None
        fogedsag.judged_on = None
        withdraw_rechecks(session, fogedsag_id)
    fogedsag.stage = stage
    remember(session, fogedsag, on, reason)
    session.flush()


def close_fogedsag(session: Session, fogedsag_id: int, closing: FogedsagClosing) -> None:
    """Close a fogedsag, or change how it ended; the earlier outcome stays in the history.

    An averted eviction is asked about again after 3, 6 and 12 months.

    :raises ValidationFailed: when outcome and result contradict, or a later change has no reason.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    if fogedsag.stage is FogedStadie.AFSLUTTET and fogedsag.closed_on is not None:
        old = FogedsagClosing(fogedsag.closed_on, fogedsag.outcome, fogedsag.result)
        raise_if_any(rules.outcome_change_problems(old, closing, fogedsag.opened_on, session.today))
    else:
        raise_if_any(rules.closing_problems(closing, fogedsag.opened_on, session.today))
    fogedsag.stage = FogedStadie.AFSLUTTET
    fogedsag.closed_on = closing.closed_on
    fogedsag.outcome = closing.outcome
    fogedsag.result = closing.result
    fogedsag.judged_by_id = session.actor.medarbejder_id if closing.result else None
    fogedsag.judged_on = session.today if closing.result else None
    remember(session, fogedsag, closing.closed_on, closing.reason)
    withdraw_rechecks(session, fogedsag_id)
    if rules.needs_rechecks(closing.outcome, closing.result):
        plan_rechecks(session, fogedsag)
    session.flush()
