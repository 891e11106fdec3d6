"""What every thing we draw ourselves has in common."""

from typing import Any

from reportlab.platypus import Flowable


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

    def split(self, _width: float, _height: float) -> list[Any]:
        return []

    def height_in(self, width: float) -> float:
        """Height in points at this width."""
        raise NotImplementedError
