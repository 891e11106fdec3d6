"""Budgetter: what comes in and goes out of a household, month by month; versions, and what-if beside them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, oere, utc


class Budgetgruppe(Choice):
    """The parts of a budget. Debt stands apart: rådighedsbeløb is counted before it."""

    INDTAEGT = "indtaegt", "Indtægter"
    FAST = "fast", "Faste udgifter"
    GAELD = "gaeld", "Afdrag på gæld"
    VARIABEL = "variabel", "Mad og andet"


class Budgetkategori(Choice):
    """The usual categories; their group and whether they are recognised is in ``rules``."""

    LOEN = "loen", "Løn"
    A_KASSE = "a_kasse", "A-kasse eller dagpenge"
    PENSION = "pension", "Pension"
    KONTANTHJAELP = "kontanthjaelp", "Kontanthjælp og andre ydelser"
    BOERNEYDELSE = "boerneydelse", "Børne- og ungeydelse"
    BOLIGSTOETTE = "boligstoette", "Boligstøtte"
    BOERNEBIDRAG_IND = "boernebidrag_ind", "Børnebidrag, modtaget"
    ANDEN_INDTAEGT = "anden_indtaegt", "Anden indtægt"
    HUSLEJE = "husleje", "Husleje"
    EL = "el", "El"
    VARME = "varme", "Varme"
    VAND = "vand", "Vand"
    FORSIKRING = "forsikring", "Forsikring"
    TELEFON_TV = "telefon_tv", "Telefon, internet og tv"
    FAGFORENING = "fagforening", "A-kasse og fagforening"
    BOERNEPASNING = "boernepasning", "Børnepasning"
    BOERNEBIDRAG_UD = "boernebidrag_ud", "Børnebidrag, betalt"
    TRANSPORT = "transport", "Transport"
    MEDICIN = "medicin", "Medicin"
    ABONNEMENTER = "abonnementer", "Abonnementer"
    OPSPARING = "opsparing", "Opsparing"
    ANDEN_FAST = "anden_fast", "Anden fast udgift"
    GAELDSAFDRAG = "gaeldsafdrag", "Afdrag på gæld"
    MAD = "mad", "Mad"
    TOEJ = "toej", "Tøj"
    HYGIEJNE = "hygiejne", "Hygiejne og husholdning"
    FRITID = "fritid", "Fritid"
    GAVER = "gaver", "Gaver"
    LOMMEPENGE = "lommepenge", "Lommepenge"
    ANDEN_VARIABEL = "anden_variabel", "Andet"


class Hyppighed(Choice):
    """How often an amount falls due."""

    HVER_14_DAG = "hver_14_dag", "Hver 14. dag"
    MAANED = "maaned", "Hver måned"
    KVARTAL = "kvartal", "Hvert kvartal"
    HALVAAR = "halvaar", "Hvert halve år"
    AAR = "aar", "Hvert år"
    EN_GANG = "en_gang", "En gang"


class Prioritet(Choice):
    """What is paid first. Home, power and heat come before everything else."""

    FOERST = "foerst", "Først: bolig, el og varme"
    VIGTIG = "vigtig", "Vigtig"
    KAN_VENTE = "kan_vente", "Kan vente"


class ScenarieArt(Choice):
    """The what-if columns people ask for most."""

    PARAGRAF_81A = "paragraf_81a", "Med § 81 a"
    BOLIGSTOETTE = "boligstoette", "Med boligstøtte"
    FLYTNING = "flytning", "Efter flytning"
    EGEN = "egen", "Egen"


class AendringArt(Choice):
    """What a what-if does to a line."""

    ERSTAT = "erstat", "Andet beløb"
    FJERN = "fjern", "Falder væk"
    TILFOEJ = "tilfoej", "Ny linje"


class Budget(Row, table=True):
    """One version of a household's budget; one of them is current, older ones are kept as they were."""

    gone: ClassVar[str] = "Budgettet findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id")
    number: int  # 1, 2 … for each resident
    name: str = ""  # why there is a new version: "efter lønnedgang"
    made_on: date = Field(index=True)
    first_month: date  # the first of the twelve months
    is_current: bool = True
    adults: int = 1
    sats_key: str = ""  # which published amount betalingsevne is measured against (``satser.rules.set_key``)
    note: str = ""
    saved_at: datetime = utc()


