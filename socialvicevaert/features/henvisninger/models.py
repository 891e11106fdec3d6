"""Henvisninger: a hand-over to a partner, followed until there is an outcome."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice


class HenvisningStatus(Choice):
    """How far a referral has come."""

    KLADDE = "kladde", "Kladde"
    SENDT = "sendt", "Sendt"
    BESVARET = "besvaret", "Besvaret"
    STARTET = "startet", "Startet"
    AFVIST = "afvist", "Afvist"
    AFSLUTTET = "afsluttet", "Afsluttet"


class Henvisning(Row, table=True):
    """A referral of one resident to one partner."""

    gone: ClassVar[str] = "Henvisningen findes ikke længere."
    private_fields: ClassVar[frozenset[str]] = frozenset({"purpose", "basis_reason", "outcome", "letter"})

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    sag_id: int | None = Field(default=None, foreign_key="sag.id", index=True)
    partner_id: int = Field(foreign_key="partner.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    status: HenvisningStatus = choice(HenvisningStatus, default=HenvisningStatus.KLADDE)
    purpose: str
    basis: Behandlingsgrundlag = choice(Behandlingsgrundlag, default=Behandlingsgrundlag.SAMTYKKE)
    basis_reason: str = ""
    samtykke_id: int | None = Field(default=None, foreign_key="samtykke.id")
    created_on: date = Field(index=True)
    sent_on: date | None = Field(default=None, index=True)
    expected_answer_on: date | None = None
    answered_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    outcome: str = ""
    letter: bytes | None = None  # the PDF exactly as it was sent

    @property
    def days_to_answer(self) -> int | None:
        """Days from sending to the first answer."""
        if self.sent_on is None or self.answered_on is None:
            return None
        return (self.answered_on - self.sent_on).days


class HenvisningAfsnit(Row, table=True):
    """A paragraph of a referral under its kind of information; the letter holds only the consented kinds."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    henvisning_id: int = Field(foreign_key="henvisning.id", index=True)
    kind: Oplysningsart = choice(Oplysningsart)
    text: str


@dataclass(frozen=True)
class HenvisningDraft:
    """A referral as typed: text per kind of information."""

    beboer_id: int
    partner_id: int
    purpose: str
    sections: tuple[tuple[Oplysningsart, str], ...] = ()
    basis: Behandlingsgrundlag = Behandlingsgrundlag.SAMTYKKE
    basis_reason: str = ""
    sag_id: int | None = None
    samtykke_id: int | None = None  # None: the widest that covers the partner
    expected_answer_on: date | None = None
