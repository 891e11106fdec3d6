"""What can lie in the bin, what goes with what, and for how long."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import FogedBeloeb, FogedDato, FogedHistorik, Fogedsag, Genbesoeg
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningAfsnit, HenvisningStatus
from socialvicevaert.features.kontakter.models import Kontakt, KontaktBehov
from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.features.partnere.models import Kontaktperson, Partner
from socialvicevaert.features.sager.models import Sag, SagBehov, SagPeriode
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.rule_data import rule_on
from socialvicevaert.storage import Row

RULE = "papirkurv"


@dataclass(frozen=True)
class Bin:
    """One kind of thing that can be binned: its Danish word, who may see and take it back, and what it hangs on.

    ``parents`` are the columns through which it belongs to something that must be there first.
    """

    model: type[Row]
    word: str
    see: Permission
    write: Permission
    parents: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The name of its table."""
        return str(self.model.__tablename__)


_SEE = Permission.SEE_BEBOERE

BINS = (
    Bin(Beboer, "Beboer", _SEE, Permission.WRITE_BEBOERE),
    Bin(Sag, "Sag", _SEE, Permission.WRITE_SAGER, ("beboer_id",)),
    Bin(Kontakt, "Kontakt", _SEE, Permission.WRITE_KONTAKTER, ("beboer_id", "sag_id")),
    Bin(Opgave, "Opgave", _SEE, Permission.WRITE_OPGAVER, ("beboer_id", "sag_id")),
    Bin(Fogedsag, "Fogedsag", _SEE, Permission.WRITE_FOGEDSAGER, ("beboer_id", "sag_id")),
    Bin(Henvisning, "Henvisning", _SEE, Permission.WRITE_HENVISNINGER, ("beboer_id", "sag_id", "partner_id")),
    Bin(Partner, "Samarbejdspartner", Permission.SEE_PARTNERE, Permission.WRITE_PARTNERE),
)
"""Parents before children."""

BY_TABLE = MappingProxyType({each.table: each for each in BINS})

OWNED: frozenset[tuple[type[Row], str]] = frozenset(
    {
        (Sag, "beboer_id"),
        (Kontakt, "beboer_id"),
        (Opgave, "beboer_id"),
        (Fogedsag, "beboer_id"),
        (Henvisning, "beboer_id"),
        (SagBehov, "sag_id"),
        (SagPeriode, "sag_id"),
        (KontaktBehov, "kontakt_id"),
        (FogedDato, "fogedsag_id"),
        (FogedBeloeb, "fogedsag_id"),
        (FogedHistorik, "fogedsag_id"),
        (Genbesoeg, "fogedsag_id"),
        (HenvisningAfsnit, "henvisning_id"),
        (Kontaktperson, "partner_id"),
    }
)
"""Rows that go for good with what they belong to."""

LOOSENED = frozenset(
    {("kontakt", "sag_id"), ("opgave", "sag_id"), ("fogedsag", "sag_id"), ("henvisning", "sag_id")}
    | {("restance", "beboer_id")}
)
"""Columns that are emptied when what they point at goes: the row itself stays."""

_STAYS = MappingProxyType(
    {
        "videregivelse": "der er givet oplysninger videre, og det skal altid kunne ses",
        "samtykke": "der er givet et samtykke, som skal kunne bevises",
        "samtykkepartner": "et samtykke nævner den",
        "henvisning": "der er en henvisning, som er sendt eller i gang",
        "kontakt": "en kontakt nævner den",
    }
)
YOUNGER = "der hører noget til, som er slettet senere"


def days_kept(on: date) -> int:
    """How many days the bin keeps what is put there."""
    return rule_on(RULE, on).values["dage"]


def days_left(binned_at: datetime, now: datetime, days: int) -> int:
    """Whole days until it may go for good, begun ones counted; 0 when they have passed."""
    left = binned_at + timedelta(days=days) - now
    return max(0, -(-left // timedelta(days=1)))


def is_due(row: Row, now: datetime, days: int) -> bool:
    """Whether a row has lain in the bin for longer than it must."""
    return row.deleted_at is not None and now - row.deleted_at > timedelta(days=days)


def why_it_stays(table: str) -> str:
    """Why a row of this table keeps what it points at, as a part of a sentence."""
    return _STAYS.get(table, "andet i programmet bygger på den")


def must_stay(row: Row) -> bool:
    """Whether a row that else goes with its parent is kept for good: a referral that was sent."""
    return isinstance(row, Henvisning) and row.status is not HenvisningStatus.KLADDE
