"""Issued reports, kept as they were: parameters, figures and file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from sqlmodel import Field
from typing_extensions import override

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, utc


class RapportForm(Choice):
    """What a report is for, and so which sections it has."""

    RAPPORT = "rapport", "Rapport"
    EVALUERING = "evaluering", "Årlig evaluering"


class Taken(Choice):
    """As what an issued report leaves the program."""

    PDF = "pdf", "PDF"
    WORKBOOK = "xlsx", "regneark"
    FIGURES = "json", "JSON"


@dataclass(frozen=True)
class Correction:
    """A wish to issue a new version of the issued report `issued_id`, and why: printed, so without anybody's name."""

    issued_id: int
    reason: str


@dataclass(frozen=True)
class Change:
    """Something that is printed otherwise than in the version before; hidden figures as they are printed."""

    section: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Corrected:
    """What a new version says of itself: which report it replaces, issued when, why, and everything that changed."""

    report_id: str
    issued_on: date
    reason: str
    changes: tuple[Change, ...]


class VistRapport(Row, table=True):
    """Figures as they were shown, not issued, to somebody who may not see residents: told all the same.

    A preview that says nothing new makes no row. `ledger` is as in `UdstedtRapport`.
    """

    secret_fields: ClassVar[frozenset[str]] = frozenset({"ledger"})

    shown_at: datetime = utc()
    shown_to_id: int = Field(foreign_key="medarbejder.id")
    parameters: str  # JSON
    ledger: str

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """What has been seen stays seen."""
        return "Tal, der er vist, kan ikke gøres usete."


class UdstedtRapport(Row, table=True):
    """A report as it was issued; it is reprinted from here, never computed again. The database itself refuses to change
    or remove a row (migration 0004).

    A correction is a row of its own: `corrects_id` is the version it follows, `version` counts from 1, `reason` is why.
    `ledger` holds the true figures and how they add up, as they were when it was issued: what a later report may print
    depends on what this one has told (`tal.figures.together`). Empty in reports from before there were
    ledgers.
    """

    secret_fields: ClassVar[frozenset[str]] = frozenset({"ledger"})  # the log must not tell what the report hides
    gone: ClassVar[str] = "Rapporten findes ikke længere."

    report_id: str = Field(unique=True)
    period_from: date
    period_to: date
    afdeling_id: int | None = Field(default=None, foreign_key="afdeling.id")
    gruppe: str = ""
    form: RapportForm = choice(RapportForm, default=RapportForm.RAPPORT)
    version: int = 1
    corrects_id: int | None = Field(default=None, foreign_key="udstedtrapport.id")
    reason: str = ""
    issued_at: datetime = utc()
    issued_by_id: int = Field(foreign_key="medarbejder.id")
    program_version: str
    parameters: str  # JSON
    figures: str  # JSON, suppressed as printed
    ledger: str = ""  # JSON; true figures, never printed
    document: bytes
    workbook: bytes = b""  # the figures as a spreadsheet

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """Somebody may hold the paper already, and its number is never given to another."""
        return "En rapport, der er udstedt, kan ikke trækkes tilbage. Udsted en ny, hvis noget er rettet."
