"""Letters of residents: drafts, and what was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

from sqlmodel import Field
from typing_extensions import override

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.storage import Row, choice, json_column, utc


class Brev(Row, table=True):
    """A letter about a resident. What was sent is never changed; its PDF lies in a table of its own."""

    gone: ClassVar[str] = "Brevet findes ikke længere."
    private_fields: ClassVar[frozenset[str]] = frozenset({"body", "answers", "basis_reason"})

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    sag_id: int | None = Field(default=None, foreign_key="sag.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    kind: BrevArt = choice(BrevArt)
    recipient: Modtager = choice(Modtager)
    partner_id: int | None = Field(default=None, foreign_key="partner.id", index=True)
    address: str = ""  # the lines in the envelope's window, as they were printed
    template: str = ""  # the template's name and version, as it was
    skabelon_version_id: int | None = Field(default=None, foreign_key="skabelonversion.id")
    subject: str
    body: list[dict[str, Any]] = json_column(default_factory=list)  # ``Afsnit`` as written: before any cut, unfilled
    answers: dict[str, str] = json_column(default_factory=dict)  # fields that the writer filled, by their key
    basis: Behandlingsgrundlag | None = choice(Behandlingsgrundlag, nullable=True)  # None: to the resident
    basis_reason: str = ""
    samtykke_id: int | None = Field(default=None, foreign_key="samtykke.id", index=True)
    source: str = Field(default="", index=True)  # what it belongs to, e.g. "fordeling:3" or "ansoegning:7"
    dated: date
    created_at: datetime = utc()
    sent_at: datetime | None = utc(nullable=True)

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """What has left cannot be taken back, so neither can the letter that shows it."""
        is_sent = after is not None and after.get("sent_at")
        return "Brevet er sendt. Det bliver stående, så det kan ses, hvad der stod." if is_sent else ""


class BrevIndhold(Row, table=True):
    """The PDF exactly as it was sent. The log keeps a digest of it only, as of every document."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"content"})

    brev_id: int = Field(foreign_key="brev.id", unique=True)
    content: bytes

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """As the letter itself."""
        return "Brevet er sendt. Det bliver stående, så det kan ses, hvad der stod."


@dataclass(frozen=True)
class BrevDraft:
    """A letter as typed."""

    beboer_id: int
    kind: BrevArt
    recipient: Modtager
    subject: str
    body: tuple[Afsnit, ...]
    answers: Mapping[str, str] = field(default_factory=dict)  # fields that the writer fills, by their key
    partner_id: int | None = None
    address: str = ""  # name and address, a line each; "" for the resident's or the partner's own
    template: str = ""
    skabelon_version_id: int | None = None
    basis: Behandlingsgrundlag | None = None
    basis_reason: str = ""
    samtykke_id: int | None = None
    sag_id: int | None = None
    source: str = ""

    @property
    def lacks_partner(self) -> bool:
        """It is to a partner, and which one is not chosen yet: before that nothing is known of address or basis."""
        return self.recipient is Modtager.PARTNER and self.partner_id is None

    @property
    def receiver(self) -> tuple[int | None, str]:
        """Whom the basis must cover: the partner's number, or else the name that begins the address."""
        if self.recipient is Modtager.PARTNER:
            return self.partner_id, ""
        return None, next((line.strip() for line in self.address.splitlines() if line.strip()), "")
