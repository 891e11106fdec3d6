"""A sheet is written, gone on with, or thrown away."""

from datetime import timedelta

from sqlmodel import select

from socialvicevaert.features.aftaleark.models import Aftaleark, AftalearkDraft, Aftalelinje, AftalelinjeDraft, Hvem
from socialvicevaert.features.aftaleark.queries import OTHERS_VISIT
from socialvicevaert.features.aftaleark.rules import problems_of_aftaleark
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.service import add_opgave
from socialvicevaert.features.sager.queries import require_sag_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

DAYS_WITHOUT_A_DAY = timedelta(days=7)
"""When a promise without a day ("when the letter comes") is looked at again."""
PRINTED = "Arket er givet til beboeren og ændres ikke mere. Lav et nyt, hvis I aftaler noget andet."


def keep_aftaleark(session: Session, draft: AftalearkDraft, aftaleark_id: int | None = None) -> int:
    """Keep a sheet; gives its number. It can be changed until it is printed.

    :raises ValidationFailed: nothing agreed, or a line that does not say what or who.
    :raises UserError: it has been printed.
    """
    session.require(Permission.WRITE_BREVE)
    raise_if_any(problems_of_aftaleark(draft, session.today))
    session.kept(Beboer, draft.beboer_id)
    require_sag_of(session, draft.sag_id, draft.beboer_id)
    if draft.kontakt_id is not None and session.kept(Kontakt, draft.kontakt_id).beboer_id != draft.beboer_id:
        raise UserError(OTHERS_VISIT)
    row = _row(session, draft, aftaleark_id)
    row.medarbejder_id = session.actor.medarbejder_id  # "I" on the sheet is who wrote it last, and promises it
    row.dated = draft.dated
    row.language = draft.language
    row.next_meeting = draft.next_meeting.strip()
    row.phones = draft.phones.strip()
    row.note = draft.note.strip()
    row.sag_id = draft.sag_id
    row.kontakt_id = draft.kontakt_id
    session.add(row)
    session.flush()
    _set_lines(session, row_id(row), draft)
    return row_id(row)


def bin_aftaleark(session: Session, aftaleark_id: int) -> None:
    """Throw a sheet away that the resident has not got.

    :raises UserError: it has been printed.
    """
    session.require(Permission.WRITE_BREVE)
    row = session.kept(Aftaleark, aftaleark_id)
    if row.printed_at is not None:
        raise UserError(PRINTED)
    row.deleted_at = session.now
    session.flush()


def make_opgaver(session: Session, row: Aftaleark) -> None:
    """What the worker has promised becomes opgaver; called once, when the resident gets the sheet."""
    lines = session.exec(
        select(Aftalelinje).where(Aftalelinje.aftaleark_id == row_id(row), Aftalelinje.who == Hvem.MEDARBEJDER)
    )
    for line in lines:
        agreed = f"Aftalt med beboeren {show_date(row.dated)}"
        line.opgave_id = add_opgave(
            session,
            OpgaveDraft(
                title=line.what,
                due_on=line.due_on or row.dated + DAYS_WITHOUT_A_DAY,
                medarbejder_id=row.medarbejder_id,
                beboer_id=row.beboer_id,
                sag_id=row.sag_id,
                why=f"{agreed}: {line.due_text}" if line.due_text else agreed,
                source=OpgaveKilde.AFTALEARK,
                source_key=f"aftaleark:{row_id(row)}:{line.position}",
            ),
        )
    session.flush()


def _row(session: Session, draft: AftalearkDraft, aftaleark_id: int | None) -> Aftaleark:
    if aftaleark_id is None:
        return Aftaleark(beboer_id=draft.beboer_id, medarbejder_id=session.actor.medarbejder_id, dated=draft.dated)
    row = session.kept(Aftaleark, aftaleark_id)
    if row.printed_at is not None:
        raise UserError(PRINTED)
    if row.beboer_id != draft.beboer_id:
        raise UserError("Arket hører til en anden beboer.")
    return row


def _set_lines(session: Session, aftaleark_id: int, draft: AftalearkDraft) -> None:
    present = list(session.exec(select(Aftalelinje).where(Aftalelinje.aftaleark_id == aftaleark_id)))
    present.sort(key=lambda line: line.position)
    for position, wanted in enumerate(draft.lines):
        line = present[position] if position < len(present) else _new_line(aftaleark_id, position, wanted)
        line.what = wanted.what.strip()
        line.who = wanted.who
        line.who_name = wanted.who_name.strip()
        line.due_on = wanted.due_on
        line.due_text = wanted.due_text.strip()
        session.add(line)
    for line in present[len(draft.lines) :]:
        session.delete(line)
    session.flush()


def _new_line(aftaleark_id: int, position: int, wanted: AftalelinjeDraft) -> Aftalelinje:
    return Aftalelinje(aftaleark_id=aftaleark_id, position=position, what="", who=wanted.who)
