"""What a search finds."""

from dataclasses import dataclass
from datetime import date, datetime

from socialvicevaert.features.ansoegninger.models import AnsoegningGrundlag
from socialvicevaert.features.dokumenter.models import DokumentArt
from socialvicevaert.features.fogedsager.models import FogedStadie
from socialvicevaert.features.kontakter.models import KontaktArt
from socialvicevaert.features.partnere.models import PartnerKind


@dataclass(frozen=True)
class FoundBeboer:
    """A resident; ``address`` is empty where it is protected."""

    id: int
    name: str
    address: str
    phone: str
    born_on: date | None = None
    birth_year: int | None = None


@dataclass(frozen=True)
class FoundSag:
    """A sag with its number, or a fogedsag with the court's; ``is_open`` until it is closed."""

    id: int
    beboer_id: int
    name: str
    number: str
    title: str
    is_open: bool
    stage: FogedStadie | None = None


@dataclass(frozen=True)
class FoundNote:
    """A contact whose text was found."""

    id: int
    beboer_id: int
    name: str
    held_at: datetime
    kind: KontaktArt
    snippet: str


@dataclass(frozen=True)
class FoundPartner:
    """A partner."""

    id: int
    name: str
    kind: PartnerKind
    phone: str


@dataclass(frozen=True)
class FoundAnsoegning:
    """An application whose words were found; ``status`` says how it stands."""

    id: int
    beboer_id: int
    name: str
    basis: AnsoegningGrundlag
    about: str
    status: str


@dataclass(frozen=True)
class FoundDokument:
    """A paper whose name, kind or note was found."""

    id: int
    beboer_id: int
    name: str
    title: str
    kind: DokumentArt
    on: date


@dataclass(frozen=True)
class Found:
    """What a text finds, the likeliest first in each group."""

    beboere: tuple[FoundBeboer, ...] = ()
    sager: tuple[FoundSag, ...] = ()
    fogedsager: tuple[FoundSag, ...] = ()
    partnere: tuple[FoundPartner, ...] = ()
    noter: tuple[FoundNote, ...] = ()
    ansoegninger: tuple[FoundAnsoegning, ...] = ()
    dokumenter: tuple[FoundDokument, ...] = ()
