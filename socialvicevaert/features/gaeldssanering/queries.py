"""The check lists of a resident, newest first."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.gaeldssanering.models import Screening, ScreeningSvar, Spoergsmaal, SvarDraft
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class ScreeningView:
    """The list as it was gone through on a day."""

    id: int
    beboer_id: int
    screened_on: date
    medarbejder: str
    answers: tuple[SvarDraft, ...]  # in the order of the questions
    note: str


@dataclass(frozen=True)
class SheetView:
    """What the sheet shows: the resident's name and every list."""

    beboer: str
    screenings: tuple[ScreeningView, ...]


def sheet(session: Session, beboer_id: int) -> SheetView:
    """What there is of a resident.

    :raises UserError: the resident is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    return SheetView(session.kept(Beboer, beboer_id).full_name, screenings_of(session, beboer_id))


def screenings_of(session: Session, beboer_id: int) -> tuple[ScreeningView, ...]:
    """A resident's lists, newest first."""
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(Screening, col(Medarbejder.name))
        .join(Medarbejder, col(Medarbejder.id) == col(Screening.medarbejder_id))
        .where(Screening.beboer_id == beboer_id, col(Screening.deleted_at).is_(None))
        .order_by(col(Screening.screened_on).desc(), col(Screening.id).desc())
    ).all()
    answers = _answers(session, [row_id(one) for one, _ in found])
    return tuple(
        ScreeningView(
            id=row_id(one),
            beboer_id=one.beboer_id,
            screened_on=one.screened_on,
            medarbejder=worker,
            answers=tuple(answers[row_id(one)].get(question, SvarDraft(question)) for question in Spoergsmaal),
            note=one.note,
        )
        for one, worker in found
    )


def _answers(session: Session, ids: list[int]) -> dict[int, dict[Spoergsmaal, SvarDraft]]:
    found: dict[int, dict[Spoergsmaal, SvarDraft]] = {number: {} for number in ids}
    statement = select(ScreeningSvar).where(
        col(ScreeningSvar.screening_id).in_(ids), col(ScreeningSvar.deleted_at).is_(None)
    )
    for one in session.exec(statement):
        found[one.screening_id][one.question] = SvarDraft(one.question, one.answer, one.note)
    return found
