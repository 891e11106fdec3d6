"""Arrears in bands, per estate: the only thing that is kept of households without a sag besides their marks."""

from collections import defaultdict
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


_FROM_OERE = (
    (3_000_000, RestanceBaand.FRA_30000),
    (2_000_000, RestanceBaand.FRA_20000),
    (1_000_000, RestanceBaand.FRA_10000),
    (500_000, RestanceBaand.FRA_5000),
)


def band_of(amount_oere: int) -> RestanceBaand:
    """The band an amount falls in."""
    return next((band for start, band in _FROM_OERE if amount_oere >= start), RestanceBaand.UNDER_5000)


def bands_per_afdeling(rows: Iterable[UsableRow]) -> dict[str, dict[str, list[int]]]:
    """Estate number (without leading zeros) → band → [households, øre]."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for row in rows:
        cell = found[normal_afdeling(row.afdeling)][band_of(row.amount_oere).value]
        cell[0] += 1
        cell[1] += row.amount_oere
    return {afdeling: dict(bands) for afdeling, bands in found.items()}


def normal_afdeling(number: str) -> str:
    """``0015`` and ``15`` are the same estate."""
    return number.strip().lstrip("0")
