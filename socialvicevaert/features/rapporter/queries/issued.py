"""Reports that have been issued."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import defer
from sqlmodel import col, func, select

from socialvicevaert.features.indstillinger.models import Afdeling, Medarbejder
from socialvicevaert.features.indstillinger.queries import gruppe
from socialvicevaert.features.rapporter.models import RapportForm, Taken, UdstedtRapport
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_HEAVY: tuple[Any, ...] = (
    UdstedtRapport.document,
    UdstedtRapport.workbook,
    UdstedtRapport.figures,
    UdstedtRapport.ledger,
)
"""Files, which a list is read without."""


@dataclass(frozen=True)
class IssuedView:
    """One line of the list. `replaced_by` is the number of the version that corrects it, "" when it is the newest."""

    id: int
    report_id: str
    version: int
    form: RapportForm
    period: Period
    afdeling: str
    gruppe: str
    issued_at: datetime
    issued_by: str
    replaced_by: str
    reason: str
    has_workbook: bool

    @property
    def file_name(self) -> str:
        """The name a file of it is saved under, without ending."""
        return f"Rapport {self.report_id.replace(',', '')}"


def issued_reports(session: Session, limit: int | None = 500) -> list[IssuedView]:
    """The newest first, without their files; all of them without a limit."""
    session.require(Permission.ISSUE_REPORTS)
    estates = dict(session.exec(select(col(Afdeling.id), col(Afdeling.name))).all())
    workers = dict(session.exec(select(col(Medarbejder.id), col(Medarbejder.name))).all())
    query = select(UdstedtRapport).options(*(defer(file) for file in _HEAVY))
    rows = session.exec(query.order_by(col(UdstedtRapport.id).desc()).limit(limit)).all()
    has_workbook = set(session.exec(select(col(UdstedtRapport.id)).where(func.length(UdstedtRapport.workbook) > 0)))
    named = {key: gruppe(session, key) for key in {row.gruppe for row in rows if row.gruppe}}
    groups = {key: found.name for key, found in named.items() if found}
    newer = {row.corrects_id: row.report_id for row in rows if row.corrects_id is not None}
    return [
        IssuedView(
            id=row_id(row),
            report_id=row.report_id,
            version=row.version,
            form=row.form,
            period=Period(row.period_from, row.period_to),
            afdeling=estates.get(row.afdeling_id, ""),
            gruppe=groups.get(row.gruppe, ""),
            issued_at=row.issued_at,
            issued_by=workers.get(row.issued_by_id, ""),
            replaced_by=newer.get(row_id(row), ""),
            reason=row.reason,
            has_workbook=row.id in has_workbook,
        )
        for row in rows
    ]


def issued_row(session: Session, issued_id: int) -> UdstedtRapport:
    """The report as it was kept. :raises UserError: there is none."""
    session.require(Permission.ISSUE_REPORTS)
    return session.kept(UdstedtRapport, issued_id)


def issued_file(session: Session, issued_id: int, file: Taken) -> bytes:
    """A file of an issued report, exactly as it was issued.

    :raises UserError: it is gone, or was issued before there were workbooks.
    """
    row = issued_row(session, issued_id)
    if file is Taken.FIGURES:
        return row.figures.encode()
    content = row.document if file is Taken.PDF else row.workbook
    if not content:
        raise UserError(f"{row.report_id} er udstedt, før der blev lavet regneark. Gem den som PDF.")
    return content


def issued_document(session: Session, issued_id: int) -> bytes:
    """The PDF of an issued report, exactly as it was issued. :raises UserError: it is gone."""
    return issued_file(session, issued_id, Taken.PDF)


def issued_number(session: Session, report_id: str) -> int:
    """Which report has this number ("R2026-0003"; of several versions, the newest). :raises UserError: none has."""
    session.require(Permission.ISSUE_REPORTS)
    wanted = " ".join(report_id.split())
    number = func.upper(col(UdstedtRapport.report_id))
    found = (number == wanted.upper()) | number.startswith(f"{wanted.upper()}, UDGAVE ", autoescape=True)
    kept = session.exec(
        select(col(UdstedtRapport.id)).where(found).order_by(col(UdstedtRapport.version).desc())
    ).first()
    if kept is None:
        raise UserError(f"Der er ingen udstedt rapport med nummer {wanted}.")
    return kept


def replaced_by(session: Session, issued_id: int) -> str:
    """The number of the version that corrects a report; "" when it is the newest."""
    newer = select(UdstedtRapport.report_id).where(col(UdstedtRapport.corrects_id) == issued_id)
    return session.exec(newer).first() or ""


def selection_of(row: UdstedtRapport) -> Selection:
    """What a report was asked to be about."""
    asked = json.loads(row.parameters)
    return Selection(
        date.fromisoformat(asked["period_from"]),
        date.fromisoformat(asked["period_to"]),
        asked["afdeling_id"],
        asked.get("compare_year"),
        asked.get("gruppe", ""),
    )
