"""What the overview shows: the figures of the report, and what wants attention."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, func, select

from socialvicevaert.features.datakvalitet.queries import MissingGroup, missing
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDato, Fogedsag
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.scope import Scope, scope_of
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.storage.session import Session

COURT_DAYS = 14


@dataclass(frozen=True)
class Overview:
    """The figures as they may be seen; the kinds of gaps there are; days in court soon (None: not for this role)."""

    report: Published
    gaps: tuple[MissingGroup, ...]
    court_dates: int | None


def overview(session: Session, selection: Selection) -> Overview:
    """:raises ValidationFailed: the selection is impossible. :raises NotAllowed: the role may not issue reports."""
    report = report_figures(session, selection)
    scope = scope_of(session, selection)
    gaps = tuple(group for group in missing(session, scope) if report[group.figure].value != 0)
    return Overview(report, gaps, _court_dates(session, scope) if may(session.actor, Permission.SEE_BEBOERE) else None)


def _court_dates(session: Session, scope: Scope) -> int:
    """Meetings and evictions from today on, whatever the period is: they lie ahead."""
    last = session.today + timedelta(days=COURT_DAYS)
    return session.exec(
        select(func.count())
        .select_from(FogedDato)
        .join(Fogedsag, col(Fogedsag.id) == col(FogedDato.fogedsag_id))
        .where(
            col(FogedDato.kind).in_((DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE)),
            col(FogedDato.on).between(session.today, last),
            col(FogedDato.deleted_at).is_(None),
            col(Fogedsag.deleted_at).is_(None),
            col(Fogedsag.closed_on).is_(None),
            scope.covers(Fogedsag.beboer_id),
        )
    ).one()
