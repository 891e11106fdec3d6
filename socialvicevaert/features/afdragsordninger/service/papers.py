"""The plan on paper: looked at, and printed."""

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.afdragsordninger import queries
from socialvicevaert.features.afdragsordninger.paper import PlanContent, plan_document
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage.session import Session


def plan_paper(session: Session, ordning_id: int) -> bytes:
    """The plan as the resident takes it home (PDF); looking at it is logged as a view."""
    session.require(Permission.WRITE_OEKONOMI)
    view = queries.ordning(session, ordning_id)
    _log(session, AuditKind.VIEW, view)
    worker = session.get_one(Medarbejder, session.actor.medarbejder_id)
    return plan_document(
        PlanContent(
            organisation=report_name(session),
            contact=setting(session, REPORT_CONTACT),
            worker=worker.name,
            worker_phone=f"telefon {show_phone(worker.phone)}" if worker.phone else "",
            beboer=view.beboer,
            counterpart=view.counterpart,
            agreed_on=view.agreed_on,
            dated=session.today,
            total_oere=view.total_oere,
            paid_oere=view.paid_oere,
            afdrag=view.afdrag,
            tolerance_days=view.tolerance_days,
        )
    ).pdf()


def print_plan(session: Session, ordning_id: int) -> None:
    """Log that the plan is printed or saved, before it is."""
    session.require(Permission.WRITE_OEKONOMI)
    _log(session, AuditKind.PRINT, queries.ordning(session, ordning_id))


def _log(session: Session, kind: AuditKind, view: queries.OrdningView) -> None:
    audit.record(session, kind, beboer_id=view.beboer_id, what="afdragsordning", table="afdragsordning", row_id=view.id)
