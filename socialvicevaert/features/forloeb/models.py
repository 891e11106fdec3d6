"""Rådgivningsforløb: the course with the economic advisor, from the offer to a judged result, measured at both ends."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, oere, utc


class ForloebStatus(Choice):
    """The funnel: offered, and what came of it."""

    TILBUDT = "tilbudt", "Tilbudt"
    INTET_SVAR = "intet_svar", "Intet svar"
    AFSLAAET = "afslaaet", "Takket nej"
    ACCEPTERET = "accepteret", "Takket ja"


class Moedested(Choice):
    """Where to meet. The resident decides."""

    HJEM = "hjem", "Hjemme hos beboeren"
    KONTOR = "kontor", "På kontoret"
    TELEFON = "telefon", "På telefon"
    ANDET = "andet", "Et andet sted"


class MaalingTid(Choice):
    """When the three facts are taken, so that an effect can be shown."""

    START = "start", "Ved start"
    SLUT = "slut", "Ved slut"


class Forloeb(Row, table=True):
    """One course of advice."""

    gone: ClassVar[str] = "Forløbet findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    sag_id: int | None = Field(default=None, foreign_key="sag.id", index=True)
    fogedsag_id: int | None = Field(default=None, foreign_key="fogedsag.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    offered_on: date = Field(index=True)
    status: ForloebStatus = choice(ForloebStatus, default=ForloebStatus.TILBUDT)
    status_on: date
    place: Moedested | None = choice(Moedested, nullable=True)
    closed_on: date | None = Field(default=None, index=True)
    result: IndsatsResultat | None = choice(IndsatsResultat, nullable=True)
    judged_by_id: int | None = Field(default=None, foreign_key="medarbejder.id")
    note: str = ""


class ForloebHistorik(Row, table=True):
    """Every status a course has had, and from when: a report asks how it stood then."""

    forloeb_id: int = Field(foreign_key="forloeb.id", index=True)
    on: date = Field(index=True)
    status: ForloebStatus = choice(ForloebStatus)
    note: str = ""
    recorded_at: datetime = utc()
    recorded_by_id: int = Field(foreign_key="medarbejder.id")


class Maaling(Row, table=True):
    """Rådighedsbeløb, total debt, and whether a plan is in place, at the start or the close of a course.

    None is "not known" and is counted as such.
    """

    forloeb_id: int = Field(foreign_key="forloeb.id", index=True)
    moment: MaalingTid = choice(MaalingTid)
    measured_on: date
    raadighedsbeloeb_oere: int | None = oere(nullable=True)  # per month
    debt_oere: int | None = oere(nullable=True)
    has_plan: bool | None = None
    budget_id: int | None = Field(default=None, foreign_key="budget.id")


@dataclass(frozen=True)
class ForloebDraft:
    """A course as offered."""

    beboer_id: int
    offered_on: date
    medarbejder_id: int
    sag_id: int | None = None
    fogedsag_id: int | None = None
    note: str = ""


@dataclass(frozen=True)
class MaalingDraft:
    """The three facts as typed or taken from budget, debts and agreements."""

    measured_on: date
    raadighedsbeloeb_oere: int | None = None
    debt_oere: int | None = None
    has_plan: bool | None = None
    budget_id: int | None = None

    @property
    def has_amount(self) -> bool:
        """Whether one of the two amounts is known: without any, no effect can be shown."""
        return self.raadighedsbeloeb_oere is not None or self.debt_oere is not None


@dataclass(frozen=True)
class ForloebAnswer:
    """What the resident said to the offer."""

    status: ForloebStatus
    on: date
    place: Moedested | None = None
    note: str = ""


@dataclass(frozen=True)
class ForloebClosing:
    """How a course ended, as judged."""

    closed_on: date
    result: IndsatsResultat
    maaling: MaalingDraft
    note: str = ""
