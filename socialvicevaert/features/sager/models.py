"""A sag: a course of help with a beginning, need areas, a cause and a judged result."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import Row, choice


class SagKilde(Choice):
    """Where a sag came from."""

    OPSOEGENDE = "opsoegende", "Opsøgende arbejde"
    BEBOER_SELV = "beboer_selv", "Beboeren selv"
    NABO = "nabo", "Nabo"
    PAAROERENDE = "paaroerende", "Pårørende"
    EJENDOMSKONTOR = "ejendomskontor", "Ejendomskontoret"
    RESTANCELISTE = "restanceliste", "Restanceliste"
    KOMMUNE = "kommune", "Kommunen"
    PSYKIATRI = "psykiatri", "Psykiatrien"
    FRIVILLIG = "frivillig", "Frivillig"
    ANDEN = "anden", "Anden"
    UKENDT = "ukendt", "Ukendt"


class SagAarsag(Choice):
    """Why the resident got into difficulty; the causes of non-payment of CFBU's catalogue."""

    SKILSMISSE = "skilsmisse", "Skilsmisse"
    YDELSE_NEDSAT = "ydelse_nedsat", "Ydelse nedsat eller ophørt"
    MISTET_ARBEJDE = "mistet_arbejde", "Mistet arbejde"
    SYGDOM = "sygdom", "Sygdom"
    PSYKISK_SYGDOM = "psykisk_sygdom", "Psykisk sygdom"
    MISBRUG = "misbrug", "Misbrug"
    LUDOMANI = "ludomani", "Ludomani"
    DOEDSFALD = "doedsfald", "Dødsfald i familien"
    MISTET_OVERBLIK = "mistet_overblik", "Mistet overblik, uåbnet post"
    BOLIGSTOETTE = "boligstoette", "Boligstøtte mangler eller er forsinket"
    DIGITAL = "digital", "Digitalt udelukket"
    FAENGSEL = "faengsel", "Fængsling"
    ANDEN = "anden", "Anden"
    UKENDT = "ukendt", "Ukendt"


class SagResultat(Choice):
    """What came of a sag, judged by the worker when it closes."""

    LOEST = "loest", "Løst"
    DELVIST_LOEST = "delvist_loest", "Delvist løst"
    VIDEREGIVET = "videregivet", "Overdraget til andre"
    IKKE_LOEST = "ikke_loest", "Ikke løst"
    FRAFLYTTET = "fraflyttet", "Fraflyttet"
    OENSKER_IKKE = "oensker_ikke", "Beboeren ønsker ikke hjælp"
    INGEN_KONTAKT = "ingen_kontakt", "Kunne ikke komme i kontakt"


class NyeMennesker(Choice):
    """Whether the resident has met new people through the sag: asked when it closes, and some are not asked."""

    JA = "ja", "Ja"
    NEJ = "nej", "Nej"


class Sag(Row, table=True):
    """A course of help for one resident; a resident may have several."""

    gone: ClassVar[str] = "Sagen findes ikke længere."
    search_kind: ClassVar[str] = "sag"

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    responsible_id: int = Field(foreign_key="medarbejder.id", index=True)
    number: str = Field(unique=True)  # year and running number, e.g. 2026-0042
    title: str = ""
    source: SagKilde = choice(SagKilde, default=SagKilde.UKENDT)
    cause: SagAarsag | None = choice(SagAarsag, nullable=True)  # None: nobody has written it yet
    started_on: date = Field(index=True)
    closed_on: date | None = Field(default=None, index=True)
    result: SagResultat | None = choice(SagResultat, nullable=True)
    close_note: str = ""
    note: str = ""

    def search_text(self) -> str:
        """What finds this sag."""
        return fold(f"{self.number} {self.title} {self.note} {self.close_note}")


class SagBehov(Row, table=True):
    """A need area touched by a sag."""

    sag_id: int = Field(foreign_key="sag.id", index=True)
    behovsomraade_id: int = Field(foreign_key="behovsomraade.id", index=True)


class SagPeriode(Row, table=True):
    """One stretch in which a sag was open: opened, closed with a result, reopened with a reason.

    The sag itself holds its current state; the periods tell a report how it stood at the end of any month.
    """

    sag_id: int = Field(foreign_key="sag.id", index=True)
    from_on: date
    to_on: date | None = None
    reason: str = ""  # why it was reopened
    result: SagResultat | None = choice(SagResultat, nullable=True)
    met_new_people: NyeMennesker | None = choice(NyeMennesker, nullable=True)  # None: nobody has asked


@dataclass(frozen=True)
class SagDraft:
    """A sag as typed."""

    beboer_id: int
    started_on: date
    responsible_id: int
    title: str = ""
    source: SagKilde = SagKilde.UKENDT
    cause: SagAarsag | None = None
    behovsomraade_ids: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class SagClosing:
    """How a sag ends."""

    closed_on: date
    result: SagResultat | None
    note: str = ""
    met_new_people: NyeMennesker | None = None
