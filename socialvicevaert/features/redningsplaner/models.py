"""Redningsplaner: one page that says which amount must be there by which day, where it comes from, and what lacks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, oere, utc


class KildeArt(Choice):
    """Where money can come from."""

    EGEN = "egen", "Beboeren selv"
    ANSOEGNING = "ansoegning", "Ansøgning"
    ORDNING = "ordning", "Afdragsordning med udlejer"
    FOND = "fond", "Fond eller legat"
    FAMILIE = "familie", "Familie og netværk"
    ANDET = "andet", "Andet"


class Sikkerhed(Choice):
    """How sure it is."""

    SIKKER = "sikker", "Sikker"
    VENTER = "venter", "Venter på svar"
    MULIG = "mulig", "Mulig"


class Redningsplan(Row, table=True):
    """One plan for one household; a later plan is a new row."""

    gone: ClassVar[str] = "Redningsplanen findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    fogedsag_id: int | None = Field(default=None, foreign_key="fogedsag.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id")
    made_on: date = Field(index=True)
    needed_oere: int = oere()
    needed_by: date
    needed_for: str = ""  # which deadline the day is
    agreed: str = ""  # what else was agreed, in plain words
    note: str = ""  # never printed


class Redningskilde(Row, table=True):
    """One source of a plan."""

    redningsplan_id: int = Field(foreign_key="redningsplan.id", index=True)
    position: int
    kind: KildeArt = choice(KildeArt)
    label: str = ""
    amount_oere: int = oere()
    expected_on: date | None = None
    certainty: Sikkerhed = choice(Sikkerhed, default=Sikkerhed.MULIG)
    ansoegning_id: int | None = Field(default=None, foreign_key="ansoegning.id")
    afdragsordning_id: int | None = Field(default=None, foreign_key="afdragsordning.id")


class RedningsplanUdskrift(Row, table=True):
    """The page exactly as it was given to somebody."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"document"})

    redningsplan_id: int = Field(foreign_key="redningsplan.id", index=True)
    given_at: datetime = utc()
    recipient: str
    videregivelse_id: int | None = Field(default=None, foreign_key="videregivelse.id")  # None: the resident's own copy
    document: bytes


@dataclass(frozen=True)
class KildeDraft:
    """One source as typed."""

    kind: KildeArt
    amount_oere: int
    label: str = ""
    expected_on: date | None = None
    certainty: Sikkerhed = Sikkerhed.MULIG
    ansoegning_id: int | None = None
    afdragsordning_id: int | None = None


@dataclass(frozen=True)
class RedningsplanDraft:
    """A plan as typed."""

    beboer_id: int
    needed_oere: int
    needed_by: date
    sources: tuple[KildeDraft, ...] = ()
    fogedsag_id: int | None = None
    needed_for: str = ""
    agreed: str = ""
    note: str = ""
