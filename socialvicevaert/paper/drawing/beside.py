"""Two columns: what belongs together stands side by side and is read left before right."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from socialvicevaert.paper.drawing.one_page import DrawnOnePage, place, single
from socialvicevaert.paper.drawing.styles import COLUMN_GAP, FULL_PAGE


class DrawnBeside(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One row; where it is taller than the page's rest, each side is divided and goes on beside the other."""

    def __init__(self, sides: Sequence[Sequence[Any]]) -> None:
        super().__init__()
        self._sides = [single(side) for side in sides]
        drawn = [one for side in self._sides for one in side]
        self.spaceBefore = max((one.getSpaceBefore() for one in drawn), default=0)
        self.spaceAfter = max((side[-1].getSpaceAfter() for side in self._sides if side), default=0)
        self.keepWithNext = any(one.getKeepWithNext() for one in drawn)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Called by platypus before it places the row."""
        self._placed = [place(side, self._column(available_width)) for side in self._sides]
        self.width, self.height = available_width, max(height for _, height in self._placed)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """What fits of both sides, and the rest; where a side has nothing that can be divided, both drawn smaller."""
        parted = [_parted(side, self._column(width), height) for side in self._sides]
        if any(side and not head for side, (head, _) in zip(self._sides, parted, strict=True)):
            return [DrawnOnePage(lambda: [self])] if height > FULL_PAGE else []
        return [DrawnBeside([head for head, _ in parted]), DrawnBeside([rest for _, rest in parted])]

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        for number, (placed, _) in enumerate(self._placed):
            for drawn, bottom in placed:
                drawn.drawOn(self.canv, number * (self._column(self.width) + COLUMN_GAP), self.height - bottom)

    def _column(self, width: float) -> float:
        return (width - COLUMN_GAP) / 2


def _parted(side: Sequence[Any], width: float, height: float) -> tuple[list[Any], list[Any]]:
    head: list[Any] = []
    for number, drawn in enumerate(side):
        _, needed = drawn.wrap(width, height)
        if needed <= height:
            head.append(drawn)
            height -= needed + drawn.getSpaceAfter()
            continue
        pieces = drawn.split(width, height)
        first, *rest = pieces if len(pieces) > 1 else [None, drawn]
        return [*head, *([first] if first else [])], [*rest, *side[number + 1 :]]
    return head, []
