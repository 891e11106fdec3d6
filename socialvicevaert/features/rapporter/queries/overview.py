"""What the overview shows: the figures of the report, and what wants attention."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, func, select

from socialvicevaert.features.datakvalitet.queries import MissingGroup, missing
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDato, Fogedsag
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.queries.month_end import UnissuedMonth, unissued_month
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.scope import Scope, scope_of
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.storage.session import Session

COURT_DAYS = 14


@dataclass(frozen=True)
class Overview:
    """The figures as they may be seen, and what wants attention.

    `gaps` are the kinds of gaps that there are; `court_dates` are the days in court soon, None for a role that sees no
    residents; `unissued` is the last month while its report is not issued. `is_new`: nothing was ever written down.
    """

    report: Published
    gaps: tuple[MissingGroup, ...]
    court_dates: int | None
    unissued: UnissuedMonth | None
    is_new: bool


def overview(session: Session, selection: Selection) -> Overview:
    """:raises ValidationFailed: the selection is impossible. :raises NotAllowed: the role may not issue reports."""
    report = report_figures(session, selection)
    scope = scope_of(session, selection)
    gaps = tuple(group for group in missing(session, scope) if report[group.figure].value != 0)
    court_dates = _court_dates(session, scope) if may(session.actor, Permission.SEE_BEBOERE) else None
    is_new = all(session.exec(select(kind.id).limit(1)).first() is None for kind in (Sag, Kontakt, Fogedsag))
    return Overview(report, gaps, court_dates, unissued_month(session), is_new)


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
