"""Satser: published amounts that money is measured against, each with regime, year and source.

Published ones are data in ``resources/rules/satser.json``; a row here is one the organisation added, or its own
version of a published one.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, oere


class SatsRegime(Choice):
    """Whose amount it is. Regimes differ by a factor of two, so none is ever shown without its name and year."""

    GAELDSSANERING = "gaeldssanering", "Gældssanering"
    GAELDSSTYRELSEN = "gaeldsstyrelsen", "Gældsstyrelsen"
    KOMMUNE = "kommune", "Kommunens vejledende beløb (aktivloven § 81)"
    GEBYR = "gebyr", "Gebyrer og frister ved rykning"
    EGEN = "egen", "Jeres egen sats"


class SatsArt(Choice):
    """What in a household an amount is for. Amounts are per month, but for a fee."""

    ENLIG = "enlig", "Enlig"
    PAR = "par", "Par i alt"
    AEGTEFAELLE = "aegtefaelle", "Tillæg for ægtefælle eller samlever"
    EKSTRA_VOKSEN = "ekstra_voksen", "Hver ekstra voksen"
    BARN = "barn", "Barn, alle aldre"
    BARN_0_1 = "barn_0_1", "Barn 0–1 år"
    BARN_2_6 = "barn_2_6", "Barn 2–6 år"
    BARN_7_17 = "barn_7_17", "Barn 7–17 år"
    RYKKERGEBYR = "rykkergebyr", "Rykkergebyr, højst"


class Sats(Row, table=True):
    """An amount the organisation wrote itself; it stands in place of the published one with the same key."""

    gone: ClassVar[str] = "Satsen findes ikke længere."

    regime: SatsRegime = choice(SatsRegime)
    kind: SatsArt = choice(SatsArt)
    year: int | None = Field(default=None, index=True)  # None: the source names no year
    municipality: str = ""
    amount_oere: int = oere()
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True)
class SatsDraft:
    """An amount as typed."""

    regime: SatsRegime
    kind: SatsArt
    year: int | None
    amount_oere: int
    source: str
    municipality: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True)
class SaetDraft:
    """The amounts of a whole year as typed: those of one regime and municipality with one source."""

    regime: SatsRegime
    year: int | None
    amounts: tuple[tuple[SatsArt, int], ...]
    source: str
    municipality: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def single_drafts(self) -> tuple[SatsDraft, ...]:
        """Each amount by itself."""
        return tuple(
            SatsDraft(
                self.regime, kind, self.year, oere, self.source, self.municipality, self.valid_from, self.valid_to
            )
            for kind, oere in self.amounts
        )
