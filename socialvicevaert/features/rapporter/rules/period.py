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
_EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class Period:
    """From the beginning of one day to the end of another."""

    from_on: date
    to_on: date

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A whole month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @property
    def day_before(self) -> date:
        """The last day that is not in the period."""
        return self.from_on - timedelta(days=1)

    @property
    def is_month(self) -> bool:
        """Whether it is exactly one month."""
        return self == Period.month(self.from_on.year, self.from_on.month)

    @property
    def dates(self) -> str:
        """Both days, as they are printed."""
        return f"{self.from_on:%d-%m-%Y} til {self.to_on:%d-%m-%Y}"

    @property
    def name(self) -> str:
        """A month by its name ("oktober 2026"), anything else by both days."""
        return f"{MONTHS[self.from_on.month - 1]} {self.from_on.year}" if self.is_month else self.dates

    def moments(self) -> tuple[datetime, datetime]:
        """Begin (included) and end (not included) as UTC, by the Danish calendar."""
        begin = datetime.combine(self.from_on, time(), DENMARK)
        end = datetime.combine(self.to_on + timedelta(days=1), time(), DENMARK)
        return begin.astimezone(UTC), end.astimezone(UTC)


def last_full_month(today: date) -> Period:
    """The month that ended last."""
    end = today.replace(day=1) - timedelta(days=1)
    return Period.month(end.year, end.month)


def problems_of_period(from_on: date, to_on: date, today: date) -> list[Problem]:
    """Danish sentences about a period that cannot be reported."""
    problems: list[Problem] = []
    if from_on < _EARLIEST:
        problems.append(Problem("period_from", "Perioden kan ikke begynde før år 2000."))
    if to_on < from_on:
        problems.append(Problem("period_to", "Periodens sidste dag ligger før den første."))
    if to_on > today:
        problems.append(Problem("period_to", "Perioden er ikke slut endnu. Vælg en sidste dag senest i dag."))
    return problems
