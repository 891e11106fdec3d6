"""The landlord's monthly list of unpaid rent. Only households with a sag are kept by name."""

from datetime import date, datetime

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, oere, utc


class RestanceStatus(Choice):
    """How a household stands against the landlord's list before."""

    NY = "ny", "Ny"
    VAERRE = "vaerre", "Værre"
    BEDRE = "bedre", "Bedre"
    UAENDRET = "uaendret", "Uændret"
    UDGAAET = "udgaaet", "Gået ud"
    UKLAR = "uklar", "Uklar"


class Restanceliste(Row, table=True):
    """One imported list: counts and sums, no persons."""

    boligorganisation_id: int = Field(foreign_key="boligorganisation.id", index=True)
    as_of: date = Field(index=True)
    imported_at: datetime = utc()
    imported_by_id: int = Field(foreign_key="medarbejder.id")
    file_name: str
    file_sha256: str = Field(index=True)
    row_count: int
    usable_count: int
    unusable_count: int
    total_oere: int = oere()


class RestanceMaerke(Row, table=True):
    """A household of a list without its name: a keyed fingerprint of the tenancy number, and the amount.

    It lets the next list be compared with this one although people without a sag are not stored.
    """

    restanceliste_id: int = Field(foreign_key="restanceliste.id", index=True)
    fingerprint: str = Field(index=True)
    amount_oere: int = oere()
    status: RestanceStatus = choice(RestanceStatus)


class Restance(Row, table=True):
    """What a known household owed on a list."""

    restanceliste_id: int = Field(foreign_key="restanceliste.id", index=True)
    lejemaal_id: int = Field(foreign_key="lejemaal.id", index=True)
    beboer_id: int | None = Field(default=None, foreign_key="beboer.id", index=True)
    amount_oere: int = oere()
    months: int | None = None
    due_on: date | None = None
    status: RestanceStatus = choice(RestanceStatus)
    previous_oere: int | None = oere(nullable=True)


class RestanceFormat(Row, table=True):
    """How a landlord's lists are laid out, remembered from the last import that a worker confirmed."""

    boligorganisation_id: int = Field(foreign_key="boligorganisation.id", index=True)
    heading_fingerprint: str = Field(index=True)
    layout: str  # JSON of ``reading.Layout``
