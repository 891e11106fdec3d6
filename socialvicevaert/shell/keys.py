"""The keyboard map, once: what the keys do and what the list of shortcuts shows."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True)
class Key:
    """An act with its keys (portable text, e.g. "Ctrl+N") and its Danish words."""

    act: str
    keys: tuple[str, ...]
    text: str


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
            Key("filter", ("Ctrl+F",), "Søg i listen på siden"),
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
            Key("edit", ("F2",), "Ret det valgte"),
            Key("undo", ("Ctrl+Z",), "Fortryd den seneste handling"),
            Key("print", ("Ctrl+P",), "Udskriv"),
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
"""Every key of the window. What a page or a form understands besides (Ctrl+Enter, Esc) is in ``ALSO``."""

ALSO = (
    ("Ctrl+Enter", "Gem formularen"),
    ("Esc", "Luk panelet; det skrevne bliver gemt som kladde"),
)


def shown(keys: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
