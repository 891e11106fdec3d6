"""Natural variation: what a month's figure may be by chance alone, from the months before it.

An XmR chart (individual values and moving range). The natural process limits are the mean ± 2.66 × the mean moving
range, the lower one not below 0. Sources: W. A. Shewhart, Economic Control of Quality of Manufactured Product (1931);
D. J. Wheeler, Understanding Variation: The Key to Managing Chaos (1993), from whom are also 2.66 (3 / 1.128) and the
run of eight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from socialvicevaert.shared.percent import show_number

POINTS = 12
"""How many months the limits are worked out from; with fewer there are none."""
RUN = 8
"""So many months in a row on one side of the mean are a signal."""
_FACTOR = Fraction(266, 100)


@dataclass(frozen=True)
class Limits:
    """What chance explains: from `lower` to `upper`, both included; whole, rounded outward, as they are printed."""

    mean: float
    lower: int
    upper: int

    @property
    def text(self) -> str:
        """As it is printed: "94–178"."""
        return f"{show_number(self.lower)}–{show_number(self.upper)}"


class Signal(Enum):
    """What chance does not explain."""

    NONE = auto()
    ABOVE = auto()
    BELOW = auto()
    RUN_ABOVE = auto()
    RUN_BELOW = auto()


def natural_limits(values: Sequence[int | None]) -> Limits | None:
    """The limits from twelve values in the order of their months; None when there are not twelve, or one is hidden."""
    known = [value for value in values if value is not None]
    if len(values) != POINTS or len(known) != POINTS:
        return None
    mean = Fraction(sum(known), POINTS)
    reach = _FACTOR * Fraction(sum(abs(after - before) for before, after in pairwise(known)), POINTS - 1)
    return Limits(float(mean), max(0, floor(mean - reach)), ceil(mean + reach))


def signal(values: Sequence[int | None], limits: Limits | None) -> Signal:
    """What the last value says when it is held against the limits from those before it."""
    last = values[-1] if values else None
    if limits is None or last is None:
        return Signal.NONE
    if last > limits.upper:
        return Signal.ABOVE
    if last < limits.lower:
        return Signal.BELOW
    recent = [value for value in values[-RUN:] if value is not None]
    if len(recent) == RUN and all(value > limits.mean for value in recent):
        return Signal.RUN_ABOVE
    if len(recent) == RUN and all(value < limits.mean for value in recent):
        return Signal.RUN_BELOW
    return Signal.NONE
