"""A reader who has every report and knows nothing of how the program hides: whole numbers, and what is printed.

The unknowns are what happened in each month, estate and row. HiGHS finds the least and the greatest that any sum of
them can have been; a sum for which the two are the same is known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import highspy

Atom = tuple[int, int, str]
"""Month, estate, row."""

_MOST = 60
"""No sum of the tests is greater; a reader who knows that knows more, so the attack is only stronger."""


@dataclass
class Reader:
    """Reads figures as they are printed: a number, "<5" or "skjult"."""

    threshold: int
    atoms: dict[Atom, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._solver = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        self._found: list[list[int]] = []  # what can have happened, by place: every answer of the solver is one

    def read(self, atoms: Iterable[Atom], printed: str) -> None:
        """A figure that is the sum of these. :raises AssertionError: it cannot be."""
        places = [self._place(atom) for atom in atoms]
        if printed == "skjult":
            return
        self._found.clear()
        low, high = (1, self.threshold - 1) if printed.startswith("<") else (int(printed), int(printed))
        self._solver.addRow(low, high, len(places), places, [1.0] * len(places))

    def bounds(self, atoms: Iterable[Atom]) -> tuple[int, int]:
        """The least and the greatest that a sum can have been."""
        places = [self._place(atom) for atom in atoms]
        found = []
        for place in places:
            self._solver.changeColCost(place, 1.0)
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            self._solver.changeObjectiveSense(sense)
            self._solver.run()
            assert self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, "the figures contradict"
            found.append(round(self._solver.getInfo().objective_function_value))
            self._found.append([round(value) for value in self._solver.getSolution().col_value])
        for place in places:
            self._solver.changeColCost(place, 0.0)
        return found[0], found[1]

    def known(self, atoms: Iterable[Atom]) -> int | None:
        """What a sum must have been; None where it can have been two things: those found before need no solver."""
        wanted = list(atoms)
        places = [self._place(atom) for atom in wanted]
        if len({sum(one[place] for place in places) for one in self._found}) > 1:
            return None
        low, high = self.bounds(wanted)
        return low if low == high else None

    def _place(self, atom: Atom) -> int:
        if atom not in self.atoms:
            self._found.clear()
            self.atoms[atom] = len(self.atoms)
            self._solver.addVar(0, _MOST)
            self._solver.changeColIntegrality(self.atoms[atom], highspy.HighsVarType.kInteger)
        return self.atoms[atom]


def true_sum(data: Mapping[Atom, int], atoms: Iterable[Atom]) -> int:
    """What really happened."""
    return sum(data.get(atom, 0) for atom in atoms)
