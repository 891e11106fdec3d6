"""How a list stands against the one before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from socialvicevaert.features.restancer.models import RestanceStatus
from socialvicevaert.features.restancer.reading.cells import Progress, many_values, no_progress
from socialvicevaert.features.restancer.rules.matching import Match, Matcher
from socialvicevaert.features.restancer.rules.rows import Reading, Unusable, UnusableRow, UsableRow

Marks = Mapping[bytes, int]
"""The households of a list without their names: mark → øre."""

MakeMark = Callable[[str], bytes]
"""Turns a row's key into its mark."""

_PROGRESS_EVERY = 2_000


class ComparedRow(NamedTuple):
    """A row, how it stands against the list before, and whom the program knows there."""

    row: UsableRow
    mark: bytes
    status: RestanceStatus
    previous_oere: int | None
    match: Match | None


@dataclass(frozen=True)
class Comparison:
    """All rows compared.

    ``mentioned`` are the marks that this list names as owing, also on a line that cannot be used; ``gone`` those (with
    øre) that were on the list before and are not mentioned now.
    """

    rows: tuple[ComparedRow, ...]
    mentioned: frozenset[bytes]
    gone: Marks
    counts: Mapping[RestanceStatus, int]


@many_values()
def compare(
    reading: Reading, previous: Marks, make_mark: MakeMark, matcher: Matcher, progress: Progress = no_progress
) -> Comparison:
    """Compare a list with the marks of the one before.

    A home that is now only on a line that cannot be used is neither on the list nor gone from it, except by a credit
    or a zero, which say that nothing is owed. A row whose resident is in doubt is unclear, whatever it owes.
    """
    rows: list[ComparedRow] = []
    total = len(reading.usable)
    for done, row in enumerate(reading.usable):
        if done % _PROGRESS_EVERY == 0:
            progress(done, total)
        mark = make_mark(row.key)
        match = matcher.find(row)
        before = previous.get(mark)
        status = _status(row.amount_oere, before) if match is None or match.is_sure else RestanceStatus.UKLAR
        rows.append(ComparedRow(row, mark, status, before, match))
    mentioned = {compared.mark for compared in rows}
    mentioned.update(make_mark(row.key) for row in _still_open(reading))
    gone = {mark: oere for mark, oere in previous.items() if mark not in mentioned}
    statuses = [compared.status for compared in rows]
    counts = {status: statuses.count(status) for status in RestanceStatus} | {RestanceStatus.UDGAAET: len(gone)}
    return Comparison(tuple(rows), frozenset(mentioned), gone, counts)


def _still_open(reading: Reading) -> Sequence[UnusableRow]:
    settled = (Unusable.CREDIT, Unusable.NOTHING_OWED)
    return [row for row in reading.unusable if row.key and row.reason not in settled]


def _status(now_oere: int, before_oere: int | None) -> RestanceStatus:
    if before_oere is None:
        return RestanceStatus.NY
    if now_oere == before_oere:
        return RestanceStatus.UAENDRET
    return RestanceStatus.VAERRE if now_oere > before_oere else RestanceStatus.BEDRE
