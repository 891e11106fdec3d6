"""What a new report and the earlier ones say together: the same figure in two of them is one, and periods add up.

A figure is known by its place (days, estate, group) and its key, whichever report it stands in. Then

- what happens on days adds up over time: reports of different periods lie on one axis, cut into pieces at every day on
  which one of them begins or ends;
- what stands on a day is the same figure wherever a period ends before it or begins after it;
- estates add up to all estates, and groups of workers to all workers; what has no report of its own is the rest;
- what a block leaves out follows from what it prints, as it would in the report of that place.

Pieces, spans and rests that no report prints are figures too: small ones must not be worked out either.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from socialvicevaert.features.tal.figures.ledger import Ledger, Place, Told
from socialvicevaert.features.tal.figures.naming import (
    Held,
    held_by,
    key_in_place,
    name_in_place,
    name_of,
    named,
    parts_of,
)
from socialvicevaert.features.tal.figures.timeline import (
    days_of,
    hanging_together,
    heights_of,
    in_a_row,
    year_that_ends_with,
)
from socialvicevaert.features.tal.rules.suppression import (
    NOWHERE,
    Axis,
    Cell,
    Earlier,
    Hiding,
    Keep,
    Known,
    Limits,
    Relation,
    Stretch,
)

_PERSONS = ".beboere"
"""Ends the keys of different residents: one may be met by two groups, so groups do not add up to all."""
_DIFFERENT = ("husstande.", "restancer.kendte", "restancer.aarsag.", "nye_mennesker.")
"""Begin the keys of different households and of more different residents, with which it is the same."""
_APART = ".oevrige"
"""In the keys of rows that hold what is left: of other partners in every period and place."""
_BY_SIZE = ("henvisninger.partner.", "ansoegninger.grundlag.")
"""Begin the keys of rows that a report has where they are large enough: how they add up says nothing of another."""
_ORDER = list(Keep)


@dataclass
class _Reading:
    """What earlier reports have said of one figure: its value, and how far others could think it lies from it."""

    value: int
    limits: Limits
    was_printed: bool
    was_hidden: bool


class Together:
    """One set of figures made of the cells of all reports. `names` gives the figure of each key of the new report."""

    def __init__(self, new: Ledger, told: Told) -> None:
        self._threshold = new.threshold
        self.names = {cell.key: name for cell, name in named(new)}
        self.cells: dict[str, Cell] = {}
        self._earlier: dict[str, _Reading] = {}
        self._relations: list[Relation] = []
        self._stays: set[str] = set()
        self._made: dict[str, Earlier] = {}
        self._values: dict[str, int] = {}
        # by scope and key: the figure of each period, as day numbers (first day, day after the last)
        self._periods: dict[tuple[Held, str, str], dict[tuple[int, int], str]] = defaultdict(dict)
        self._places: dict[tuple[str, str, str], dict[tuple[Held, str], str]] = defaultdict(dict)
        self._take_new(new)
        for number, ledger in reversed(list(enumerate(told.ledgers))):
            # a report from before there were ledgers does not say what adds up: as it does now
            self._take(ledger if ledger.flows else replace(ledger, flows=new.flows, stocks=new.stocks), number)
        self._values = {name: one.value for name, one in self._earlier.items()}
        self._values |= {name: cell.value for name, cell in self.cells.items()}
        self.own_relations = [
            Relation(self.names[one.total], tuple(self.names[part] for part in one.parts)) for one in new.relations
        ]
        self._complete(new, told)
        for key in list(self._periods):
            self._hold(key)
        self._expected: dict[str, None] = {}
        self._expect_the_year(new)
        self._axes = [axis for key in list(self._periods) for axis in self._axes_of(key)]
        self._add_up()

    def known(self) -> Known:
        """What readers know besides the new report."""
        figures = {
            name: Earlier(one.limits, one.was_hidden and not one.was_printed)
            for name, one in self._earlier.items()
            if name not in self.cells
        }
        return Known(
            figures=figures | self._made,
            relations=self._relations,
            stays=frozenset(self._stays & set(self.cells)),
            limits={name: one.limits for name, one in self._earlier.items() if name in self.cells},
            axes=self._axes,
            expected=tuple(self._expected),
        )

    def _take_new(self, new: Ledger) -> None:
        for cell in new.cells:
            name = self.names[cell.key]
            there = self.cells.get(name)
            if there is not None and there.value != cell.value:  # the same figure, counted in two ways that differ
                name = self.names[cell.key] = f"{name}|{cell.key}"
                self._relations.append(Relation(there.key, (name,)))
                there = None
            keep = max((one.keep for one in (there, cell) if one), key=_ORDER.index)
            internal = cell.internal and (there is None or there.internal)
            self.cells[name] = replace(cell, key=name, keep=keep, internal=internal)
        self._index(new)

    def _take(self, ledger: Ledger, number: int) -> None:
        names = {}
        for cell, name in named(ledger):
            newer = self.cells.get(name) or self._earlier.get(name)
            if newer is not None and newer.value != cell.value:  # corrected since: another figure
                name = f"{name}|{number}"
            names[cell.key] = name
            why = ledger.hidden.get(cell.key)
            printed = why is None and not cell.internal
            low, high = _limits_of(cell, why, ledger.threshold)
            there = self._earlier.setdefault(name, _Reading(cell.value, (low, high), False, False))
            highs = [one for one in (high, there.limits[1]) if one is not None]
            there.limits = max(low, there.limits[0]), min(highs, default=None)
            there.was_printed |= printed
            there.was_hidden |= why is not None
        self._relations.extend(
            Relation(names[one.total], tuple(names[part] for part in one.parts)) for one in ledger.relations
        )
        self._stays.update(name_of(ledger, key) for key in ledger.hidden)
        self._index(ledger)

    def _index(self, ledger: Ledger) -> None:
        for cell, name in named(ledger):
            place, key = key_in_place(ledger, cell.key)
            if cell.internal or cell.fixed or _APART in key.replace("sager.oevrige", ""):
                continue
            scope = (held_by(place), place.gruppe)
            stock = ledger.stocks.get(key)
            if stock:
                day = place.from_on if stock.at_begin else place.to_on + timedelta(days=1)
                self._places[stock.name, str(day), ""][scope] = name
                continue
            if key in ledger.flows:
                self._periods[*scope, key].setdefault(days_of(place), name)
            else:
                self._places[key, str(place.from_on), str(place.to_on)][scope] = name

    def _make(self, name: str, value: int, is_secret: bool = True) -> str:
        """A figure that no report prints."""
        if name not in self._values:
            self._values[name] = value
            self._made[name] = Earlier((-max(0, value), None), is_secret and 0 < value < self._threshold)
        return name

    def _complete(self, new: Ledger, told: Told) -> None:
        """What a block leaves out is known where all else of a sum is there."""
        bare = {cell.key: cell for cell in new.cells}
        sums = [
            one
            for one in new.relations
            if not any(bare[key].fixed or key.startswith(_BY_SIZE) for key in (one.total, *one.parts))
        ]
        for ledger in (new, *told.ledgers):
            there = {cell.key for cell in ledger.cells}
            for prefix, place in ledger.places.items():
                if not prefix:
                    continue
                for one in sums:
                    keys = (one.total, *one.parts)
                    missing = [key for key in keys if prefix + key not in there]
                    if len(missing) > 1 or any(key_in_place(new, key)[1] != key for key in keys):
                        continue
                    names = {key: name_in_place(ledger, place, key, new) for key in keys}
                    if missing:
                        rest = sum(self._values[names[part]] for part in one.parts if part not in missing)
                        value = rest if missing[0] == one.total else self._values[names[one.total]] - rest
                        self._make(names[missing[0]], value, not bare[missing[0]].internal)
                    self._relations.append(Relation(names[one.total], tuple(names[part] for part in one.parts)))

    def _hold(self, key: tuple[Held, str, str]) -> None:
        """A period within another that it has no day of beginning or end in common with is a part of it."""
        periods = dict(self._periods[key])
        group = {day: number for number, days in enumerate(hanging_together(periods)) for day in days}
        for (begin, end), outer in periods.items():
            for (first, last), inner in periods.items():
                if begin < first and last < end and group[begin] != group[first]:
                    rest = self._make(
                        f"{key}|{begin}|{end}|uden|{first}|{last}", self._values[outer] - self._values[inner]
                    )
                    self._relations.append(Relation(outer, (inner, rest)))

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
            if name in self._earlier or not all(parts):
                continue
            flat = [part for found in parts for part in found]
            self._make(name, sum(self._values[part] for part in flat), is_secret=False)
            self._relations.append(Relation(name, flat))
            self._expected[name] = None

    def _of_the_year(self, new: Ledger, year: Place, key: str) -> tuple[str, ...]:
        if key in new.stocks:
            name = name_in_place(new, year, key)
            return (name,) if name in self._values else ()
        return in_a_row(self._periods[held_by(year), year.gruppe, key], days_of(year)) if key in new.flows else ()

    def _axes_of(self, key: tuple[Held, str, str]) -> Iterable[Axis]:
        """The periods of one count, as far as they hang together."""
        periods = self._periods[key]
        for days in hanging_together(periods):
            own = {ends: name for ends, name in periods.items() if ends[0] in days}
            if len(own) < 2:
                continue
            heights = heights_of(days, own, self._values, self.cells)
            pieces = []
            for begin, end in pairwise(days):
                value = heights[days.index(end)] - heights[days.index(begin)]
                name = own.get((begin, end)) or self._make(f"{key}|{begin}|{end}", value)
                periods[begin, end] = name
                pieces.append(name)
            stretches = []
            for (begin, end), name in own.items():
                first, last = days.index(begin), days.index(end)
                stretches.append(Stretch(first, last, name))
                if last - first > 1:
                    self._relations.append(Relation(name, pieces[first:last]))
            yield Axis(tuple(heights), tuple(pieces), tuple(stretches))

    def _add_up(self) -> None:
        """Estates and groups add up to all of them, figure by figure."""
        for (name, begin, end), places in self._places.items():
            self._add_up_places(f"{name}|{begin}|{end}", name, {scope: (one,) for scope, one in places.items()})
        by_key: dict[str, set[tuple[Held, str]]] = defaultdict(set)
        for held, gruppe, key in self._periods:
            by_key[key].add((held, gruppe))
        for key, scopes in by_key.items():
            if len(scopes) < 2:
                continue
            for days in {days for scope in scopes for days in self._periods[*scope, key]}:
                found = {scope: in_a_row(self._periods[*scope, key], days) for scope in scopes}
                self._add_up_places(f"{key}|{days}", key, {scope: names for scope, names in found.items() if names})

    def _add_up_places(self, what: str, key: str, found: Mapping[tuple[Held, str], tuple[str, ...]]) -> None:
        for (held, gruppe), whole in found.items():
            families: dict[str, list[tuple[str, ...]]] = defaultdict(list)
            for part in parts_of(held, [one for one, other_gruppe in found if other_gruppe == gruppe]):
                families["afdelinger"].append(found[part, gruppe])
            adds_up = not key.endswith(_PERSONS) and not key.startswith(_DIFFERENT)
            for (other_held, other_gruppe), names in found.items():
                if not gruppe and other_gruppe and other_held == held and adds_up:
                    families[other_gruppe.partition(":")[0]].append(names)
            for family, parts in families.items():
                flat = [name for names in parts for name in names]
                about = f"{what}|{held}|{gruppe}|{family}"
                rest = sum(self._values[name] for name in whole) - sum(self._values[name] for name in flat)
                total = whole[0]
                if len(whole) > 1:
                    total = self._make(f"{about}|alle", sum(self._values[name] for name in whole))
                    self._relations.append(Relation(total, whole))
                self._relations.append(Relation(total, (*flat, self._make(f"{about}|resten", rest))))
                self._leave_out(about, total, parts)

    def _leave_out(self, about: str, total: str, parts: Sequence[tuple[str, ...]]) -> None:
        """What is left beside one part, or beside all but one, is small too where that part and what is left are."""
        for number, names in enumerate(parts):
            others = [name for place, other in enumerate(parts) for name in other if place != number]
            for left_out in (names, others) if len(parts) > 1 else ():
                rest = self._values[total] - sum(self._values[name] for name in left_out)
                if 0 < rest < self._threshold:
                    secret = self._make(f"{about}|uden|{'+'.join(left_out)}", rest)
                    self._relations.append(Relation(total, (*left_out, secret)))


def _limits_of(cell: Cell, why: Hiding | None, threshold: int) -> Limits:
    if cell.fixed or (why is None and not cell.internal):
        return NOWHERE
    if why is Hiding.SMALL:
        return 1 - cell.value, threshold - 1 - cell.value
    return -cell.value, None
