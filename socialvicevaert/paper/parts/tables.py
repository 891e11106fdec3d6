"""Rows and pairs; `lang` is the language of a part that differs from the document's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from socialvicevaert.paper.parts.base import Align, Part, Role, Words


@dataclass(frozen=True)
class Column:
    """A column's heading, alignment and share of the width."""

    title: str
    align: Align = Align.LEFT
    weight: float = 1.0


@dataclass(frozen=True)
class Table(Part):
    """Rows of plain text or linked figures; the header is repeated on every page, long words wrap, the cost grows with
    the rows. What stands right is never wrapped.

    `emphasised` are the indexes of rows printed bold over a line (totals). `caption` stands above.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Words]]
    emphasised: frozenset[int] = frozenset()
    caption: str = ""
    lang: str = ""
    role: ClassVar[Role] = Role.TABLE

    def spoken(self) -> str:
        return self.caption


@dataclass(frozen=True)
class Facts(Part):
    """Pairs of name and value under each other: a head of a form, the particulars of a case."""

    facts: Sequence[tuple[str, Words]]
    lang: str = ""
    role: ClassVar[Role] = Role.TABLE

    def spoken(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self.facts)
