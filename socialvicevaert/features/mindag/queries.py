"""What a worker sees in the morning: every line says why it is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import col, func, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.features.fogedsager.queries import FogedsagRow, fogedsager
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import henvisninger
from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import NO_CONTACT_DAYS
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.mindag import rules
from socialvicevaert.features.mindag.models import Udskydelse
from socialvicevaert.features.mindag.rules import DayAction, DayAfsnit, DayLine
from socialvicevaert.features.opgaver.models import Opgave, OpgaveKilde
from socialvicevaert.features.opgaver.queries import OpgaveView, open_opgaver
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.samtykker.queries import expiring
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import DENMARK, danish_date
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.storage import row_id
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
    lines = [line for source in _SOURCES for line in source(session)]
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


def _opgaver(session: Session) -> Iterator[DayLine]:
    for one in open_opgaver(session, until=session.today):
        answer = one.answer
        yield DayLine(
            key=f"opgave:{one.id}",
            section=_section_of(one, session.today),
            beboer_id=one.beboer_id,
            beboer=one.beboer,
            title=one.title,
            why=one.why or one.source.label,
            due_on=one.due_on,
            action=DayAction(answer.label, answer.kind, answer.id, answer.tab, answer.extra)
            if answer
            else DayAction("Klaret", "opgave", one.id),
            medarbejder_id=one.medarbejder_id,
        )


def _section_of(one: OpgaveView, today: date) -> DayAfsnit:
    """An agreement is broken once the last day for its instalment has passed; on that day it is a deadline."""
    is_broken = one.source is OpgaveKilde.ORDNING and one.due_on < today
    return DayAfsnit.ORDNINGER if is_broken else DayAfsnit.FRISTER


def _fogedsager(session: Session) -> Iterator[DayLine]:
    for row in fogedsager(session):
        court = _court_line(session, row)
        if court is not None:
            yield court
            continue
        action = row.next_action
        if action is not None and action.due_on <= session.today + timedelta(days=rules.DEADLINE_DAYS):
            yield DayLine(
                key=f"fogedsag:{row.id}:{row.stage.value}:{action.due_on}",
                section=DayAfsnit.FRISTER,
                beboer_id=row.beboer_id,
                beboer=row.beboer,
                title=action.text,
                why=action.why,
                due_on=action.due_on,
                action=DayAction("Åbn fogedsag", "fogedsag", row.id),
                medarbejder_id=row.responsible_id,
            )


def _court_line(session: Session, row: FogedsagRow) -> DayLine | None:
    last = session.today + timedelta(days=rules.COURT_DAYS)
    for step in row.steps:
        if step.kind in {DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE} and session.today <= step.on <= last:
            at = f" kl. {step.at:%H.%M}" if step.at else ""
            action = row.next_action
            return DayLine(
                key=rules.court_key(row.id, step.kind.value, step.on),
                section=DayAfsnit.RETSMOEDER,
                beboer_id=row.beboer_id,
                beboer=row.beboer,
                title=f"{step.kind.label} {show_relative(step.on, session.today)}{at}",
                why=action.text if action else f"{step.kind.label} {show_date(step.on)}",
                due_on=step.on,
                action=DayAction("Åbn fogedsag", "fogedsag", row.id),
                medarbejder_id=row.responsible_id,
            )
    return None


def _henvisninger(session: Session) -> Iterator[DayLine]:
    for one in henvisninger(session):
        if one.status is not HenvisningStatus.SENDT or one.sent_on is None:
            continue
        if one.expected_answer_on is not None and one.expected_answer_on <= session.today:
            continue  # stands among today's opgaver
        yield DayLine(
            key=f"henvisning:{one.id}",
            section=DayAfsnit.VENTER,
            beboer_id=one.beboer_id,
            beboer=one.beboer,
            title=f"Svar fra {one.partner}",
            why=rules.why_waiting(one.sent_on, one.expected_answer_on, session.today),
            due_on=one.expected_answer_on or one.sent_on,
            action=DayAction("Åbn henvisning", "henvisning", one.id),
            medarbejder_id=one.medarbejder_id,
        )


def _no_contact(session: Session) -> Iterator[DayLine]:
    days = setting(session, NO_CONTACT_DAYS)
    # Asked for each resident with an open case: the newest contact stands at the end of an index, while the newest of
    # everybody would mean reading the whole log.
    latest = (
        select(Kontakt.held_at)
        .where(
            Kontakt.beboer_id == Beboer.id,
            col(Kontakt.deleted_at).is_(None),
            col(Kontakt.kind).not_in([KontaktArt.FORGAEVES, KontaktArt.NOTAT]),
        )
        .order_by(col(Kontakt.held_at).desc())
        .limit(1)
        .correlate(Beboer)
        .scalar_subquery()
    )
    statement = (
        select(Sag, Beboer, latest)
        .join(Beboer, col(Beboer.id) == col(Sag.beboer_id))
        .where(col(Sag.closed_on).is_(None), col(Sag.deleted_at).is_(None), col(Beboer.deleted_at).is_(None))
        .order_by(col(Sag.started_on))
    )
    seen: set[int] = set()
    for sag, beboer, last in session.exec(statement):
        last_on = danish_date(last) if last is not None else None
        since = last_on or sag.started_on
        if row_id(beboer) in seen or (session.today - since).days <= days:
            continue
        seen.add(row_id(beboer))
        yield DayLine(
            key=f"kontakt:{beboer.id}:{since}",
            section=DayAfsnit.INGEN_KONTAKT,
            beboer_id=beboer.id,
            beboer=beboer.full_name,
            title="Tag kontakt",
            why=rules.why_no_contact(last_on, sag.started_on),
            due_on=since + timedelta(days=days),
            action=DayAction("Ny kontakt", "ny_kontakt", row_id(beboer)),
            medarbejder_id=sag.responsible_id,
            since=since,
        )


def _samtykker(session: Session) -> Iterator[DayLine]:
    ending = expiring(session, session.today + timedelta(days=rules.CONSENT_DAYS))
    givers = select(Beboer).where(
        col(Beboer.id).in_({one.beboer_id for one in ending}), col(Beboer.deleted_at).is_(None)
    )
    names = {row_id(one): one for one in session.exec(givers)}
    for one in ending:
        beboer = names.get(one.beboer_id)
        if beboer is None:
            continue
        ends = show_relative(one.coverage.valid_to, session.today)
        yield DayLine(
            key=f"samtykke:{one.id}",
            section=DayAfsnit.SAMTYKKER,
            beboer_id=one.beboer_id,
            beboer=beboer.full_name,
            title=f"Samtykke til {', '.join(one.partners)} udløber {ends}",
            why=f"Formål: {one.coverage.purpose}",
            due_on=one.coverage.valid_to,
            action=DayAction("Forny samtykke", "samtykke", one.id),
            medarbejder_id=beboer.responsible_id or session.actor.medarbejder_id,
        )


def _without_cause(session: Session) -> Iterator[DayLine]:
    before = session.today - timedelta(days=rules.DAYS_WITHOUT_CAUSE)
    statement = (
        select(Sag, Beboer)
        .join(Beboer, col(Beboer.id) == col(Sag.beboer_id))
        .where(
            col(Sag.cause).is_(None),
            col(Sag.closed_on).is_(None),
            Sag.started_on <= before,
            col(Sag.deleted_at).is_(None),
            col(Beboer.deleted_at).is_(None),
        )
        .order_by(col(Sag.started_on))
    )
    for sag, beboer in session.exec(statement):
        yield DayLine(
            key=f"sag:{sag.id}:aarsag",
            section=DayAfsnit.DATA,
            beboer_id=beboer.id,
            beboer=beboer.full_name,
            title=f"Sag {sag.number} har ingen årsag",
            why="Årsagen tælles i månedsrapporten. Er den ukendt, så vælg »Ukendt«.",
            due_on=sag.started_on + timedelta(days=rules.DAYS_WITHOUT_CAUSE),
            action=DayAction("Skriv årsag", "sag", row_id(sag)),
            medarbejder_id=sag.responsible_id,
        )


_SOURCES = (_opgaver, _fogedsager, _henvisninger, _no_contact, _samtykker, _without_cause)
