"""The six key figures of many months, in a few questions for all of them together."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from sqlmodel import col, or_, select

from socialvicevaert.features.sager.models import Sag, SagPeriode
from socialvicevaert.features.tal.queries.fogedsager import AVERTED
from socialvicevaert.features.tal.queries.reading.fogedsager import Written, read_fogedsager
from socialvicevaert.features.tal.queries.reading.henvisninger import read_sent
from socialvicevaert.features.tal.queries.reading.kontakter import read_hours
from socialvicevaert.features.tal.queries.reading.once import MONTHS_SHOWN as MONTHS_SHOWN
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
    # the months of each as the bits of a number: few of them differ, so they are counted together
    sager: dict[int, int] = {}
    people: dict[int, int] = {}
    known: dict[tuple[date, date | None], int] = {}
    for sag_id, beboer_id, began, ended in rows:
        touched = known.get((began, ended))
        if touched is None:
            touched = known[began, ended] = place.between(began, ended)
        sager[sag_id] = sager.get(sag_id, 0) | touched
        people[beboer_id] = people.get(beboer_id, 0) | touched
    return _by_bit(sager.values(), len(months)), _by_bit(people.values(), len(months))


def _kontakter(session: Session, scope: Scope, months: Sequence[Period]) -> list[int]:
    """Contacts by the Danish calendar."""
    counted = Counter[int]()
    begins = [month.moments()[0] for month in months]
    for hour, how_many in read_hours(session, _over(scope, months)).items():
        counted[bisect_right(begins, hour) - 1] += how_many
    return [counted[place] for place in range(len(months))]


def _fogedsager(session: Session, scope: Scope, months: Sequence[Period]) -> tuple[list[int], list[int]]:
    """Fogedsager that ran in the month, and how many of them were averted when it ended."""
    active = [0] * len(months)
    saved = [0] * len(months)
    place = _places(months)
    for one in read_fogedsager(session, scope).values():
        if one.opened_on > months[-1].to_on:
            continue
        # how it stood at the end of the month before the first, and of every month
        stood: list[Written | None] = [None] * (len(months) + 1)
        for written in one.written:  # what was written last is what is believed, whatever day it speaks of
            first = 0 if written.valid_from < months[0].from_on else place.of(written.valid_from) + 1
            if written.valid_from <= months[-1].to_on:
                stood[first:] = [written] * (len(stood) - first)
        for month in range(place.of(one.opened_on), len(months)):
            before, after = stood[month], stood[month + 1]
            if before is None or not before.is_closed:
                active[month] += 1
                saved[month] += after is not None and after.result in AVERTED
    return active, saved


def _henvisninger(session: Session, scope: Scope, months: Sequence[Period]) -> list[int]:
    """Referrals sent in the month."""
    place = _places(months)
    counted = Counter(place.of(one.sent_on) for one in read_sent(session, _over(scope, months)))
    return [counted[month] for month in range(len(months))]


def _over(scope: Scope, months: Sequence[Period]) -> Scope:
    return replace(scope, period=Period(months[0].from_on, months[-1].to_on))


@dataclass(frozen=True)
class _Places:
    """Where the month of a day stands among months in a row; a day outside of them counts to the nearest."""

    first: int
    how_many: int

    def of(self, day: date) -> int:
        return min(max(day.year * 12 + day.month - self.first, 0), self.how_many - 1)

    def between(self, began: date, ended: date | None) -> int:
        """The places from one day to another as bits; without an end: to the last."""
        last = self.of(ended) if ended else self.how_many - 1
        return (2 << last) - (1 << self.of(began))


def _places(months: Sequence[Period]) -> _Places:
    begin = months[0].from_on
    return _Places(begin.year * 12 + begin.month, len(months))


def _by_bit(bits: Iterable[int], how_many: int) -> list[int]:
    """How many of the numbers have each bit."""
    counted = Counter(bits)
    return [sum(number for one, number in counted.items() if one >> place & 1) for place in range(how_many)]
