"""A kontakt: one entry of the log. Free text first, codes after and optional."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import Row, choice, utc


class KontaktArt(Choice):
    """What happened."""

    SAMTALE = "samtale", "Samtale"
    HJEMMEBESOEG = "hjemmebesoeg", "Hjemmebesøg"
    TELEFON = "telefon", "Telefon"
    SMS = "sms", "Sms"
    BREV = "brev", "Brev eller Digital Post"
    MOEDE = "moede", "Møde med andre"
    FORGAEVES = "forgaeves", "Forgæves forsøg"
    NOTAT = "notat", "Notat"


class KontaktSted(Choice):
    """Where it happened."""

    HJEM = "hjem", "I hjemmet"
    KONTOR = "kontor", "På kontoret"
    GADE = "gade", "På gaden"
    VAERESTED = "vaerested", "Værested"
    TELEFON = "telefon", "Telefon"
    MYNDIGHED = "myndighed", "Hos en myndighed"
    ANDET = "andet", "Andet sted"


USUAL_PLACE = {KontaktArt.HJEMMEBESOEG: KontaktSted.HJEM, KontaktArt.TELEFON: KontaktSted.TELEFON}
"""Places that the kind already tells."""


class Kontakt(Row, table=True):
    """One entry of a resident's log."""

    gone: ClassVar[str] = "Kontakten findes ikke længere."
    search_kind: ClassVar[str] = "kontakt"

    # The newest of one resident is asked for most, and stands at one end of this index.
    __table_args__ = (Index("ix_kontakt_beboer_id_held_at", "beboer_id", "held_at"),)

    beboer_id: int = Field(foreign_key="beboer.id")
    sag_id: int | None = Field(default=None, foreign_key="sag.id", index=True)
    partner_id: int | None = Field(default=None, foreign_key="partner.id", index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    held_at: datetime = utc(index=True)
    kind: KontaktArt = choice(KontaktArt)
    place: KontaktSted | None = choice(KontaktSted, nullable=True)
    minutes: int | None = None
    with_whom: str = ""
    text: str = ""

    def search_text(self) -> str:
        """What finds this contact."""
        return fold(f"{self.text} {self.with_whom}")


class KontaktBehov(Row, table=True):
    """A need area touched by a contact."""

    kontakt_id: int = Field(foreign_key="kontakt.id", index=True)
    behovsomraade_id: int = Field(foreign_key="behovsomraade.id", index=True)


@dataclass(frozen=True)
class KontaktDraft:
    """A contact as typed; the next step becomes an opgave."""

    beboer_id: int
    kind: KontaktArt
    held_at: datetime
    text: str
    place: KontaktSted | None = None
    minutes: int | None = None
    with_whom: str = ""
    sag_id: int | None = None
    partner_id: int | None = None
    behovsomraade_ids: tuple[int, ...] = ()
    next_step: str = ""
    next_step_on: date | None = None
