"""Opgaver as screens show them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import caseworkers
from socialvicevaert.features.opgaver.models import Opgave, OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.rules import OpgaveAnswer, answer_to
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class OpgaveView:
    """Something to do, for whom, and why."""

    id: int
    beboer_id: int | None
    beboer: str
    sag_id: int | None
    medarbejder_id: int
    medarbejder: str
    source: OpgaveKilde
    source_key: str
    title: str
    why: str
    due_on: date
    snoozed_to: date | None
    snooze_reason: str
    done_at: datetime | None

    @property
    def answer(self) -> OpgaveAnswer | None:
        """Where it is answered, when a rule made it and says where; else it is only ticked off."""
        return answer_to(self.source_key, self.beboer_id)

    def as_draft(self) -> OpgaveDraft:
        """The same as a draft, for a form that corrects it."""
        return OpgaveDraft(
            title=self.title,
            due_on=self.due_on,
            medarbejder_id=self.medarbejder_id,
            beboer_id=self.beboer_id,
            sag_id=self.sag_id,
            why=self.why,
            source=self.source,
            source_key=self.source_key,
        )


def open_opgaver(
    session: Session, *, until: date | None = None, medarbejder_id: int | None = None
) -> tuple[OpgaveView, ...]:
    """What is not done, oldest date first; snoozed ones are left out until their day comes."""
    session.require(Permission.SEE_BEBOERE)
    wanted: list[Any] = [col(Opgave.done_at).is_(None)]
    wanted.append(col(Opgave.snoozed_to).is_(None) | (col(Opgave.snoozed_to) <= session.today))
    if until is not None:
        wanted.append(col(Opgave.due_on) <= until)
    if medarbejder_id is not None:
        wanted.append(col(Opgave.medarbejder_id) == medarbejder_id)
    return _views(session, *wanted)


def opgaver_of(session: Session, beboer_id: int, *, with_done: bool = False) -> tuple[OpgaveView, ...]:
    """A resident's opgaver."""
    session.require(Permission.SEE_BEBOERE)
    wanted: list[Any] = [col(Opgave.beboer_id) == beboer_id]
    if not with_done:
        wanted.append(col(Opgave.done_at).is_(None))
    return _views(session, *wanted)


class Asked(NamedTuple):
    """The words of an opgave a rule has made."""

    title: str
    why: str
    due_on: date


def open_keys(session: Session, prefix: str) -> dict[str, Asked]:
    """What rules ask about: the keys that begin so of all that is not done, with its words. What is asked about a
    resident who lies in the bin waits there too, and is neither answered nor taken back.
    """
    session.require(Permission.SEE_BEBOERE)
    binned = select(Beboer.id).where(col(Beboer.deleted_at).is_not(None))
    statement = (
        select(col(Opgave.source_key), col(Opgave.title), col(Opgave.why), col(Opgave.due_on))
        .where(
            col(Opgave.source_key).startswith(prefix, autoescape=True),
            col(Opgave.done_at).is_(None),
            col(Opgave.deleted_at).is_(None),
            col(Opgave.beboer_id).is_(None) | col(Opgave.beboer_id).not_in(binned),
        )
        .order_by(col(Opgave.source_key))
    )
    return {key: Asked(title, why, due_on) for key, title, why, due_on in session.exec(statement)}


def known_keys(session: Session, prefix: str) -> frozenset[str]:
    """The keys that begin so of everything rules have ever asked, done and binned too."""
    session.require(Permission.SEE_BEBOERE)
    statement = select(Opgave.source_key).where(col(Opgave.source_key).startswith(prefix, autoescape=True))
    return frozenset(session.exec(statement))


def opgave(session: Session, opgave_id: int) -> OpgaveView:
    """One opgave.

    :raises UserError: when it is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    found = _views(session, col(Opgave.id) == opgave_id)
    if not found:
        raise UserError(Opgave.gone)
    return found[0]


@dataclass(frozen=True)
class OpgaveStart:
    """What the form of an opgave begins with; workers are (number, name). ``opgave`` is None for a new one."""

    beboer: str
    workers: tuple[tuple[int, str], ...]
    opgave: OpgaveView | None


def opgave_start(session: Session, beboer_id: int | None = None, opgave_id: int | None = None) -> OpgaveStart:
    """What a new opgave (perhaps for a resident) begins with, or one that is to be corrected.

    :raises UserError: when the resident or the opgave is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    known = opgave(session, opgave_id) if opgave_id is not None else None
    beboer = session.kept(Beboer, beboer_id) if beboer_id is not None else None
    workers = [(one.id, one.name) for one in caseworkers(session)]
    if known and known.medarbejder_id not in dict(workers):  # has left, or does other work now
        workers.append((known.medarbejder_id, known.medarbejder))
    return OpgaveStart(beboer.full_name if beboer else "", tuple(workers), known)


def _views(session: Session, *wanted: Any) -> tuple[OpgaveView, ...]:
    statement = (
        select(Opgave, Beboer, Medarbejder.name)
        .join(Beboer, col(Beboer.id) == col(Opgave.beboer_id), isouter=True)
        .join(Medarbejder, col(Medarbejder.id) == col(Opgave.medarbejder_id))
        .where(col(Opgave.deleted_at).is_(None), col(Beboer.deleted_at).is_(None), *wanted)
        .order_by(col(Opgave.due_on), col(Opgave.id))
    )
    return tuple(
        OpgaveView(
            id=row_id(opgave),
            beboer_id=opgave.beboer_id,
            beboer=beboer.full_name if beboer else "",
            sag_id=opgave.sag_id,
            medarbejder_id=opgave.medarbejder_id,
            medarbejder=name,
            source=opgave.source,
            source_key=opgave.source_key,
            title=opgave.title,
            why=opgave.why,
            due_on=opgave.due_on,
            snoozed_to=opgave.snoozed_to,
            snooze_reason=opgave.snooze_reason,
            done_at=opgave.done_at,
        )
        for opgave, beboer, name in session.exec(statement)
    )
