"""What lasts, counted in periods and groups of workers that lie within each other, as a reader has all the reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from socialvicevaert.features.tal.figures.hiding import hidden_beside
from socialvicevaert.features.tal.figures.ledger import Ledger, Place, Told, ledger_from
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.features.tal.rules.suppression import Cell, Keep, Relation
from tests.features.tal.attack import Atom, Reader, true_sum
from tests.features.tal.test_told import printed

THRESHOLD = 5
MONTHS = 3
WORKERS = (1, 2, 3, 4)
"""No group has all of them: nobody is told that a group did everything there is."""
CAUSES = ("sygdom", "ludomani")
SPANS = [(begin, end) for begin in range(MONTHS) for end in range(begin, MONTHS)]
"""From the month in which a sag was opened to the one in which it was closed."""


@dataclass(frozen=True)
class Asked:
    """A report of some months, of a group that has these workers then, or of all (None)."""

    first: int
    last: int
    workers: tuple[int, ...] | None = None

    def atoms(self, cause: str = "") -> list[Atom]:
        return [
            (span, worker, one)
            for span, (begin, end) in enumerate(SPANS)
            if begin <= self.last and self.first <= end
            for worker in (WORKERS if self.workers is None else self.workers)
            for one in ((cause,) if cause else CAUSES)
        ]

    def holds(self, other: "Asked") -> bool:
        mine, yours = (set(WORKERS if one.workers is None else one.workers) for one in (self, other))
        return self.first <= other.first and other.last <= self.last and yours <= mine


def ledger_of(asked: Asked, data: Mapping[Atom, int]) -> Ledger:
    cells = [Cell("sager", true_sum(data, asked.atoms()), Keep.HEADLINE)]
    cells += [Cell(f"aarsag.{cause}", true_sum(data, asked.atoms(cause))) for cause in CAUSES]
    days = Period.month(2026, asked.first + 1).from_on, Period.month(2026, asked.last + 1).to_on
    place = Place(*days, gruppe="" if asked.workers is None else "gruppe:1", workers=asked.workers)
    sums = (Relation("sager", tuple(f"aarsag.{cause}" for cause in CAUSES)),)
    return Ledger(THRESHOLD, {"": place}, tuple(cells), sums, {}, frozenset({"sager.nye"}))


def given_away(asked: Sequence[Asked], data: Mapping[Atom, int]) -> list[str]:
    """The hidden figures and the small differences of two reports, one within the other, that can be worked out."""
    issued: list[Ledger] = []
    reader = Reader(THRESHOLD)
    secrets: dict[str, list[Atom]] = {}
    for one in asked:
        issued.append(ledger_from(hidden_beside(ledger_of(one, data), Told(tuple(issued))).as_json()))
        for key, text in printed(issued[-1]).items():
            atoms = one.atoms(key.removeprefix("aarsag.") if key.startswith("aarsag.") else "")
            reader.read(atoms, text)
            if not text.isdigit():
                secrets[f"{one} {key}"] = atoms
    for outer in asked:
        for inner in asked:
            for cause in ("", *CAUSES) if outer.holds(inner) else ():
                rest = sorted(set(outer.atoms(cause)) - set(inner.atoms(cause)))
                if 0 < true_sum(data, rest) < THRESHOLD:
                    secrets[f"{outer} without {inner} {cause}"] = rest
    return [name for name, atoms in secrets.items() if reader.known(atoms) is not None]


numbers = st.sampled_from((0, 0, 1, 2, 3, 6, 9))
histories = st.fixed_dictionaries(
    {(s, w, cause): numbers for s in range(len(SPANS)) for w in WORKERS for cause in CAUSES}
)
months = st.tuples(st.integers(0, MONTHS - 1), st.integers(0, MONTHS - 1)).map(sorted)
groups = st.sampled_from((None, (1, 2, 3), (1, 2), (2, 3), (1,)))
reports = st.builds(lambda days, workers: Asked(days[0], days[1], workers), months, groups)


@given(histories, st.lists(reports, min_size=2, max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_no_small_rest_follows_from_reports_within_each_other(data: dict[Atom, int], asked: list[Asked]) -> None:
    assert given_away(asked, data) == []
