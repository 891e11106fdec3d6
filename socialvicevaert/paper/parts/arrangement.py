"""Where parts stand on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
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
class OnePage(Together):
    """Parts that are one page, however much they say: printed smaller where they would run over. Nothing is cut."""
