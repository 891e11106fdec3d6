"""What a report has told, kept beside it: its true figures, how they add up, and which of them were hidden.

Never printed. A later report is hidden so that it gives nothing away together with these (`publish`).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from socialvicevaert.features.tal.figures.model.cells import Stock
from socialvicevaert.features.tal.rules.suppression import Cell, Hiding, Keep, Relation

FORMAT = 1


@dataclass(frozen=True)
class Place:
    """What a report is about: two days, both included; an estate (None: all) and a worker group ("": all).

    `held` are the numbers of the estates that were counted as that one, in order: one that has become part of it since
    an earlier report makes it another place.
    """

    from_on: date
    to_on: date
    afdeling_id: int | None = None
    gruppe: str = ""
    held: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """The cells of one report. `places` says what the cells are about whose key begins with a prefix; "" is the rest.

    `flows` are the keys that add up over time, `stocks` those of what stands on a day; both without prefix. A key in
    `hidden` without a cell was hidden in a report of which no more is known.
    """

    threshold: int
    places: Mapping[str, Place]
    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]
    hidden: Mapping[str, Hiding]
    flows: frozenset[str] = frozenset()
    stocks: Mapping[str, Stock] = field(default_factory=dict)

    def as_json(self) -> str:
        """Text that `ledger_from` reads; the same for the same ledger."""
        content: dict[str, Any] = {
            "format": FORMAT,
            "threshold": self.threshold,
            "places": {
                prefix: [one.from_on.isoformat(), one.to_on.isoformat(), one.afdeling_id, one.gruppe, one.held]
                for prefix, one in self.places.items()
            },
            "cells": [[one.key, one.value, one.keep.value, int(one.internal), int(one.fixed)] for one in self.cells],
            "relations": [[one.total, *one.parts] for one in self.relations],
            "hidden": {key: why.value for key, why in self.hidden.items()},
            "flows": sorted(self.flows),
            "stocks": {key: [stock.name, int(stock.at_begin)] for key, stock in self.stocks.items()},
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def ledger_from(text: str) -> Ledger:
    """Read what `as_json` wrote."""
    content = json.loads(text)
    return Ledger(
        threshold=content["threshold"],
        places={
            prefix: Place(date.fromisoformat(from_on), date.fromisoformat(to_on), afdeling_id, gruppe, tuple(*held))
            for prefix, (from_on, to_on, afdeling_id, gruppe, *held) in content["places"].items()
        },
        cells=tuple(
            Cell(key, value, Keep(keep), bool(internal), bool(fixed))
            for key, value, keep, internal, fixed in content["cells"]
        ),
        relations=tuple(Relation(total, tuple(parts)) for total, *parts in content["relations"]),
        hidden={key: Hiding(why) for key, why in content["hidden"].items()},
        flows=frozenset(content["flows"]),
        stocks={key: Stock(name, bool(at_begin)) for key, (name, at_begin) in content["stocks"].items()},
    )


@dataclass(frozen=True)
class Told:
    """Everything that readers may have seen before."""

    ledgers: tuple[Ledger, ...] = ()


NOTHING_TOLD = Told()
