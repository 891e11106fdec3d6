"""The people: a resident, the household, the tenancy."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.phone import phone_search_digits
from socialvicevaert.storage import Row, choice, oere


class HusstandType(Choice):
    """Kinds of household, as evaluations count them."""

    ENLIG_MAND = "enlig_mand", "Enlig mand"
    ENLIG_KVINDE = "enlig_kvinde", "Enlig kvinde"
    ENLIG_MOR = "enlig_mor", "Enlig mor med børn"
    ENLIG_FAR = "enlig_far", "Enlig far med børn"
    PAR = "par", "Par"
    PAR_MED_BOERN = "par_med_boern", "Par med børn"
    ANDEN = "anden", "Anden"
    UKENDT = "ukendt", "Ukendt"


class Husstand(Row, table=True):
    """The people of one home; several residents may share one."""

    type: HusstandType = choice(HusstandType, default=HusstandType.UKENDT)


class Barn(Row, table=True):
    """A child of a household: only the birth year is kept."""

    husstand_id: int = Field(foreign_key="husstand.id", index=True)
    birth_year: int


class Lejemaal(Row, table=True):
    """A tenancy: number, address, rent; it outlives the resident."""

    search_kind: ClassVar[str] = "lejemaal"

    lejemaalsnr: str = Field(index=True)
    afdeling_id: int = Field(foreign_key="afdeling.id", index=True)
    husstand_id: int | None = Field(default=None, foreign_key="husstand.id", index=True)
    road: str
    house_number: str = ""
    floor: str = ""
    door: str = ""
    place: str = ""
    postcode: str = ""
    town: str = ""
    rent_oere: int | None = oere(nullable=True)  # per month
    moved_in_on: date | None = None
    moved_out_on: date | None = None

    def search_text(self) -> str:
        """What finds this home, and through it the people who live there."""
        parts = (self.road, self.house_number, self.floor, self.door, self.place, self.town, self.lejemaalsnr)
        return fold(" ".join(part for part in parts if part))


class Beboer(Row, table=True):
    """A resident who is helped."""

    gone: ClassVar[str] = "Beboeren findes ikke længere."
    search_kind: ClassVar[str] = "beboer"
    secret_fields: ClassVar[frozenset[str]] = frozenset({"cpr"})

    husstand_id: int | None = Field(default=None, foreign_key="husstand.id", index=True)
    lejemaal_id: int | None = Field(default=None, foreign_key="lejemaal.id", index=True)
    responsible_id: int | None = Field(default=None, foreign_key="medarbejder.id", index=True)
    first_name: str
    last_name: str
    sort_key: str = Field(index=True)  # Danish order, last name first
    born_on: date | None = None
    birth_year: int | None = None  # where only the year is known
    phone: str = ""  # +45XXXXXXXX
    phone_other: str = ""
    may_not_call: bool = False
    may_text: bool = True
    email: str = ""
    language: str = ""
    needs_interpreter: bool = False
    alert_dog: bool = False
    alert_danger: bool = False
    alert_text: str = ""
    has_protected_address: bool = False
    cpr: str = ""  # only where the organisation has switched it on
    note: str = ""

    @property
    def full_name(self) -> str:
        """The name as it is said."""
        return f"{self.first_name} {self.last_name}".strip()

    def search_text(self) -> str:
        """What finds this resident; the home is found through its ``Lejemaal``."""
        numbers = (phone_search_digits(self.phone), phone_search_digits(self.phone_other))
        return fold(" ".join((self.first_name, self.last_name, *numbers, self.email, self.note)))


@dataclass(frozen=True)
class LejemaalDraft:
    """A home as typed: the address in one line, which may hold the town; ``rent_oere`` is a month's."""

    afdeling_id: int | None
    address: str
    postcode: str = ""
    town: str = ""
    lejemaalsnr: str = ""
    rent_oere: int | None = None
    moved_in_on: date | None = None


@dataclass(frozen=True)
class BeboerDraft:
    """A resident as typed.

    ``shares_home_with`` is a resident whose household and home this one joins. When a resident is changed, an empty
    ``cpr`` and a missing ``lejemaal`` leave what is stored as it is: they are hidden from the form.
    """

    first_name: str
    last_name: str
    born_on: date | None = None
    birth_year: int | None = None
    phone: str = ""
    phone_other: str = ""
    may_not_call: bool = False
    may_text: bool = True
    email: str = ""
    language: str = ""
    needs_interpreter: bool = False
    alert_dog: bool = False
    alert_danger: bool = False
    alert_text: str = ""
    has_protected_address: bool = False
    cpr: str = ""
    note: str = ""
    responsible_id: int | None = None
    husstand_type: HusstandType = HusstandType.UKENDT
    children_birth_years: tuple[int, ...] = ()
    lejemaal: LejemaalDraft | None = None
    shares_home_with: int | None = None
