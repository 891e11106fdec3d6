"""What the overview shows beside the figures of the report: what wants attention."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, func, select

from socialvicevaert.features.datakvalitet.queries import MissingGroup, missing
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDato, Fogedsag
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.rapporter.queries.month_end import UnissuedMonth, unissued_month
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.queries.scope import Scope, of_estate, scope_of
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.storage.session import Session

COURT_DAYS = 14


@dataclass(frozen=True)
class Attention:
    """What somebody should look at.

    `gaps` are the kinds of gaps that there are; `court_dates` are the days in court soon, None for a role that sees no
    residents; `unissued` is the last month while its report is not issued.
    """

    gaps: tuple[MissingGroup, ...]
    court_dates: int | None
    unissued: UnissuedMonth | None


def is_new(session: Session) -> bool:
    """Whether nothing that is counted was ever written down."""
    session.require(Permission.ISSUE_REPORTS)
    return all(session.exec(select(kind.id).limit(1)).first() is None for kind in (Sag, Kontakt, Fogedsag))


def attention(session: Session, report: Published) -> Attention:
    """What wants attention beside the figures of a report. :raises NotAllowed: the role may not issue reports."""
    scope = scope_of(session, report.parameters)
    gaps = tuple(group for group in missing(session, scope) if report[group.figure].value != 0)
    court_dates = _court_dates(session, scope) if may(session.actor, Permission.SEE_BEBOERE) else None
    return Attention(gaps, court_dates, unissued_month(session))


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
            of_estate(scope),
            scope.by(Fogedsag.responsible_id),
        )
    ).one()
