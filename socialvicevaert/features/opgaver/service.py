"""What a worker, or a rule on the worker's behalf, can do with opgaver."""

from datetime import date

from sqlmodel import col, select

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.opgaver import queries, rules
from socialvicevaert.features.opgaver.models import Opgave, OpgaveDraft
from socialvicevaert.features.sager.queries import require_sag_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def view_opgave(session: Session, opgave_id: int) -> queries.OpgaveStart:
    """Open an opgave by itself, to read or correct it: its form, and one line in the log when it is a resident's.

    :raises NotAllowed, UserError: when it is gone.
    """
    start = queries.opgave_start(session, opgave_id=opgave_id)
    if start.opgave is not None and start.opgave.beboer_id is not None:
        record(
            session,
            AuditKind.VIEW,
            beboer_id=start.opgave.beboer_id,
            what="Opgave åbnet",
            table="opgave",
            row_id=opgave_id,
        )
    return start


def add_opgave(session: Session, draft: OpgaveDraft) -> int:
    """Write down something to do.

    :raises ValidationFailed: when it has no title.
    """
    session.require(Permission.WRITE_OPGAVER)
    raise_if_any(rules.problems_of_opgave(draft))
    if draft.beboer_id is not None:
        session.kept(Beboer, draft.beboer_id)
        require_sag_of(session, draft.sag_id, draft.beboer_id)
    opgave = Opgave(
        beboer_id=draft.beboer_id,
        sag_id=draft.sag_id,
        medarbejder_id=draft.medarbejder_id,
        source=draft.source,
        source_key=draft.source_key,
        title=draft.title.strip(),
        why=draft.why.strip(),
        due_on=draft.due_on,
    )
    session.add(opgave)
    session.flush()
    return row_id(opgave)


def ensure_opgave(session: Session, draft: OpgaveDraft) -> int:
    """Make the opgave that a rule asks for, or bring the open one with the same ``source_key`` up to date."""
    session.require(Permission.WRITE_OPGAVER)
    present = _of_rule(session, draft.source_key)
    if present is None:
        return add_opgave(session, draft)
    present.title = draft.title.strip()
    present.why = draft.why.strip()
    present.due_on = draft.due_on
    session.flush()
    return row_id(present)


def is_asked(session: Session, source_key: str) -> bool:
    """Whether the opgave of a rule is open."""
    session.require(Permission.SEE_BEBOERE)
    return _of_rule(session, source_key) is not None


def raise_once(session: Session, draft: OpgaveDraft) -> None:
    """Make the opgave that a rule asks for, unless it was made before: what somebody has ticked off or binned does not
    come back by itself.
    """
    session.require(Permission.WRITE_OPGAVER)
    known = session.exec(select(Opgave.id).where(Opgave.source_key == draft.source_key).limit(1)).first()
    if known is None:
        add_opgave(session, draft)


def withdraw_opgave(session: Session, source_key: str) -> None:
    """Take back the open opgave of a rule that no longer holds; nothing happens when there is none."""
    session.require(Permission.WRITE_OPGAVER)
    present = _of_rule(session, source_key)
    if present is not None:
        present.deleted_at = session.now
        session.flush()


def change_opgave(session: Session, opgave_id: int, draft: OpgaveDraft) -> None:
    """Correct an opgave, or hand it to somebody else.

    :raises ValidationFailed: when it has no title.
    """
    session.require(Permission.WRITE_OPGAVER)
    raise_if_any(rules.problems_of_opgave(draft))
    opgave = session.kept(Opgave, opgave_id)
    opgave.title = draft.title.strip()
    opgave.why = draft.why.strip()
    opgave.due_on = draft.due_on
    opgave.medarbejder_id = draft.medarbejder_id
    session.flush()


def finish_opgave(session: Session, opgave_id: int, note: str = "") -> None:
    """Tick an opgave off; doing it twice is no error.

    :raises UserError: when it is the question of a rule, which leaves with its answer (``rules.answer_to``).
    """
    session.require(Permission.WRITE_OPGAVER)
    opgave = session.kept(Opgave, opgave_id)
    _refuse_unanswered(opgave)
    if opgave.done_at is None:
        opgave.done_at = session.now
        opgave.done_by_id = session.actor.medarbejder_id
        opgave.done_note = note.strip()
        session.flush()


def snooze_opgave(session: Session, opgave_id: int, until: date, reason: str) -> None:
    """Put an opgave off with a reason; its date stays what it was.

    :raises ValidationFailed: when the day is not after today, or the reason is missing.
    """
    session.require(Permission.WRITE_OPGAVER)
    raise_if_any(rules.problems_of_snooze(until, reason, today=session.today))
    opgave = session.kept(Opgave, opgave_id)
    opgave.snoozed_to = until
    opgave.snooze_reason = reason.strip()
    session.flush()


def bin_opgave(session: Session, opgave_id: int) -> None:
    """Put an opgave in the bin.

    :raises UserError: when it is the question of a rule that nobody has answered.
    """
    session.require(Permission.WRITE_OPGAVER)
    opgave = session.kept(Opgave, opgave_id)
    _refuse_unanswered(opgave)
    opgave.deleted_at = session.now
    session.flush()


def _refuse_unanswered(opgave: Opgave) -> None:
    answer = rules.answer_to(opgave.source_key, opgave.beboer_id)
    if answer is not None and answer.refusal and opgave.done_at is None:
        raise UserError(answer.refusal)


def _of_rule(session: Session, source_key: str) -> Opgave | None:
    if not source_key:
        return None
    return session.exec(
        select(Opgave).where(
            Opgave.source_key == source_key, col(Opgave.done_at).is_(None), col(Opgave.deleted_at).is_(None)
        )
    ).first()
