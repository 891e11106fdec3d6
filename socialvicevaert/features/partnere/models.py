"""Partners: the authorities and others the workers hand over to, with direct numbers and agreements."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import Row, choice


class PartnerKind(Choice):
    """What a partner is; health bodies have a hard cap on consent (sundhedsloven § 44)."""

    JOBCENTER = "jobcenter", "Jobcenter"
    LOKALPSYKIATRI = "lokalpsykiatri", "Lokalpsykiatri"
    MISBRUGSCENTER = "misbrugscenter", "Misbrugscenter"
    SOCIALCENTER = "socialcenter", "Socialcenter"
    EJENDOMSKONTOR = "ejendomskontor", "Ejendomskontor"
    BOLIGORGANISATION = "boligorganisation", "Boligorganisation"
    BOLIGRAADGIVER = "boligraadgiver", "Kommunens boligrådgiver"
    SOCIALFORVALTNING = "socialforvaltning", "Socialforvaltning"
    SUNDHEDSFORVALTNING = "sundhedsforvaltning", "Sundhedsforvaltning"
    BESKAEFTIGELSESFORVALTNING = "beskaeftigelsesforvaltning", "Beskæftigelsesforvaltning"
    YDELSESCENTER = "ydelsescenter", "Ydelsescenter"
    LAEGE = "laege", "Læge"
    HOSPITAL = "hospital", "Hospital"
    OEKONOMISK_RAADGIVER = "oekonomisk_raadgiver", "Økonomisk rådgiver"
    VAERESTED = "vaerested", "Værested"
    KRISECENTER = "krisecenter", "Krisecenter"
    SSP = "ssp", "SSP"
    UDBETALING_DANMARK = "udbetaling_danmark", "Udbetaling Danmark"
    FOGEDRET = "fogedret", "Fogedretten"
    FRIVILLIG_ORGANISATION = "frivillig_organisation", "Frivillig organisation"
    ANDEN = "anden", "Anden"

    @property
    def is_health_body(self) -> bool:
        """Whether sundhedsloven's cap of one year applies to consents with this partner."""
        return self in {PartnerKind.LOKALPSYKIATRI, PartnerKind.LAEGE, PartnerKind.HOSPITAL}


class Partner(Row, table=True):
    """An authority or organisation that residents are handed over to."""

    gone: ClassVar[str] = "Samarbejdspartneren findes ikke længere."
    search_kind: ClassVar[str] = "partner"

    name: str
    sort_key: str = Field(index=True)
    kind: PartnerKind = choice(PartnerKind)
    phone: str = ""  # the direct number, not the switchboard
    phone_other: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    opening_hours: str = ""
    agreement: str = ""  # what we have agreed, in words
    agreement_valid_to: date | None = None
    note: str = ""
    is_active: bool = True

    def search_text(self) -> str:
        """What finds this partner."""
        return fold(" ".join((self.name, self.kind.label, self.phone.removeprefix("+45"), self.note)))


class Kontaktperson(Row, table=True):
    """A person at a partner, with the number that is answered."""

    partner_id: int = Field(foreign_key="partner.id", index=True)
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True)
class KontaktpersonDraft:
    """A contact person as typed; ``id`` when it exists already."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class PartnerDraft:
    """A partner as typed."""

    name: str
    kind: PartnerKind
    phone: str = ""
    phone_other: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    opening_hours: str = ""
    agreement: str = ""
    agreement_valid_to: date | None = None
    note: str = ""
    is_active: bool = True
    kontaktpersoner: tuple[KontaktpersonDraft, ...] = ()
