"""Figures, how they add up, and what is known of them from elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Keep(StrEnum):
    """How reluctantly a figure is hidden for the sake of others; from the first to the last."""

    ROW = "row"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    HEADLINE = "headline"


class Hiding(StrEnum):
    """Why a figure is not printed."""

    SMALL = "small"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Cell:
    """One figure. An internal one is never printed: it stands for what a reader does not know in an inequality.

    A fixed one is known to every reader and is never hidden: the bound in "only partners with at least five are named".
    """

    key: str
    value: int
    keep: Keep = Keep.ROW
    internal: bool = False
    fixed: bool = False


@dataclass(frozen=True)
class Relation:
    """What every reader knows: the total is the sum of its parts."""

    total: str
    parts: Sequence[str]


Limits = tuple[int, int | None]
"""How far a figure may lie from its true value: at least (0 or less), at most (0 or more, None: no limit)."""

NOWHERE: Limits = (0, 0)
"""The limits of a figure that is known."""


@dataclass(frozen=True)
class Earlier:
    """A figure that is not the new report's to print or hide, and what is known of it.

    `is_secret`: it must not be worked out; else it only stands between figures that must not.
    """

    limits: Limits
    is_secret: bool = True


@dataclass(frozen=True)
class Stretch:
    """An interval between two points of an axis, by their number, and the figure that is the count in it."""

    begin: int
    end: int
    key: str


@dataclass(frozen=True)
class Axis:
    """A count over time: what came between any two points is the difference of their heights.

    `heights` are true and never fall; `pieces` are the figures between neighbouring points.
    """

    heights: tuple[int, ...]
    pieces: tuple[str, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Known:
    """What readers know besides the new report: from other reports, and how those hang together with it.

    `relations` hold as far as differences go: where data has changed between two reports, readers are taken to know by
    how much. `stays` are figures of the new report that have been hidden before. `limits` are what has been said of
    them; low = high for one that has been printed. `expected` are figures of a later report: the new one leaves room
    for them to be printed then, where it can. `proofs` are sets of figures that fitted earlier, by how they
    differed from the truth: where one still fits nothing need be searched.
    """

    figures: Mapping[str, Earlier] = field(default_factory=dict)
    relations: Sequence[Relation] = ()
    stays: frozenset[str] = frozenset()
    limits: Mapping[str, Limits] = field(default_factory=dict)
    axes: Sequence[Axis] = ()
    expected: Sequence[str] = ()
    proofs: Sequence[Mapping[str, int]] = ()


NOTHING_KNOWN = Known()
