"""Templates of letters, and their versions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sqlmodel import Field

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, json_column, utc


class BrevArt(Choice):
    """What a letter is for; each kind knows which fields it can hold."""

    HENVISNING = "henvisning", "Henvisning"
    ANSOEGNING_81A = "ansoegning_81a", "Følgebrev til ansøgning efter § 81 a"
    KREDITOR = "kreditor", "Forslag til kreditor"
    INDKALDELSE = "indkaldelse", "Aftale om samtale"
    BEVIS_KONTAKT = "bevis_kontakt", "Bekræftelse på kontakt"
    EGEN = "egen", "Egen skabelon"


class AfsnitArt(Choice):
    """How a paragraph looks."""

    TEKST = "tekst", "Tekst"
    OVERSKRIFT = "overskrift", "Overskrift"
    PUNKTER = "punkter", "Punktopstilling"


class Modtager(Choice):
    """Who a letter goes to: a letter to anybody but the resident needs a basis."""

    BEBOER = "beboer", "Beboeren selv"
    PARTNER = "partner", "En samarbejdspartner"
    KREDITOR = "kreditor", "En kreditor"
    ANDEN = "anden", "En anden"


@dataclass(frozen=True)
class Afsnit:
    """A paragraph with fields like ``{{beboer.navn}}``. Under consent it is printed only where ``kind`` is covered.

    ``kind`` is what it tells about the resident; None where it tells nothing. Its fields add their own kinds.
    """

    text: str
    style: AfsnitArt = AfsnitArt.TEKST
    kind: Oplysningsart | None = None


class Skabelon(Row, table=True):
    """A template that the organisation has corrected or made; ``key`` names the program's own that it replaces."""

    gone: ClassVar[str] = "Skabelonen findes ikke længere."

    key: str = Field(default="", index=True)  # "" for the organisation's own
    kind: BrevArt = choice(BrevArt)
    recipient: Modtager = choice(Modtager)
    name: str
    is_active: bool = True


class SkabelonVersion(Row, table=True):
    """What a template said from a moment on. Never changed: the next one is a new version."""

    skabelon_id: int = Field(foreign_key="skabelon.id", index=True)
    number: int  # 1 is the first
    subject: str
    body: list[dict[str, Any]] = json_column(default_factory=list)  # ``Afsnit`` as text, style and kind
    note: str = ""
    made_at: datetime = utc()
    made_by_id: int = Field(foreign_key="medarbejder.id")


@dataclass(frozen=True)
class SkabelonDraft:
    """A template as typed."""

    name: str
    kind: BrevArt
    recipient: Modtager
    subject: str
    body: tuple[Afsnit, ...]
    key: str = ""
    note: str = ""
    is_active: bool = True
