"""Sets of figures that fit all that is printed: each proves that the figures in it cannot be worked out."""

from collections.abc import Collection, Iterable, Mapping

Secret = tuple[str, ...]
"""Figures whose sum must not be worked out: mostly one figure."""

Proof = Mapping[str, int]
"""A set of figures that fits, by how it differs from the truth."""


class Proofs:
    """All that were found, numbered in that order; a figure that is printed after all makes those it is in void."""

    def __init__(self) -> None:
        self._found: list[Proof] = []
        self._of: dict[str, list[int]] = {}
        self._void: set[int] = set()

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, number: int) -> Proof:
        return self._found[number]

    @property
    def void(self) -> frozenset[int]:
        """The numbers of those that no longer fit."""
        return frozenset(self._void)

    def keep(self, found: Proof) -> None:
        """One more."""
        for key in found:
            self._of.setdefault(key, []).append(len(self._found))
        self._found.append(found)

    def break_off(self, key: str) -> frozenset[int]:
        """A figure is printed: the proofs that are void by that, and were not before."""
        broken = frozenset(number for number in self._of.get(key, ()) if number not in self._void)
        self._void |= broken
        return broken

    def mend(self, numbers: Collection[int]) -> None:
        """What was printed is hidden again, so these fit again."""
        self._void.difference_update(numbers)

    def go_back(self, void: Iterable[int], shown: Iterable[str], since: int) -> None:
        """As when just these were void; those found since without the figures that are shown now go on fitting."""
        self._void = {*void, *(number for key in shown for number in self._of.get(key, ()) if number >= since)}

    def prove(self, secret: Secret) -> bool:
        """Whether one that fits gives the figures another sum."""
        return any(
            number not in self._void and sum(self._found[number].get(one, 0) for one in secret) != 0
            for key in secret
            for number in self._of.get(key, ())
        )

    def needed(self, since: int, keys: Collection[str]) -> list[Proof]:
        """The first that fits for each of the figures, of those found since."""
        wanted: dict[int, None] = {}
        for key, numbers in self._of.items():
            first = next((number for number in numbers if number not in self._void), None)
            if first is not None and first >= since and key in keys:
                wanted[first] = None
        return [self._found[number] for number in wanted]
