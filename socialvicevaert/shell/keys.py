"""The keyboard map, once: what the keys do and what the list of shortcuts shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QKeySequence


class Place(Enum):
    """Who listens to a key."""

    WINDOW = auto()
    PAGE_FIRST = auto()  # the window, when nothing on the page wants it
    PAGE = auto()  # a part of the page; here only for the list


@dataclass(frozen=True)
class Key:
    """An act with its keys (portable text, e.g. "Ctrl+N") and its Danish words; only the first key is listed."""

    act: str
    keys: tuple[str, ...]
    text: str
    place: Place = Place.WINDOW


@dataclass(frozen=True)
class KeyGroup:
    """Keys that belong together."""

    title: str
    keys: tuple[Key, ...]


GROUPS = (
    KeyGroup(
        "Find og opret",
        (
            Key("palette", ("Ctrl+K",), "Find person, sag, notat eller kommando"),
            Key("ny_kontakt", ("Ctrl+N",), "Ny kontakt"),
            Key("ny_beboer", ("Ctrl+Shift+N",), "Ny beboer"),
            Key("filter", ("Ctrl+F",), "Søg i listen på siden", Place.PAGE),
        ),
    ),
    KeyGroup(
        "Gå til",
        (
            Key("back", ("Alt+Left",), "Tilbage"),
            Key("refresh", ("F5",), "Hent siden igen"),
        ),
    ),
    KeyGroup(
        "Ret og gem",
        (
            Key("edit", ("F2",), "Ret det valgte", Place.PAGE_FIRST),
            Key("undo", ("Ctrl+Z",), "Fortryd den seneste handling"),
            Key("print", ("Ctrl+P",), "Udskriv", Place.PAGE_FIRST),
            Key("save", ("Ctrl+Return",), "Gem formularen", Place.PAGE),
            Key("close", ("Esc",), "Luk panelet; det skrevne bliver gemt som kladde", Place.PAGE),
        ),
    ),
    KeyGroup(
        "I budgettets ark",
        (
            Key("sheet_add", ("Ins",), "Ny linje i gruppen", Place.PAGE),
            Key("sheet_remove", ("Ctrl+Del",), "Fjern de markerede linjer", Place.PAGE),
            Key("sheet_paste", ("Ctrl+V",), "Sæt ind fra regneark eller kontoudtog", Place.PAGE),
            Key("sheet_redo", ("Ctrl+Y",), "Gentag det fortrudte", Place.PAGE),
            Key("sheet_leave", ("F6",), "Gå ud af arket", Place.PAGE),
        ),
    ),
    KeyGroup(
        "Vinduet",
        (
            Key("lock", ("Ctrl+L",), "Lås"),
            Key("discreet", ("F8",), "Diskret visning: skjul navne"),
            Key("larger", ("Ctrl++", "Ctrl+="), "Større tekst"),
            Key("smaller", ("Ctrl+-",), "Mindre tekst"),
            Key("shortcuts", ("F1", "?"), "Denne liste"),
        ),
    ),
)
"""Every key; Alt+1…9 belong to the rail."""


def all_keys() -> Iterator[Key]:
    """Every key, without its group."""
    for group in GROUPS:
        yield from group.keys


def shown(keys: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
