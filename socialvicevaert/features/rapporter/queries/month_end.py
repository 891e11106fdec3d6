"""Whether the report of the month that ended last is still to be issued."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.queries import afdelinger
from socialvicevaert.features.rapporter.models import RapportForm, UdstedtRapport
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.sager import sager_without_cause, sager_without_need, sager_without_result
from socialvicevaert.features.tal.queries.scope import scope_of
from socialvicevaert.features.tal.rules.period import Period, last_full_month
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.hverdage import is_working_day, next_day
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class UnissuedMonth:
    """A month whose report nobody has issued, and since when it could have been."""

    month: Period
    since: date

    @property
    def title(self) -> str:
        """What is said of it: "Rapporten for oktober 2026 er ikke udstedt"."""
        return f"Rapporten for {self.month.name} er ikke udstedt"

    @property
    def key(self) -> str:
        """Names it for good: "2026-10"."""
        return f"{self.month.from_on:%Y-%m}"


def unissued_month(session: Session) -> UnissuedMonth | None:
    """The last month, from the first working day after it, while there was work in it and no report of it.

    A report of every estate will do, or one for each of them; a report of a group of workers will not.
    """
    session.require(Permission.ISSUE_REPORTS)
    month = last_full_month(session.today)
    since = next_day(session.today.replace(day=1), is_working_day)
    if session.today < since or not _had_work(session, month):
        return None
    issued = session.exec(
        select(col(UdstedtRapport.afdeling_id)).where(
            UdstedtRapport.period_from == month.from_on,
            UdstedtRapport.period_to == month.to_on,
            UdstedtRapport.form == RapportForm.RAPPORT,
            UdstedtRapport.gruppe == "",
            col(UdstedtRapport.deleted_at).is_(None),
        )
    ).all()
    scope = scope_of(session, Selection(month.from_on, month.to_on))
    estates = {
        one.id
        for one in afdelinger(session, retired=True)
        if scope.estate_of(one.id) == one.id and (one.is_active or (one.closed_on or date.min) >= month.to_on)
    }
    is_issued = None in issued or (bool(issued) and estates <= set(issued))
    return None if is_issued else UnissuedMonth(month, since)


def sag_gaps(session: Session, month: Period) -> int:
    """How many causes, needs and results the sager of a month lack.

    What else the figures lack is for Datakvalitet to say: a day's list with ten thousand sager has no two seconds for
    it.
    """
    session.require(Permission.SEE_BEBOERE)
    scope = scope_of(session, Selection(month.from_on, month.to_on))
    return sum(len(find(session, scope)) for find in (sager_without_cause, sager_without_need, sager_without_result))


def _had_work(session: Session, month: Period) -> bool:
    """A file that was begun this month has nothing to report of the last one."""
    found = select(col(Sag.id)).where(Sag.started_on <= month.to_on, col(Sag.deleted_at).is_(None)).limit(1)
    return session.exec(found).first() is not None
