"""Dates and moments as they stand on the screen and in print."""

from datetime import date, datetime, time

from socialvicevaert.shared.clock import DENMARK

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_SHORT_MONTHS = ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.")
_DAYS_NAMED = {-2: "i forgårs", -1: "i går", 0: "i dag", 1: "i morgen", 2: "i overmorgen"}


def show_date(on: date | None) -> str:
    """``03-12-2026``; nothing for ``None``."""
    return "" if on is None else f"{on.day:02}-{on.month:02}-{on.year:04}"


def show_date_long(on: date) -> str:
    """``torsdag den 3. december 2026``."""
    return f"{WEEKDAYS[on.weekday()]} den {on.day}. {MONTHS[on.month - 1]} {on.year}"


def show_date_short(on: date, today: date | None = None) -> str:
    """``tor. 3. dec.`` for narrow places; with the year when it is another than today's."""
    year = f" {on.year}" if today is not None and on.year != today.year else ""
    return f"{WEEKDAYS[on.weekday()][:3]}. {on.day}. {_SHORT_MONTHS[on.month - 1]}{year}"


def show_month(on: date) -> str:
    """``december 2026``."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def show_relative(on: date, today: date) -> str:
    """``i går``, ``om 6 dage``, ``for 3 uger siden``, ``om 4 måneder``: rounded down; show the date as tooltip."""
    days = (on - today).days
    if days in _DAYS_NAMED:
        return _DAYS_NAMED[days]
    size = abs(days)
    if size < 14:
        amount = f"{size} dage"
    elif size < 60:
        amount = f"{size // 7} uger"
    elif size < 730:
        amount = f"{size * 12 // 365} måneder"
    else:
        amount = f"{size * 100 // 36525} år"
    return f"om {amount}" if days > 0 else f"for {amount} siden"


def show_time(at: datetime | time) -> str:
    """``14.32``, as Danish writes it: a time of day, or the one on the wall in Denmark at an aware moment."""
    return f"{at.astimezone(DENMARK) if isinstance(at, datetime) else at:%H.%M}"


def show_moment(moment: datetime | None) -> str:
    """``03-12-2026 14.32``: the time on the wall in Denmark at an aware moment; nothing for ``None``."""
    if moment is None:
        return ""
    if moment.tzinfo is None:
        raise ValueError("a naive datetime has no moment")
    return f"{show_date(moment.astimezone(DENMARK).date())} {show_time(moment)}"
