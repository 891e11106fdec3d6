"""What looks wrong in an answer to a letter: a remark beside it, never a refusal."""

import re
from datetime import date

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.dates import WEEKDAYS, NotADate, NotATime, parse_date, parse_time, show_date_long
from socialvicevaert.shared.formats.phone import parse_phone

_AHEAD = frozenset(
    {
        "aftale.dag",
        "fogedsag.moede",
        "fogedsag.frist",
        "henvisning.svar_senest",
        "ansoegning.frist",
        "kreditor.svarfrist",
    }
)
"""Fields that name a day to come."""
_DAY = re.compile(rf"(?:({'|'.join(map(fold, WEEKDAYS))})(?: den)? )?([0-9].*)")

_YEAR = re.compile(r"\b[12][0-9]{3}\b", re.ASCII)


def doubt_of(key: str, text: str, today: date) -> str:
    """A Danish question about what was typed for the field `key`; nothing where nothing is odd, or nothing is typed."""
    typed = " ".join(text.split())
    if not typed:
        return ""
    if key.endswith(".telefon"):
        return _doubt_of_phone(typed)
    if key == "aftale.tid":
        return _doubt_of_time(typed)
    return _doubt_of_day(typed, today) if key in _AHEAD else ""


def _doubt_of_phone(typed: str) -> str:
    try:
        parse_phone(typed)
    except UserError:
        return "Det ligner ikke et telefonnummer."
    return ""


def _doubt_of_time(typed: str) -> str:
    try:
        for part in re.split(r"\s*(?:-|–|til)\s*", typed):
            parse_time(part)
    except NotATime:
        return "Det ligner ikke et klokkeslæt. Skriv fx 10.00."
    return ""


def _doubt_of_day(typed: str, today: date) -> str:
    found = _DAY.fullmatch(fold(typed))
    try:
        day = parse_date(found[2] if found else typed, today)
    except NotADate:
        year = _YEAR.search(typed)  # else in words of one's own: "i næste uge, vi ringer"
        return f"Er årstallet {year[0]} rigtigt?" if year and int(year[0]) < today.year else ""
    if day < today:
        return f"Dagen er gået: {show_date_long(day)}."
    weekday = WEEKDAYS[day.weekday()]
    if found and found[1] and fold(weekday) != found[1]:
        return f"Den dag er en {weekday}."
    return ""
