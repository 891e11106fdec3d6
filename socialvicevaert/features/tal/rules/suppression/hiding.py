"""The choice of what is hidden: small figures, then as many others as it takes."""

from collections.abc import Iterable, Mapping, Sequence

from socialvicevaert.features.tal.rules.suppression.axes import between_points
from socialvicevaert.features.tal.rules.suppression.cells import (
    NOTHING_KNOWN,
    NOWHERE,
    Axis,
    Cell,
    Hiding,
    Keep,
    Known,
    Limits,
    Relation,
)
from socialvicevaert.features.tal.rules.suppression.knowledge import Knowledge
from socialvicevaert.features.tal.rules.suppression.proofs import Proof, Proofs, Secret

_QUICK = 150
_FAR = 500
"""Figures after which what stands farther away is left alone, where something nearer can be hidden."""
_ORDER = list(Keep)


def hide(
    cells: Iterable[Cell], relations: Sequence[Relation], threshold: int, known: Known = NOTHING_KNOWN
) -> dict[str, Hiding]:
    """The figures that are not printed, by key (`hide_with_proofs`)."""
    return hide_with_proofs(cells, relations, threshold, known)[0]


def hide_with_proofs(
    cells: Iterable[Cell], relations: Sequence[Relation], threshold: int, known: Known = NOTHING_KNOWN
) -> tuple[dict[str, Hiding], list[Proof]]:
    """The figures that are not printed, by key; and new sets of figures that prove it safe, for `Known.proofs`.

    :raises ValueError: the true figures do not add up; then nothing could be said about what they give away.
    """
    by_key = {cell.key: cell for cell in cells}
    for relation in relations:
        if by_key[relation.total].value != sum(by_key[part].value for part in relation.parts):
            raise ValueError(f"{relation.total} is not the sum of its parts")
    choice = _Choice(by_key, relations, threshold, known)
    choice.hide_what_must_be()
    choice.leave_room()
    choice.show_what_may_be()
    return choice.hidden, choice.new_proofs()


