"""Sheets as screens show them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.aftaleark.models import Aftaleark, AftalearkDraft, Aftalelinje, AftalelinjeDraft
from socialvicevaert.features.beboere.queries.people import existing
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.queries import language_named
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries.values import report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT
from socialvicevaert.features.kontakter.queries import kontakt
from socialvicevaert.features.partnere.queries import partnere
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

OTHERS_VISIT = "Kontakten hører til en anden beboer."


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
    """What a new sheet begins with: the day and the sag of the kontakt it comes from, the resident's language where
    there are words in it, whom to call, and whom one might add (``numbers``, as they are printed).
    """

    beboer: str
    dated: date
    language: Sprog
    phones: str
    numbers: tuple[str, ...]
    kontakt_id: int | None = None
    sag_id: int | None = None


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


def aftaleark_start(session: Session, beboer_id: int, kontakt_id: int | None = None) -> AftalearkStart:
    """What a new sheet of a resident begins with; ``kontakt_id`` is the visit it was agreed at.

    :raises UserError: the resident or the kontakt is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    beboer = existing(session, beboer_id)
    worker = session.get(Medarbejder, session.actor.medarbejder_id)
    visit = kontakt(session, kontakt_id) if kontakt_id is not None else None
    if visit is not None and visit.beboer_id != beboer_id:
        raise UserError(OTHERS_VISIT)
    return AftalearkStart(
        beboer=beboer.full_name,
        dated=min(danish_date(visit.held_at), session.today) if visit is not None else session.today,
        language=language_named(beboer.language) or Sprog.DANSK,
        phones=(_number(worker.name, worker.phone) if worker is not None else "") or _at_the_office(session),
        numbers=_numbers(session),
        kontakt_id=visit.id if visit is not None else None,
        sag_id=visit.sag_id if visit is not None else None,
    )


def _at_the_office(session: Session) -> str:
    """The organisation's own line, for a worker without a number; "" where it is not written down."""
    contact = setting(session, REPORT_CONTACT)
    return f"{report_name(session)}: {contact}" if contact else ""


def _numbers(session: Session) -> tuple[str, ...]:
    """The direct numbers of partners and of their people, as a sheet says them."""
    found: list[str] = []
    for one in partnere(session):
        found.append(_number(one.name, one.phone))
        found += [_number(f"{one.name}, {person.name}", person.phone) for person in one.draft.kontaktpersoner]
    return tuple(filter(None, found))


def _number(name: str, phone: str) -> str:
    return f"{name}: {show_phone(phone)}" if phone else ""


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
