"""Sheets that are open when discreet mode is switched: pages read themselves again, a form half filled in cannot."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from socialvicevaert.ui.context import Discreet
from socialvicevaert.ui.fields import SearchField
from socialvicevaert.ui.sheets import SheetHost


@dataclass(frozen=True)
class _Hidden:
    """A text with a name in it, and how to put it back."""

    place: QObject
    read: Callable[[], str]
    write: Callable[[str], object]
    before: str
    now: str


class DiscreetSheets(QObject):
    """Puts initials in what the open sheets say, and the names back afterwards; what is typed is never touched."""

    def __init__(self, host: SheetHost, discreet: Discreet) -> None:
        super().__init__(host)
        self._host = host
        self._discreet = discreet
        self._hidden: list[_Hidden] = []
        discreet.changed.connect(self._switched)

    def _switched(self) -> None:
        if self._discreet.is_on:
            self._hide_names()
        else:
            self._show_names()

    def _hide_names(self) -> None:
        for label in self._host.findChildren(QLabel):
            if not self._host.content.isAncestorOf(label):
                self._hide(label, label.text, label.setText)
        for field in self._host.findChildren(SearchField):
            if field.chosen is not None:  # the key is what counts, not the words
                self._hide(field.line, field.line.text, field.line.setText)

    def _hide(self, place: QObject, read: Callable[[], str], write: Callable[[str], object]) -> None:
        before = read()
        now = self._discreet.hide_names(before)
        if now != before:
            write(now)
            self._hidden.append(_Hidden(place, read, write, before, now))

    def _show_names(self) -> None:
        hidden, self._hidden = self._hidden, []
        for one in hidden:
            if isValid(one.place) and one.read() == one.now:
                one.write(one.before)
