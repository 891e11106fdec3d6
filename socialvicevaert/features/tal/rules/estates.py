"""Under which estate figures are counted, when one has become part of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Merge:
    """From the day after `closed_on` an estate was part of another."""

    closed_on: date
    into_id: int


def estate_on(afdeling_id: int, day: date, merges: Mapping[int, Merge]) -> int:
    """The estate under which another is counted in a period that ends on a day: as it was at the end of that period.

    A period that ends on the last day an estate was its own still counts it by itself.
    """
    passed = {afdeling_id}
    while (merge := merges.get(afdeling_id)) is not None and merge.closed_on < day and merge.into_id not in passed:
        afdeling_id = merge.into_id
        passed.add(afdeling_id)
    return afdeling_id