class BudgetBarn(Row, table=True):
    """A child the budget feeds: only the birth year."""

    budget_id: int = Field(foreign_key="budget.id", index=True)
    birth_year: int


class Betaler(Row, table=True):
    """Somebody of the household who earns or pays."""

    budget_id: int = Field(foreign_key="budget.id", index=True)
    name: str
    beboer_id: int | None = Field(default=None, foreign_key="beboer.id", index=True)
    moved_out_on: date | None = None


class Budgetlinje(Row, table=True):
    """One line: money that comes or goes with a rhythm."""

    budget_id: int = Field(foreign_key="budget.id", index=True)
    position: int
    category: Budgetkategori = choice(Budgetkategori)
    label: str = ""
    amount_oere: int | None = oere(nullable=True)  # each time it falls due; never negative; None: an empty line
    frequency: Hyppighed = choice(Hyppighed, default=Hyppighed.MAANED)
    first_month: date | None = None  # first of the month; None: from the budget's first month
    betaler_id: int | None = Field(default=None, foreign_key="betaler.id", index=True)
    priority: Prioritet = choice(Prioritet, default=Prioritet.VIGTIG)
    is_recognised: bool = True  # counts where betalingsevne is worked out


class Scenarie(Row, table=True):
    """A what-if column: changes on a budget, never a copy of it."""

    gone: ClassVar[str] = "Kolonnen findes ikke længere."

    budget_id: int = Field(foreign_key="budget.id", index=True)
    position: int
    kind: ScenarieArt = choice(ScenarieArt, default=ScenarieArt.EGEN)
    name: str
    note: str = ""


class ScenarieAendring(Row, table=True):
    """One change of a what-if: of a line of the budget, or a new one."""

    scenarie_id: int = Field(foreign_key="scenarie.id", index=True)
    kind: AendringArt = choice(AendringArt)
    budgetlinje_id: int | None = Field(default=None, foreign_key="budgetlinje.id", index=True)
    category: Budgetkategori | None = choice(Budgetkategori, nullable=True)
    label: str = ""
    amount_oere: int = oere(default=0)
    frequency: Hyppighed = choice(Hyppighed, default=Hyppighed.MAANED)
    first_month: date | None = None


@dataclass(frozen=True)
class BetalerDraft:
    """A payer as typed; ``key`` names it among the lines of the draft, ``id`` when it is stored already."""

    key: int
    name: str
    beboer_id: int | None = None
    moved_out_on: date | None = None
    id: int | None = None


@dataclass(frozen=True)
class LinjeDraft:
    """A line as typed; ``payer`` is a ``BetalerDraft.key``; an amount of None is an empty line, which costs nothing."""

    category: Budgetkategori
    label: str = ""
    amount_oere: int | None = None
    frequency: Hyppighed = Hyppighed.MAANED
    first_month: date | None = None
    payer: int | None = None
    priority: Prioritet = Prioritet.VIGTIG
    is_recognised: bool = True
    id: int | None = None


@dataclass(frozen=True)
class BudgetDraft:
    """A whole budget as it stands on the screen."""

    first_month: date
    adults: int = 1
    children_birth_years: tuple[int, ...] = ()
    payers: tuple[BetalerDraft, ...] = ()
    lines: tuple[LinjeDraft, ...] = ()
    sats_key: str = ""
    name: str = ""
    note: str = ""


@dataclass(frozen=True)
class AendringDraft:
    """One change of a what-if as typed; ``budgetlinje_id`` names the line it changes, None for a new one."""

    kind: AendringArt
    budgetlinje_id: int | None = None
    category: Budgetkategori | None = None
    label: str = ""
    amount_oere: int = 0
    frequency: Hyppighed = Hyppighed.MAANED
    first_month: date | None = None


@dataclass(frozen=True)
class ScenarieDraft:
    """A what-if as typed."""

    kind: ScenarieArt
    name: str
    changes: tuple[AendringDraft, ...] = ()
    note: str = ""
