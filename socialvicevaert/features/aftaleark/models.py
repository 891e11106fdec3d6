"""Sheets of what was agreed, and their lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from sqlmodel import Field
from typing_extensions import override

from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, utc


class Hvem(Choice):
    """Who does what was agreed."""

    BEBOER = "beboer", "Beboeren"
    MEDARBEJDER = "medarbejder", "Medarbejderen"
    ANDEN = "anden", "En anden"


class Aftaleark(Row, table=True):
    """A sheet from one visit. Its PDF as it was printed lies in a table of its own."""

    gone: ClassVar[str] = "Aftalearket findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    sag_id: int | None = Field(default=None, foreign_key="sag.id", index=True)
    kontakt_id: int | None = Field(default=None, foreign_key="kontakt.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    language: Sprog = choice(Sprog, default=Sprog.DANSK)  # beside Danish
    dated: date = Field(index=True)
    next_meeting: str = ""  # when and where, in words
    phones: str = ""  # whom to call: one to a line
    note: str = ""
    printed_at: datetime | None = utc(nullable=True)

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """The resident has it in the hand."""
        is_printed = any((state or {}).get("printed_at") for state in (before, after))
        return "Arket er givet til beboeren, og det kan ikke tages tilbage. Lav et nyt i stedet." if is_printed else ""


class Aftalelinje(Row, table=True):
    """One thing that was agreed: what, who does it, and by when; what the worker does becomes an opgave."""

    aftaleark_id: int = Field(foreign_key="aftaleark.id", index=True)
    position: int
    what: str
    who: Hvem = choice(Hvem)
    who_name: str = ""  # where it is another
    due_on: date | None = None
    due_text: str = ""  # where there is no day: "når brevet kommer"
    opgave_id: int | None = Field(default=None, foreign_key="opgave.id")


class AftalearkIndhold(Row, table=True):
    """The PDF as it was printed. The log keeps a digest of it only, as of every document."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"content"})

    aftaleark_id: int = Field(foreign_key="aftaleark.id", index=True)
    content: bytes


@dataclass(frozen=True)
class AftalelinjeDraft:
    """A line as typed."""

    what: str
    who: Hvem
    who_name: str = ""
    due_on: date | None = None
    due_text: str = ""


@dataclass(frozen=True)
class AftalearkDraft:
    """A sheet as typed."""

    beboer_id: int
    dated: date
    lines: tuple[AftalelinjeDraft, ...]
    language: Sprog = Sprog.DANSK
    next_meeting: str = ""
    phones: str = ""
    note: str = ""
    sag_id: int | None = None
    kontakt_id: int | None = None
