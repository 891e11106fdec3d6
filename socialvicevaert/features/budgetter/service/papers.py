"""The budget on one page for the resident."""

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter import queries
from socialvicevaert.features.budgetter.models import Budget
from socialvicevaert.features.budgetter.pdf import one_page
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import report_name
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage.session import Session

_WHAT = "budget"


def budget_paper(session: Session, budget_id: int) -> bytes:
    """The budget as a paper of exactly one page (PDF); looking at it is logged as a view."""
    session.require(Permission.SEE_BEBOERE)
    view = queries.budget(session, budget_id)
    _log(session, AuditKind.VIEW, budget_id)
    worker = session.get(Medarbejder, session.actor.medarbejder_id)
    contact = ""
    if worker is not None:
        contact = f"{worker.name}, telefon {show_phone(worker.phone)}" if worker.phone else worker.name
    return one_page(view, report_name(session), contact, session.today)


def note_print(session: Session, budget_id: int) -> None:
    """The paper is printed or saved as a file: logged before it leaves."""
    session.require(Permission.SEE_BEBOERE)
    _log(session, AuditKind.PRINT, budget_id)


def _log(session: Session, kind: AuditKind, budget_id: int) -> None:
    row = session.kept(Budget, budget_id)
    session.kept(Beboer, row.beboer_id)
    audit.record(session, kind, beboer_id=row.beboer_id, what=_WHAT, table="budget", row_id=budget_id)
