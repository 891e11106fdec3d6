"""Where parts stand on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from socialvicevaert.paper.parts.base import Part, Role


@dataclass(frozen=True)
class Space(Part):
    """Empty height in millimetres."""

    mm: float = 4.0
    role: ClassVar[Role] = Role.SPACE


@dataclass(frozen=True)
class PageBreak(Part):
    """The next part starts a new page."""

    role: ClassVar[Role] = Role.SPACE


@dataclass(frozen=True)
class Together(Part):
    """Parts that stay on one page where they fit on one."""

    parts: Sequence[Part]
    role: ClassVar[Role] = Role.GROUP

    def spoken(self) -> str:
        return "\n".join(part.spoken() for part in self.parts)


@dataclass(frozen=True)
class Beside(Part):
    """Two columns of parts, row by row: the first of each beside each other, read left before right.

    For the same words in two languages; a column that ends first leaves its place empty.
    """

    left: Sequence[Part]
    right: Sequence[Part]
    role: ClassVar[Role] = Role.GROUP

    def spoken(self) -> str:
        return "\n".join(part.spoken() for pair in zip_longest(self.left, self.right) for part in pair if part)


@dataclass(frozen=True)
class OnePage(Together):
    """Parts that are one page: printed smaller where they would run over. Nothing is cut.

    `smallest` is the share of the usual size (body 10 points) below which nobody reads it: then it is printed in full
    size over several pages.
    """

    smallest: float = 0.8
