"""Fogedsager: from arrears to eviction. Stage, outcome and the result of our effort are three different fields."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import Row, choice, oere, utc


class FogedStadie(Choice):
    """How far the landlord has come."""

    RESTANCE = "restance", "Restance"
    PAAKRAV = "paakrav", "Påkrav sendt"
    FRIST_UDLOEBET = "frist_udloebet", "Frist udløbet"
    OPHAEVET = "ophaevet", "Lejemål ophævet"
    FOGEDRET = "fogedret", "Indleveret til fogedretten"
    FOGEDMOEDE = "fogedmoede", "Fogedmøde berammet"
    AFTALE = "aftale", "Aftale indgået"
    UDSAETTELSE = "udsaettelse", "Udsættelse berammet"
    AFSLUTTET = "afsluttet", "Afsluttet"


class FogedUdfald(Choice):
    """What happened to the landlord's case. "Paid" is not always "saved"."""

    BETALT = "betalt", "Betalt og trukket tilbage"
    AFTALE_HOLDT = "aftale_holdt", "Aftale holdt"
    AFVIST = "afvist", "Afvist af retten"
    FRAFLYTTET = "fraflyttet", "Fraflyttet efter ophævelse"
    UDSAT = "udsat", "Udsat af fogeden"
    ANDET = "andet", "Andet"


class IndsatsResultat(Choice):
    """Judged result of our effort."""

    AFVAERGET_PERMANENT = "afvaerget_permanent", "Afværget permanent"
    AFVAERGET_MIDLERTIDIGT = "afvaerget_midlertidigt", "Afværget midlertidigt"
    IKKE_AFVAERGET = "ikke_afvaerget", "Ikke afværget"
    ALDRIG_KONTAKT = "aldrig_kontakt", "Aldrig i kontakt"


class DatoArt(Choice):
    """The dates of a fogedsag."""

    FORFALD = "forfald", "Forfald"
    RYKKER = "rykker", "Rykker"
    PAAKRAV_TIDLIGST = "paakrav_tidligst", "Påkrav tidligst"
    PAAKRAV_SENDT = "paakrav_sendt", "Påkrav sendt"
    PAAKRAV_MODTAGET = "paakrav_modtaget", "Påkrav modtaget"
    PAAKRAVSFRIST = "paakravsfrist", "Påkravsfrist"
    OPHAEVELSE_TIDLIGST = "ophaevelse_tidligst", "Ophævelse tidligst"
    OPHAEVELSE = "ophaevelse", "Ophævelse"
    INDLEVERET = "indleveret", "Indleveret til fogedretten"
    KOMMUNE_UNDERRETTET = "kommune_underrettet", "Kommunen underrettet"
    KOMMUNE_SVAR = "kommune_svar", "Kommunens svar senest"
    FOGEDMOEDE = "fogedmoede", "Fogedmøde"
    AFTALE = "aftale", "Aftale indgået"
    UDSAETTELSE = "udsaettelse", "Udsættelse"


class SatAf(Choice):
    """Who set a date. A date set by the court is never overwritten by a computed one."""

    LOVEN = "loven", "Beregnet efter loven"
    UDLEJER = "udlejer", "Udlejer"
    RETTEN = "retten", "Fogedretten"
    MEDARBEJDER = "medarbejder", "Medarbejder"


class PaakravKanal(Choice):
    """How a påkrav was sent. Ordinary e-mail does not count."""

    ANBEFALET = "anbefalet", "Anbefalet brev"
    BREV = "brev", "Almindeligt brev"
    BUD = "bud", "Bud"
    DIGITAL_POST = "digital_post", "Digital Post"
    UKENDT = "ukendt", "Ukendt"


class BeloebArt(Choice):
    """What an amount is."""

    RESTANCE = "restance", "Restance"
    GEBYR = "gebyr", "Gebyr"
    RETSAFGIFT = "retsafgift", "Retsafgift"
    BETALT = "betalt", "Betalt"


