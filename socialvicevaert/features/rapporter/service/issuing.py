"""Issuing a report: counted, drawn, kept as it is, and logged; a correction is a new version beside the old one."""

import json
from dataclasses import asdict, dataclass

from sqlmodel import col, select

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.rapporter.files.as_json import figures_json
from socialvicevaert.features.rapporter.files.as_workbook import figures_workbook
from socialvicevaert.features.rapporter.models import Corrected, Correction, RapportForm, Taken, UdstedtRapport
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.changes import differences
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.queries.issued import issued_row, replaced_by, selection_of
from socialvicevaert.features.rapporter.rules import correction_problems, next_report_id, version_id
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.errors import UserError, raise_if_any
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
    corrected: Corrected | None = None


def issue_report(
    session: Session,
    selection: Selection,
    form: RapportForm = RapportForm.RAPPORT,
    corrects: Correction | None = None,
) -> IssuedReport:
    """Count, draw and keep a report; from now on it is reprinted from what was kept.

    With `corrects` it is a new version of the report of the same selection and form: it says on page 1 what it
    replaces, why, and what has changed.

    :raises ValidationFailed: the period, the estate or the reason is impossible. :raises NotAllowed: the role may not.
    :raises UserError: what it corrects is of something else, has been corrected already, or is right as it stands.
    """
    session.require(Permission.ISSUE_REPORTS)
    replaced = _to_be_replaced(session, corrects, selection, form) if corrects else None
    published = report_figures(session, selection, is_issued=True)
    corrected = _corrected(replaced, corrects.reason, published) if replaced and corrects else None
    report_id = version_id(replaced.report_id, replaced.version + 1) if replaced else _next_report_id(session)
    version = program_version()
    figures = figures_json(published, report_id, form, corrected)
    document = report_document(published, report_id, version, form, corrected).pdf()
    workbook = figures_workbook(published, report_id, version, form, corrected)
    row = UdstedtRapport(
        report_id=report_id,
        period_from=selection.period_from,
        period_to=selection.period_to,
        afdeling_id=selection.afdeling_id,
        gruppe=selection.gruppe,
        form=form,
        version=replaced.version + 1 if replaced else 1,
        corrects_id=row_id(replaced) if replaced else None,
        reason=corrected.reason if corrected else "",
        issued_at=session.now,
        issued_by_id=session.actor.medarbejder_id,
        program_version=version,
        parameters=json.dumps(asdict(selection), default=str, sort_keys=True),
        figures=figures,
        ledger=published.ledger.as_json(),
        document=document,
        workbook=workbook,
    )
    session.add(row)
    session.flush()
    record(session, AuditKind.REPORT, what=f"Rapport {report_id}", table="udstedtrapport", row_id=row_id(row))
    return IssuedReport(row_id(row), report_id, published, figures, document, workbook, corrected)


def correct_report(session: Session, corrects: Correction) -> IssuedReport:
    """Issue a new version of a report, of what it was of. :raises: as `issue_report`."""
    session.require(Permission.ISSUE_REPORTS)
    row = issued_row(session, corrects.issued_id)
    return issue_report(session, selection_of(row), row.form, corrects)


def record_taken(session: Session, issued_id: int, kind: AuditKind, file: Taken = Taken.PDF) -> None:
    """Log that an issued report was printed (PRINT) or saved as a file (EXPORT), and as what.

    :raises UserError: it is gone.
    """
    session.require(Permission.ISSUE_REPORTS)
    row = issued_row(session, issued_id)
    what = f"Rapport {row.report_id}" + ("" if file is Taken.PDF else f" ({file.label})")
    record(session, kind, what=what, table="udstedtrapport", row_id=issued_id)


def _to_be_replaced(session: Session, corrects: Correction, selection: Selection, form: RapportForm) -> UdstedtRapport:
    row = issued_row(session, corrects.issued_id)
    raise_if_any(correction_problems(corrects.reason))
    newer = replaced_by(session, corrects.issued_id)
    if newer:
        raise UserError(f"{row.report_id} er allerede erstattet af {newer}. Ret den i stedet.")
    if (selection_of(row), row.form) != (selection, form):
        raise UserError(f"En ny udgave af {row.report_id} skal handle om det samme: periode, afdeling, gruppe og form.")
    return row


def _corrected(replaced: UdstedtRapport, reason: str, report: Published) -> Corrected:
    changes = differences(replaced.figures, report)
    if not changes:
        raise UserError(
            f"Intet i {replaced.report_id} er ændret, siden den blev udstedt, så der er ikke noget at rette."
        )
    return Corrected(replaced.report_id, danish_date(replaced.issued_at), reason.strip(), changes)


def _next_report_id(session: Session) -> str:
    taken = session.exec(select(UdstedtRapport.report_id).where(col(UdstedtRapport.corrects_id).is_(None))).all()
    return next_report_id(session.today.year, taken)
