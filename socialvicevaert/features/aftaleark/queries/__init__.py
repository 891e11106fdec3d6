"""Sheets as screens show them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.aftaleark.models import Aftaleark, AftalearkDraft, Aftalelinje, AftalelinjeDraft
from socialvicevaert.features.beboere.queries.people import existing
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.queries import language_named
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class AftalearkView:
    """A sheet as it is listed, and as a form goes on with it."""

    id: int
    medarbejder: str
    printed_at: datetime | None
    draft: AftalearkDraft

    @property
    def is_printed(self) -> bool:
        """Whether the resident has it; then it is kept as it was."""
        return self.printed_at is not None


@dataclass(frozen=True)
class AftalearkStart:
    """What a new sheet begins with: the resident's language where there are words in it, and whom to call."""

    beboer: str
    language: Sprog
    phones: str


def aftaleark_of(session: Session, beboer_id: int) -> tuple[AftalearkView, ...]:
    """A resident's sheets, newest first."""
    return _views(session, col(Aftaleark.beboer_id) == beboer_id)


def aftaleark(session: Session, aftaleark_id: int) -> AftalearkView:
    """One sheet.

    :raises UserError: it is gone.
    """
    found = _views(session, col(Aftaleark.id) == aftaleark_id)
    if not found:
        raise UserError(Aftaleark.gone)
    return found[0]


def aftaleark_start(session: Session, beboer_id: int) -> AftalearkStart:
    """What a new sheet of a resident begins with."""
    session.require(Permission.SEE_BEBOERE)
    beboer = existing(session, beboer_id)
    worker = session.get(Medarbejder, session.actor.medarbejder_id)
    phone = f"{worker.name}: {show_phone(worker.phone)}" if worker and worker.phone else ""
    return AftalearkStart(beboer.full_name, language_named(beboer.language) or Sprog.DANSK, phone)


def _views(session: Session, *wanted: Any) -> tuple[AftalearkView, ...]:
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(Aftaleark, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == col(Aftaleark.medarbejder_id))
        .where(*wanted, col(Aftaleark.deleted_at).is_(None))
        .order_by(col(Aftaleark.dated).desc(), col(Aftaleark.id).desc())
    ).all()
    lines = _lines(session, [row_id(row) for row, _ in found])
    return tuple(
        AftalearkView(
            id=row_id(row),
            medarbejder=author,
            printed_at=row.printed_at,
            draft=AftalearkDraft(
                beboer_id=row.beboer_id,
                dated=row.dated,
                lines=tuple(lines[row_id(row)]),
                language=row.language,
                next_meeting=row.next_meeting,
                phones=row.phones,
                note=row.note,
                sag_id=row.sag_id,
                kontakt_id=row.kontakt_id,
            ),
        )
        for row, author in found
    )


def _lines(session: Session, ids: Collection[int]) -> dict[int, list[AftalelinjeDraft]]:
    found: defaultdict[int, list[AftalelinjeDraft]] = defaultdict(list)
    statement = select(Aftalelinje).where(col(Aftalelinje.aftaleark_id).in_(ids)).order_by(col(Aftalelinje.position))
    for line in session.exec(statement) if ids else ():
        found[line.aftaleark_id].append(
            AftalelinjeDraft(line.what, line.who, line.who_name, line.due_on, line.due_text)
        )
    return found
