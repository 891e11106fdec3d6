"""Dokumenter: papers and pictures that belong to a resident, kept inside the encrypted file and nowhere else."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, utc


class DokumentArt(Choice):
    """What a paper is."""

    BREV = "brev", "Brev"
    OPKRAEVNING = "opkraevning", "Opkrævning eller rykker"
    AFGOERELSE = "afgoerelse", "Afgørelse"
    AFTALE = "aftale", "Aftale"
    SAMTYKKE = "samtykke", "Underskrevet samtykke eller fuldmagt"
    DOKUMENTATION = "dokumentation", "Dokumentation"
    ANDET = "andet", "Andet"


class Dokument(Row, table=True):
    """What is known of a paper; its content lies in a table of its own, so that a list never reads it."""

    gone: ClassVar[str] = "Dokumentet findes ikke længere."
    search_kind: ClassVar[str] = "dokument"

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    name: str
    kind: DokumentArt = choice(DokumentArt, default=DokumentArt.ANDET)
    media_type: str  # one of reading.ENDINGS
    dated_on: date | None = None
    note: str = ""
    expires_on: date | None = Field(default=None, index=True)  # then an opgave asks for a new one
    size_bytes: int
    digest: str  # SHA-256, hexadecimal
    added_at: datetime = utc()
    added_by_id: int = Field(foreign_key="medarbejder.id")

    def search_text(self) -> str:
        """Its name, what it is, and what is noted of it; never what it says."""
        return f"{self.name} {self.kind.label} {self.note}"


class DokumentIndhold(Row, table=True):
    """The bytes of a paper. The log keeps a digest of them only, as of every document."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"content"})

    dokument_id: int = Field(foreign_key="dokument.id", unique=True)
    content: bytes


@dataclass(frozen=True)
class DokumentDraft:
    """A paper as chosen."""

    beboer_id: int
    name: str
    content: bytes
    kind: DokumentArt = DokumentArt.ANDET
    dated_on: date | None = None
    note: str = ""
    expires_on: date | None = None


@dataclass(frozen=True)
class DokumentChange:
    """What can be corrected of a paper that is kept; its content cannot."""

    name: str
    kind: DokumentArt = DokumentArt.ANDET
    dated_on: date | None = None
    note: str = ""
    expires_on: date | None = None
