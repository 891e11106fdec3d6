"""Where a resident's own letter goes: it asks no consent, so it reaches nobody but the resident."""

from collections.abc import Collection, Iterator, Sequence

from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.folding import folded_words

BY_HAND = "Afleveres personligt"
"""What stands in the envelope's window where the address is protected: the letter is handed over, not posted."""

_CARE_OF = ("c", "o")
_ASTRAY = (
    "Et brev til beboeren selv sendes til beboerens egen adresse. Skal det sendes til en, beboeren bor hos, så begynd "
    f"med »c/o«. Skal det afleveres, så skriv »{BY_HAND}«. Er det til andre, så vælg dem under »Til«."
)
_SHORT = "Skriv navnet efter c/o, og vej og by på linjerne under."
_PARTNER = "%s er en samarbejdspartner. Vælg »En samarbejdspartner« under »Til«, så brevet skæres til samtykket."
_PROTECTED = "Adressen er beskyttet. Sæt krydset, hvis den skal stå i brevet, så det bliver logget."


def own_window(name: str, home: Sequence[str], typed: Sequence[str], *, is_hidden: bool) -> tuple[str, ...]:
    """Name and address for the window: the resident's home, or a c/o as typed; nothing else that was typed.

    With ``is_hidden`` the home is protected and not to be printed: then the letter is handed over.
    """
    lines = _below_name(name, typed)
    if _is_by_hand(lines):
        return (name, BY_HAND)
    if _is_care_of(lines):
        return (name, *lines)
    return (name, BY_HAND) if is_hidden else (name, *home)


def problems_of_own_window(
    name: str, home: Sequence[str], typed: Sequence[str], partners: Collection[str], *, is_hidden: bool
) -> Iterator[Problem]:
    """What of the typed lines would carry the letter past the consent; ``partners`` are the names in the register."""
    lines = _below_name(name, typed)
    said = _said(lines)
    if not lines or _is_by_hand(lines):
        return
    if is_hidden and home and _said(home[:1]) in said:
        yield Problem("address", _PROTECTED)
        return
    if not _is_care_of(lines):
        if (home or is_hidden) and said != _said(home):  # an unknown home is a problem of its own
            yield Problem("address", _ASTRAY)
        return
    if len(lines) < 2 or len(folded_words(lines[0])) <= len(_CARE_OF):
        yield Problem("address", _SHORT)
    reached = next((one for one in partners if _said([one]).strip() and _said([one]) in said), "")
    if reached:
        yield Problem("address", _PARTNER % reached)


def _below_name(name: str, typed: Sequence[str]) -> tuple[str, ...]:
    is_named = bool(typed) and folded_words(typed[0]) == folded_words(name)
    return tuple(typed[1:] if is_named else typed)


def _is_by_hand(lines: Sequence[str]) -> bool:
    return len(lines) == 1 and _said(lines) == _said([BY_HAND])


def _is_care_of(lines: Sequence[str]) -> bool:
    return bool(lines) and folded_words(lines[0])[: len(_CARE_OF)] == _CARE_OF


def _said(lines: Sequence[str]) -> str:
    """The words alone, each with a space on both sides, so that a name is found as whole words."""
    return f" {' '.join(folded_words(' '.join(lines)))} "
