"""The decision on an application: written, changed, taken back."""

from socialvicevaert.features.ansoegninger import rules
from socialvicevaert.features.ansoegninger.models import Ansoegning, DecisionDraft
from socialvicevaert.features.ansoegninger.service.signs import follow_up
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.storage.session import Session


def decide_ansoegning(session: Session, ansoegning_id: int, draft: DecisionDraft) -> None:
    """Write how an application was decided, or correct it.

    :raises ValidationFailed: when it was never sent, a day is impossible, or an amount does not fit the decision.
    """
    session.require(Permission.WRITE_OEKONOMI)
    ansoegning = session.kept(Ansoegning, ansoegning_id)
    raise_if_any(rules.problems_of_decision(draft, ansoegning.sent_on, session.today))
    ansoegning.decision = draft.decision
    ansoegning.decided_on = draft.decided_on
    ansoegning.granted_oere = draft.granted_oere
    ansoegning.form = draft.form
    ansoegning.reason = draft.reason.strip()
    session.flush()
    follow_up(session, ansoegning_id)


def undo_decision(session: Session, ansoegning_id: int) -> None:
    """Let an application wait again, as if it had not been decided."""
    session.require(Permission.WRITE_OEKONOMI)
    ansoegning = session.kept(Ansoegning, ansoegning_id)
    ansoegning.decision = None
    ansoegning.decided_on = None
    ansoegning.granted_oere = None
    ansoegning.form = None
    ansoegning.reason = ""
    session.flush()
    follow_up(session, ansoegning_id)
