"""Parts that want one page: what would run over is printed a little smaller, and what cannot be read then goes on."""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer

from socialvicevaert.paper.drawing.styles import FULL_PAGE

SIZES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6, 0.5, 0.4, 0.3, 0.2)
"""The largest at which all of it fits is used."""


class DrawnOnePage(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Everything that `make` gives; it is asked again for each size, because what is drawn measures itself once.

    What does not fit at the `smallest` size is printed in full size over several pages. Without one, it is something
    that cannot be divided, and is drawn as small as it takes.
    """

    def __init__(self, make: Callable[[], list[Any]], smallest: float = 0) -> None:
        super().__init__()
        self._make = make
        self._smallest = smallest
        self._placed: list[tuple[Any, float]] = []
        self._size = 1.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Called by platypus before it places the part."""
        for size in (size for size in SIZES if size >= self._smallest):
            self._placed, height = place(self._make(), available_width / size)
            self._size = size
            if height * size <= available_height:
                break
        needed = height * size
        self.width, self.height = available_width, needed if self._smallest else min(needed, available_height)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Any]:
        """Called by platypus where it does not fit: on a page of its own it goes on over the next."""
        return [Spacer(0, 0), *self._make()] if height >= FULL_PAGE else []

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        canvas = self.canv
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(self._size, self._size)
        for drawn, bottom in self._placed:
            drawn.drawOn(canvas, 0, -bottom)
        canvas.restoreState()


def place(drawn: Sequence[Any], width: float) -> tuple[list[tuple[Any, float]], float]:
    """Each thing with how far its lower edge is from the top, and the height of all."""
    placed = []
    top, space = 0.0, 0.0
    for number, one in enumerate(single(drawn)):
        _, height = one.wrap(width, 1e6)
        if number:
            top += max(space, one.getSpaceBefore())
        top += height
        placed.append((one, top))
        space = one.getSpaceAfter()
    return placed, top


def single(drawn: Sequence[Any]) -> list[Any]:
    """The things one by one: what stays together draws nothing itself: its contents do."""
    return [one for each in drawn for one in (single(each._content) if isinstance(each, KeepTogether) else [each])]
