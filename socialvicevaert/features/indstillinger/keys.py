"""What a row is about that names it in a text: a draft of a form, a line of Min dag that was put off."""

import re

from socialvicevaert.storage import Row

RESIDENT = "beboer"
_NEW = re.compile(r"[a-z_\-]+:ny:(\d+)(?::.*)?")
_NUMBER = re.compile(r"([a-z_\-]+)(?::([a-zæøå_]+))?:(\d+)(?::.*)?")
OF_RESIDENT = frozenset(
    {"beboer", "kontakt", "gaeldssanering", "fortalt", "afslag", "fordeling", "samtykke", "aftaleark", "brev"}
)
"""First words of a draft's key that a resident's number follows at once."""
_TABLES = {"ordning": "afdragsordning", "kaploeb": "fogedsag", "ret": "fogedsag"}
"""First words that are no table's name."""
_LACKS = re.compile(r"samtykke:[a-z_]+:\d+:(\d+)")

Thing = tuple[str, int]
"""A table and a number in it."""


def about_draft(key: str) -> Thing | None:
    """What a draft is about; None where it says nothing of it, as the form of somebody new."""
    if new := _NEW.fullmatch(key):
        return None if key.startswith(("partner:", "sats:")) else (RESIDENT, int(new[1]))
    found = _NUMBER.fullmatch(key)
    if found is None:
        return None
    word, act, number = found[1], found[2] or "", int(found[3])
    if not act and word in OF_RESIDENT:
        return RESIDENT, number
    return _thing(f"{word}{act}" if f"{word}{act}" in Row.metadata.tables else word, number)


def about_line(key: str) -> Thing | None:
    """What a line of Min dag is about."""
    if lacking := _LACKS.fullmatch(key):
        return RESIDENT, int(lacking[1])
    found = _NUMBER.fullmatch(key)
    if found is None:
        return None
    word, number = found[1], int(found[3])
    return (RESIDENT, number) if word == "kontakt" else _thing(word, number)


def _thing(word: str, number: int) -> Thing | None:
    table = _TABLES.get(word, word)
    return (table, number) if table in Row.metadata.tables else None
