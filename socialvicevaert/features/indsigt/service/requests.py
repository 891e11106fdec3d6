"""A request, its deadline, and the judgements made of what it turns up."""

from sqlmodel import select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indsigt.models import Indsigt, IndsigtDraft, IndsigtVurdering, Vurdering
from socialvicevaert.features.indsigt.rules import requests as rules
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.service import ensure_opgave, withdraw_opgave
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def open_indsigt(session: Session, draft: IndsigtDraft) -> int:
    """Write down that a resident asks to see what is held; due within one month, which becomes an opgave.

    :raises ValidationFailed: a day to come, or long gone. :raises UserError: one waits already.
    """
    session.require(Permission.EXPORT)
    raise_if_any(rules.problems_of_request(draft, session.today))
    beboer = session.kept(Beboer, draft.beboer_id)
    waiting = select(Indsigt).where(
        Indsigt.beboer_id == draft.beboer_id,
        Indsigt.answered_at.is_(None),  # type: ignore[union-attr]  # a column
        Indsigt.deleted_at.is_(None),  # type: ignore[union-attr]
    )
    earlier = session.exec(waiting).first()
    if earlier is not None:
        raise UserError(f"Beboeren har allerede en anmodning fra {show_date(earlier.asked_on)}, der ikke er besvaret.")
    indsigt = Indsigt(
        beboer_id=draft.beboer_id,
        medarbejder_id=session.actor.medarbejder_id,
        asked_on=draft.asked_on,
        due_on=rules.due_on(draft.asked_on),
        note=draft.note.strip(),
    )
    session.add(indsigt)
    session.flush()
    ensure_opgave(
        session,
        OpgaveDraft(
            title="Svar på anmodning om indsigt",
            why=f"Beboeren bad om indsigt {show_date(draft.asked_on)}. Svaret skal gives inden en måned.",
            due_on=indsigt.due_on,
            medarbejder_id=beboer.responsible_id or session.actor.medarbejder_id,
            beboer_id=draft.beboer_id,
            source=OpgaveKilde.INDSIGT,
            source_key=opgave_key(indsigt),
        ),
    )
    return row_id(indsigt)


def judge(
    session: Session,
    indsigt_id: int,
    item: str,
    decision: Vurdering | None,
    reason: str = "",
    *,
    can_be_masked: bool = True,
) -> None:
    """Decide whether something that tells of another is handed over; None takes the decision back.

    :raises ValidationFailed: left out without a reason. :raises UserError: the request was answered.
    """
    session.require(Permission.EXPORT)
    indsigt = session.kept(Indsigt, indsigt_id)
    if indsigt.answered_at is not None:
        raise UserError("Anmodningen er besvaret. Lav en ny, hvis beboeren spørger igen.")
    rows = session.exec(
        select(IndsigtVurdering).where(IndsigtVurdering.indsigt_id == indsigt_id, IndsigtVurdering.item == item)
    ).all()
    if decision is None:
        for row in rows:
            session.delete(row)
        session.flush()
        return
    raise_if_any(rules.problems_of_judgement(decision, reason, is_cut=can_be_masked))
    row = rows[0] if rows else IndsigtVurdering(indsigt_id=indsigt_id, item=item, decision=decision)
    row.decision, row.reason = decision, reason.strip()
    session.add(row)
    session.flush()


def bin_indsigt(session: Session, indsigt_id: int) -> None:
    """Take back a request that was written down by mistake, or that the resident has dropped.

    :raises UserError: it was answered.
    """
    session.require(Permission.EXPORT)
    indsigt = session.kept(Indsigt, indsigt_id)
    if indsigt.answered_at is not None:
        raise UserError("Anmodningen er besvaret, og det bliver stående.")
    withdraw_opgave(session, opgave_key(indsigt))
    indsigt.deleted_at = session.now
    session.flush()


def opgave_key(indsigt: Indsigt) -> str:
    """The key of the opgave that keeps the deadline."""
    return f"indsigt:{row_id(indsigt)}:svar"
