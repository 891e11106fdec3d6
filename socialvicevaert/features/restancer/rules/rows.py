"""What comes of the lines of a list: rows that can be used, and rows that cannot, with the reason."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from socialvicevaert.shared.choice import Choice


class Unusable(Choice):
    """Why a line cannot be used; the label is shown on its chip."""

    TOTAL = "total", "Sumlinje"
    HEADING = "heading", "Overskrift"
    TEXT = "text", "Kun tekst"
    NOBODY = "nobody", "Uden lejemål og navn"
    NO_AMOUNT = "no_amount", "Uden beløb"
    UNREADABLE_AMOUNT = "unreadable_amount", "Ulæseligt beløb"
    CREDIT = "credit", "Til gode"
    NOTHING_OWED = "nothing_owed", "Ingen restance"
    IMPOSSIBLE_DATE = "impossible_date", "Umulig dato"
    SPOILT_NUMBER = "spoilt_number", "Ødelagt lejemålsnr."
    DUPLICATE = "duplicate", "Dublet"
    CONFLICT = "conflict", "Modstridende linjer"


class UsableRow(NamedTuple):
    """A household and what it owes. ``key`` is the same for the same home in every list of a landlord."""

    line_no: int
    key: str
    lejemaalsnr: str
    name: str
    first_name: str
    last_name: str
    address: str
    postcode: str
    town: str
    amount_oere: int
    rent_oere: int | None
    months: int | None
    due_on: date | None
    phone: str
    afdeling: str
    notes: tuple[str, ...] = ()


class UnusableRow(NamedTuple):
    """A line that cannot be used, with the reason as a Danish sentence. ``key`` is empty where no home is named."""

    line_no: int
    reason: Unusable
    reason_da: str
    cells: tuple[str, ...]
    key: str = ""
    amount_oere: int | None = None


@dataclass(frozen=True)
class Reading:
    """Everything a list says. ``usable`` and ``unusable`` together are all lines below the headings that hold anything.

    ``notes`` are Danish sentences on the list as a whole.
    """

    usable: tuple[UsableRow, ...]
    unusable: tuple[UnusableRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def row_count(self) -> int:
        """The lines below the headings that hold anything."""
        return len(self.usable) + len(self.unusable)

    @property
    def total_oere(self) -> int:
        """What the usable rows owe together."""
        return sum(row.amount_oere for row in self.usable)
