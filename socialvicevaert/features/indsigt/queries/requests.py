"""The requests of a resident, and what is judged in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indsigt.models import Indsigt, IndsigtVurdering
from socialvicevaert.features.indsigt.queries.gathered import gather
from socialvicevaert.features.indsigt.rules.records import Flag, Judgement
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class IndsigtView:
    """A request. ``answered_at`` is UTC, None while it waits."""

    id: int
    beboer_id: int
    asked_on: date
    due_on: date
    answered_at: datetime | None
    is_encrypted: bool
    note: str
    judged: int


@dataclass(frozen=True)
class Review:
    """What must be judged by the actor, and what was.

    ``waits_for`` says who must judge what the actor may not see, as a sentence; "" when there is no such thing.
    """

    indsigt: IndsigtView
    flags: tuple[Flag, ...]
    judged: Mapping[str, Judgement]
    waits_for: str

    @property
    def left(self) -> int:
        """How many are not judged."""
        return sum(flag.item not in self.judged for flag in self.flags)

    @property
    def is_ready(self) -> bool:
        """Whether the papers can be made."""
        return not self.left and not self.waits_for


def indsigter_of(session: Session, beboer_id: int) -> tuple[IndsigtView, ...]:
    """A resident's requests, the newest first."""
    session.require(Permission.SEE_BEBOERE)
    statement = select(Indsigt).where(Indsigt.beboer_id == beboer_id, col(Indsigt.deleted_at).is_(None))
    found = session.exec(statement.order_by(col(Indsigt.asked_on).desc(), col(Indsigt.id).desc()))
    return tuple(_view(session, row) for row in found)


def review(session: Session, indsigt_id: int) -> Review:
    """What tells of others in what is held today.

    :raises UserError: the request is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    row = session.kept(Indsigt, indsigt_id)
    beboer = session.kept(Beboer, row.beboer_id)
    flags = gather(session, beboer).flags
    decided = judged(session, indsigt_id)
    hidden = [flag for flag in flags if not flag.may_be_seen]
    waits = any(flag.item not in decided for flag in hidden)
    return Review(
        indsigt=_view(session, row),
        flags=tuple(flag for flag in flags if flag.may_be_seen),
        judged=decided,
        waits_for=_who_must(session, beboer) if waits else "",
    )


def judged(session: Session, indsigt_id: int) -> dict[str, Judgement]:
    """What was decided, by item; the last word counts."""
    session.require(Permission.SEE_BEBOERE)
    statement = select(IndsigtVurdering).where(
        IndsigtVurdering.indsigt_id == indsigt_id, col(IndsigtVurdering.deleted_at).is_(None)
    )
    return {
        row.item: Judgement(row.decision, row.reason)
        for row in session.exec(statement.order_by(col(IndsigtVurdering.id)))
    }


def _who_must(session: Session, beboer: Beboer) -> str:
    own = session.get(Medarbejder, beboer.responsible_id) if beboer.responsible_id is not None else None
    if own is None or not own.is_active:
        return "Noget skal vurderes af beboerens ansvarlige. Giv beboeren en ansvarlig, som kan åbne anmodningen."
    return f"Noget skal vurderes af beboerens ansvarlige. Bed {own.name} om at åbne anmodningen."


def _view(session: Session, row: Indsigt) -> IndsigtView:
    return IndsigtView(
        id=row_id(row),
        beboer_id=row.beboer_id,
        asked_on=row.asked_on,
        due_on=row.due_on,
        answered_at=row.answered_at,
        is_encrypted=row.is_encrypted,
        note=row.note,
        judged=len(judged(session, row_id(row))),
    )
