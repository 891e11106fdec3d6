"""Amounts and the sets they belong to: published ones with the organisation's own in their place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from socialvicevaert.features.satser.models import SatsArt, SatsRegime
from socialvicevaert.shared.folding import fold

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
