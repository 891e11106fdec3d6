"""What higher features add to the screens of residents, put together by the shell: residents know none of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from socialvicevaert.features.beboere.queries.lists import IdSource
from socialvicevaert.features.beboere.queries.mark import Mark
from socialvicevaert.features.beboere.queries.people import HeaderSource
from socialvicevaert.storage.session import Session

StatusSource = Callable[[Session, Sequence[int]], Mapping[int, Mark]]
"""The most pressing state of each of some residents, for their line in the list; those without one are left out."""


@dataclass(frozen=True)
class ListChoice:
    """A choice in the list's filter, e.g. "Med åben sag"."""

    key: str
    text: str
    source: IdSource


@dataclass(frozen=True)
class Extras:
    """``shows`` are the tables behind them, so that the screens are read again when they change."""

    header: tuple[HeaderSource, ...] = ()
    choices: tuple[ListChoice, ...] = ()
    status: StatusSource | None = None
    shows: frozenset[str] = frozenset()
