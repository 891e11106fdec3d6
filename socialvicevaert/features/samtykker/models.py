"""Consents to exchange information, and the log of what was disclosed on which basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Select
from sqlmodel import Field, col, or_, select
from typing_extensions import override

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, json_column, utc


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
    holds_back: ClassVar[Mapping[str, str]] = {
        "scan_id": "Dokumentet er det underskrevne papir til et samtykke, som skal kunne bevises. Det kan ikke slettes."
    }

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
    towards: str = ""  # whom a fuldmagt is valid towards besides partners: a bank, a creditor; one to a line
    powers: str = ""  # values of ``Befoejelse``, comma separated
    scan_id: int | None = Field(default=None, foreign_key="dokument.id", index=True)  # the paper that was signed
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


class Befoejelse(Choice):
    """What a fuldmagt lets the worker do in the resident's name."""

    INDHENTE = "indhente", "Indhente oplysninger og papirer"
    TALE = "tale", "Tale og skrive på beboerens vegne"
    FORHANDLE = "forhandle", "Forhandle om henstand og afdrag"
    INDGAA = "indgaa", "Indgå aftaler om afdrag"
    SOEGE = "soege", "Søge om ydelser og tilskud"
    KLAGE = "klage", "Klage over afgørelser"


class SamtykkeUdkast(Row, table=True):
    """A form that was printed to be signed, kept so that nothing is typed twice. It permits nothing.

    Nobody has said yes yet. In the bin once it was given, or thrown away.
    """

    gone: ClassVar[str] = "Den udskrevne formular er allerede brugt eller smidt væk."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    kind: SamtykkeArt = choice(SamtykkeArt)
    draft: dict[str, Any] = json_column(default_factory=dict)  # as `service.drafts` writes and reads it
    text_version: str
    printed_at: datetime = utc()
    medarbejder_id: int = Field(foreign_key="medarbejder.id")


class SamtykkeAfslag(Row, table=True):
    """A resident was asked and said no: without any effect on the tenancy, and nobody need ask again tomorrow."""

    gone: ClassVar[str] = "Afslaget findes ikke længere."

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    kind: SamtykkeArt = choice(SamtykkeArt)
    asked_on: date = Field(index=True)
    about: str  # whom and what for, as it was asked
    note: str = ""
    medarbejder_id: int = Field(foreign_key="medarbejder.id")


class SamtykkeBesked(Row, table=True):
    """A receiver was told that a consent has been withdrawn."""

    samtykke_id: int = Field(foreign_key="samtykke.id", index=True)
    partner_id: int | None = Field(default=None, foreign_key="partner.id", index=True)
    recipient: str
    told_on: date
    medarbejder_id: int = Field(foreign_key="medarbejder.id")


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
    paper: str = Field(default="", index=True)  # what left the house, e.g. "brev:5" or "henvisning:12"
    disclosed_at: datetime = utc(index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id")

    @classmethod
    @override
    def known_to(cls, reader_id: int) -> Select[Any]:
        """An underretning about a child is for its author and the resident's own worker."""
        return (
            select(cls.id)
            .join(Beboer, col(Beboer.id) == col(cls.beboer_id))
            .where(
                or_(
                    col(cls.basis) != Behandlingsgrundlag.UNDERRETNING,
                    col(cls.medarbejder_id) == reader_id,
                    col(Beboer.responsible_id) == reader_id,
                )
            )
        )

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
    kind: SamtykkeArt = SamtykkeArt.UDVEKSLING
    towards: str = ""
    powers: tuple[Befoejelse, ...] = ()


@dataclass(frozen=True)
class AfslagDraft:
    """A refusal as typed."""

    beboer_id: int
    kind: SamtykkeArt
    asked_on: date
    about: str
    note: str = ""


@dataclass(frozen=True)
class FortaltDraft:
    """What was told by telephone or at a meeting, written in the log afterwards."""

    beboer_id: int
    kinds: tuple[Oplysningsart, ...]
    what: str  # how it was told, e.g. "Telefonsamtale"
    told_on: date
    basis: Behandlingsgrundlag
    partner_id: int | None = None
    recipient: str = ""  # who it was, where it is no partner
    basis_reason: str = ""


@dataclass(frozen=True)
class SamtykkeWithdrawal:
    """How a consent was withdrawn."""

    withdrawn_on: date
    how: str = ""
