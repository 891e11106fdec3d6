"""Opgaver: what somebody has to do, by when, and why it exists."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, utc


class OpgaveKilde(Choice):
    """What made an opgave: a person, or a rule that can say why."""

    MEDARBEJDER = "medarbejder", "Oprettet af medarbejder"
    KONTAKT = "kontakt", "Næste skridt fra en kontakt"
    FOGEDSAG = "fogedsag", "Fogedsag"
    OPFOELGNING = "opfoelgning", "Opfølgning efter afværgelse"
    HENVISNING = "henvisning", "Henvisning"
    SAMTYKKE = "samtykke", "Samtykke"
    GAELD = "gaeld", "Gæld"
    ORDNING = "ordning", "Afdragsordning"
    ANSOEGNING = "ansoegning", "Ansøgning"
    DOKUMENT = "dokument", "Dokument der udløber"
    AFTALEARK = "aftaleark", "Aftalt med beboeren"
    INDSIGT = "indsigt", "Anmodning om indsigt"


class Opgave(Row, table=True):
    """Something to do for a resident, or without one."""

    gone: ClassVar[str] = "Opgaven findes ikke længere."

    beboer_id: int | None = Field(default=None, foreign_key="beboer.id", index=True)
    sag_id: int | None = Field(default=None, foreign_key="sag.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)  # who is to do it
    source: OpgaveKilde = choice(OpgaveKilde, default=OpgaveKilde.MEDARBEJDER)
    source_key: str = Field(default="", index=True)  # e.g. "fogedsag:12:genbesoeg:3": one opgave a rule
    title: str
    why: str = ""
    due_on: date = Field(index=True)
    snoozed_to: date | None = None
    snooze_reason: str = ""
    done_at: datetime | None = utc(nullable=True)
    done_by_id: int | None = Field(default=None, foreign_key="medarbejder.id")
    done_note: str = ""


@dataclass(frozen=True)
class OpgaveDraft:
    """An opgave as typed, or as a rule asks for it."""

    title: str
    due_on: date
    medarbejder_id: int
    beboer_id: int | None = None
    sag_id: int | None = None
    why: str = ""
    source: OpgaveKilde = OpgaveKilde.MEDARBEJDER
    source_key: str = ""
