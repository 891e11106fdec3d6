"""The rows of a bank statement gathered: what was paid for the same thing becomes one line with a rhythm."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from socialvicevaert.features.budgetter.models import Hyppighed, LinjeDraft
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.percent import half_up

_DAYS_IN_MONTH = Fraction(365, 12)
_RHYTHMS = (
    (range(12, 17), 3, Hyppighed.HVER_14_DAG),
    (range(24, 39), 2, Hyppighed.MAANED),
    (range(82, 101), 2, Hyppighed.KVARTAL),
)
"""Days between payments, the least number of payments that show it, and the rhythm."""


@dataclass(frozen=True)
class Posting:
    """One row of a statement: ``oere`` is negative where money goes; ``line`` is what it looks like by itself."""

    day: date
    text: str
    oere: int
    line: LinjeDraft


def gathered(postings: Sequence[Posting]) -> tuple[tuple[LinjeDraft, ...], int]:
    """One line for each text and direction, in the order they first stand, and how many months they cover."""
    if not postings:
        return (), 0
    days = [posting.day for posting in postings]
    months = max(1, int(half_up((max(days) - min(days)).days / _DAYS_IN_MONTH)))
    groups: dict[tuple[str, bool], list[Posting]] = {}
    for posting in postings:
        groups.setdefault((_what(posting.text), posting.oere < 0), []).append(posting)
    return tuple(_line_of(group, months) for group in groups.values()), months


def _line_of(group: Sequence[Posting], months: int) -> LinjeDraft:
    total = abs(sum(posting.oere for posting in group))
    rhythm = _rhythm(sorted(posting.day for posting in group))
    count, frequency = (months, Hyppighed.MAANED) if rhythm is None else (len(group), rhythm)
    return replace(group[0].line, amount_oere=int(half_up(Fraction(total, count))), frequency=frequency)


def _rhythm(days: Sequence[date]) -> Hyppighed | None:
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    for length, least, frequency in _RHYTHMS:
        if len(days) >= least and all(gap in length for gap in gaps):
            return frequency
    return None


def _what(text: str) -> str:
    """What the rows of one thing have in common: the words without numbers of shops, cards and days."""
    plain = fold(text)
    without = " ".join(part for part in re.split(r"[\s*#/:]+", plain) if part and not any(map(str.isdigit, part)))
    return without or plain
