"""What can lie in the bin, what goes with what, and for how long."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from socialvicevaert.features.afdragsordninger.models import Afdrag, Afdragsordning, Indbetaling
from socialvicevaert.features.aftaleark.models import Aftaleark, AftalearkIndhold, Aftalelinje
from socialvicevaert.features.ansoegninger.models import Ansoegning
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.breve.models import Brev, BrevIndhold
from socialvicevaert.features.budgetter.models import (
    Betaler,
    Budget,
    BudgetBarn,
    Budgetlinje,
    Scenarie,
    ScenarieAendring,
)
from socialvicevaert.features.dokumenter.models import Dokument, DokumentIndhold
from socialvicevaert.features.fogedsager.models import FogedBeloeb, FogedDato, FogedHistorik, Fogedsag, Genbesoeg
from socialvicevaert.features.forloeb.models import Forloeb, ForloebHistorik, Maaling
from socialvicevaert.features.gaeld.models import Fordeling, Fordelingspost, Gaeld, GaeldDokument, GaeldHistorik
from socialvicevaert.features.gaeldssanering.models import Screening, ScreeningSvar
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningAfsnit, HenvisningStatus
from socialvicevaert.features.kontakter.models import Kontakt, KontaktBehov
from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.features.partnere.models import Kontaktperson, Partner
from socialvicevaert.features.redningsplaner.models import Redningskilde, Redningsplan, RedningsplanUdskrift
from socialvicevaert.features.sager.models import Sag, SagBehov, SagPeriode
from socialvicevaert.features.samtykker.models import SamtykkeAfslag, SamtykkeUdkast
from socialvicevaert.features.underretninger.models import Underretning, UnderretningAdgang, UnderretningIndhold
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
_MONEY = Permission.WRITE_OEKONOMI

BINS = (
    Bin(Beboer, "Beboer", _SEE, Permission.WRITE_BEBOERE),
    Bin(Sag, "Sag", _SEE, Permission.WRITE_SAGER, ("beboer_id",)),
    Bin(Kontakt, "Kontakt", _SEE, Permission.WRITE_KONTAKTER, ("beboer_id", "sag_id")),
    Bin(Opgave, "Opgave", _SEE, Permission.WRITE_OPGAVER, ("beboer_id", "sag_id")),
    Bin(Fogedsag, "Fogedsag", _SEE, Permission.WRITE_FOGEDSAGER, ("beboer_id", "sag_id")),
    Bin(Henvisning, "Henvisning", _SEE, Permission.WRITE_HENVISNINGER, ("beboer_id", "sag_id", "partner_id")),
    Bin(Budget, "Budget", _SEE, _MONEY, ("beboer_id",)),
    Bin(Gaeld, "Gæld", _SEE, _MONEY, ("beboer_id",)),
    Bin(Fordeling, "Forslag til kreditorer", _SEE, _MONEY, ("beboer_id",)),
    Bin(Screening, "Tjekliste om gældssanering", _SEE, _MONEY, ("beboer_id",)),
    Bin(Afdragsordning, "Afdragsordning", _SEE, _MONEY, ("beboer_id", "fogedsag_id", "gaeld_id")),
    Bin(Ansoegning, "Ansøgning", _SEE, _MONEY, ("beboer_id", "sag_id", "fogedsag_id", "partner_id")),
    Bin(Forloeb, "Rådgivningsforløb", _SEE, _MONEY, ("beboer_id", "sag_id", "fogedsag_id")),
    Bin(Redningsplan, "Redningsplan", _SEE, _MONEY, ("beboer_id", "fogedsag_id")),
    Bin(Brev, "Brev", _SEE, Permission.WRITE_BREVE, ("beboer_id", "sag_id", "partner_id")),
    Bin(Aftaleark, "Aftaleark", _SEE, Permission.WRITE_BREVE, ("beboer_id", "sag_id", "kontakt_id")),
    Bin(Underretning, "Underretning", _SEE, Permission.WRITE_HENVISNINGER, ("beboer_id", "partner_id")),
    Bin(Dokument, "Dokument", _SEE, Permission.WRITE_DOKUMENTER, ("beboer_id",)),
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
        (Budget, "beboer_id"),
        (BudgetBarn, "budget_id"),
        (Betaler, "budget_id"),
        (Budgetlinje, "budget_id"),
        (Scenarie, "budget_id"),
        (ScenarieAendring, "scenarie_id"),
        (ScenarieAendring, "budgetlinje_id"),
        (Gaeld, "beboer_id"),
        (GaeldHistorik, "gaeld_id"),
        (GaeldDokument, "gaeld_id"),
        (GaeldDokument, "dokument_id"),
        (Fordeling, "beboer_id"),
        (Fordelingspost, "fordeling_id"),
        (Fordelingspost, "gaeld_id"),
        (Screening, "beboer_id"),
        (ScreeningSvar, "screening_id"),
        (Afdragsordning, "beboer_id"),
        (Afdrag, "afdragsordning_id"),
        (Indbetaling, "afdragsordning_id"),
        (Ansoegning, "beboer_id"),
        (Forloeb, "beboer_id"),
        (ForloebHistorik, "forloeb_id"),
        (Maaling, "forloeb_id"),
        (Redningsplan, "beboer_id"),
        (Redningskilde, "redningsplan_id"),
        (RedningsplanUdskrift, "redningsplan_id"),
        (Dokument, "beboer_id"),
        (Brev, "beboer_id"),
        (BrevIndhold, "brev_id"),
        (Aftaleark, "beboer_id"),
        (Aftalelinje, "aftaleark_id"),
        (AftalearkIndhold, "aftaleark_id"),
        (Underretning, "beboer_id"),
        (UnderretningAdgang, "underretning_id"),
        (UnderretningIndhold, "underretning_id"),
        (DokumentIndhold, "dokument_id"),
        (SamtykkeUdkast, "beboer_id"),
        (SamtykkeAfslag, "beboer_id"),
    }
)
"""Rows that go for good with what they belong to."""

LOOSENED = frozenset(
    {("kontakt", "sag_id"), ("opgave", "sag_id"), ("fogedsag", "sag_id"), ("henvisning", "sag_id")}
    | {("restance", "beboer_id"), ("betaler", "beboer_id"), ("budgetlinje", "betaler_id"), ("maaling", "budget_id")}
    | {("afdragsordning", "fogedsag_id"), ("afdragsordning", "gaeld_id"), ("indbetaling", "fogedbeloeb_id")}
    | {("ansoegning", "sag_id"), ("ansoegning", "fogedsag_id"), ("forloeb", "sag_id"), ("forloeb", "fogedsag_id")}
    | {("redningsplan", "fogedsag_id"), ("redningskilde", "ansoegning_id"), ("redningskilde", "afdragsordning_id")}
    | {("brev", "sag_id"), ("aftaleark", "sag_id"), ("aftaleark", "kontakt_id"), ("aftalelinje", "opgave_id")}
)
"""Columns that are emptied when what they point at goes: the row itself stays."""

_STAYS = MappingProxyType(
    {
        "videregivelse": "der er givet oplysninger videre, og det skal altid kunne ses",
        "samtykke": "der er givet et samtykke, som skal kunne bevises",
        "samtykkepartner": "et samtykke nævner den",
        "samtykkebesked": "den har fået besked om et samtykke, som er trukket tilbage",
        "henvisning": "der er en henvisning, som er sendt eller i gang",
        "kontakt": "en kontakt nævner den",
        "brev": "der er skrevet et brev til den",
        "underretning": "der er skrevet et brev til den",  # as of any letter: that it is one is for few to know
        "indsigt": "beboeren har bedt om indsigt, og det skal kunne ses, at der er svaret",
        "ansoegning": "en ansøgning nævner den",
        "redningsplanudskrift": "den er givet til andre, og det skal altid kunne ses",
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
    """Whether a row that else goes with its parent is kept for good: what was sent, or given to others."""
    if isinstance(row, RedningsplanUdskrift):
        return row.videregivelse_id is not None
    if isinstance(row, Brev | Underretning):
        return row.sent_at is not None
    return isinstance(row, Henvisning) and row.status is not HenvisningStatus.KLADDE
