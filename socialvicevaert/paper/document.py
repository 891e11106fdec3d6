"""A paper from title to bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Self

from socialvicevaert.paper.parts import Beside, Part, Role, Together

PROGRAM = "Social Vicevært"
LINK_SCHEME = "tal"
"""Begins the address of a link to a figure; what follows is the figure's key."""


@dataclass(frozen=True)
class WindowAddress:
    """Who a letter is to and from: drawn where window envelopes of the common sizes have their window."""

    recipient: Sequence[str]
    sender: Sequence[str]


@dataclass
class Document:
    """Collects parts and draws them on A4; the same input gives the same bytes, whenever and wherever it is drawn.

    `author` is the organisation, or nothing: a worker's name never reaches the metadata. `dated` is the day printed in
    the metadata. `footer` stands at the foot of every page beside "Side x af y".
    """

    title: str
    dated: date
    author: str = ""
    subject: str = ""
    footer: str = ""
    confidential: bool = False
    language: str = "da-DK"
    window: WindowAddress | None = None
    parts: list[Part] = field(default_factory=list)

    def add(self, *parts: Part) -> Self:
        """Append parts in reading order."""
        self.parts.extend(parts)
        return self

    def outline(self) -> list[tuple[Role, str]]:
        """Role and spoken text of every part in reading order: what a listener gets."""
        return [(part.role, part.spoken()) for part in _flat(self.parts) if part.role is not Role.SPACE]

    def pdf(self, links: bool = False) -> bytes:
        """The finished PDF, PDF/UA-1 and PDF/A-2a; reportlab and pikepdf are imported here and nowhere earlier.

        With `links` each figure that knows which one it is leads to "tal:<its key>": for previews, never for a file
        that leaves the house, and not tagged.
        """
        from socialvicevaert.paper.drawing.page import draw

        return draw(self, links)

    def pages(self) -> int:
        """How many pages it takes: for a paper that must be one; much cheaper than the finished file."""
        from socialvicevaert.paper.drawing.page import pages

        return pages(self)


def _flat(parts: Sequence[Part]) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        match part:
            case Together():
                found.extend(_flat(part.parts))
            case Beside():
                found.extend(_flat([one for pair in zip_longest(part.left, part.right) for one in pair if one]))
            case _:
                found.append(part)
    return found