class _Choice:
    """What is hidden so far, and the sets of figures that prove it safe."""

    def __init__(self, cells: Mapping[str, Cell], relations: Sequence[Relation], threshold: int, known: Known) -> None:
        self.hidden: dict[str, Hiding] = {}
        self._cells = cells
        self._threshold = threshold
        self._known = known
        earlier = {key: one.limits for key, one in known.figures.items()}
        self._knowledge = Knowledge(
            {key: self._limits(cell) for key, cell in cells.items()} | earlier,
            {key: self._limits(cell, Hiding.WITHHELD) for key, cell in cells.items()},
            [*relations, *known.relations],
            known.expected,
        )
        self._proofs = Proofs()
        self._old_proofs = 0
        self._is_thorough = True  # what only leaves room is given up where it takes long
        self._lost: set[Secret] = set()  # given away before, or by what cannot be hidden
        self._axes_of: dict[str, list[Axis]] = {}
        for axis in known.axes:
            for stretch in axis.stretches:
                self._axes_of.setdefault(stretch.key, []).append(axis)

    def hide_what_must_be(self) -> None:
        """Hide small figures, and others until nothing can be worked out."""
        for key, cell in self._cells.items():
            if cell.internal or cell.fixed:
                continue
            if 0 < cell.value < self._threshold:
                self._hide(key, Hiding.WITHHELD if self._was_withheld(key) else Hiding.SMALL)
            elif key in self._known.stays:
                self._hide(key, Hiding.WITHHELD)
        for proof in self._known.proofs:
            if self._knowledge.fits(proof):
                self._proofs.keep(proof)
        self._old_proofs = len(self._proofs)
        self._protect()
        while between := self._between_points(self._known.axes):
            for secret in between:
                self._secure(secret)
            self._protect()

    def leave_room(self) -> None:
        """Hide so that what is expected of a later report can be printed in it; nothing where that cannot be had."""
        self._is_thorough = False
        for key in self._known.expected:
            hidden, void, lost, proofs = dict(self.hidden), self._proofs.void, set(self._lost), len(self._proofs)
            limits = self._known.figures[key].limits
            self._knowledge.limit(key, NOWHERE)
            self._proofs.break_off(key)
            if self._protect(frozenset(lost)):
                continue
            back = [key for key, why in self.hidden.items() if hidden.get(key) is not why]
            for one in back:
                self._knowledge.limit(one, self._limits(self._cells[one], hidden.get(one)))
            self._knowledge.limit(key, limits)
            self.hidden, self._lost = hidden, lost
            self._proofs.go_back(void, back, proofs)

    def show_what_may_be(self) -> None:
        """Print what was hidden on the way and need not be, those that matter most first."""
        unneeded = [self._cells[key] for key in self.hidden if self._is_unneeded(key)]
        for cell in sorted(unneeded, key=lambda one: (-_ORDER.index(one.keep), -one.value, one.key)):
            if cell.key in self.hidden:
                self._try_to_show(cell.key)

    def new_proofs(self) -> list[Proof]:
        """Those that fit and were not known before, as far as a figure needs them."""
        earlier = (key for key, one in self._known.figures.items() if one.is_secret)
        return self._proofs.needed(self._old_proofs, {*self.hidden, *earlier})

    def _must_not_be_known(self, key: str) -> bool:
        earlier = self._known.figures.get(key)
        return key in self.hidden or (earlier is not None and earlier.is_secret)

    def _try_to_show(self, key: str) -> None:
        """Print a figure and whatever follows from it, unless that is something that must not be known."""
        shown = [key]
        voided: set[int] = set()
        for one in shown:
            del self.hidden[one]
            self._knowledge.limit(one, NOWHERE)
            now = self._proofs.break_off(one)
            voided |= now
            follows = self._following(now)
            if not all(map(self._is_unneeded, follows)) or self._between_points(self._axes_of.get(one, ())):
                break
            shown.extend(other for other in follows if other not in shown)
        else:
            return
        for one in shown:
            self.hidden[one] = Hiding.WITHHELD
            self._knowledge.limit(one, self._limits(self._cells[one], Hiding.WITHHELD))
        self._proofs.mend(voided)

    def _is_unneeded(self, key: str) -> bool:
        """Whether it is hidden only for the sake of others."""
        if self.hidden.get(key) is not Hiding.WITHHELD or key in self._known.stays:
            return False
        return not 0 < self._cells[key].value < self._threshold

    def _protect(self, lost: frozenset[Secret] | None = None) -> bool:
        """The report's own figures first, then what earlier ones hide; more may be hidden on the way.

        False, at once, where a figure is given away that was not among `lost` (None: that is as it is).
        """
        if not self._protect_own(0, lost):
            return False
        near = self._knowledge.touched(self._cells)
        for key, one in self._known.figures.items():
            if one.is_secret and key in near:
                settled = len(self.hidden)
                self._settle((key,))
                if not self._protect_own(settled, lost):
                    return False
        return True

    def _protect_own(self, settled: int, lost: frozenset[Secret] | None = None) -> bool:
        while settled < len(self.hidden):  # what is proven stays proven
            for key in list(self.hidden)[settled:]:
                self._settle((key,))
                settled += 1
                if lost is not None and self._lost != lost:
                    return False
        return lost is None or self._lost == lost

    def _settle(self, secret: Secret) -> None:
        while not self._is_proven(secret):
            self._secure(secret)

    def _secure(self, secret: Secret) -> None:
        """Hide one more figure, or find that there is no need, or no way."""
        found = self._knowledge.another(secret, self._is_thorough)
        if found:
            self._proofs.keep(found)
        elif self._is_lost(secret) or not (self._hide_more(secret) or self._withhold(secret)):
            self._lost.add(secret)  # nothing that can still be hidden gives it away

    def _is_proven(self, secret: Secret) -> bool:
        return secret in self._lost or self._proofs.prove(secret)

    def _is_lost(self, secret: Secret) -> bool:
        """Whether it is known from earlier reports, whatever is hidden in this one."""
        return bool(self._known.figures or self._known.limits) and self._knowledge.is_given_away(secret)

    def _following(self, voided: Iterable[int]) -> list[str]:
        """Hidden figures of which those sets were the only proof, and no other is found."""
        follow: list[str] = []
        for number in voided:
            for key in self._proofs[number]:
                if not self._must_not_be_known(key) or self._is_proven((key,)):
                    continue
                found = self._knowledge.another_near((key,), _QUICK)
                if found:
                    self._proofs.keep(found)
                elif not self._is_unneeded(key):
                    return [key]  # one that must not be known is enough
                elif key not in follow:
                    follow.append(key)
        return follow

    def _between_points(self, axes: Iterable[Axis]) -> list[Secret]:
        found = between_points(axes, self._threshold, self._knowledge.is_known)
        return [secret for secret in found if secret not in self._lost]

    def _hide(self, key: str, why: Hiding) -> None:
        self.hidden[key] = why
        self._knowledge.limit(key, self._limits(self._cells[key], why))

    def _limits(self, cell: Cell, why: Hiding | None = None) -> Limits:
        """How far a reader may think that a figure lies from the truth, when it is hidden so (None: printed)."""
        told_low, told_high = self._known.limits.get(cell.key, (-cell.value, None))
        if cell.fixed:
            return NOWHERE
        low, high = max(told_low, -cell.value), told_high
        if not cell.internal and why is None:
            return NOWHERE
        if why is Hiding.SMALL:
            most = self._threshold - 1 - cell.value
            low, high = max(low, 1 - cell.value), most if high is None else min(most, high)
        return low, high

    def _hide_more(self, secret: Secret) -> bool:
        """Hide the figure whose loss matters least among those that stand nearest to the one given away."""
        nearest: dict[Keep, Cell] = {}
        seen = 0
        for ring in self._rings(secret):
            choice = sorted((self._cells[key] for key in ring if self._may_be_hidden(key)), key=_loss)
            if choice and choice[0].keep in _ORDER[:2]:
                self._hide(choice[0].key, Hiding.WITHHELD)
                return True
            for cell in choice:
                nearest.setdefault(cell.keep, cell)
            seen += len(ring)
            if nearest and seen > _FAR:
                break
        if self._soften(secret):
            return True
        least = min(nearest.values(), key=_loss, default=None)
        if least is not None:
            self._hide(least.key, Hiding.WITHHELD)
        return least is not None

    def _was_withheld(self, key: str) -> bool:
        """Whether it has not been said to be small before: it would be news of a figure that did not change."""
        return key in self._known.stays and self._known.limits.get(key, NOWHERE)[1] is None

    def _may_be_hidden(self, key: str) -> bool:
        cell = self._cells.get(key)
        if cell is None or cell.internal or cell.fixed or key in self.hidden:
            return False
        return self._known.limits.get(key) != NOWHERE  # what has been printed is out

    def _withhold(self, secret: Secret) -> bool:
        """Print "skjult" for every figure that hangs together with the one given away."""
        told = [
            key
            for key in dict.fromkeys(one for ring in self._rings(secret) for one in ring)
            if self.hidden.get(key) is Hiding.SMALL
        ]
        for key in told:
            self._hide(key, Hiding.WITHHELD)
        return bool(told)

    def _soften(self, secret: Secret) -> bool:
        """Print "skjult" where "<5" says too much: first at the figure itself, then at those beside it."""
        for key in (*secret, *(near for one in secret for near in self._knowledge.beside(one))):
            if self.hidden.get(key) is Hiding.SMALL:
                self._hide(key, Hiding.WITHHELD)
                return True
        return False

    def _rings(self, secret: Secret) -> Iterable[list[str]]:
        for key in secret:
            yield from self._knowledge.rings(key)


def _loss(cell: Cell) -> tuple[int, bool, int, str]:
    """How much is lost where a figure is hidden for the sake of others."""
    return _ORDER.index(cell.keep), cell.value == 0, cell.value, cell.key
