"""The sheet on paper: looked at, and printed exactly as it will always be."""

from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.aftaleark.models import Aftaleark, AftalearkDraft, AftalearkIndhold
from socialvicevaert.features.aftaleark.queries import aftaleark
from socialvicevaert.features.aftaleark.rules import problems_of_aftaleark
from socialvicevaert.features.aftaleark.service.writing import make_opgaver
from socialvicevaert.features.aftaleark.sheet import SheetContent, aftaleark_paper
from socialvicevaert.features.beboere.queries.people import existing
from socialvicevaert.features.formularer.queries import both
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import report_name
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.storage.session import Session


def preview_aftaleark(session: Session, draft: AftalearkDraft) -> bytes:
    """A sheet as it would be printed (PDF); looking at it is logged as a view.

    :raises ValidationFailed: as for keeping it.
    """
    session.require(Permission.WRITE_BREVE)
    raise_if_any(problems_of_aftaleark(draft, session.today))
    audit.record(session, AuditKind.VIEW, beboer_id=draft.beboer_id, what="Aftaleark")
    return _draw(session, draft)


def print_aftaleark(session: Session, aftaleark_id: int) -> bytes:
    """The sheet, logged before it leaves. The first time it is kept as it is, and the worker's promises become opgaver;
    after that it is the same bytes.
    """
    session.require(Permission.WRITE_BREVE)
    row = session.kept(Aftaleark, aftaleark_id)
    audit.record(
        session, AuditKind.PRINT, beboer_id=row.beboer_id, what="Aftaleark", table="aftaleark", row_id=aftaleark_id
    )
    statement = select(AftalearkIndhold.content).where(AftalearkIndhold.aftaleark_id == aftaleark_id)
    kept = session.exec(statement).first()
    if kept is not None:
        return kept
    pdf = _draw(session, aftaleark(session, aftaleark_id).draft)
    session.add(AftalearkIndhold(aftaleark_id=aftaleark_id, content=pdf))
    row.printed_at = session.now
    make_opgaver(session, row)
    return pdf


def _draw(session: Session, draft: AftalearkDraft) -> bytes:
    worker = session.get(Medarbejder, session.actor.medarbejder_id)
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
