"""Gæld: every debt of a resident, how it stands, and what is offered to whom."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, oere, utc


class GaeldArt(Choice):
    """What a debt is for."""

    HUSLEJE = "husleje", "Husleje"
    EL_VARME = "el_varme", "El og varme"
    BANK = "bank", "Bank"
    KVIKLAAN = "kviklaan", "Kviklån"
    KREDITKORT = "kreditkort", "Kreditkort og konto"
    TELEFON = "telefon", "Telefon og internet"
    OFFENTLIG = "offentlig", "Gæld til det offentlige"
    BOERNEBIDRAG = "boernebidrag", "Børnebidrag"
    BOEDE = "boede", "Bøde"
    SU = "su", "SU-gæld"
    INDSKUDSLAAN = "indskudslaan", "Indskudslån"
    PRIVAT = "privat", "Private og familie"
    ANDEN = "anden", "Anden gæld"


class GaeldStatus(Choice):
    """How a debt stands with whoever is owed."""

    BETALES = "betales", "Betales som aftalt"
    RESTANCE = "restance", "I restance"
    RYKKER_1 = "rykker_1", "1. rykker"
    RYKKER_2 = "rykker_2", "2. rykker"
    RYKKER_3 = "rykker_3", "3. rykker"
    INKASSOVARSEL = "inkassovarsel", "Inkassovarsel"
    INKASSO = "inkasso", "Inkasso"
    FRIVILLIG_ORDNING = "frivillig_ordning", "Frivillig ordning"
    DOM = "dom", "Betalingspåkrav eller dom"
    UDLAEG = "udlaeg", "Fogedret eller udlæg"
    GS_AFDRAG = "gs_afdrag", "Gældsstyrelsen: afdrag"
    GS_LOENINDEHOLDELSE = "gs_loenindeholdelse", "Gældsstyrelsen: lønindeholdelse"
    GS_MODREGNING = "gs_modregning", "Gældsstyrelsen: modregning"
    GS_HENSTAND = "gs_henstand", "Gældsstyrelsen: henstand"
    BESTRIDT = "bestridt", "Bestridt"
    AFSKREVET = "afskrevet", "Afskrevet"
    GAELDSSANERING = "gaeldssanering", "Gældssanering"
    INDFRIET = "indfriet", "Indfriet"
    FORAELDET = "foraeldet", "Forældet"

    @property
    def is_over(self) -> bool:
        """Whether nothing is owed any more: such a debt is kept, and counted in no total."""
        return self in {GaeldStatus.AFSKREVET, GaeldStatus.INDFRIET, GaeldStatus.FORAELDET}


class Haeftelse(Choice):
    """Who is liable."""

    ALENE = "alene", "Alene"
    SOLIDARISK = "solidarisk", "Sammen med en anden"
    KAUTIONIST = "kautionist", "Kautionist"


class Gaeld(Row, table=True):
    """One debt to one creditor. Its balance is worth what its day of statement is worth."""

    gone: ClassVar[str] = "Gælden findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    creditor: str
    creditor_address: str = ""  # for the proposal letter; road, then postcode and town on a line of its own
    kind: GaeldArt = choice(GaeldArt)
    principal_oere: int | None = oere(nullable=True)
    balance_oere: int = oere()
    balance_on: date  # the day of the statement
    interest_bp: int | None = None  # hundredths of a per cent a year
    instalment_oere: int | None = oere(nullable=True)  # per month
    due_day: int | None = None  # 1–31
    liability: Haeftelse = choice(Haeftelse, default=Haeftelse.ALENE)
    reference: str = ""
    collector: str = ""  # the firm or lawyer that collects for the creditor
    is_disputed: bool = False
    status: GaeldStatus = choice(GaeldStatus, default=GaeldStatus.RESTANCE)
    status_on: date
    warning_until: date | None = None  # the last day of an inkassovarsel
    due_since: date | None = None  # when it fell due; from here limitation runs
    acknowledged_on: date | None = None  # when it was last acknowledged in writing, or judged
    note: str = ""


class GaeldHistorik(Row, table=True):
    """Every status and balance a debt has had, and from when."""

    gaeld_id: int = Field(foreign_key="gaeld.id", index=True)
    on: date = Field(index=True)
    status: GaeldStatus = choice(GaeldStatus)
    balance_oere: int = oere()
    is_statement: bool = False  # only the balance is new: the status stood, and no letter of it came on that day
    note: str = ""
    recorded_at: datetime = utc()
    recorded_by_id: int = Field(foreign_key="medarbejder.id")


class GaeldDokument(Row, table=True):
    """A paper that belongs to a debt."""

    gaeld_id: int = Field(foreign_key="gaeld.id", index=True)
    dokument_id: int = Field(foreign_key="dokument.id", index=True)


class Fordeling(Row, table=True):
    """A proposal: what there is to pay a month, divided among those who are owed."""

    gone: ClassVar[str] = "Forslaget findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id")
    made_on: date = Field(index=True)
    amount_oere: int = oere()  # per month, for all
    first_payment_on: date | None = None
    note: str = ""


class Fordelingspost(Row, table=True):
    """One creditor's part of a proposal; the parts sum to the proposal's amount, to the øre."""

    fordeling_id: int = Field(foreign_key="fordeling.id", index=True)
    gaeld_id: int = Field(foreign_key="gaeld.id", index=True)
    amount_oere: int = oere()
    is_fixed: bool = False  # typed by hand; the others share what is left
    balance_oere: int = oere()  # as it stood when the proposal was made


@dataclass(frozen=True)
class GaeldDraft:
    """A debt as typed."""

    beboer_id: int
    creditor: str
    kind: GaeldArt
    balance_oere: int
    balance_on: date
    creditor_address: str = ""
    principal_oere: int | None = None
    interest_bp: int | None = None
    instalment_oere: int | None = None
    due_day: int | None = None
    liability: Haeftelse = Haeftelse.ALENE
    reference: str = ""
    collector: str = ""
    is_disputed: bool = False
    status: GaeldStatus = GaeldStatus.RESTANCE
    status_on: date | None = None  # None: the day of the statement
    warning_until: date | None = None
    due_since: date | None = None
    acknowledged_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class StatusDraft:
    """A debt's new status as typed; no balance leaves the one that stands."""

    status: GaeldStatus
    on: date
    balance_oere: int | None = None
    warning_until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class PostDraft:
    """One creditor's part as typed; None is worked out."""

    gaeld_id: int
    amount_oere: int | None = None


@dataclass(frozen=True)
class FordelingDraft:
    """A proposal as typed; ``posts`` are the debts it covers."""

    beboer_id: int
    amount_oere: int
    posts: tuple[PostDraft, ...]
    first_payment_on: date | None = None
    note: str = ""
