"""Residents with an open sag whom nobody has met for long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.datakvalitet.queries.describing import About
from socialvicevaert.features.datakvalitet.queries.groups import Form
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.tal.queries.kontakter import NOT_MET
from socialvicevaert.features.tal.queries.sager import courses_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class NotMet:
    """One resident: who answers for the sag that is open longest, and when they were met last; None: never."""

    beboer_id: int
    responsible_id: int
    started_on: date
    last_on: date | None

    @property
    def since(self) -> date:
        """From when nobody has met the resident."""
        return self.last_on or self.started_on


def with_open_sag(session: Session, scope: Scope) -> list[NotMet]:
    """The residents whose sag was open when the period ended."""
    session.require(Permission.SEE_BEBOERE)
    courses = courses_of(scope)
    latest = (
        select_many(col(Kontakt.beboer_id).label("beboer_id"), func.max(col(Kontakt.held_at)).label("held_at"))
        .where(
            col(Kontakt.deleted_at).is_(None),
            col(Kontakt.kind).not_in(NOT_MET),
            col(Kontakt.held_at) < scope.period.moments()[1],
        )
        .group_by(col(Kontakt.beboer_id))
        .subquery()
    )
    rows = session.execute(
        select_many(col(Sag.beboer_id), col(Sag.responsible_id), col(Sag.started_on), latest.c.held_at)
        .select_from(courses)
        .join(Sag, col(Sag.id) == courses.c.sag_id)
        .outerjoin(latest, latest.c.beboer_id == col(Sag.beboer_id))
        .where(courses.c.is_open == 1)
        .order_by(col(Sag.started_on).desc(), col(Sag.id).desc())
    )
    found = {  # the sag that is open longest comes last, and stays
        beboer_id: NotMet(beboer_id, responsible_id, started_on, danish_date(held_at) if held_at else None)
        for beboer_id, responsible_id, started_on, held_at in rows
    }
    return list(found.values())


def not_met_for(found: Iterable[NotMet], days: int, day: date) -> list[NotMet]:
    """Those whom nobody has met for more than so many days, the longest first."""
    return sorted((one for one in found if (day - one.since).days > days), key=lambda one: (one.since, one.beboer_id))


def about(one: NotMet, day: date) -> About:
    """A resident as a row: a new contact is one click away."""
    days = (day - one.since).days
    what = (
        f"Sidst mødt {show_date(one.last_on)}, for {days} dage siden"
        if one.last_on
        else f"Aldrig mødt, sag fra {show_date(one.started_on)}"
    )
    form = Form("ny_kontakt", one.beboer_id)
    return About(one.beboer_id, one.beboer_id, one.since, what, one.responsible_id, "overblik", {}, form)
