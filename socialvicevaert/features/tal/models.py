"""What somebody wants counted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Selection:
    """What the figures are about: both days are included; no estate and no group mean all of them.

    `gruppe` is the key of a worker group (`indstillinger.queries.gruppe`). `compare_year` asks for the same period of
    an earlier year beside it: the year in which that one begins.
    """

    period_from: date
    period_to: date
    afdeling_id: int | None = None
    compare_year: int | None = None
    gruppe: str = ""


@dataclass(frozen=True)
class EstateChange:
    """An estate that closed, or became part of another (`into`, or ""): the last day it was one of its own."""

    name: str
    last_day: date
    into: str = ""


@dataclass(frozen=True)
class Estate:
    """One of the estates that are compared; number 0 is what belongs to none. `homes` is None where it is unknown."""

    afdeling_id: int
    name: str
    homes: int | None = None