class Fogedsag(Row, table=True):
    """One eviction case against a household we help."""

    gone: ClassVar[str] = "Fogedsagen findes ikke længere."
    search_kind: ClassVar[str] = "fogedsag"

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    sag_id: int | None = Field(default=None, foreign_key="sag.id", index=True)
    lejemaal_id: int | None = Field(default=None, foreign_key="lejemaal.id", index=True)
    responsible_id: int = Field(foreign_key="medarbejder.id", index=True)
    opened_on: date = Field(index=True)
    stage: FogedStadie = choice(FogedStadie)
    court_case_number: str = ""
    court: str = ""
    paakrav_channel: PaakravKanal = choice(PaakravKanal, default=PaakravKanal.UKENDT)
    municipality_notified: bool = False
    has_children: bool = False
    closed_on: date | None = Field(default=None, index=True)
    outcome: FogedUdfald | None = choice(FogedUdfald, nullable=True)
    result: IndsatsResultat | None = choice(IndsatsResultat, nullable=True)
    judged_by_id: int | None = Field(default=None, foreign_key="medarbejder.id")
    judged_on: date | None = None
    note: str = ""

    def search_text(self) -> str:
        """What finds this fogedsag."""
        return fold(f"{self.court_case_number} {self.court} {self.note}")


class FogedDato(Row, table=True):
    """A date of a fogedsag that somebody set: the landlord, the court, or a worker overruling a computed one."""

    fogedsag_id: int = Field(foreign_key="fogedsag.id", index=True)
    kind: DatoArt = choice(DatoArt)
    on: date = Field(index=True)
    at: time | None = None  # time of day, where the court names one
    set_by: SatAf = choice(SatAf)
    reason: str = ""  # why a computed date was overruled
    computed_on: date | None = None  # what the rule said when it was overruled


class FogedBeloeb(Row, table=True):
    """An amount of a fogedsag: arrears of a rent month, fee, court cost, or a payment."""

    fogedsag_id: int = Field(foreign_key="fogedsag.id", index=True)
    kind: BeloebArt = choice(BeloebArt)
    label: str = ""
    rent_month: date | None = None  # first of the month, for arrears
    amount_oere: int = oere()
    on: date


class FogedHistorik(Row, table=True):
    """Every stage, outcome and result a fogedsag has had, and from when: a report asks how it stood then."""

    fogedsag_id: int = Field(foreign_key="fogedsag.id", index=True)
    valid_from: date = Field(index=True)  # the date it holds from, which may lie before it was written
    stage: FogedStadie = choice(FogedStadie)
    outcome: FogedUdfald | None = choice(FogedUdfald, nullable=True)
    result: IndsatsResultat | None = choice(IndsatsResultat, nullable=True)
    reason: str = ""
    recorded_at: datetime = utc()
    recorded_by_id: int = Field(foreign_key="medarbejder.id")


class Genbesoeg(Row, table=True):
    """A re-check 3, 6 or 12 months after an averted eviction: still housed?"""

    gone: ClassVar[str] = "Genbesøget findes ikke længere."

    fogedsag_id: int = Field(foreign_key="fogedsag.id", index=True)
    months: int
    due_on: date = Field(index=True)
    checked_on: date | None = None
    still_housed: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class FogedsagDraft:
    """A fogedsag as opened."""

    beboer_id: int
    opened_on: date
    responsible_id: int
    stage: FogedStadie = FogedStadie.RESTANCE
    sag_id: int | None = None
    rent_month: date | None = None  # first of the oldest unpaid month
    arrears_oere: int | None = None  # what is owed in all when the fogedsag is opened
    court_case_number: str = ""
    court: str = ""
    paakrav_channel: PaakravKanal = PaakravKanal.UKENDT
    has_children: bool = False
    note: str = ""


@dataclass(frozen=True)
class BeloebDraft:
    """An amount as typed."""

    kind: BeloebArt
    amount_oere: int
    on: date
    label: str = ""
    rent_month: date | None = None


@dataclass(frozen=True)
class FogedDatoDraft:
    """A date as typed."""

    kind: DatoArt
    on: date
    set_by: SatAf
    at: time | None = None
    reason: str = ""


@dataclass(frozen=True)
class FogedsagClosing:
    """How a fogedsag ends: the landlord's outcome and our judged result are told apart."""

    closed_on: date
    outcome: FogedUdfald | None
    result: IndsatsResultat | None
    reason: str = ""
