"""What every drawn thing has in common: it tells the canvas its role before it draws."""

from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as PlatypusParagraph

from socialvicevaert.paper.parts import Role


class RoleMixin:
    """Marks what is drawn with its role; a split keeps it."""

    part_role: Role = Role.PARAGRAPH
    spoken: str = ""

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N803 (platypus' name)
        canvas.begin_part(self.part_role, self.spoken)
        super().drawOn(canvas, x, y, _sW)  # type: ignore[misc]  # the other base is platypus'
        canvas.end_part()

    def split(self, width: float, height: float) -> list[Any]:
        pieces: list[Any] = super().split(width, height)  # type: ignore[misc]
        for number, piece in enumerate(pieces):
            piece.part_role = self.part_role
            piece.spoken = self.spoken if number == 0 else ""
        return pieces


class DrawnParagraph(RoleMixin, PlatypusParagraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph of running text."""


class Drawn(RoleMixin, Flowable):  # type: ignore[misc]
    """Base of what we draw ourselves: the width is the frame's; `height_in` measures, `draw` draws from the top."""

    def __init__(self, role: Role, spoken: str, space_after: float = 8) -> None:
        super().__init__()
        self.part_role = role
        self.spoken = spoken
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
