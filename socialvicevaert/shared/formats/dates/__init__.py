"""Dates as people type and read them in Denmark."""

from socialvicevaert.shared.formats.dates.counting import add_months, age_on, first_of_month, last_of_month
from socialvicevaert.shared.formats.dates.parsing import Lean, NotADate, NotATime, parse_date, parse_time
from socialvicevaert.shared.formats.dates.showing import (
    MONTHS,
    WEEKDAYS,
    show_date,
    show_date_long,
    show_date_short,
    show_moment,
    show_month,
    show_relative,
    show_time,
)

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "Lean",
    "NotADate",
    "NotATime",
    "add_months",
    "age_on",
    "first_of_month",
    "last_of_month",
    "parse_date",
    "parse_time",
    "show_date",
    "show_date_long",
    "show_date_short",
    "show_moment",
    "show_month",
    "show_relative",
    "show_time",
]
