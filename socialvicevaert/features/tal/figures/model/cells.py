"""Cells, and what every reader knows of how they add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from socialvicevaert.features.tal.rules.suppression import Cell, Keep, Relation
from socialvicevaert.shared.choice import Choice

NOT_STATED = "Ikke angivet"


@dataclass(frozen=True)
class Values:
    """What a median is taken of: as many values as `whole` without its parts in `without`; `of` is that figure."""

    values: tuple[int, ...]
    whole: str
    without: tuple[str, ...]
    of: str | None = None


@dataclass(frozen=True)
class Sum:
    """An amount that many owe together (øre). It is printed only where every figure in `shown_with` is.

    Those are how many there are, and how many in each band: then no single amount is known nearer than its band, also
    not by subtracting the sum of another report.
    """

    oere: int
    shown_with: tuple[str, ...]


@dataclass(frozen=True)
class Stock:
    """What a figure is a reading of: the same in every period that ends (or begins) with the same day."""

    name: str
    at_begin: bool = False


Sources = tuple[tuple[int, int], ...]
"""What a figure was read from, in order: the number of a list, and of the estate in it."""


@dataclass
class FigureModel:
    """Cells with their labels, relations between them, groups of rows; what medians are taken of, by key.

    `flows` and `stocks` are how the figures of different periods hang together (keys as in a report's own figures);
    `sources` are what a figure was read from, where that is not what happened in the period.
    """

    cells: list[Cell] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    days: dict[str, Values] = field(default_factory=dict)  # from sending to answer
    amounts: dict[str, Values] = field(default_factory=dict)  # øre
    sums: dict[str, Sum] = field(default_factory=dict)
    flows: set[str] = field(default_factory=set)
    stocks: dict[str, Stock] = field(default_factory=dict)
    sources: dict[str, Sources] = field(default_factory=dict)

    def add(self, key: str, label: str, value: int, keep: Keep = Keep.ROW, *, fixed: bool = False) -> str:
        """A figure that may be printed; a ``fixed`` one is printed, because every reader knows it anyway."""
        self.cells.append(Cell(key, value, keep, fixed=fixed))
        self.labels[key] = label
        return key

    def at_most(self, part: str, whole: str, values: Mapping[str, int]) -> None:
        """Readers know that `part` is some of `whole`: the rest is a figure that is never printed."""
        rest = f"{part} resten af {whole}"
        self.cells.append(Cell(rest, values[whole] - values[part], internal=True))
        self.relations.append(Relation(whole, (part, rest)))

    def at_least(self, key: str, least: int, value: int) -> None:
        """Readers know that a figure is `least` or more, because it would not be named otherwise."""
        bound, above = f"{key} mindst", f"{key} over"
        self.cells.append(Cell(bound, least, fixed=True))
        self.cells.append(Cell(above, value - least, internal=True))
        self.relations.append(Relation(key, (bound, above)))

    def below(self, key: str, most: int, value: int) -> None:
        """Readers know that a figure is `most` or less, because it would stand elsewhere otherwise."""
        bound, room = f"{key} højst", f"{key} plads"
        self.cells.append(Cell(bound, most, fixed=True))
        self.cells.append(Cell(room, most - value, internal=True))
        self.relations.append(Relation(bound, (key, room)))

    def flow(self, *keys: str) -> None:
        """What happens on a day: two periods that follow each other add up to the one they make together."""
        self.flows.update(keys)

    def stock(self, name: str, end: str, begin: str = "") -> None:
        """What stands on a day: `end` is that of the last day, `begin` that of the day before the first."""
        self.stocks[end] = Stock(name)
        if begin:
            self.stocks[begin] = Stock(name, at_begin=True)

    def reading(self, key: str, sources: Iterable[tuple[int, int]]) -> None:
        """What is read from lists: the same in every period in which these are the newest, whichever days it has."""
        self.sources[key] = tuple(sorted(sources))

    def values(self) -> dict[str, int]:
        """True values by key."""
        return {cell.key: cell.value for cell in self.cells}


def rows_of(
    model: FigureModel,
    group: str,
    total: str,
    choices: type[Choice],
    found: Mapping[Any, int],  # by a choice, or None where nothing was written
    missing: str = "",
) -> None:
    """A table whose rows make up `total`."""
    rows = keys_of(model, group, choices, found, missing)
    model.groups[group] = rows
    model.relations.append(Relation(total, rows))


def keys_of(
    model: FigureModel,
    group: str,
    choices: type[Choice],
    found: Mapping[Any, int],  # by a choice, or None where nothing was written
    missing: str,
) -> tuple[str, ...]:
    """A figure for each choice, and one for what nobody wrote; gives their keys."""
    keys = [model.add(f"{group}.{choice.value}", choice.label, found.get(choice, 0)) for choice in choices]
    if missing:
        keys.append(model.add(f"{group}.ikke_angivet", missing, found.get(None, 0)))
    return tuple(keys)
