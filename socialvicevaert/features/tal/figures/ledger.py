"""What a report has told, kept beside it: its true figures, how they add up, and which of them were hidden.

Never printed. A later report is hidden so that it gives nothing away together with these (`publish`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from socialvicevaert.features.tal.figures.model.cells import Sources, Stock
from socialvicevaert.features.tal.rules.suppression import Cell, Hiding, Keep, Relation

FORMAT = 2


@dataclass(frozen=True)
class Place:
    """What a report is about: two days, both included; an estate (None: all) and a worker group ("": all).

    `held` are the numbers of the estates that were counted as that one, in order: one that has become part of it since
    an earlier report makes it another place. So are `workers` those whom the group had then; None: all of them, or of
    a report from before they were kept.
    """

    from_on: date
    to_on: date
    afdeling_id: int | None = None
    gruppe: str = ""
    held: tuple[int, ...] = ()
    workers: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Ledger:
    """The cells of one report. `places` says what the cells are about whose key begins with a prefix; "" is the rest.

    `flows` are the keys that add up over time, `stocks` those of what stands on a day; both without prefix. `sources`
    are the lists that a figure was read from, by its whole key. A key in `hidden` without a cell was hidden in a report
    of which no more is known. `proofs` are how figures (by name) can differ together and still fit what all reports up
    to this one say; a later report that they fit too need not look for others.
    """

    threshold: int
    places: Mapping[str, Place]
    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]
    hidden: Mapping[str, Hiding]
    flows: frozenset[str] = frozenset()
    stocks: Mapping[str, Stock] = field(default_factory=dict)
    sources: Mapping[str, Sources] = field(default_factory=dict)
    proofs: tuple[Mapping[str, int], ...] = field(default=(), compare=False, repr=False)

    def as_json(self) -> str:
        """Text that `ledger_from` reads; the same for the same ledger."""
        names = {
            name: number for number, name in enumerate(dict.fromkeys(one for proof in self.proofs for one in proof))
        }
        content: dict[str, Any] = {
            "format": FORMAT,
            "threshold": self.threshold,
            "places": {
                prefix: [
                    one.from_on.isoformat(),
                    one.to_on.isoformat(),
                    one.afdeling_id,
                    one.gruppe,
                    one.held,
                    one.workers,
                ]
                for prefix, one in self.places.items()
            },
            "cells": [[one.key, one.value, one.keep.value, int(one.internal), int(one.fixed)] for one in self.cells],
            "relations": [[one.total, *one.parts] for one in self.relations],
            "hidden": {key: why.value for key, why in self.hidden.items()},
            "flows": sorted(self.flows),
            "stocks": {key: [stock.name, int(stock.at_begin)] for key, stock in self.stocks.items()},
            "sources": self.sources,
            "names": list(names),
            "proofs": [[[names[name], change] for name, change in proof.items()] for proof in self.proofs],
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def ledger_from(text: str) -> Ledger:
    """Read what `as_json` wrote."""
    content = json.loads(text)
    names = content.get("names", ())
    return Ledger(
        threshold=content["threshold"],
        places={prefix: _place_from(*one) for prefix, one in content["places"].items()},
        cells=tuple(
            Cell(key, value, Keep(keep), bool(internal), bool(fixed))
            for key, value, keep, internal, fixed in content["cells"]
        ),
        relations=tuple(Relation(total, tuple(parts)) for total, *parts in content["relations"]),
        hidden={key: Hiding(why) for key, why in content["hidden"].items()},
        flows=frozenset(content["flows"]),
        stocks={key: Stock(name, bool(at_begin)) for key, (name, at_begin) in content["stocks"].items()},
        sources={
            key: tuple((number, estate) for number, estate in one) for key, one in content.get("sources", {}).items()
        },
        proofs=tuple({names[number]: change for number, change in one} for one in content.get("proofs", ())),
    )


def _place_from(
    from_on: str,
    to_on: str,
    afdeling_id: int | None,
    gruppe: str,
    held: Sequence[int] = (),
    workers: Sequence[int] | None = None,
) -> Place:
    days = date.fromisoformat(from_on), date.fromisoformat(to_on)
    return Place(*days, afdeling_id, gruppe, tuple(held), None if workers is None else tuple(workers))


@dataclass(frozen=True)
class Told:
    """Everything that readers may have seen before."""

    ledgers: tuple[Ledger, ...] = ()


NOTHING_TOLD = Told()
