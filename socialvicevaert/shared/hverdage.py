"""Which days count: the law's hverdag, the days a deadline may end on, and the days an office works.

They differ, and mixing them up costs somebody a home:

=====================  ========  ======  =========  ============  ================
calendar               Saturday  Sunday  helligdag  Grundlovsdag  24 and 31 Dec
=====================  ========  ======  =========  ============  ================
``is_hverdag``         counts    closed  closed     counts        counts
``is_frist_day``       closed    closed  closed     closed        counts
``is_foraeldelse_day`` closed    closed  closed     closed        closed
``is_working_day``     closed    closed  closed     counts        counts
=====================  ========  ======  =========  ============  ================

Saturday is a hverdag in the three-day count before a påkrav: UfR 2022.1586 V. The holidays themselves are data
(``resources/rules/helligdage.json``), and not from a package that takes half a second to import.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

from socialvicevaert.shared.resource_files import read_resource_json

_SATURDAY, _SUNDAY = 5, 6
_DAY = timedelta(days=1)


def helligdag(on: date) -> str | None:
    """The Danish name of the holiday that day is, or ``None``."""
    return _closed_days(on.year)["helligdag"].get(on)


def is_grundlovsdag(on: date) -> bool:
    """5 June: no helligdag, but no deadline ends on it."""
    return on in _closed_days(on.year)["grundlovsdag"]


def is_hverdag(on: date) -> bool:
    """A day that counts in the three-day count, and on which a påkrav can be given."""
    return on.weekday() != _SUNDAY and helligdag(on) is None


def is_frist_day(on: date) -> bool:
    """A day on which rent falls due and a påkravsfrist may end."""
    return is_hverdag(on) and on.weekday() != _SATURDAY and not is_grundlovsdag(on)


def is_foraeldelse_day(on: date) -> bool:
    """A day on which a claim's limitation period may end."""
    return is_frist_day(on) and on not in _closed_days(on.year)["foraeldelse"]


def is_working_day(on: date) -> bool:
    """Monday to Friday without holidays: for our own reminders."""
    return is_hverdag(on) and on.weekday() != _SATURDAY


def next_day(on: date, counts: Callable[[date], bool]) -> date:
    """The day itself when it counts, or else the first later one that does."""
    while not counts(on):
        on += _DAY
    return on


def add_days(on: date, days: int, counts: Callable[[date], bool]) -> date:
    """The day that is so many counted days after (or, negative, before) a day, which itself is not counted."""
    step = _DAY if days > 0 else -_DAY
    for _ in range(abs(days)):
        on += step
        while not counts(on):
            on += step
    return on


def why_closed(on: date) -> str:
    """What keeps a deadline from ending on that day, as said in a sentence: "en lørdag", "juledag", ""."""
    name = helligdag(on)
    if name:
        return name[0].lower() + name[1:]
    if is_grundlovsdag(on):
        return "grundlovsdag"
    return {_SATURDAY: "en lørdag", _SUNDAY: "en søndag"}.get(on.weekday(), "")


def easter(year: int) -> date:
    """Easter Sunday of a year (the anonymous Gregorian algorithm, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def _closed_days(year: int) -> dict[str, dict[date, str]]:
    """The year's special days by kind."""
    days: dict[str, dict[date, str]] = {"helligdag": {}, "grundlovsdag": {}, "foraeldelse": {}}
    for entry in _day_rules():
        easter_day = entry.get("days_from_easter")
        on = easter(year) + easter_day * _DAY if easter_day is not None else date(year, entry["month"], entry["day"])
        valid_from, valid_to = entry["valid_from"], entry["valid_to"]
        if (not valid_from or date.fromisoformat(valid_from) <= on) and (
            not valid_to or on <= date.fromisoformat(valid_to)
        ):
            days[entry["kind"]].setdefault(on, entry["name"])
    return days


@cache
def _day_rules() -> tuple[dict[str, Any], ...]:
    return tuple(read_resource_json("rules/helligdage.json")["days"])
