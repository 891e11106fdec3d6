"""The six key figures of many months, in a few questions for all of them together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from sqlalchemy import Case, ColumnElement, case, func
from sqlalchemy import select as select_many  # SQLModel's is not typed for expressions
from sqlmodel import col, or_, select

from socialvicevaert.features.fogedsager.models import FogedHistorik, Fogedsag, FogedStadie, IndsatsResultat
from socialvicevaert.features.henvisninger.models import Henvisning
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.sager.models import Sag, SagPeriode
from socialvicevaert.features.tal.queries.fogedsager import of_estate
from socialvicevaert.features.tal.queries.kontakter import NOT_MET
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

KEY_FIGURES = (
    "sager.i_perioden",
    "sager.beboere",
    "kontakter.i_alt",
    "fogedsager.i_perioden",
    "fogedsager.afvaerget",
    "henvisninger.sendt",
)
"""What page 1 and the overview lead with."""
MONTHS_SHOWN = 13
_AVERTED = (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)


@dataclass(frozen=True)
class MonthlyCounts:
    """True counts by key figure, one a month, oldest first."""

    months: tuple[Period, ...] = ()
    values: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def monthly_key_figures(session: Session, scopes: Sequence[Scope]) -> MonthlyCounts:
    """Each key figure of each scope, as the month's own report counts it.

    The scopes are whole months in a row. Those that hold the same estates and workers are counted together: all of
    them, but where an estate became part of another on the way.
    """
    session.require(Permission.ISSUE_REPORTS)
    found: dict[Period, tuple[int, ...]] = {}
    for alike in _alike(scopes):
        months = [scope.period for scope in alike]
        columns = (
            *_sager(session, alike[-1], months),
            _kontakter(session, alike[-1], months),
            *_fogedsager(session, alike[-1], months),
            _henvisninger(session, alike[-1], months),
        )
        found.update(zip(months, zip(*columns, strict=True), strict=True))
    months = [scope.period for scope in scopes]
    return MonthlyCounts(
        tuple(months),
        {key: tuple(found[month][place] for month in months) for place, key in enumerate(KEY_FIGURES)},
    )


def _alike(scopes: Iterable[Scope]) -> list[list[Scope]]:
    """Scopes beside each other that differ in their months only."""
    return [list(group) for _, group in groupby(scopes, key=lambda scope: (scope.afdelinger, scope.workers))]


def _sager(session: Session, scope: Scope, months: Sequence[Period]) -> tuple[list[int], list[int]]:
    """Sager with a stretch that touches the month, and whose they are."""
    from_on, to_on = col(SagPeriode.from_on), col(SagPeriode.to_on)
    rows = session.exec(
        select(col(SagPeriode.sag_id), col(Sag.beboer_id), from_on, to_on)
        .join(Sag, col(Sag.id) == col(SagPeriode.sag_id))
        .where(
            col(Sag.deleted_at).is_(None),
            scope.covers(Sag.beboer_id),
            scope.by(Sag.responsible_id),
            from_on <= months[-1].to_on,
            or_(to_on.is_(None), to_on >= months[0].from_on),
        )
    )
    place = _places(months)
    sager: list[set[int]] = [set() for _ in months]
    people: list[set[int]] = [set() for _ in months]
    for sag_id, beboer_id, began, ended in rows:
        for month in range(place.of(began), place.of(ended) + 1 if ended else len(months)):
            sager[month].add(sag_id)
            people[month].add(beboer_id)
    return [len(one) for one in sager], [len(one) for one in people]


def _kontakter(session: Session, scope: Scope, months: Sequence[Period]) -> list[int]:
    """Contacts by the Danish calendar."""
    begin, end = months[0].moments()[0], months[-1].moments()[1]
    held_at = col(Kontakt.held_at)
    month = case(*((held_at < one.moments()[1], place) for place, one in enumerate(months)))
    wanted = (
        col(Kontakt.deleted_at).is_(None),
        held_at >= begin,
        held_at < end,
        col(Kontakt.kind).not_in(NOT_MET),
        scope.covers(Kontakt.beboer_id),
        scope.by(Kontakt.medarbejder_id),
    )
    return _by_month(session, month, wanted, len(months))


def _fogedsager(session: Session, scope: Scope, months: Sequence[Period]) -> tuple[list[int], list[int]]:
    """Fogedsager that ran in the month, and how many of them were averted when it ended."""
    wanted = (
        col(Fogedsag.deleted_at).is_(None),
        Fogedsag.opened_on <= months[-1].to_on,
        of_estate(scope),
        scope.by(Fogedsag.responsible_id),
    )
    place = _places(months)
    found = session.exec(select(col(Fogedsag.id), col(Fogedsag.opened_on)).where(*wanted))
    opened = {number: place.of(on) for number, on in found if number is not None}
    # how each stood at the end of the month before the first, and of every month: whether closed, whether averted
    closed = {number: bytearray(len(months) + 1) for number in opened}
    averted = {number: bytearray(len(months) + 1) for number in opened}
    history = session.exec(
        select(
            col(FogedHistorik.fogedsag_id),
            col(FogedHistorik.valid_from),
            col(FogedHistorik.stage),
            col(FogedHistorik.result),
        )
        .where(
            FogedHistorik.valid_from <= months[-1].to_on,
            col(FogedHistorik.deleted_at).is_(None),
            col(FogedHistorik.fogedsag_id).in_(select(col(Fogedsag.id)).where(*wanted)),
        )
        .order_by(col(FogedHistorik.id))  # what was written last is what is believed, whatever day it speaks of
    )
    for number, on, stage, result in history:
        first = 0 if on < months[0].from_on else place.of(on) + 1
        rest = len(months) + 1 - first
        closed[number][first:] = bytes([stage is FogedStadie.AFSLUTTET]) * rest
        averted[number][first:] = bytes([result in _AVERTED]) * rest
    active = [0] * len(months)
    saved = [0] * len(months)
    for number, first in opened.items():
        for month in range(first, len(months)):
            if not closed[number][month]:
                active[month] += 1
                saved[month] += averted[number][month + 1]
    return active, saved


def _henvisninger(session: Session, scope: Scope, months: Sequence[Period]) -> list[int]:
    """Referrals sent in the month."""
    month = case(*((col(Henvisning.sent_on) <= one.to_on, place) for place, one in enumerate(months)))
    wanted = (
        col(Henvisning.deleted_at).is_(None),
        col(Henvisning.sent_on) >= months[0].from_on,
        col(Henvisning.sent_on) <= months[-1].to_on,
        scope.covers(Henvisning.beboer_id),
        scope.by(Henvisning.medarbejder_id),
    )
    return _by_month(session, month, wanted, len(months))


@dataclass(frozen=True)
class _Places:
    """Where the month of a day stands among months in a row; a day outside of them counts to the nearest."""

    first: int
    how_many: int

    def of(self, day: date) -> int:
        return min(max(day.year * 12 + day.month - self.first, 0), self.how_many - 1)


def _places(months: Sequence[Period]) -> _Places:
    begin = months[0].from_on
    return _Places(begin.year * 12 + begin.month, len(months))


def _by_month(session: Session, month: Case[int], wanted: Sequence[ColumnElement[bool]], how_many: int) -> list[int]:
    counted = session.execute(select_many(month.label("month"), func.count()).where(*wanted).group_by("month"))
    found = dict(counted.all())
    return [found.get(place, 0) for place in range(how_many)]
