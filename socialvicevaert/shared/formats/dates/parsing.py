"""Reads a date or a time as people type them: long, short, or by how far away it is."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from enum import Enum

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.dates.counting import add_months, last_of_month
from socialvicevaert.shared.formats.dates.showing import MONTHS, WEEKDAYS

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST_TEXT = 60
_WEEKDAY_NUMBERS = {fold(name[:length]): number for number, name in enumerate(WEEKDAYS) for length in (3, len(name))}
_MONTH_NUMBERS = {name[:length]: number for number, name in enumerate(MONTHS, 1) for length in (3, len(name))}
_UNITS = {"d": "d", "dag": "d", "dage": "d", "u": "u", "uge": "u", "uger": "u", "m": "m", "md": "m", "mdr": "m",
          "maaned": "m", "maaneder": "m", "aar": "aa", "aa": "aa"}  # fmt: skip
_DAYS = {"i dag": 0, "idag": 0, "d": 0, "i morgen": 1, "imorgen": 1, "i overmorgen": 2, "overmorgen": 2,
         "i gaar": -1, "igaar": -1, "i forgaars": -2, "forgaars": -2}  # fmt: skip


class NotADate(UserError):
    """The text cannot be read as a date."""


class NotATime(UserError):
    """The text cannot be read as a time of day."""


class Lean(Enum):
    """Which year or week is meant when it is left out."""

    NEAREST = "nearest"
    FUTURE = "future"
    PAST = "past"


def parse_date(text: str, today: date, lean: Lean = Lean.NEAREST) -> date:
    """Read a date: ``3/12``, ``3-12-26``, ``03122026``, ``2026-12-03``, ``3. dec``, ``i morgen``, ``fredag``, ``+14``.

    Also ``+2u`` (weeks), ``+3m`` (months), ``om 6 dage``, ``for 2 uger siden``, ``i fredags`` and ``uge 49`` (its
    Monday). Day comes before month. Without a year the date nearest to today is meant; ``lean`` chooses the next
    (today or later) or the last one (today or earlier) instead. Raises ``NotADate`` with a Danish sentence.
    """
    typed = " ".join(fold(text).split()).strip(" ,")
    if not typed:
        raise NotADate("Skriv en dato, fx 3/12, fredag eller +14.")
    if len(typed) > _LONGEST_TEXT:
        raise NotADate("Teksten er for lang til at være en dato.")
    for read in _READERS:
        try:
            found = read(typed, today, lean)
        except (OverflowError, ValueError):
            break
        if found is not None:
            if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
                raise NotADate(f"Året skal være mellem {_FIRST_YEAR} og {_LAST_YEAR}.")
            return found
    raise NotADate(f"»{text.strip()}« er ikke en dato. Skriv fx 3/12, 3-12-2026, fredag eller +14.")


def parse_time(text: str) -> time:
    """Read a time of day: ``14.20``, ``14:20``, ``1420``, ``kl. 9``. Raises ``NotATime`` with a Danish sentence."""
    found = re.fullmatch(r"(?:kl\.? ?)?([0-9]{1,2})(?:[:.]?([0-9]{2}))?", text.strip().lower())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise NotATime(f"»{text.strip()}« er ikke et klokkeslæt. Skriv fx 14.20.")
    return time(int(found[1]), int(found[2] or 0))


def _named_day(typed: str, today: date, _lean: Lean) -> date | None:
    return today + timedelta(days=_DAYS[typed]) if typed in _DAYS else None


def _distance(typed: str, today: date, _lean: Lean) -> date | None:
    short = re.fullmatch(r"([+-]) ?([0-9]{1,4}) ?([a-z]*)\.?", typed)
    ahead = re.fullmatch(r"om ([0-9]{1,4}) ([a-z]+)", typed)
    back = re.fullmatch(r"for ([0-9]{1,4}) ([a-z]+) siden", typed)
    if short:
        sign, number, unit = short.groups()
    elif ahead or back:
        sign, (number, unit) = ("+", ahead.groups()) if ahead else ("-", back.groups() if back else ("", ""))
    else:
        return None
    kind = _UNITS.get(unit or "d")
    if kind is None:
        return None
    count = int(number) * (1 if sign == "+" else -1)
    if kind in "du":
        return today + timedelta(days=count * (7 if kind == "u" else 1))
    return add_months(today, count * (12 if kind == "aa" else 1))


def _weekday(typed: str, today: date, lean: Lean) -> date | None:
    found = re.fullmatch(r"(paa |i |sidste |forrige )?([a-z]{3,9})(?:\.)?", typed)
    if not found:
        return None
    before, name = found[1] or "", found[2]
    if before == "i ":
        if not name.endswith("s"):
            return None
        name = name[:-1]
    number = _WEEKDAY_NUMBERS.get(name)
    if number is None:
        return None
    # Nobody says the weekday's name and means today.
    if before in ("i ", "sidste ", "forrige ") or (not before and lean is Lean.PAST):
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _week(typed: str, today: date, lean: Lean) -> date | None:
    found = re.fullmatch(r"uge ([0-9]{1,2})(?:[ /-]([0-9]{4}))?", typed)
    if not found:
        return None
    week = int(found[1])
    if found[2]:
        return _monday(int(found[2]), week)
    mondays = []
    for year in range(today.year - 1, today.year + 2):
        try:
            mondays.append(_monday(year, week))
        except NotADate:
            continue
    if not mondays:
        raise NotADate(f"Der findes ingen uge {week}.")
    return _closest(mondays, today, lean)


def _monday(year: int, week: int) -> date:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        raise NotADate(f"Der findes ingen uge {week} i {year}.") from None


def _iso(typed: str, _today: date, _lean: Lean) -> date | None:
    found = re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[ t]00:00(?::00(?:\.0+)?)?)?", typed)
    return _date(int(found[1]), int(found[3]), int(found[4])) if found else None


def _digits(typed: str, today: date, lean: Lean) -> date | None:
    if not re.fullmatch(r"[0-9]{4}|[0-9]{6}|[0-9]{8}", typed):
        return None
    if len(typed) == 8 and int(typed[2:4]) > 12 and typed[:2] in ("19", "20"):
        return _date(int(typed[:4]), int(typed[4:6]), int(typed[6:]))
    return _day_and_month(int(typed[:2]), int(typed[2:4]), typed[4:], today, lean)


def _parts(typed: str, today: date, lean: Lean) -> date | None:
    found = re.fullmatch(
        r"(?:den |d\.? ?)?([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2})(?: ?[-/. ] ?([0-9]{4}|[0-9]{2}))?\.?", typed
    )
    return _day_and_month(int(found[1]), int(found[2]), found[3] or "", today, lean) if found else None


def _month_name(typed: str, today: date, lean: Lean) -> date | None:
    found = re.fullmatch(r"(?:den |d\.? ?)?([0-9]{1,2})\.?[ -]?([a-z]{3,9})\.?[ -]?([0-9]{4}|[0-9]{2})?", typed)
    if not found:
        return None
    month = _MONTH_NUMBERS.get(found[2])
    return _day_and_month(int(found[1]), month, found[3] or "", today, lean) if month else None


_READERS: tuple[Callable[[str, date, Lean], date | None], ...] = (
    _named_day, _distance, _weekday, _week, _iso, _digits, _parts, _month_name,
)  # fmt: skip


def _day_and_month(day: int, month: int, year: str, today: date, lean: Lean) -> date:
    if len(year) == 4:
        return _date(int(year), month, day)
    if len(year) == 2:
        return _date(_full_year(int(year), today, lean), month, day)
    candidates = []
    for possible in range(today.year - 4, today.year + 5):  # so that 29 February finds its leap year
        try:
            candidates.append(date(possible, month, day))
        except ValueError:
            continue
    if not candidates:
        return _date(2000, month, day)  # raises with the right sentence
    return _closest(candidates, today, lean)


def _closest(candidates: list[date], today: date, lean: Lean) -> date:
    if lean is Lean.FUTURE:
        return min(on for on in candidates if on >= today)
    if lean is Lean.PAST:
        return max(on for on in candidates if on <= today)
    return min(candidates, key=lambda on: (abs((on - today).days), on < today))


def _full_year(short: int, today: date, lean: Lean) -> int:
    """Two digits mean a year from 79 years back to 20 ahead; leaning back, none after this year (births)."""
    latest = today.year if lean is Lean.PAST else today.year + 20
    return latest - (latest - short) % 100


def _date(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise NotADate(f"Der findes ingen måned {month}. Skriv dagen først, fx 3/12.")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADate(f"Året skal være mellem {_FIRST_YEAR} og {_LAST_YEAR}.")
    days = last_of_month(date(year, month, 1)).day
    if not 1 <= day <= days:
        in_year = f" {year}" if month == 2 else ""
        raise NotADate(f"{MONTHS[month - 1].capitalize()}{in_year} har {days} dage.")
    return date(year, month, day)
