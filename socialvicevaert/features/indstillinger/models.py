"""Who uses the program and where: the organisation, its estates, its workers, its settings."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.actor import Role
from socialvicevaert.storage import Row, choice, utc


class Boligorganisation(Row, table=True):
    """A landlord. Residents and arrears of one are never shown together with those of another."""

    name: str
    policy_on_plans: str = ""  # the landlord's own words on repayment agreements


class Afdeling(Row, table=True):
    """An estate of a landlord."""

    boligorganisation_id: int = Field(foreign_key="boligorganisation.id", index=True)
    name: str
    number: str = ""
    is_active: bool = True
    homes: int | None = None  # so that estates of different size can be compared
    closed_on: date | None = None  # the last day it was an estate of its own
    merged_into_id: int | None = Field(default=None, foreign_key="afdeling.id")  # what it became part of the day after


class Medarbejdergruppe(Row, table=True):
    """Workers who are counted together in reports; a worker is in one group or none."""

    name: str
    is_active: bool = True


class Medarbejder(Row, table=True):
    """A worker who can log in; ``id`` is what the key slots and the audit name."""

    name: str
    role: Role = choice(Role)
    phone: str = ""
    email: str = ""
    is_administrator: bool = False  # may run the program besides the role
    is_active: bool = True
    gruppe_id: int | None = Field(default=None, foreign_key="medarbejdergruppe.id", index=True)


class Behovsomraade(Row, table=True):
    """A need area; eight come with the program, the organisation may add its own and retire any."""

    name: str
    position: int = 0
    is_active: bool = True


class Indstilling(Row, table=True):
    """One setting of the organisation as text; ``settings.py`` knows every key, its type and its default."""

    key: str = Field(unique=True)
    value: str


class Kladde(Row, table=True):
    """What somebody was typing, kept as JSON until it is saved or thrown away, so that no text is ever lost.

    Not logged: half a sentence is nobody's decision, and what is thrown away must not live on in the log.
    """

    is_logged: ClassVar[bool] = False

    key: str = Field(index=True)
    medarbejder_id: int = Field(foreign_key="medarbejder.id")
    content: str
    saved_at: datetime = utc()


@dataclass(frozen=True)
class SetupDraft:
    """What the first run asks for."""

    organisation: str
    afdelinger: tuple[str, ...]
    name: str
    role: Role


@dataclass(frozen=True)
class MedarbejderDraft:
    """A worker as typed."""

    name: str
    role: Role
    phone: str = ""
    email: str = ""
    is_administrator: bool = False
    is_active: bool = True
    gruppe_id: int | None = None


@dataclass(frozen=True)
class AfdelingDraft:
    """An estate as typed."""

    boligorganisation_id: int
    name: str
    number: str = ""
    is_active: bool = True
    homes: int | None = None


@dataclass(frozen=True)
class AfdelingClosing:
    """An estate that closes: the last day it is one of its own, and what it becomes part of the day after."""

    closed_on: date | None
    merged_into_id: int | None = None
