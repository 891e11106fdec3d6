"""Issued reports, kept as they were: parameters, figures and file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Field
from typing_extensions import override

from socialvicevaert.storage import Row, utc


class UdstedtRapport(Row, table=True):
    """A report as it was issued; it is reprinted from here, never computed again."""

    report_id: str = Field(unique=True)
    period_from: date
    period_to: date
    afdeling_id: int | None = Field(default=None, foreign_key="afdeling.id")
    issued_at: datetime = utc()
    issued_by_id: int = Field(foreign_key="medarbejder.id")
    program_version: str
    parameters: str  # JSON
    figures: str  # JSON, suppressed as printed
    document: bytes

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """Somebody may hold the paper already, and its number is never given to another."""
        return "En rapport, der er udstedt, kan ikke trækkes tilbage. Udsted en ny, hvis noget er rettet."


@dataclass(frozen=True)
class ReportParameters:
    """What a report is about: both days are included; no estate means all of them.

    `compare_year` asks for the same period of an earlier year beside it: the year in which that one begins.
    """

    period_from: date
    period_to: date
    afdeling_id: int | None = None
    compare_year: int | None = None
