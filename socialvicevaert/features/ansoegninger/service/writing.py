"""An application is written, corrected, sent or thrown away.

That it was sent is registered, and nothing more: the resident applies, and nobody's information leaves the house by
this. What we hand over ourselves is a henvisning, and logged as a disclosure there.
"""

from datetime import date

from socialvicevaert.features.ansoegninger import rules
from socialvicevaert.features.ansoegninger.models import Ansoegning, AnsoegningDraft
from socialvicevaert.features.ansoegninger.service.signs import follow_up, withdraw_signs
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.sager.queries import require_sag_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def write_ansoegning(session: Session, draft: AnsoegningDraft, ansoegning_id: int | None = None) -> int:
    """Write an application, or correct one; what was decided stays with its decision.

    :raises ValidationFailed: when an amount, a date or the one who is asked is missing or impossible.
    """
    session.require(Permission.WRITE_OEKONOMI)
    present = session.kept(Ansoegning, ansoegning_id) if ansoegning_id is not None else None
    decided_on = present.decided_on if present is not None else None
    raise_if_any(rules.problems_of_ansoegning(draft, session.today, decided_on))
    session.kept(Beboer, draft.beboer_id)
    if present is None:
        present = Ansoegning(
            beboer_id=draft.beboer_id,
            medarbejder_id=session.actor.medarbejder_id,
            basis=draft.basis,
            created_on=session.today,
        )
    elif present.beboer_id != draft.beboer_id:
        raise UserError("Ansøgningen hører til en anden beboer.")
    _fill(session, present, draft)
    follow_up(session, row_id(present))
    return row_id(present)


def send_ansoegning(session: Session, ansoegning_id: int, sent_on: date, expected_answer_on: date | None) -> None:
    """Register that an application was sent; also corrects the days of one that was.

    :raises ValidationFailed: when a day is impossible.
    """
    session.require(Permission.WRITE_OEKONOMI)
    ansoegning = session.kept(Ansoegning, ansoegning_id)
    problems = list(rules.problems_of_sending(sent_on, expected_answer_on, session.today))
    if ansoegning.decided_on is not None and sent_on > ansoegning.decided_on:
        problems.append(Problem("sent_on", "Den må være sendt senest den dag, den blev afgjort."))
    raise_if_any(problems)
    ansoegning.sent_on = sent_on
    ansoegning.expected_answer_on = expected_answer_on
    session.flush()
    follow_up(session, ansoegning_id)


def bin_ansoegning(session: Session, ansoegning_id: int) -> None:
    """Put an application in the bin; its opgave goes with it."""
    session.require(Permission.WRITE_OEKONOMI)
    session.kept(Ansoegning, ansoegning_id).deleted_at = session.now
    session.flush()
    withdraw_signs(session, ansoegning_id)


def _fill(session: Session, ansoegning: Ansoegning, draft: AnsoegningDraft) -> None:
    require_sag_of(session, draft.sag_id, draft.beboer_id)
    # What it named already may lie in the bin.
    if draft.partner_id is not None and draft.partner_id != ansoegning.partner_id:
        session.kept(Partner, draft.partner_id)
    newly = draft.fogedsag_id if draft.fogedsag_id != ansoegning.fogedsag_id else None
    if newly is not None and session.kept(Fogedsag, newly).beboer_id != draft.beboer_id:
        raise UserError("Fogedsagen hører til en anden beboer. Vælg en af beboerens egne.")
    ansoegning.basis = draft.basis
    ansoegning.sag_id = draft.sag_id
    ansoegning.fogedsag_id = draft.fogedsag_id
    ansoegning.partner_id = draft.partner_id
    ansoegning.recipient = draft.recipient.strip()
    ansoegning.purpose = draft.purpose.strip()
    ansoegning.amount_oere = draft.amount_oere
    ansoegning.sent_on = draft.sent_on
    ansoegning.expected_answer_on = draft.expected_answer_on
    ansoegning.note = draft.note.strip()
    session.add(ansoegning)
    session.flush()
