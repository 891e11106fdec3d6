"""Which home that the program knows does a row speak of?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from socialvicevaert.features.restancer.reading.values import normal_lejemaalsnr
from socialvicevaert.features.restancer.rules.rows import UsableRow
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.address import read_address

_ROUGHLY = re.compile(r"([a-z0-9]+)[^a-z0-9].*?([0-9]+)")


@dataclass(frozen=True)
class KnownHome:
    """A resident and the home, as the program knows them. ``address`` is a ``home_key``."""

    beboer_id: int
    lejemaal_id: int
    name: str
    lejemaalsnr: str
    address: str
    has_open_sag: bool


@dataclass(frozen=True)
class Match:
    """The residents a row speaks of. ``doubt`` is a Danish sentence; where it is empty the match is sure."""

    homes: tuple[KnownHome, ...]
    doubt: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether arrears may be written on the resident without asking."""
        return not self.doubt

    @property
    def has_open_sag(self) -> bool:
        """Whether somebody in the home is being helped now."""
        return any(home.has_open_sag for home in self.homes)


class Matcher:
    """Finds known homes for rows: by tenancy number, else by name and address, which is never sure."""

    def __init__(self, known: Iterable[KnownHome]) -> None:
        self._by_key: dict[str, list[KnownHome]] = {}
        self._by_address: dict[str, list[KnownHome]] = {}
        self._roughly: set[tuple[str, str]] = set()
        for home in known:
            if home.lejemaalsnr:
                self._by_key.setdefault("nr:" + normal_lejemaalsnr(home.lejemaalsnr), []).append(home)
            if home.address:
                self._by_address.setdefault(home.address, []).append(home)
                self._roughly.add(_rough_home(home.address))

    def find(self, row: UsableRow) -> Match | None:
        """The home a row speaks of; None where the program knows nobody there."""
        by_number = self._by_key.get(row.key)
        if by_number:
            alike = [home for home in by_number if not row.name or names_agree(row.name, home.name)]
            if alike:
                return Match(tuple(by_number))
            names = " og ".join(home.name for home in by_number)
            return Match(tuple(by_number), f"Lejemålet står på {names}, men listen siger {row.name}.")
        if not self._by_address or _rough_home(row.address) not in self._roughly:
            return None
        living_there = self._by_address.get(home_key(row.address), [])
        alike = [home for home in living_there if row.name and names_agree(row.name, home.name)]
        if not alike:
            return None
        return Match(tuple(alike), "Navn og adresse passer, men lejemålsnr. gør ikke.")


def home_key(address: str) -> str:
    """What two spellings of the same home have in common: folded, without punctuation, place and town."""
    home = read_address(address)
    folded = fold(f"{home.road} {home.house_number} {home.floor} {home.door}")
    return " ".join(re.findall("[a-z0-9]+", folded))


def names_agree(listed: str, known: str) -> bool:
    """Whether two names can be of one household: they are the same, or share a surname of three letters or more.

    A first name alone is too little where both have more than one name. A letter lost in the file (``Ay?e``) may be
    any letter, but two must be left.
    """
    wanted, there = _words(listed), _words(known)
    if set(wanted) == set(there):
        return bool(wanted)
    telling = there if len(wanted) < 2 or len(there) < 2 else there[1:]
    patterns = [_pattern(word) for word in wanted if len(word) > 2 and sum(map(str.isalnum, word)) > 1]
    return any(pattern.fullmatch(other) for pattern in patterns for other in telling)


def _rough_home(address: str) -> tuple[str, str]:
    """The first word and the first number after it: understanding an address takes fifty times as long."""
    found = _ROUGHLY.search(fold(address))
    return (found[1], found[2]) if found else ("", "")


def _words(name: str) -> Sequence[str]:
    return re.findall(r"[\w?\ufffd]+", fold(name))


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"[?\ufffd]", ".{1,2}", re.escape(word).replace(r"\?", "?")))
