"""What every page and form is given: how to get data, who acts, where to go, where sheets and toasts are shown."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import Clock

if TYPE_CHECKING:
    from socialvicevaert.ui.drafts import DraftStore
    from socialvicevaert.ui.side_sheet import SideSheet
    from socialvicevaert.ui.tasks import Tasks
    from socialvicevaert.ui.tone import Tone


@dataclass(frozen=True)
class Target:
    """Something that can be shown: a kind the shell knows (``"beboer"``), which one, and where in it."""

    kind: str
    id: int | None = None
    tab: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


class Navigator(Protocol):
    """Goes to a target."""

    def __call__(self, target: Target) -> None: ...


class Sheets(Protocol):
    """The place for side sheets."""

    @property
    def current(self) -> "SideSheet | None": ...

    def open(self, sheet: "SideSheet") -> None: ...


class Toasts(Protocol):
    """The place for short messages."""

    def show_toast(
        self,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        seconds: int = 10,
        tone: "Tone" = ...,
    ) -> None: ...


class Discreet(QObject):
    """Discreet mode: names are shown as initials while a resident sits beside the screen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self._told: set[str] = set()

    def switch(self, on: bool | None = None) -> None:
        """Turn it on, off, or over."""
        self.is_on = not self.is_on if on is None else on
        self.changed.emit()

    def name(self, text: str) -> str:
        """The name, or its initials; safe to stand in a line with other words, whatever letters it is written in."""
        if self.is_on:
            return isolated(_initials(text))
        if text:
            self._told.add(text)
        return isolated(text)

    def hide_names(self, text: str) -> str:
        """A text that was written while names were shown, with initials for every name that was told then."""
        for name in sorted((name for name in self._told if name in text), key=len, reverse=True):
            text = text.replace(name, _initials(name))
        return text


@dataclass
class Context:
    """Handed down from the window; parts ask nothing else."""

    tasks: "Tasks"
    clock: Clock
    actor: Actor
    navigate: Navigator
    sheets: Sheets
    toasts: Toasts
    drafts: "DraftStore"
    discreet: Discreet = field(default_factory=Discreet)

    def name(self, text: str) -> str:
        """A person's name as it may be shown now."""
        return self.discreet.name(text)


def isolated(name: str) -> str:
    """A name in letters that run from the right, so that they do not turn the line around them (UAX #9, FSI and PDI).

    Every other name is left as it is.
    """
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        return f"\u2068{name}\u2069"
    return name


def _initials(name: str) -> str:
    """The same for "Demir, Fatima" in a list as for "Fatima Demir" above the work."""
    last, _, first = name.partition(",")
    return " ".join(f"{part[0]}." for part in f"{first} {last}".split())
