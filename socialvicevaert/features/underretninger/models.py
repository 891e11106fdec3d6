"""A worker's concern for a child, told to the municipality (barnets lov § 133), and who may see it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.storage import Row, utc


class Underretning(Row, table=True):
    """A report of concern. Seen by its author, the resident's responsible worker, and those it is shared with.

    Its child is told in words, not by number: a child may live elsewhere.
    """

    gone: ClassVar[str] = "Underretningen findes ikke længere."
    private_fields: ClassVar[frozenset[str]] = frozenset(
        {"child", "observed", "concern", "done_so_far", "parents_reason", "receipt"}
    )

    beboer_id: int = Field(foreign_key="beboer.id", index=True)  # the resident whose household it is about
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    partner_id: int | None = Field(default=None, foreign_key="partner.id", index=True)  # the municipality
    child: str  # name, birth year, where it lives: as much as is known
    observed: str  # what was seen and heard, and when
    concern: str
    done_so_far: str = ""
    parents_told: bool = False
    parents_reason: str = ""  # why they were not told, or what they said
    created_on: date = Field(index=True)
    sent_at: datetime | None = utc(nullable=True, index=True)
    receipt_on: date | None = None  # the municipality answers within six working days
    receipt: str = ""


class UnderretningIndhold(Row, table=True):
    """The PDF exactly as it was sent. The log keeps a digest of it only."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"content"})

    underretning_id: int = Field(foreign_key="underretning.id", unique=True)
    content: bytes


class UnderretningAdgang(Row, table=True):
    """A worker that an underretning is shared with, by whom and why."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    underretning_id: int = Field(foreign_key="underretning.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    given_by_id: int = Field(foreign_key="medarbejder.id")
    reason: str


@dataclass(frozen=True)
class UnderretningDraft:
    """A report of concern as typed."""

    beboer_id: int
    child: str
    observed: str
    concern: str
    partner_id: int | None = None
    done_so_far: str = ""
    parents_told: bool = False
    parents_reason: str = ""
