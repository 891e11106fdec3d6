"""Arithmetic with months and years."""

from calendar import monthrange
from datetime import date


def add_months(on: date, months: int) -> date:
    """The same day so many months later (or earlier); the last of the month where that day does not exist."""
    year, month0 = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month0 + 1, min(on.day, monthrange(year, month0 + 1)[1]))


def first_of_month(on: date) -> date:
    """The first day of the date's month."""
    return on.replace(day=1)


def last_of_month(on: date) -> date:
    """The last day of the date's month."""
    return on.replace(day=monthrange(on.year, on.month)[1])


def age_on(born_on: date, today: date) -> int:
    """Age in whole years; someone born on 29 February has a birthday on 1 March in other years."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
