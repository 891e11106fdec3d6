"""The sums of a plan. Every source is in exactly one of three: in time, too late, or of no known day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from socialvicevaert.features.redningsplaner.models import KildeDraft, Sikkerhed


class Arrival(Enum):
    """When a source comes, seen from the day the money must be there."""

    IN_TIME = "in_time"
    TOO_LATE = "too_late"
    NO_DAY = "no_day"


@dataclass(frozen=True)
class Sums:
    """Amounts in øre. ``sure_oere`` is the part of ``in_time_oere`` that is certain."""

    needed_oere: int
    in_time_oere: int
    sure_oere: int
    late_oere: int
    no_day_oere: int

    @property
    def gap_oere(self) -> int:
        """What lacks when everything expected in time comes."""
        return max(0, self.needed_oere - self.in_time_oere)

    @property
    def sure_gap_oere(self) -> int:
        """What lacks when only the certain comes."""
        return max(0, self.needed_oere - self.sure_oere)

    @property
    def surplus_oere(self) -> int:
        """What there is too much of."""
        return max(0, self.in_time_oere - self.needed_oere)


def arrival_of(source: KildeDraft, needed_by: date) -> Arrival:
    """Whether a source comes in time; on the last day is in time, and a day nobody knows is not counted on."""
    if source.expected_on is None:
        return Arrival.NO_DAY
    return Arrival.IN_TIME if source.expected_on <= needed_by else Arrival.TOO_LATE


def sums_of(sources: Iterable[KildeDraft], needed_oere: int, needed_by: date) -> Sums:
    """What the sources come to."""
    of: dict[Arrival, int] = dict.fromkeys(Arrival, 0)
    sure = 0
    for source in sources:
        arrival = arrival_of(source, needed_by)
        of[arrival] += source.amount_oere
        if arrival is Arrival.IN_TIME and source.certainty is Sikkerhed.SIKKER:
            sure += source.amount_oere
    return Sums(needed_oere, of[Arrival.IN_TIME], sure, of[Arrival.TOO_LATE], of[Arrival.NO_DAY])
