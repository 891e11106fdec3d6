"""A worker's concern for a child, told to the municipality (barnets lov §§ 133 and 135), and who may know of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Select
from sqlmodel import Field, col, or_, select
from typing_extensions import override

from socialvicevaert.features.beboere.models import Beboer
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

    @classmethod
    @override
    def known_to(cls, reader_id: int) -> Select[Any]:
        """Its author, the resident's responsible worker, and those it is shared with."""
        shared = select(UnderretningAdgang.underretning_id).where(
            UnderretningAdgang.medarbejder_id == reader_id, col(UnderretningAdgang.deleted_at).is_(None)
        )
        return (
            select(cls.id)
            .join(Beboer, col(Beboer.id) == col(cls.beboer_id))
            .where(
                or_(
                    cls.medarbejder_id == reader_id,
                    col(Beboer.responsible_id) == reader_id,
                    col(cls.id).in_(shared),
                )
            )
        )

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """What has been sent is with the municipality."""
        is_sent = any((state or {}).get("sent_at") for state in (before, after))
        return "Underretningen er sendt, og det kan ikke tages tilbage." if is_sent else ""


class UnderretningIndhold(Row, table=True):
    """The PDF exactly as it was sent. The log keeps a digest of it only."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"content"})

    underretning_id: int = Field(foreign_key="underretning.id", unique=True)
    content: bytes

    @classmethod
    @override
    def known_to(cls, reader_id: int) -> Select[Any]:
        """As the underretning itself."""
        return select(cls.id).where(col(cls.underretning_id).in_(Underretning.known_to(reader_id)))


class UnderretningAdgang(Row, table=True):
    """A worker that an underretning is shared with, by whom and why."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    underretning_id: int = Field(foreign_key="underretning.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    given_by_id: int = Field(foreign_key="medarbejder.id")
    reason: str

    @classmethod
    @override
    def known_to(cls, reader_id: int) -> Select[Any]:
        """As the underretning itself."""
        return select(cls.id).where(col(cls.underretning_id).in_(Underretning.known_to(reader_id)))


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
