"""Gældssanering: a check list before somebody advises on it. It never gives a verdict: the skifteret does."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice


class Spoergsmaal(Choice):
    """What the court looks at (konkursloven § 197 ff.); the words shown, with help, are in ``rules``."""

    HAABLOES = "haabloes", "Kan gælden ikke betales inden for de nærmeste år?"
    AFKLARET = "afklaret", "Er økonomien og livssituationen afklaret?"
    KARAKTER = "karakter", "Er gælden af en art og alder, der ikke taler imod?"
    BETALT = "betalt", "Er der forsøgt at betale eller lave aftaler?"


class Svar(Choice):
    """The answers of a check list."""

    JA = "ja", "Ja"
    NEJ = "nej", "Nej"
    VED_IKKE = "ved_ikke", "Ved ikke"


class Screening(Row, table=True):
    """The check list as it was gone through on a day; a later one is a new row."""

    gone: ClassVar[str] = "Tjeklisten findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id")
    screened_on: date = Field(index=True)
    note: str = ""


class ScreeningSvar(Row, table=True):
    """One answer."""

    screening_id: int = Field(foreign_key="screening.id", index=True)
    question: Spoergsmaal = choice(Spoergsmaal)
    answer: Svar = choice(Svar, default=Svar.VED_IKKE)
    note: str = ""


@dataclass(frozen=True)
class SvarDraft:
    """One answer as typed."""

    question: Spoergsmaal
    answer: Svar = Svar.VED_IKKE
    note: str = ""


@dataclass(frozen=True)
class ScreeningDraft:
    """The check list as typed."""

    beboer_id: int
    screened_on: date
    answers: tuple[SvarDraft, ...]
    note: str = ""
