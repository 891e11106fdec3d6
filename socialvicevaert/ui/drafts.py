"""What was typed and not yet saved, kept per form and person, so that neither Esc nor a crash loses it.

A key says whose draft it is, e.g. ``kontakt:12``; a new form of another person is always empty.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject

from socialvicevaert.shared.clock import Clock, danish_date
from socialvicevaert.shared.formats.dates import show_moment, show_time
from socialvicevaert.ui.text import tr

if TYPE_CHECKING:
    from socialvicevaert.storage import Session
    from socialvicevaert.ui.tasks import Tasks

State = dict[str, object]
"""What stands in the fields of a form by their names; can be written as JSON."""


@dataclass(frozen=True)
class KeptDraft:
    """A kept form: its texts, and when (UTC) they were typed."""

    state: State
    kept_at: datetime

    def when(self, today: date) -> str:
        """When it was kept, as words: "kl. 14.32", with the date when that was not today."""
        if danish_date(self.kept_at) == today:
            return tr("kl. %s") % show_time(self.kept_at)
        return show_moment(self.kept_at)


class DraftStore(Protocol):
    """Where drafts are kept."""

    def load(self, owner: QObject, key: str, then: Callable[[KeptDraft | None], None]) -> None: ...
    def save(self, owner: QObject, key: str, state: State) -> None: ...
    def discard(self, owner: QObject, key: str) -> None: ...


@runtime_checkable
class Drafting(Protocol):
    """A widget that keeps what is typed in it, also at once when the window is locked or closed."""

    def keep_draft(self) -> None: ...


@dataclass
class MemoryDrafts:
    """Drafts that live as long as the window: before there is a database, and in tests."""

    clock: Clock
    kept: dict[str, KeptDraft] = field(default_factory=dict)

    def load(self, owner: QObject, key: str, then: Callable[[KeptDraft | None], None]) -> None:  # noqa: ARG002
        then(self.kept.get(key))

    def save(self, owner: QObject, key: str, state: State) -> None:  # noqa: ARG002
        self.kept[key] = KeptDraft(state, self.clock.now())

    def discard(self, owner: QObject, key: str) -> None:  # noqa: ARG002
        self.kept.pop(key, None)


class StoredDrafts:
    """Drafts in the encrypted file: the functions of a feature, run through the lane."""

    def __init__(
        self,
        tasks: "Tasks",
        load: "Callable[[Session, str], KeptDraft | None]",
        save: "Callable[[Session, str, State], None]",
        discard: "Callable[[Session, str], None]",
    ) -> None:
        self._tasks = tasks
        self._load = load
        self._save = save
        self._discard = discard

    def load(self, owner: QObject, key: str, then: Callable[[KeptDraft | None], None]) -> None:
        self._tasks.read(owner, lambda session: self._load(session, key), then)

    def save(self, owner: QObject, key: str, state: State) -> None:
        self._tasks.write(
            owner, tr("Kladde gemt"), lambda session: self._save(session, key, state), undoable=False, quiet=True
        )

    def discard(self, owner: QObject, key: str) -> None:
        self._tasks.write(
            owner, tr("Kladde slettet"), lambda session: self._discard(session, key), undoable=False, quiet=True
        )
