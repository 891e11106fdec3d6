"""What a new report and the earlier ones say together: the same figure in two of them is one, and periods add up.

A figure is known by its place (days, estates, workers) and its key, whichever report it stands in; what is read from
lists by those. Then

- what happens on days adds up over time: reports of different periods lie on one axis, cut into pieces at every day on
  which one of them begins or ends;
- what lasts is some of what there is in a longer period that holds the shorter one: the rest is a figure too;
- what stands on a day is the same figure wherever a period ends before it or begins after it;
- estates add up to all estates, and workers to the groups they are in and to all workers, those a group had then; what
  has no report of its own is the rest (`reckoning`);
- what a block leaves out follows from what it prints, as it would in the report of that place.

Pieces, spans and rests that no report prints are figures too: small ones must not be worked out either.

What hangs together with no figure of the new report through figures that are unknown is left out: whatever the new
report prints, nobody learns more of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from socialvicevaert.features.tal.figures.ledger import Ledger, Place, Told
from socialvicevaert.features.tal.figures.naming import (
    Extent,
    Read,
    day_of,
    extent_of,
    key_in_place,
    name_in_place,
    name_of,
    read_cells,
)
from socialvicevaert.features.tal.figures.reckoning import Reckoning, is_known
from socialvicevaert.features.tal.figures.timeline import (
    Days,
    days_of,
    hanging_together,
    heights_of,
    in_a_row,
    year_that_ends_with,
)
from socialvicevaert.features.tal.rules.suppression import Axis, Cell, Earlier, Keep, Known, Relation, Stretch

_APART = ".oevrige"
"""In the keys of rows that hold what is left: of other partners in every period and place."""
_BY_SIZE = ("henvisninger.partner.", "ansoegninger.grundlag.")
"""Begin the keys of rows that a report has where they are large enough: how they add up says nothing of another."""
_ORDER = list(Keep)


class Together:
    """One set of figures made of the cells of all reports. `names` gives the figure of each key of the new report."""

    def __init__(self, new: Ledger, told: Told) -> None:
        self.names: dict[str, str] = {}
        self.cells: dict[str, Cell] = {}
        self._stays: set[str] = set()
        self._sums = Reckoning(new.threshold, self.cells)
        # by extent and key: the figure of each period, as day numbers (first day, day after the last)
        self._periods: dict[tuple[Extent, str], dict[Days, str]] = defaultdict(dict)
        self._on_days: dict[tuple[str, str], dict[Extent, str]] = defaultdict(dict)
        self._from_lists: dict[str, dict[Extent, str]] = defaultdict(dict)
        self._blocks: dict[tuple[Extent, Days], dict[str, str]] = defaultdict(dict)  # what lasts, and what happens
        earlier = [_as_now(one, new) for one in told.ledgers]
        self._proofs = [proof for ledger in reversed(earlier) for proof in ledger.proofs]
        self._take_new(new)
        for number, ledger in reversed(list(enumerate(earlier))):
            self._take(ledger, number)
        self._sums.believe()
        self.own_relations = [
            Relation(self.names[one.total], tuple(self.names[part] for part in one.parts)) for one in new.relations
        ]
        self._complete(new, earlier)
        for extent, key in list(self._periods):
            self._hold(extent, key)
        self._expected: dict[str, None] = {}
        self._expect_the_year(new)
        self._axes = [axis for extent, key in list(self._periods) for axis in self._axes_of(extent, key)]
        self._add_up()

    def known(self) -> Known:
        """What readers know besides the new report, as far as it has to do with that."""
        figures = {
            name: Earlier(one.limits, one.was_hidden and not one.was_printed)
            for name, one in self._sums.earlier.items()
            if name not in self.cells
        } | self._sums.made
        relations, near = self._near(figures)
        return Known(
            figures={name: one for name, one in figures.items() if name in near},
            relations=relations,
            stays=frozenset(self._stays & set(self.cells)),
            limits={name: one.limits for name, one in self._sums.earlier.items() if name in self.cells},
            axes=[axis for axis in self._axes if any(one.key in self.cells for one in axis.stretches)],
            expected=tuple(name for name in self._expected if name in near),
            proofs=self._proofs,
        )

    def _near(self, figures: dict[str, Earlier]) -> tuple[list[Relation], set[str]]:
        """The relations, and the figures in them, that the new report's own hang together with."""
        relations = self._sums.relations
        standing: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(relations):
            for name in (one.total, *one.parts):
                standing[name].append(number)
        found: set[int] = set()
        near: dict[str, None] = dict.fromkeys(self.cells)
        for axis in self._axes:
            if any(one.key in self.cells for one in axis.stretches):
                near.update(dict.fromkeys((*axis.pieces, *(one.key for one in axis.stretches))))
        waiting = [name for name in near if name in self.cells or not is_known(figures[name].limits)]
        while waiting:
            for number in standing[waiting.pop()]:
                if number not in found:
                    found.add(number)
                    for name in (relations[number].total, *relations[number].parts):
                        if name not in near:
                            near[name] = None
                            if not is_known(figures[name].limits):
                                waiting.append(name)
        return [relations[number] for number in sorted(found)], set(near)

    def _take_new(self, new: Ledger) -> None:
        for one in read_cells(new):
            cell, name = one.cell, one.name
            there = self.cells.get(name)
            if there is not None and there.value != cell.value:  # the same figure, counted in two ways that differ
                name = f"{name}|{cell.key}"
                self._sums.relate(there.key, (name,))
                there = None
            self.names[cell.key] = name
            keep = max((one.keep for one in (there, cell) if one), key=_ORDER.index)
            internal = cell.internal and (there is None or there.internal)
            self.cells[name] = replace(cell, key=name, keep=keep, internal=internal)
            self._index(new, one)

    def _take(self, ledger: Ledger, number: int) -> None:
        names = {}
        for one in read_cells(ledger):
            names[one.cell.key] = self._sums.take(one.cell, one.name, ledger, number)
            self._index(ledger, one)
        for relation in ledger.relations:
            self._sums.relate(names[relation.total], tuple(names[part] for part in relation.parts))
        self._stays.update(name_of(ledger, key) for key in ledger.hidden)

    def _index(self, ledger: Ledger, one: Read) -> None:
        if one.cell.internal or one.cell.fixed or _APART in one.key.replace("sager.oevrige", ""):
            return
        sources = ledger.sources.get(one.cell.key)
        stock = ledger.stocks.get(one.key)
        extent = extent_of(one.place)
        if sources is not None:
            self._from_lists[one.key].setdefault(Extent(lists=sources), one.name)
        elif stock:
            self._on_days[stock.name, str(day_of(one.place, stock))].setdefault(extent, one.name)
        else:
            self._blocks[extent, days_of(one.place)].setdefault(one.key, one.name)
            if one.key in ledger.flows:
                self._periods[extent, one.key].setdefault(days_of(one.place), one.name)

    def _complete(self, new: Ledger, earlier: Iterable[Ledger]) -> None:
        """What a block leaves out is known where all else of a sum is there."""
        bare = {cell.key: cell for cell in new.cells}
        sums = [
            one
            for one in new.relations
            if not any(
                bare[key].fixed or key.startswith(_BY_SIZE) or key in new.sources or key_in_place(new, key)[1] != key
                for key in (one.total, *one.parts)
            )
        ]
        for ledger in (new, *earlier):
            there = {cell.key for cell in ledger.cells}
            for prefix, place in ledger.places.items():
                for one in sums if prefix else ():
                    keys = (one.total, *one.parts)
                    missing = [key for key in keys if prefix + key not in there]
                    if len(missing) > 1:
                        continue
                    names = {key: name_in_place(ledger, place, key, new) for key in keys}
                    values = self._sums.values
                    if missing:
                        rest = sum(values[names[part]] for part in one.parts if part not in missing)
                        value = rest if missing[0] == one.total else values[names[one.total]] - rest
                        self._sums.make(names[missing[0]], value, not bare[missing[0]].internal)
                    self._sums.relate(names[one.total], tuple(names[part] for part in one.parts))

    def _hold(self, extent: Extent, key: str) -> None:
        """A period within another that it has no day of beginning or end in common with is a part of it."""
        periods = dict(self._periods[extent, key])
        group = {day: number for number, days in enumerate(hanging_together(periods)) for day in days}
        if len(set(group.values())) > 1:
            for (begin, end), outer in periods.items():
                for (first, last), inner in periods.items():
                    if begin < first and last < end and group[begin] != group[first]:
                        self._sums.leave(outer, (inner,))

    def _expect_the_year(self, new: Ledger) -> None:
        """The headlines of the year that ends with the report, where all of it has been told: its report comes next."""
        year = year_that_ends_with(new.places[""])
        if year is None:
            return
        headlines = {cell.key for cell in new.cells if cell.keep is Keep.HEADLINE}
        sums = [one for one in new.relations if one.total in headlines]
        sums += [Relation(key, (key,)) for key in headlines & new.flows]
        for one in sums:
            name = name_in_place(new, year, one.total)
            parts = [self._of_the_year(new, year, part) for part in one.parts]
            if name in self._sums.earlier or not all(parts):
                continue
            flat = tuple(part for found in parts for part in found)
            self._sums.make(name, sum(self._sums.values[part] for part in flat), is_secret=False)
            self._sums.relate(name, flat)
            self._expected[name] = None

    def _of_the_year(self, new: Ledger, year: Place, key: str) -> tuple[str, ...]:
        if key in new.stocks:
            name = name_in_place(new, year, key)
            return (name,) if name in self._sums.values else ()
        return in_a_row(self._periods[extent_of(year), key], days_of(year)) if key in new.flows else ()

    def _axes_of(self, extent: Extent, key: str) -> Iterable[Axis]:
        """The periods of one count, as far as they hang together."""
        periods = self._periods[extent, key]
        for days in hanging_together(periods):
            own = {ends: name for ends, name in periods.items() if ends[0] in days}
            if len(own) < 2:
                continue
            place = {day: number for number, day in enumerate(days)}
            heights = heights_of(days, own, self._sums.values, self.cells)
            pieces = []
            for number, (begin, end) in enumerate(pairwise(days)):
                value = heights[number + 1] - heights[number]
                name = own.get((begin, end)) or self._sums.make(f"{extent}|{key}|{begin}|{end}", value)
                periods[begin, end] = name
                pieces.append(name)
            stretches = []
            for (begin, end), name in own.items():
                first, last = place[begin], place[end]
                stretches.append(Stretch(first, last, name))
                if last - first > 1:
                    self._sums.relate(name, tuple(pieces[first:last]))
            yield Axis(tuple(heights), tuple(pieces), tuple(stretches))

    def _add_up(self) -> None:
        """Estates and workers add up to all of them, figure by figure; what lasts holds what is in shorter periods."""
        for (name, _), found in self._on_days.items():
            self._sums.add_up(name, {extent: (one,) for extent, one in found.items()})
        for key, found in self._from_lists.items():
            self._sums.add_up(key, {extent: (one,) for extent, one in found.items()})
        flows: dict[str, set[Extent]] = defaultdict(set)
        for extent, key in self._periods:
            flows[key].add(extent)
        for key, extents in flows.items():
            if len(extents) > 1:
                for days in {days for extent in extents for days in self._periods[extent, key]}:
                    rows = {extent: in_a_row(self._periods[extent, key], days) for extent in extents}
                    self._sums.add_up(key, {extent: names for extent, names in rows.items() if names})
        beside: dict[tuple[Days, str], dict[Extent, str]] = defaultdict(dict)
        for (extent, days), block in self._blocks.items():
            for key, name in block.items():
                if key not in flows:
                    beside[days, key][extent] = name
        for (_, key), found in beside.items():
            self._sums.add_up(key, {extent: (name,) for extent, name in found.items()})
        self._sums.hold_each_other(self._blocks, flows)


def _as_now(ledger: Ledger, new: Ledger) -> Ledger:
    """An older ledger does not say what adds up, nor which workers a group had: as it does now."""
    if not ledger.flows:
        ledger = replace(ledger, flows=new.flows, stocks=new.stocks)
    now = new.places[""]
    if any(one.gruppe and one.workers is None for one in ledger.places.values()):
        places = {
            prefix: replace(one, workers=now.workers) if one.gruppe == now.gruppe and one.workers is None else one
            for prefix, one in ledger.places.items()
        }
        return replace(ledger, places=places)
    return ledger
