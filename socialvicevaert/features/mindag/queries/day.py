"""What a worker sees in the morning: every line says why it is there."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlmodel import col, func, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.mindag import rules
from socialvicevaert.features.mindag.models import Udskydelse
from socialvicevaert.features.mindag.queries.lines import SOURCES
from socialvicevaert.features.mindag.rules import DayLine
from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class DoneToday:
    """What has been done since midnight; shown when nothing is left."""

    kontakter: int
    opgaver: int


@dataclass(frozen=True)
class Day:
    """The page in one: the lines asked for, how many lines other workers have, and what was done today."""

    lines: tuple[DayLine, ...]
    others: int
    done: DoneToday
    is_new: bool  # nobody has been written down yet


def day(session: Session, *, medarbejder_id: int | None = None) -> Day:
    """The day of one worker, or of everybody."""
    everybody = min_dag(session)
    lines = tuple(line for line in everybody if medarbejder_id is None or line.medarbejder_id == medarbejder_id)
    is_new = not everybody and session.exec(select(Beboer.id).limit(1)).first() is None
    return Day(lines, len(everybody) - len(lines), done_today(session), is_new)


def min_dag(session: Session, *, medarbejder_id: int | None = None) -> tuple[DayLine, ...]:
    """The lines of the day, most pressing first; of one worker, or of everybody. What was put off is left out."""
    session.require(Permission.SEE_BEBOERE)
    lines = [line for source in SOURCES for line in source(session)]
    put_off = _put_off(session)
    return rules.in_order(
        [
            line
            for line in lines
            if line.key not in put_off and (medarbejder_id is None or line.medarbejder_id == medarbejder_id)
        ]
    )


def done_today(session: Session) -> DoneToday:
    """What the actor has done since midnight in Denmark."""
    session.require(Permission.SEE_BEBOERE)
    midnight = datetime.combine(session.today, time(), DENMARK).astimezone(UTC)
    me = session.actor.medarbejder_id
    kontakter = select(func.count()).where(
        Kontakt.medarbejder_id == me, Kontakt.held_at >= midnight, col(Kontakt.deleted_at).is_(None)
    )
    opgaver = select(func.count()).where(
        Opgave.done_by_id == me, col(Opgave.done_at) >= midnight, col(Opgave.deleted_at).is_(None)
    )
    return DoneToday(session.exec(kontakter).one(), session.exec(opgaver).one())


def _put_off(session: Session) -> set[str]:
    return set(session.exec(select(Udskydelse.key).where(Udskydelse.until > session.today)))
