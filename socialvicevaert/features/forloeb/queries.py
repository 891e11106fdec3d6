"""Courses of advice as screens and other features read them, with the log of what happened within each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.forloeb import rules
from socialvicevaert.features.forloeb.models import (
    Forloeb,
    ForloebDraft,
    ForloebHistorik,
    ForloebStatus,
    Maaling,
    MaalingDraft,
    MaalingTid,
    Moedested,
)
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import caseworkers
from socialvicevaert.features.kontakter.queries import KontaktView, kontakter_of
from socialvicevaert.features.sager.queries import open_sag_id, sager_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_CONTACTS_AT_ONCE = 200


@dataclass(frozen=True)
class MaalingView:
    """The three facts at one end of a course; None is "not known"."""

    measured_on: date
    raadighedsbeloeb_oere: int | None
    debt_oere: int | None
    has_plan: bool | None
    budget_id: int | None

    def as_draft(self) -> MaalingDraft:
        """The same as a draft, for a form that corrects it."""
        return MaalingDraft(self.measured_on, self.raadighedsbeloeb_oere, self.debt_oere, self.has_plan, self.budget_id)


@dataclass(frozen=True)
class StatusView:
    """From ``on`` a course stood so."""

    on: date
    status: ForloebStatus
    note: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True)
class ForloebView:
    """One course, from the offer to the judged result."""

    id: int
    beboer_id: int
    beboer: str
    sag_id: int | None
    fogedsag_id: int | None
    medarbejder_id: int
    medarbejder: str
    offered_on: date
    status: ForloebStatus
    status_on: date
    place: Moedested | None
    closed_on: date | None
    result: IndsatsResultat | None
    judged_by: str
    note: str
    start: MaalingView | None
    end: MaalingView | None
    history: tuple[StatusView, ...]  # in the order it was written

    @property
    def stage(self) -> rules.ForloebTrin:
        """How far it has come."""
        return rules.stage_of(self.status, self.closed_on)

    @property
    def is_current(self) -> bool:
        """Whether an answer or the end is still waited for."""
        return rules.is_current(self.status, self.closed_on)

    @property
    def effect(self) -> rules.Effect:
        """What changed between its two ends."""
        return rules.effect(self.start, self.end)

    @property
    def ended_on(self) -> date | None:
        """The last day that belongs to it; None while it goes on."""
        return self.closed_on if self.closed_on is not None else None if self.is_current else self.status_on

    def as_draft(self) -> ForloebDraft:
        """The offer as a draft, for a form that corrects it."""
        return ForloebDraft(
            self.beboer_id, self.offered_on, self.medarbejder_id, self.sag_id, self.fogedsag_id, self.note
        )


@dataclass(frozen=True)
class LogEntry:
    """One line of a course's log: a contact (then ``kontakt_id`` names it), or a step of the course itself."""

    on: date
    at: datetime | None  # of a contact
    title: str
    text: str
    by: str
    kontakt_id: int | None = None


@dataclass(frozen=True)
class OfferStart:
    """What the form of a new course begins with; choices are (number, name)."""

    beboer: str
    workers: tuple[tuple[int, str], ...]
    sager: tuple[tuple[int, str], ...]
    open_sag_id: int | None
    current_id: int | None  # a course that goes on already


def forloeb_of(session: Session, beboer_id: int) -> tuple[ForloebView, ...]:
    """A resident's courses: the one that goes on first, then the newest."""
    return tuple(sorted(_views(session, col(Forloeb.beboer_id) == beboer_id), key=lambda one: not one.is_current))


def forloeb(
    session: Session,
    *,
    only_current: bool = True,
    medarbejder_id: int | None = None,
    offered_from: date | None = None,
    offered_to: date | None = None,
) -> tuple[ForloebView, ...]:
    """Courses of all residents, the one offered longest ago first."""
    wanted: list[object] = []
    if medarbejder_id is not None:
        wanted.append(col(Forloeb.medarbejder_id) == medarbejder_id)
    if offered_from is not None:
        wanted.append(col(Forloeb.offered_on) >= offered_from)
    if offered_to is not None:
        wanted.append(col(Forloeb.offered_on) <= offered_to)
    found = [one for one in _views(session, *wanted) if one.is_current or not only_current]
    return tuple(sorted(found, key=lambda one: (one.offered_on, one.id)))


def logbook(session: Session, view: ForloebView) -> tuple[LogEntry, ...]:
    """What happened within a course, newest first: the resident's contacts in its time, and its own steps.

    Nothing is written twice: a contact is the resident's, and stands here because of its day.
    """
    contacts = [
        LogEntry(danish_date(one.held_at), one.held_at, one.kind.label, one.text, one.medarbejder, one.id)
        for one in _contacts(session, view.beboer_id, view.offered_on)
        if view.ended_on is None or danish_date(one.held_at) <= view.ended_on
    ]
    return tuple(sorted([*_steps(view), *contacts], key=_newest_first, reverse=True))


