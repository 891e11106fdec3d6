"""What a set of published amounts gives a household, and what it lacks: regimes are never mixed, nothing is guessed.

Sources: economy.md's table; Gældsstyrelsen counts (base + extra × (adults − 1)) for the grown-ups of a home.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from socialvicevaert.features.satser.models import SatsArt, SatsDraft, SatsRegime
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.folding import fold

OLDEST_YEAR = 1990
LARGEST_RATE_OERE = 10_000_000
"""100,000 kr. a month: more is no amount a person lives on, but a slip of the keyboard."""
LONGEST_TEXT = 200

_CHILD_BANDS = ((1, SatsArt.BARN_0_1), (6, SatsArt.BARN_2_6), (17, SatsArt.BARN_7_17))
_GROWN_UP = 18
_REGIMES = (
    SatsRegime.GAELDSSTYRELSEN,
    SatsRegime.GAELDSSANERING,
    SatsRegime.KOMMUNE,
    SatsRegime.EGEN,
    SatsRegime.GEBYR,
)


@dataclass(frozen=True)
class SatsValue:
    """One amount in øre (a month's, but for a fee); ``id`` is the row of an own one, None for a published one."""

    regime: SatsRegime
    kind: SatsArt
    year: int | None
    municipality: str
    amount_oere: int
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    id: int | None = None
    replaces_published: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the organisation wrote it itself."""
        return self.id is not None

    @property
    def set_key(self) -> str:
        """The key of the set it belongs to."""
        return set_key(self.regime, self.year, self.municipality)

    @property
    def set_name(self) -> str:
        """Regime and year, as they stand beside every amount."""
        return name_of(self.regime, self.year, self.municipality)


@dataclass(frozen=True)
class SatsSaet:
    """The amounts of one regime, year and municipality: what a household is measured against as a whole."""

    key: str
    regime: SatsRegime
    year: int | None
    municipality: str
    amounts: Mapping[SatsArt, int]
    source: str
    is_own: bool

    @property
    def name(self) -> str:
        """Regime and year, always together: "Gældsstyrelsen 2024"."""
        return name_of(self.regime, self.year, self.municipality)

    @property
    def is_for_households(self) -> bool:
        """Whether a household can be measured against it; a fee is nothing to live on."""
        return self.regime is not SatsRegime.GEBYR


@dataclass(frozen=True)
class Beregning:
    """The standard amount of one household: the parts that were added (øre a month), and what the set lacks.

    ``amount_oere`` is None as soon as anything is missing: a sum without the children would be a guess.
    """

    amount_oere: int | None
    workings: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()


def set_key(regime: SatsRegime, year: int | None, municipality: str = "") -> str:
    """How a budget remembers which set it is measured against: "gaeldsstyrelsen:2024:", "kommune::Furesø"."""
    return f"{regime.value}:{year or ''}:{municipality}"


def name_of(regime: SatsRegime, year: int | None, municipality: str = "") -> str:
    """The name of a set, with its year or the words that it has none."""
    if regime is SatsRegime.KOMMUNE:
        whose = f"{municipality or 'Ukendt'} Kommune, vejledende beløb (§ 81)"
    elif municipality:
        whose = f"{regime.label}, {municipality}"
    else:
        whose = regime.label
    return f"{whose} {year}" if year is not None else f"{whose}, uden årstal"


def municipality_name(text: str) -> str:
    """The bare name as amounts are keyed by it: "Furesø" of "Furesø Kommune"."""
    plain = " ".join(text.split())
    return plain[: -len(" kommune")].strip() if plain.lower().endswith(" kommune") else plain


def merge(published: Iterable[SatsValue], own: Iterable[SatsValue]) -> tuple[SatsValue, ...]:
    """Published amounts with the organisation's own in place of those of the same regime, kind, year and municipality.

    The order of the published ones is kept; amounts nobody has published stand after them.
    """
    mine = {_identity(value): value for value in own}
    found = []
    for value in published:
        replacing = mine.pop(_identity(value), None)
        if replacing is None:
            found.append(value)
        else:
            found.append(_in_place_of(value, replacing))
    return (*found, *mine.values())


def sets_of(values: Iterable[SatsValue]) -> tuple[SatsSaet, ...]:
    """The amounts gathered in sets, the newest year of each regime first, those without a year last."""
    return tuple(saet for saet, _ in grouped(values))


def grouped(values: Iterable[SatsValue]) -> tuple[tuple[SatsSaet, tuple[SatsValue, ...]], ...]:
    """The sets with their amounts, in the order of ``sets_of``; a municipality is one however it is spelt."""
    gathered: dict[tuple[SatsRegime, int | None, str], list[SatsValue]] = {}
    for value in values:
        gathered.setdefault((value.regime, value.year, fold(value.municipality)), []).append(value)
    found = [(_set_of(group), tuple(group)) for group in gathered.values()]
    return tuple(sorted(found, key=lambda pair: _set_order(pair[0])))


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


def per_adult(saet: SatsSaet, adults: int) -> int | None:
    """Each adult's share in øre, where the set has a part for every one: two adults of Gældsstyrelsen 2024 have 6,140
    kr. each; None where a part is missing.
    """
    amount = standard_amount(saet, adults, (), date.min).amount_oere
    return None if amount is None else amount // adults


def age_warning(saet_or_all: SatsSaet | Iterable[SatsSaet], today: date) -> str:
    """A sentence when a set, or the newest of all, is older than this year; "" when it is not."""
    if isinstance(saet_or_all, SatsSaet):
        if saet_or_all.year is None:
            return f"{saet_or_all.name}: spørg, om beløbene stadig gælder."
        if saet_or_all.year < today.year:
            return f"Satsen er fra {saet_or_all.year}, og vi er i {today.year}. Se efter, om der er kommet en nyere."
        return ""
    years = [saet.year for saet in saet_or_all if saet.is_for_households and saet.year is not None]
    if not years:
        return "Der er ingen kendt sats med årstal."
    if max(years) < today.year:
        return (
            f"Den nyeste kendte sats er fra {max(years)}, og vi er i {today.year}. "
            "Se efter, om der er kommet nyere, og skriv dem ind."
        )
    return ""


def proposed_set(sets: Iterable[SatsSaet]) -> SatsSaet | None:
    """What a new budget is measured against until somebody chooses: Gældsstyrelsen's newest, which has all parts."""
    known = [saet for saet in sets if saet.regime is SatsRegime.GAELDSSTYRELSEN and saet.year is not None]
    return max(known, key=lambda saet: saet.year or 0, default=None)


def problems_of_sats(draft: SatsDraft, today: date) -> Iterator[Problem]:
    """What stops an amount from being saved."""
    if draft.year is not None and not OLDEST_YEAR <= draft.year <= today.year + 1:
        bounds = f"mellem {OLDEST_YEAR} og {today.year + 1}"
        yield Problem("year", f"Året skal ligge {bounds}. Er det ukendt, så lad det stå tomt.")
    if draft.amount_oere <= 0:
        yield Problem("amount_oere", "Skriv et beløb over 0 kr.")
    elif draft.amount_oere > LARGEST_RATE_OERE:
        yield Problem("amount_oere", "Beløbet er for stort til en sats. Skriv det i kroner om måneden.")
    if not draft.source.strip():
        yield Problem("source", "Skriv, hvor beløbet står, fx en bekendtgørelse eller en hjemmeside.")
    elif len(draft.source.strip()) > LONGEST_TEXT:
        yield Problem("source", f"Teksten er for lang. Højst {LONGEST_TEXT} tegn.")
    if draft.regime is SatsRegime.KOMMUNE and not draft.municipality.strip():
        yield Problem("municipality", "Skriv, hvilken kommune beløbet er fra.")
    if draft.regime in (SatsRegime.GAELDSSANERING, SatsRegime.GAELDSSTYRELSEN) and draft.municipality.strip():
        yield Problem("municipality", f"{draft.regime.label} har samme beløb i hele landet. Lad kommunen stå tom.")
    if ":" in draft.municipality or len(draft.municipality.strip()) > 60:
        yield Problem("municipality", "Skriv kun kommunens navn.")
    if (draft.kind is SatsArt.RYKKERGEBYR) != (draft.regime is SatsRegime.GEBYR):
        yield Problem("kind", "Et rykkergebyr hører til under gebyrer, og de andre beløb hører ikke til der.")
    if draft.valid_from is not None and draft.valid_to is not None and draft.valid_to < draft.valid_from:
        yield Problem("valid_to", "Den sidste dag kan ikke ligge før den første.")


def _identity(value: SatsValue) -> tuple[SatsRegime, SatsArt, int | None, str]:
    return value.regime, value.kind, value.year, fold(municipality_name(value.municipality))


def _in_place_of(published: SatsValue, own: SatsValue) -> SatsValue:
    # The published spelling of the municipality stays: budgets remember the set by it.
    return SatsValue(
        own.regime,
        own.kind,
        own.year,
        published.municipality,
        own.amount_oere,
        own.source,
        own.valid_from,
        own.valid_to,
        own.note,
        own.id,
        replaces_published=True,
    )


def _set_of(group: list[SatsValue]) -> SatsSaet:
    first = group[0]
    return SatsSaet(
        key=first.set_key,
        regime=first.regime,
        year=first.year,
        municipality=first.municipality,
        amounts=MappingProxyType({value.kind: value.amount_oere for value in group}),
        source="; ".join(dict.fromkeys(value.source for value in group)),
        is_own=any(value.is_own for value in group),
    )


def _set_order(saet: SatsSaet) -> tuple[int, int, str]:
    return _REGIMES.index(saet.regime), -(saet.year or 0), fold(saet.municipality)


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
