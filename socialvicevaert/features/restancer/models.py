"""The landlord's monthly list of unpaid rent. Only households with a sag are kept by name."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import MetaData
from sqlmodel import Field, SQLModel

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, json_column, oere, utc


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
    afdeling_id: int | None = Field(default=None, foreign_key="afdeling.id")  # None: all estates of the landlord
    previous_id: int | None = Field(default=None, foreign_key="restanceliste.id")  # the list it was compared with
    as_of: date = Field(index=True)
    imported_at: datetime = utc()
    imported_by_id: int = Field(foreign_key="medarbejder.id")
    file_name: str
    file_sha256: str = Field(index=True)
    row_count: int
    usable_count: int
    unusable_count: int
    new_count: int = 0
    worse_count: int = 0
    better_count: int = 0
    unchanged_count: int = 0
    cleared_count: int = 0
    unclear_count: int = 0
    total_oere: int = oere()
    bands: dict[str, dict[str, list[int]]] = json_column(default_factory=dict)  # ``rules.bands_per_afdeling``


class RestanceMaerker(SQLModel, table=True):
    """The households of a list without their names: for each a keyed fingerprint of the tenancy number and the øre.

    They let the next list be compared with this one although people without a sag are not stored. Only the newest
    lists keep them, and the log must not keep them longer, so this is no audited ``Row``; it goes with its list.
    """

    __tablename__ = "restance_maerker"
    metadata: ClassVar[MetaData] = Row.metadata

    restanceliste_id: int = Field(primary_key=True, foreign_key="restanceliste.id", ondelete="CASCADE")
    packed: bytes  # ``marks.pack``


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
