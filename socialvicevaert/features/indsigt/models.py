"""A resident's request to see what is held, what was judged of third persons, and what was handed over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from sqlmodel import Field
from typing_extensions import override

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, utc


class Vurdering(Choice):
    """What was decided about something that tells of a third person."""

    MED = "med", "Udleveres"
    MASKERET = "maskeret", "Udleveres uden det markerede"
    UDELADT = "udeladt", "Udelades"


class Indsigt(Row, table=True):
    """A request for access: answered within one month (GDPR art. 12(3))."""

    gone: ClassVar[str] = "Anmodningen om indsigt findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    asked_on: date
    due_on: date = Field(index=True)
    answered_at: datetime | None = utc(nullable=True)
    is_encrypted: bool = True
    digest: str = ""  # SHA-256 of the PDF that was handed over, hexadecimal
    note: str = ""

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """What has been handed over cannot be taken back."""
        if before is not None and after is not None and after.get("answered_at"):
            return "Det, der er udleveret, kan ikke tages tilbage."
        return ""


class IndsigtVurdering(Row, table=True):
    """A judgement of one thing that tells of a third person: handed over, or left out and why."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    indsigt_id: int = Field(foreign_key="indsigt.id", index=True)
    item: str  # table and number of what it is about, and what it said when it was judged: "kontakt:12@1f2e3d4c"
    decision: Vurdering = choice(Vurdering)
    reason: str = ""


@dataclass(frozen=True)
class IndsigtDraft:
    """A request as typed."""

    beboer_id: int
    asked_on: date
    note: str = ""
