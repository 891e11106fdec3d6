"""The sheet on paper: looked at, and printed exactly as it will always be."""

from dataclasses import dataclass, replace

from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.aftaleark.models import Aftaleark, AftalearkDraft, AftalearkIndhold
from socialvicevaert.features.aftaleark.queries import aftaleark
from socialvicevaert.features.aftaleark.rules import problems_of_aftaleark, problems_of_printing
from socialvicevaert.features.aftaleark.service.writing import keep_aftaleark, make_opgaver
from socialvicevaert.features.aftaleark.sheet import SheetContent, aftaleark_paper
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.queries.people import existing
from socialvicevaert.features.formularer.queries import both
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import report_name
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Printed:
    """A sheet that was printed: its number, and its PDF as it always will be."""

    id: int
    pdf: bytes


def draft_paper(session: Session, draft: AftalearkDraft) -> bytes:
    """A sheet as it would be printed (PDF), also while it is being written: empty lines are passed over.

    It says nothing that the form beside it does not say, and is no line in the log.
    """
    session.require(Permission.WRITE_BREVE)
    written = replace(draft, lines=tuple(line for line in draft.lines if line.what.strip()))
    return _draw(session, written, session.actor.medarbejder_id)


def view_aftaleark(session: Session, aftaleark_id: int) -> bytes:
    """A sheet exactly as the resident has it, or as it would be printed; looking at it is logged."""
    return _paper(session, aftaleark_id, AuditKind.VIEW)


def print_again(session: Session, aftaleark_id: int) -> bytes:
    """A sheet that the resident has, to be printed or saved once more: the same bytes, logged before they leave.

    :raises UserError: it has not been printed yet.
    """
    if session.kept(Aftaleark, aftaleark_id).printed_at is None:
        raise UserError("Arket er en kladde. Skriv det færdigt, og udskriv det.")
    return _paper(session, aftaleark_id, AuditKind.PRINT)


def print_aftaleark(session: Session, draft: AftalearkDraft, aftaleark_id: int | None = None) -> Printed:
    """Keep a sheet and print it, once and for all: it is logged, and what the worker has promised becomes opgaver.

    :raises ValidationFailed: as for keeping it, or nobody to call.
    :raises UserError: it has been printed.
    """
    raise_if_any([*problems_of_aftaleark(draft, session.today), *problems_of_printing(draft)])
    number = keep_aftaleark(session, draft, aftaleark_id)
    row = session.kept(Aftaleark, number)
    audit.record(session, AuditKind.PRINT, beboer_id=row.beboer_id, what="Aftaleark", table="aftaleark", row_id=number)
    pdf = _draw(session, aftaleark(session, number).draft, row.medarbejder_id)
    session.add(AftalearkIndhold(aftaleark_id=number, content=pdf))
    row.printed_at = session.now
    make_opgaver(session, row)
    return Printed(number, pdf)


def _paper(session: Session, aftaleark_id: int, kind: AuditKind) -> bytes:
    session.require(Permission.WRITE_BREVE)
    row = session.kept(Aftaleark, aftaleark_id)
    session.kept(Beboer, row.beboer_id)  # nothing leaves of a resident in the bin
    audit.record(session, kind, beboer_id=row.beboer_id, what="Aftaleark", table="aftaleark", row_id=aftaleark_id)
    statement = select(AftalearkIndhold.content).where(AftalearkIndhold.aftaleark_id == aftaleark_id)
    kept = session.exec(statement).first()
    return kept if kept is not None else _draw(session, aftaleark(session, aftaleark_id).draft, row.medarbejder_id)


def _draw(session: Session, draft: AftalearkDraft, medarbejder_id: int) -> bytes:
    worker = session.get(Medarbejder, medarbejder_id)
    danish, helping = both(session, draft.language)
    content = SheetContent(
        organisation=report_name(session),
        worker=worker.name if worker else session.actor.name,
        beboer=existing(session, draft.beboer_id).full_name,
        dated=draft.dated,
        lines=draft.lines,
        phones=[line.strip() for line in draft.phones.splitlines() if line.strip()],
        next_meeting=draft.next_meeting,
        note=draft.note,
        words=danish,
        helping=helping,
        language=draft.language.value if helping is not None else "",
    )
    return aftaleark_paper(content).pdf()
