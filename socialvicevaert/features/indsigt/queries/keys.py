"""Whom a row is about that names it in a text: a draft of a form, a line of Min dag that was put off."""

import re

from socialvicevaert import audit
from socialvicevaert.storage import Row
from socialvicevaert.storage.session import Session

_NEW = re.compile(r"[a-z_\-]+:ny:(\d+)(?::.*)?")
_NUMBER = re.compile(r"([a-z_\-]+)(?::([a-zæøå_]+))?:(\d+)(?::.*)?")
_OF_RESIDENT = frozenset({"beboer", "kontakt", "gaeldssanering", "fortalt", "fordeling", "samtykke", "aftaleark"})
"""First words of a draft's key that a resident's number follows at once."""
_TABLES = {"ordning": "afdragsordning", "kaploeb": "fogedsag", "ret": "fogedsag"}
"""First words that are no table's name."""
_LACKS = re.compile(r"samtykke:[a-z_]+:\d+:(\d+)")


def resident_of_draft(session: Session, key: str) -> int | None:
    """The resident a draft is about; None where it says nothing of it, as the form of somebody new."""
    if new := _NEW.fullmatch(key):
        return None if key.startswith(("partner:", "sats:")) else int(new[1])
    found = _NUMBER.fullmatch(key)
    if found is None:
        return None
    word, act, number = found[1], found[2] or "", int(found[3])
    if not act and word in _OF_RESIDENT:
        return number
    return _owner(session, f"{word}{act}" if f"{word}{act}" in Row.metadata.tables else word, number)


def resident_of_line(session: Session, key: str) -> int | None:
    """The resident a line of Min dag is about."""
    if lacking := _LACKS.fullmatch(key):
        return int(lacking[1])
    found = _NUMBER.fullmatch(key)
    if found is None:
        return None
    word, number = found[1], int(found[3])
    return number if word == "kontakt" else _owner(session, word, number)


def _owner(session: Session, word: str, number: int) -> int | None:
    table = _TABLES.get(word, word)
    return audit.owner_of(session, table, number) if table in Row.metadata.tables else None
