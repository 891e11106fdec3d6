"""What every thing we draw ourselves has in common."""

from typing import Any

from reportlab.platypus import Flowable

from socialvicevaert.paper.drawing.one_page import DrawnOnePage
from socialvicevaert.paper.drawing.styles import FULL_PAGE


class Drawn(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Base of what we draw ourselves: the width is the frame's; `height_in` measures, `draw` draws from the top."""

    def __init__(self, space_after: float = 8) -> None:
        super().__init__()
        self.spaceAfter = space_after

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Called by platypus before it places the part."""
        self.width = available_width
        self.height = self.height_in(available_width)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """Called by platypus where it does not fit: it goes to the next page, or is drawn smaller than a whole one."""
        return [DrawnOnePage(lambda: [self])] if height > FULL_PAGE and self.height_in(width) > height else []

    def height_in(self, width: float) -> float:
        """Height in points at this width."""
        raise NotImplementedError
