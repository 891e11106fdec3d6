"""Issuing a report: counted, drawn, kept as it is, and logged."""

import json
from dataclasses import asdict, dataclass

from sqlmodel import col, select

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.rapporter.files.as_json import figures_json
from socialvicevaert.features.rapporter.files.as_workbook import figures_workbook
from socialvicevaert.features.rapporter.models import Correction, RapportForm, UdstedtRapport
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session
from socialvicevaert.vault.checking import program_version


@dataclass(frozen=True)
class IssuedReport:
    """A report as it was issued; `figures_json` and `workbook` (XLSX) hold what the PDF prints, and no more."""

    id: int
    report_id: str
    published: Published
    figures_json: str
    document: bytes
    workbook: bytes


def issue_report(
    session: Session,
    parameters: Selection,
    form: RapportForm = RapportForm.RAPPORT,
    corrects: Correction | None = None,
) -> IssuedReport:
    """Count, draw and keep a report; from now on it is reprinted from what was kept.

    :raises ValidationFailed: the period or the estate is impossible. :raises NotAllowed: the role may not.
    """
    session.require(Permission.ISSUE_REPORTS)
    published = report_figures(session, parameters)
    report_id = _next_report_id(session)
    document = report_document(published, report_id, program_version()).pdf()
    figures = figures_json(published, report_id)
    workbook = figures_workbook(published, report_id)
    row = UdstedtRapport(
        report_id=report_id,
        period_from=parameters.period_from,
        period_to=parameters.period_to,
        afdeling_id=parameters.afdeling_id,
        gruppe=parameters.gruppe,
        form=form,
        issued_at=session.now,
        issued_by_id=session.actor.medarbejder_id,
        program_version=program_version(),
        parameters=json.dumps(asdict(parameters), default=str, sort_keys=True),
        figures=figures,
        document=document,
        workbook=workbook,
    )
    session.add(row)
    session.flush()
    record(session, AuditKind.REPORT, what=f"Rapport {report_id}", table="udstedtrapport", row_id=row_id(row))
    return IssuedReport(row_id(row), report_id, published, figures, document, workbook)


def record_taken(session: Session, issued_id: int, kind: AuditKind) -> None:
    """Log that an issued report was printed (PRINT) or saved as a file (EXPORT).

    :raises UserError: it is gone.
    """
    session.require(Permission.ISSUE_REPORTS)
    row = session.get(UdstedtRapport, issued_id)
    if row is None or row.deleted_at is not None:
        raise UserError("Rapporten findes ikke længere.")
    record(session, kind, what=f"Rapport {row.report_id}", table="udstedtrapport", row_id=issued_id)


def _next_report_id(session: Session) -> str:
    """R2026-0001 and so on within the year of issue."""
    prefix = f"R{session.today.year}-"
    taken = session.exec(select(UdstedtRapport.report_id).where(col(UdstedtRapport.report_id).startswith(prefix))).all()
    last = max((int(one.removeprefix(prefix)) for one in taken), default=0)
    return f"{prefix}{last + 1:04d}"
