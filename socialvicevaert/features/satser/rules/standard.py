"""What a set gives a household, and what it lacks.

Gældsstyrelsen counts (base + extra × (adults − 1)) for the grown-ups of a home; the sources stand with the amounts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.satser.models import SatsArt, SatsRegime
from socialvicevaert.features.satser.rules.sets import SatsSaet

_CHILD_BANDS = ((1, SatsArt.BARN_0_1), (6, SatsArt.BARN_2_6), (17, SatsArt.BARN_7_17))
_GROWN_UP = 18


@dataclass(frozen=True)
class Beregning:
    """The standard amount of one household: the parts that were added (øre a month), and what the set lacks.

    ``amount_oere`` is None as soon as anything is missing: a sum without the children would be a guess.
    """

    amount_oere: int | None
    workings: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()


def standard_amount(saet: SatsSaet, adults: int, children_birth_years: Iterable[int], on: date) -> Beregning:
    """What the set lets a household live on in a month, with its parts.

    A child counts with the age it turns in the year of ``on``, because only birth years are kept.
    """
    workings: list[tuple[str, int]] = []
    missing: list[str] = []
    if not saet.is_for_households:
        return Beregning(None, (), ("beløb til en husstand",))
    _add_adults(saet, adults, workings, missing)
    for birth_year in sorted(children_birth_years):
        _add_child(saet, birth_year, on, workings, missing)
    amount = None if missing else sum(part for _, part in workings)
    return Beregning(amount, tuple(workings), tuple(dict.fromkeys(missing)))


def proposed_set(
    sets: Iterable[SatsSaet], adults: int, children_birth_years: Sequence[int], on: date
) -> SatsSaet | None:
    """What a new budget is measured against until somebody chooses: Gældsstyrelsen's newest that has every part the
    household needs, else its newest.
    """
    known = [saet for saet in sets if saet.regime is SatsRegime.GAELDSSTYRELSEN and saet.year is not None]
    whole = [saet for saet in known if not standard_amount(saet, adults, children_birth_years, on).missing]
    return max(whole or known, key=lambda saet: saet.year or 0, default=None)


def _add_adults(saet: SatsSaet, adults: int, workings: list[tuple[str, int]], missing: list[str]) -> None:
    if adults < 1:
        missing.append("mindst en voksen")
        return
    amounts = saet.amounts
    if adults >= 2 and SatsArt.PAR in amounts:
        workings.append((SatsArt.PAR.label, amounts[SatsArt.PAR]))
        left = adults - 2
    elif SatsArt.ENLIG in amounts:
        workings.append((SatsArt.ENLIG.label if adults == 1 else "Første voksen", amounts[SatsArt.ENLIG]))
        left = adults - 1
        if left and SatsArt.AEGTEFAELLE in amounts:
            workings.append((SatsArt.AEGTEFAELLE.label, amounts[SatsArt.AEGTEFAELLE]))
            left -= 1
    else:
        missing.append("enlig" if adults == 1 else "par")
        return
    if not left:
        return
    extra = amounts.get(SatsArt.EKSTRA_VOKSEN)
    if extra is None:
        missing.append("ægtefælle eller samlever" if adults == 2 else "flere end to voksne")
        return
    workings.extend([(SatsArt.EKSTRA_VOKSEN.label, extra)] * left)


def _add_child(saet: SatsSaet, birth_year: int, on: date, workings: list[tuple[str, int]], missing: list[str]) -> None:
    age = on.year - birth_year
    born = f"født {birth_year}"
    if age < 0:
        missing.append(f"barn, der først er {born}")
        return
    if age >= _GROWN_UP:
        missing.append(f"barn {born}, som er fyldt eller fylder {_GROWN_UP} år: tæl det med som voksen")
        return
    band = next(kind for oldest, kind in _CHILD_BANDS if age <= oldest)
    for kind in (band, SatsArt.BARN):
        if kind in saet.amounts:
            workings.append((f"{kind.label}, {born}", saet.amounts[kind]))
            return
    missing.append("børn" if not _has_children(saet) else f"{band.label[0].lower()}{band.label[1:]}")


def _has_children(saet: SatsSaet) -> bool:
    return any(kind in saet.amounts for kind in (SatsArt.BARN, *(kind for _, kind in _CHILD_BANDS)))
