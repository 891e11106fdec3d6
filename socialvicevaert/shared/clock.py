"""The only place that asks what time it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")


class Clock(Protocol):
    """Gives the moment (UTC) and the date on the wall in Denmark."""

    def now(self) -> datetime: ...
    def today(self) -> date: ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return datetime.now(DENMARK).date()


@dataclass
class FixedClock:
    """A clock that stands still until it is moved: for example data and tests."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        return self.moment.astimezone(DENMARK).date()


def danish_date(moment: datetime) -> date:
    """The date on the wall in Denmark at a UTC moment."""
    return moment.astimezone(DENMARK).date()
