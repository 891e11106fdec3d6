"""The period of a report: two days, both included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.shared.errors import Problem

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
EARLIEST_YEAR = 2000


@dataclass(frozen=True)
class Period:
    """From the beginning of one day to the end of another."""

    from_on: date
    to_on: date

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A whole month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def quarter(cls, year: int, number: int) -> "Period":
        """A quarter of a calendar year, 1 to 4."""
        return cls(date(year, 3 * number - 2, 1), cls.month(year, 3 * number).to_on)

    @property
    def day_before(self) -> date:
        """The last day that is not in the period."""
        return self.from_on - timedelta(days=1)

    @property
    def is_month(self) -> bool:
        """Whether it is exactly one month."""
        return self == Period.month(self.from_on.year, self.from_on.month)

    @property
    def is_quarter(self) -> bool:
        """Whether it is exactly one quarter of a calendar year."""
        return self == Period.quarter(self.from_on.year, self._quarter)

    @property
    def is_year(self) -> bool:
        """Whether it is exactly one calendar year."""
        return self == Period(date(self.from_on.year, 1, 1), date(self.from_on.year, 12, 31))

    @property
    def dates(self) -> str:
        """Both days, as they are printed."""
        return f"{self.from_on:%d-%m-%Y} til {self.to_on:%d-%m-%Y}"

    @property
    def name(self) -> str:
        """A month, a quarter or a year: "oktober 2026", "3. kvartal 2026", "2026"; anything else by both days."""
        if self.is_year:
            return str(self.from_on.year)
        if self.is_quarter:
            return f"{self._quarter}. kvartal {self.from_on.year}"
        return f"{MONTHS[self.from_on.month - 1]} {self.from_on.year}" if self.is_month else self.dates

    @property
    def report_title(self) -> str:
        """What a report on it is called."""
        if self.is_month:
            return "Månedsrapport"
        if self.is_quarter:
            return "Kvartalsrapport"
        return "Årsrapport" if self.is_year else "Rapport"

    @property
    def is_whole_months(self) -> bool:
        """Whether it begins on the first day of a month and ends on the last of the same or a later one."""
        return self.from_on.day == 1 and self._ends_month and self.from_on <= self.to_on

    def in_year(self, year: int) -> "Period":
        """The same period beginning in another year; a month that is whole stays whole, also February."""
        years = year - self.from_on.year
        return Period(
            _in_year(self.from_on, year), _in_year(self.to_on, self.to_on.year + years, whole=self._ends_month)
        )

    @property
    def _quarter(self) -> int:
        return (self.from_on.month + 2) // 3

    @property
    def _ends_month(self) -> bool:
        return (self.to_on + timedelta(days=1)).day == 1

    def moments(self) -> tuple[datetime, datetime]:
        """Begin (included) and end (not included) as UTC, by the Danish calendar."""
        begin = datetime.combine(self.from_on, time(), DENMARK)
        end = datetime.combine(self.to_on + timedelta(days=1), time(), DENMARK)
        return begin.astimezone(UTC), end.astimezone(UTC)


def _in_year(day: date, year: int, whole: bool = False) -> date:
    last = monthrange(year, day.month)[1]
    return date(year, day.month, last if whole else min(day.day, last))


def last_full_month(today: date) -> Period:
    """The month that ended last."""
    end = today.replace(day=1) - timedelta(days=1)
    return Period.month(end.year, end.month)


def last_full_quarter(today: date) -> Period:
    """The quarter of a calendar year that ended last."""
    end = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1) - timedelta(days=1)
    return Period.quarter(end.year, end.month // 3)


def months_up_to(day: date, how_many: int) -> tuple[Period, ...]:
    """So many whole months, oldest first; the last of them has ended on the day or before it."""
    last = last_full_month(day + timedelta(days=1)).from_on
    number = last.year * 12 + last.month - 1
    return tuple(Period.month(one // 12, one % 12 + 1) for one in range(number - how_many + 1, number + 1))


def problems_of_period(from_on: date, to_on: date, today: date) -> list[Problem]:
    """Danish sentences about a period that cannot be reported."""
    problems: list[Problem] = []
    if from_on.year < EARLIEST_YEAR:
        problems.append(Problem("period_from", f"Perioden kan ikke begynde før år {EARLIEST_YEAR}."))
    if to_on < from_on:
        problems.append(Problem("period_to", "Periodens sidste dag ligger før den første."))
    if to_on > today:
        problems.append(Problem("period_to", "Perioden er ikke slut endnu. Vælg en sidste dag senest i dag."))
    return problems


def problems_of_outsiders_period(period: Period, today: date) -> list[Problem]:
    """Danish sentences about a period that somebody may not ask for who may not see residents.

    Days could be told apart by asking for periods of nearly the same days, and a month that is not over changes.
    """
    if not period.is_whole_months:
        words = "Din rolle kan kun se tal for hele måneder. Vælg fra den 1. til en måneds slutning."
        return [Problem("period_from", words)]
    if period.to_on >= today:
        return [Problem("period_to", "Din rolle kan kun se tal for måneder, der er slut. Vælg en tidligere måned.")]
    return []


def problems_of_comparison(period: Period, year: int) -> list[Problem]:
    """Danish sentences about an earlier year that a period cannot be compared with.

    The two may have no day in common: what both count would follow by subtraction.
    """
    if year < EARLIEST_YEAR:
        return [Problem("compare_year", f"Der kan ikke sammenlignes med år før {EARLIEST_YEAR}.")]
    if year >= period.from_on.year:
        return [Problem("compare_year", f"Vælg et år før {period.from_on.year}, som er rapportens eget.")]
    if period.in_year(year).to_on >= period.from_on:
        return [Problem("compare_year", "De to perioder overlapper. Vælg et tidligere år.")]
    return []