def offer_start(session: Session, beboer_id: int) -> OfferStart:
    """What the form of a new course begins with.

    :raises UserError: when the resident is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    beboer = session.kept(Beboer, beboer_id)
    return OfferStart(
        beboer=beboer.full_name,
        workers=tuple((one.id, one.name) for one in caseworkers(session)),
        sager=tuple(
            (one.id, " · ".join(filter(None, (one.number, one.title))) or f"Sag fra {show_date(one.started_on)}")
            for one in sager_of(session, beboer_id)
            if one.is_open
        ),
        open_sag_id=open_sag_id(session, beboer_id),
        current_id=next((one.id for one in forloeb_of(session, beboer_id) if one.is_current), None),
    )


def _contacts(session: Session, beboer_id: int, since: date) -> list[KontaktView]:
    found: list[KontaktView] = []
    while True:
        page = kontakter_of(session, beboer_id, limit=_CONTACTS_AT_ONCE, offset=len(found))
        found += page
        if len(page) < _CONTACTS_AT_ONCE or danish_date(page[-1].held_at) < since:
            return [one for one in found if danish_date(one.held_at) >= since]


def _steps(view: ForloebView) -> list[LogEntry]:
    steps = [LogEntry(one.on, None, _step_text(one, view), one.note, one.recorded_by) for one in view.history]
    if view.closed_on is not None and view.result is not None:
        steps.append(LogEntry(view.closed_on, None, f"Forløbet afsluttet: {view.result.label}", "", view.judged_by))
    return steps


def _step_text(one: StatusView, view: ForloebView) -> str:
    if one.status is ForloebStatus.TILBUDT:
        return "Forløb tilbudt"
    is_accepted = one.status is ForloebStatus.ACCEPTERET
    place = f" – mødes: {view.place.label.lower()}" if is_accepted and view.place is not None else ""
    return f"{one.status.label}{place}"


def _newest_first(entry: LogEntry) -> tuple[date, bool, float]:
    # A step of the course has no time of day: it stands above the contacts of its day, which led to it.
    return (entry.on, entry.at is None, entry.at.timestamp() if entry.at is not None else 0.0)


def _views(session: Session, *wanted: object) -> list[ForloebView]:
    session.require(Permission.SEE_BEBOERE)
    statement = (
        select(Forloeb, Beboer)
        .join(Beboer, col(Beboer.id) == col(Forloeb.beboer_id))
        .where(col(Forloeb.deleted_at).is_(None), col(Beboer.deleted_at).is_(None))
        .where(*wanted)  # type: ignore[arg-type]  # column expressions
        .order_by(col(Forloeb.offered_on).desc(), col(Forloeb.id).desc())
    )
    found = session.exec(statement).all()
    if not found:
        return []
    numbers = [row_id(one) for one, _ in found]
    history, measured = _history(session, numbers), _measured(session, numbers)
    named = {one.medarbejder_id for one, _ in found} | {one.judged_by_id for one, _ in found if one.judged_by_id}
    workers = dict(session.exec(select(Medarbejder.id, Medarbejder.name).where(col(Medarbejder.id).in_(named))).all())
    return [
        ForloebView(
            id=row_id(one),
            beboer_id=one.beboer_id,
            beboer=beboer.full_name,
            sag_id=one.sag_id,
            fogedsag_id=one.fogedsag_id,
            medarbejder_id=one.medarbejder_id,
            medarbejder=workers.get(one.medarbejder_id, ""),
            offered_on=one.offered_on,
            status=one.status,
            status_on=one.status_on,
            place=one.place,
            closed_on=one.closed_on,
            result=one.result,
            judged_by=workers.get(one.judged_by_id, "") if one.judged_by_id is not None else "",
            note=one.note,
            start=measured.get((row_id(one), MaalingTid.START)),
            end=measured.get((row_id(one), MaalingTid.SLUT)),
            history=tuple(history[row_id(one)]),
        )
        for one, beboer in found
    ]


def _history(session: Session, numbers: Sequence[int]) -> defaultdict[int, list[StatusView]]:
    found: defaultdict[int, list[StatusView]] = defaultdict(list)
    statement = (
        select(ForloebHistorik, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == col(ForloebHistorik.recorded_by_id))
        .where(col(ForloebHistorik.forloeb_id).in_(numbers), col(ForloebHistorik.deleted_at).is_(None))
        .order_by(col(ForloebHistorik.id))
    )
    for one, name in session.exec(statement):
        found[one.forloeb_id].append(StatusView(one.on, one.status, one.note, one.recorded_at, name))
    return found


def _measured(session: Session, numbers: Sequence[int]) -> dict[tuple[int, MaalingTid], MaalingView]:
    statement = (
        select(Maaling)
        .where(col(Maaling.forloeb_id).in_(numbers), col(Maaling.deleted_at).is_(None))
        .order_by(col(Maaling.id))
    )
    return {
        (one.forloeb_id, one.moment): MaalingView(
            one.measured_on, one.raadighedsbeloeb_oere, one.debt_oere, one.has_plan, one.budget_id
        )
        for one in session.exec(statement)
    }
