"""Arrears in bands, per estate: the only thing that is kept of households without a sag besides their marks."""

from bisect import bisect_right
from collections.abc import Iterable

from socialvicevaert.features.restancer.rules.rows import UsableRow
from socialvicevaert.shared.choice import Choice


class RestanceBaand(Choice):
    """Bands of unpaid rent."""

    UNDER_5000 = "under_5000", "Under 5.000 kr."
    FRA_5000 = "fra_5000", "5.000–9.999 kr."
    FRA_10000 = "fra_10000", "10.000–19.999 kr."
    FRA_20000 = "fra_20000", "20.000–29.999 kr."
    FRA_30000 = "fra_30000", "30.000 kr. og derover"


_BANDS = tuple(RestanceBaand)
_STARTS = (500_000, 1_000_000, 2_000_000, 3_000_000)


def band_of(amount_oere: int) -> RestanceBaand:
    """The band an amount falls in."""
    return _BANDS[bisect_right(_STARTS, amount_oere)]


def bands_per_afdeling(rows: Iterable[UsableRow]) -> dict[str, dict[str, list[int]]]:
    """Estate number (without leading zeros) → band → [households, øre]."""
    cells: dict[tuple[str, int], list[int]] = {}
    for row in rows:
        cell = cells.setdefault((row.afdeling, bisect_right(_STARTS, row.amount_oere)), [0, 0])
        cell[0] += 1
        cell[1] += row.amount_oere
    found: dict[str, dict[str, list[int]]] = {}
    for (afdeling, band), (households, oere) in cells.items():
        total = found.setdefault(normal_afdeling(afdeling), {}).setdefault(_BANDS[band].value, [0, 0])
        total[0] += households
        total[1] += oere
    return found


def normal_afdeling(number: str) -> str:
    """``0015`` and ``15`` are the same estate."""
    return number.strip().lstrip("0")
