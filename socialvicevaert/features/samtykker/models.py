"""Consents to exchange information, and the log of what was disclosed on which basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from sqlmodel import Field
from typing_extensions import override

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, utc


class SamtykkeArt(Choice):
    """Three papers, never one tick box."""

    REGISTRERING = "registrering", "Samtykke til registrering"
    UDVEKSLING = "udveksling", "Samtykke til udveksling"
    FULDMAGT = "fuldmagt", "Fuldmagt"


class SamtykkeRetning(Choice):
    """Which way information may flow."""

    TIL_PARTNER = "til_partner", "Vi må give oplysninger"
    FRA_PARTNER = "fra_partner", "Vi må modtage oplysninger"
    BEGGE = "begge", "Begge veje"


class SamtykkeForm(Choice):
    """How consent was given; the controller must be able to prove it."""

    PAPIR = "papir", "Underskrevet på papir"
    DIGITAL = "digital", "Digitalt"
    MUNDTLIG = "mundtlig", "Mundtligt med vidne"


class Oplysningsart(Choice):
    """Kinds of information, so that a consent can be specific and a letter be cut to it."""

    NAVN_ADRESSE = "navn_adresse", "Navn, adresse og telefon"
    FAMILIE = "familie", "Familie og husstand"
    BOLIG = "bolig", "Boligforhold og lejemål"
    OEKONOMI = "oekonomi", "Økonomi, restance og gæld"
    ARBEJDE = "arbejde", "Arbejde, uddannelse og ydelser"
    HELBRED = "helbred", "Helbred"
    PSYKISK = "psykisk", "Psykisk helbred"
    MISBRUG = "misbrug", "Misbrug"
    SOCIALE_FORHOLD = "sociale_forhold", "Sociale forhold og hverdag"
    FOGEDSAG = "fogedsag", "Fogedsag"


class Samtykke(Row, table=True):
    """A consent. Renewal is a new record; a withdrawn or expired one can never be used again."""

    gone: ClassVar[str] = "Samtykket findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    kind: SamtykkeArt = choice(SamtykkeArt, default=SamtykkeArt.UDVEKSLING)
    purpose: str
    direction: SamtykkeRetning = choice(SamtykkeRetning)
    form: SamtykkeForm = choice(SamtykkeForm)
    witness: str = ""
    language: str = "dansk"
    interpreter: str = ""
    given_on: date = Field(index=True)
    valid_to: date = Field(index=True)
    text_version: str = ""
    note: str = ""
    withdrawn_on: date | None = None
    withdrawn_how: str = ""
    withdrawn_by_id: int | None = Field(default=None, foreign_key="medarbejder.id")
    received_by_id: int = Field(foreign_key="medarbejder.id")

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """A withdrawal is the resident's act: nobody here can make the consent valid again."""
        if before is not None and after is not None and after.get("withdrawn_on"):
            return "Et samtykke, der er trukket tilbage, kan ikke bruges igen. Var det en fejl, så få et nyt samtykke."
        return ""


class SamtykkePartner(Row, table=True):
    """A partner that a consent names."""

    samtykke_id: int = Field(foreign_key="samtykke.id", index=True)
    partner_id: int = Field(foreign_key="partner.id", index=True)


class SamtykkeOplysning(Row, table=True):
    """A kind of information that a consent covers."""

    samtykke_id: int = Field(foreign_key="samtykke.id", index=True)
    kind: Oplysningsart = choice(Oplysningsart)


class Behandlingsgrundlag(Choice):
    """The basis on which something was disclosed."""

    SAMTYKKE = "samtykke", "Samtykke"
    ANONYM = "anonym", "Anonym rådgivning"
    UNDERRETNING = "underretning", "Underretning om et barn"
    ANDET = "andet", "Andet grundlag"


class Videregivelse(Row, table=True):
    """A disclosure: what, to whom, when, by whom, on which basis. Never changed, never deleted."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"basis_reason"})

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    partner_id: int | None = Field(default=None, foreign_key="partner.id", index=True)
    recipient: str  # the name as it was when it was sent
    samtykke_id: int | None = Field(default=None, foreign_key="samtykke.id")
    basis: Behandlingsgrundlag = choice(Behandlingsgrundlag)
    basis_reason: str = ""
    kinds: str  # values of ``Oplysningsart``, comma separated
    what: str
    disclosed_at: datetime = utc(index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id")

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """What has been given cannot be taken back, so neither can the line that says so."""
        return "Oplysninger, der er givet videre, kan ikke tages tilbage. Det bliver stående, at de er givet."


@dataclass(frozen=True)
class SamtykkeDraft:
    """A consent as typed."""

    beboer_id: int
    partner_ids: tuple[int, ...]
    kinds: tuple[Oplysningsart, ...]
    purpose: str
    direction: SamtykkeRetning
    form: SamtykkeForm
    given_on: date
    valid_to: date | None = None  # None: the default of twelve months
    witness: str = ""
    language: str = "dansk"
    interpreter: str = ""
    note: str = ""


@dataclass(frozen=True)
class SamtykkeWithdrawal:
    """How a consent was withdrawn."""

    withdrawn_on: date
    how: str = ""
