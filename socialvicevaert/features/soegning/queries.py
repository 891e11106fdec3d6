"""One box for everything: residents, sager, fogedsager, partners, notes.

Residents are found by name, telephone number in any grouping, address and e-mail; through their sag or fogedsag by its
number; notes come newest first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.fogedsager.models import Fogedsag, FogedStadie
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.security.roles import Permission, permissions_of
from socialvicevaert.shared.folding import fold, folded_words
from socialvicevaert.storage import row_id, search_index
from socialvicevaert.storage.session import Session

SNIPPET = 90
"""Letters of a note shown around the first word found."""


@dataclass(frozen=True)
class FoundBeboer:
    """A resident; ``address`` is empty where it is protected."""

    id: int
    name: str
    born_on: date | None
    birth_year: int | None
    address: str
    phone: str


@dataclass(frozen=True)
class FoundSag:
    """A sag, or a fogedsag with its stage; ``number`` is the sag's, or the court's."""

    kind: str
    id: int
    beboer_id: int
    name: str
    number: str
    title: str


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
class Found:
    """What a text finds, the likeliest first in each group."""

    beboere: tuple[FoundBeboer, ...] = ()
    sager: tuple[FoundSag, ...] = ()
    partnere: tuple[FoundPartner, ...] = ()
    noter: tuple[FoundNote, ...] = ()
