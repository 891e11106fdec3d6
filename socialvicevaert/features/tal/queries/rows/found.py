"""What a subject gives of the rows behind a figure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Found:
    """One row: whose, of which day, what it is, and the resident's tab where it stands, with what is opened in it."""

    beboer_id: int
    on: date
    what: str
    tab: str
    extra: Mapping[str, object] = field(default_factory=dict)


def nobody(_session: Session, _scope: Scope) -> int:
    """Every row that is counted is kept by name."""
    return 0


@dataclass(frozen=True)
class Behind:
    """What is behind one figure.

    `title` says it where no table stands around it; `name` gives what is to follow, where that is in the data. A figure
    of persons has one row a resident, the newest. `unnamed` counts what is in the figure and kept without a name.
    """

    title: str
    find: Callable[[Session, Scope], Iterable[Found]]
    is_of_persons: bool = False
    unnamed: Callable[[Session, Scope], int] = nobody
    name: Callable[[Session], str] | None = None

    def title_in(self, session: Session) -> str:
        """The whole title."""
        return f"{self.title}{self.name(session)}" if self.name else self.title


C = TypeVar("C", bound=Choice)

_MOST_DIGITS = 18  # SQLite's numbers have 64 bits


def choice_of(kind: type[C], value: str) -> C | None:
    """The choice that is stored as a value, if there is one."""
    return next((one for one in kind if one.value == value), None)


def number_of(text: str) -> int | None:
    """The number that a part of a key is; None for what is none, or larger than a row can have."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
