"""The one way to the figures of a report: page, dashboard, command line and issuing all ask here."""

import json
from dataclasses import asdict

from socialvicevaert.features.rapporter.models import VistRapport
from socialvicevaert.features.rapporter.queries.ledgers import told
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.published import Published, publish
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.period import Period, problems_of_outsiders_period
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.storage.session import Session


def is_outsider(actor: Actor) -> bool:
    """Whether somebody may see figures but no residents: to them each figure that is shown is told."""
    return not may(actor, Permission.SEE_BEBOERE)


def report_figures(session: Session, selection: Selection, is_issued: bool = False) -> Published:
    """Count, hide what tells of single people, also together with earlier reports, and give what may be seen.

    What somebody sees who may not see residents is kept like an issued report, so that a later one does not tell the
    rest; so the session has to be one that writes. What `is_issued` is kept by whoever issues it.

    :raises ValidationFailed: the selection is impossible, or not of whole months that have ended, which is all that
        somebody may ask for who may not see residents. :raises NotAllowed: the role may not issue reports.
    """
    outside = is_outsider(session.actor)
    if outside:
        period = Period(selection.period_from, selection.period_to)
        raise_if_any(problems_of_outsiders_period(period, session.today))
    before = told(session)
    published = publish(count(session, selection), before)
    if outside and not is_issued and published.ledger not in before.ledgers:
        session.add(
            VistRapport(
                shown_at=session.now,
                shown_to_id=session.actor.medarbejder_id,
                parameters=json.dumps(asdict(selection), default=str, sort_keys=True),
                ledger=published.ledger.as_json(),
            )
        )
        session.flush()
    return published
