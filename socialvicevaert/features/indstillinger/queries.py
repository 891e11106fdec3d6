"""What screens and other features ask about the organisation, its workers and its settings.

The list of workers holds the telephone numbers and addresses of colleagues and asks for permission. The rest is open on
purpose: one worker by number is asked for before anybody has a role (``actor``), and by every history that names who
did what; the landlord, its estates, the need areas and the settings say nothing of a person, and every screen, report
and letter rests on them. What opens the file at all is the password.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import (
    Afdeling,
    Behovsomraade,
    Boligorganisation,
    Indstilling,
    Medarbejder,
    Medarbejdergruppe,
)
from socialvicevaert.features.indstillinger.rules import left_over
from socialvicevaert.features.indstillinger.settings import REPORT_ORGANISATION_NAME, Setting, T
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.sorting import danish_sort_key
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

CASEWORKERS = (Role.VICEVAERT, Role.RAADGIVER)
"""The roles that can be responsible for a resident or a sag."""
FEWEST_IN_GROUP = 3
"""Figures of an own group with fewer workers would be figures of workers whom everybody can name."""
_BY_ROLE, _BY_GROUP = "rolle", "gruppe"
_PLURALS = {
    Role.VICEVAERT: "Sociale viceværter",
    Role.RAADGIVER: "Økonomiske rådgivere",
    Role.KOORDINATOR: "Koordinatorer",
    Role.LEDER: "Ledere",
    Role.ADMINISTRATOR: "Administratorer",
}


@dataclass(frozen=True)
class OrganisationView:
    """A landlord."""

    id: int
    name: str
    policy_on_plans: str


@dataclass(frozen=True)
class AfdelingView:
    """An estate."""

    id: int
    boligorganisation_id: int
    name: str
    number: str
    is_active: bool
    closed_on: date | None = None
    merged_into_id: int | None = None
    homes: int | None = None

    def is_in_use(self, today: date) -> bool:
        """Whether it can be chosen for something new: not retired, not closed before the day."""
        return self.is_active and (self.closed_on is None or self.closed_on >= today)


@dataclass(frozen=True)
class MedarbejderView:
    """A worker."""

    id: int
    name: str
    role: Role
    phone: str
    email: str
    is_active: bool
    is_administrator: bool
    gruppe_id: int | None = None


@dataclass(frozen=True)
class GruppeView:
    """Workers who are counted together: those of a role ("rolle:vicevaert") or of an own group ("gruppe:3").

    ``problem`` is a Danish sentence that says why there can be no report on them alone, or "".
    """

    key: str
    name: str
    problem: str = ""


@dataclass(frozen=True)
class MedarbejdergruppeView:
    """An own group, with how many of its workers work here now.

    `left_over` is the smallest number of workers of the same roles who would be told apart by it: those outside it, or
    outside all groups in use; 0 where there are none or it is empty.
    """

    id: int
    name: str
    is_active: bool
    how_many: int
    left_over: int = 0


@dataclass(frozen=True)
class BehovsomraadeView:
    """A need area."""

    id: int
    name: str
    is_active: bool


def organisationer(session: Session) -> list[OrganisationView]:
    """The landlords, oldest first: usually one."""
    rows = session.exec(
        select(Boligorganisation).where(col(Boligorganisation.deleted_at).is_(None)).order_by(col(Boligorganisation.id))
    )
    return [OrganisationView(row_id(row), row.name, row.policy_on_plans) for row in rows]


def afdelinger(session: Session, *, retired: bool = False) -> list[AfdelingView]:
    """The estates by name; those no longer in use, retired or closed, only with ``retired``."""
    rows = session.exec(select(Afdeling).where(col(Afdeling.deleted_at).is_(None)))
    found = [
        AfdelingView(
            row_id(row),
            row.boligorganisation_id,
            row.name,
            row.number,
            row.is_active,
            row.closed_on,
            row.merged_into_id,
            row.homes,
        )
        for row in rows
    ]
    wanted = [one for one in found if retired or one.is_in_use(session.today)]
    return sorted(wanted, key=lambda one: danish_sort_key(one.name))


def medarbejdere(session: Session, *, retired: bool = False) -> list[MedarbejderView]:
    """The workers by name; those who have left only with ``retired``.

    :raises NotAllowed:
    """
    session.require(Permission.SEE_SETTINGS)
    query = select(Medarbejder).where(col(Medarbejder.deleted_at).is_(None))
    if not retired:
        query = query.where(col(Medarbejder.is_active))
    return [_medarbejder_view(row) for row in sorted(session.exec(query), key=lambda row: danish_sort_key(row.name))]


def caseworkers(session: Session) -> list[MedarbejderView]:
    """The workers who can be responsible for a resident or a sag.

    :raises NotAllowed:
    """
    return [worker for worker in medarbejdere(session) if worker.role in CASEWORKERS]


def medarbejder(session: Session, medarbejder_id: int) -> MedarbejderView | None:
    """One worker, also one who has left: for log-in, and to name who did what."""
    row = session.get(Medarbejder, medarbejder_id)
    return None if row is None or row.deleted_at is not None else _medarbejder_view(row)


def actor(session: Session, medarbejder_id: int) -> Actor | None:
    """Who a worker is to the services; ``None`` for one who is unknown or has left."""
    row = session.get(Medarbejder, medarbejder_id)
    if row is None or not row.is_active or row.deleted_at is not None:
        return None
    return Actor(medarbejder_id, row.name, row.role, row.is_administrator)


def medarbejdergrupper(session: Session, *, retired: bool = False) -> list[MedarbejdergruppeView]:
    """The organisation's own groups by name; those no longer in use only with ``retired``."""
    query = select(Medarbejdergruppe).where(col(Medarbejdergruppe.deleted_at).is_(None))
    if not retired:
        query = query.where(col(Medarbejdergruppe.is_active))
    working = select(col(Medarbejder.gruppe_id), col(Medarbejder.role)).where(
        col(Medarbejder.is_active), col(Medarbejder.deleted_at).is_(None)
    )
    workers = session.exec(working).all()
    in_use = select(Medarbejdergruppe.id).where(
        col(Medarbejdergruppe.deleted_at).is_(None), col(Medarbejdergruppe.is_active)
    )
    how_many = Counter(gruppe_id for gruppe_id, _ in workers)
    offered = {one for one in session.exec(in_use) if how_many[one] >= FEWEST_IN_GROUP}
    return [
        MedarbejdergruppeView(
            row_id(row),
            row.name,
            row.is_active,
            how_many[row.id],
            left_over(row_id(row), workers, offered),
        )
        for row in sorted(session.exec(query), key=lambda row: danish_sort_key(row.name))
    ]


def grupper(session: Session) -> tuple[GruppeView, ...]:
    """The groups a report can be made of: the roles that do casework, and the own groups that are large enough."""
    roles = (_role_group(role) for role in CASEWORKERS)
    own = (_own_group(one) for one in medarbejdergrupper(session))
    return (*roles, *(one for one in own if not one.problem))


def gruppe(session: Session, key: str) -> GruppeView | None:
    """One group, also one that no report can be made of; ``None`` for a key that names none."""
    kind, _, name = key.partition(":")
    if kind == _BY_ROLE and name in set(Role):
        return _role_group(Role(name))
    own = medarbejdergrupper(session, retired=True) if kind == _BY_GROUP else []
    return next((_own_group(one) for one in own if str(one.id) == name), None)


def workers_of(session: Session, key: str) -> frozenset[int]:
    """Everybody of a group, also those who have left: what they did is still counted there.

    A worker has one role and one group or none, as it is now.
    """
    kind, _, name = key.partition(":")
    wanted = col(Medarbejder.role) == Role(name) if kind == _BY_ROLE else col(Medarbejder.gruppe_id) == int(name)
    return frozenset(number for number in session.exec(select(Medarbejder.id).where(wanted)) if number is not None)


def behovsomraader(session: Session, *, retired: bool = False) -> list[BehovsomraadeView]:
    """The need areas in the organisation's order; those no longer offered only with ``retired``."""
    query = (
        select(Behovsomraade)
        .where(col(Behovsomraade.deleted_at).is_(None))
        .order_by(col(Behovsomraade.position), col(Behovsomraade.id))
    )
    if not retired:
        query = query.where(col(Behovsomraade.is_active))
    return [BehovsomraadeView(row_id(row), row.name, row.is_active) for row in session.exec(query)]


def setting(session: Session, which: Setting[T]) -> T:
    """The value of a setting; its default where nobody has set it or what is stored cannot be read."""
    text = session.exec(select(Indstilling.value).where(Indstilling.key == stored_key(session, which))).first()
    if text is None:
        return which.default
    try:
        value = which.read(text)
    except ValueError:
        return which.default
    return which.default if which.problem(value) else value


def stored_key(session: Session, which: Setting[T]) -> str:
    """The key a setting is stored under; a personal one is stored per worker."""
    return f"{which.key}@{session.actor.medarbejder_id}" if which.is_personal else which.key


def report_name(session: Session) -> str:
    """The organisation's name on reports and letters."""
    chosen = setting(session, REPORT_ORGANISATION_NAME)
    known = organisationer(session)
    return chosen or (known[0].name if known else "")


def is_set_up(session: Session) -> bool:
    """Whether the first run has been done."""
    return session.exec(select(func.count()).select_from(Medarbejder)).one() > 0


def _medarbejder_view(row: Medarbejder) -> MedarbejderView:
    return MedarbejderView(
        row_id(row), row.name, row.role, row.phone, row.email, row.is_active, row.is_administrator, row.gruppe_id
    )


def _role_group(role: Role) -> GruppeView:
    return GruppeView(f"{_BY_ROLE}:{role.value}", _PLURALS[role])


def _own_group(row: MedarbejdergruppeView) -> GruppeView:
    problem = ""
    if row.how_many < FEWEST_IN_GROUP:
        who = {0: "ingen medarbejdere", 1: "kun én medarbejder"}.get(row.how_many, f"kun {row.how_many} medarbejdere")
        problem = (
            f"Gruppen {row.name} har {who}, og tallene ville handle om navngivne personer. "
            f"Vælg en gruppe med mindst {FEWEST_IN_GROUP} medarbejdere, eller en rolle."
        )
    elif not row.is_active:
        problem = f"Gruppen {row.name} er taget ud af brug. Vælg en anden."
    elif 0 < row.left_over < FEWEST_IN_GROUP:
        who = "kun én medarbejder" if row.left_over == 1 else f"kun {row.left_over} medarbejdere"
        problem = (
            f"Uden for gruppen {row.name} er der {who} med samme rolle, og deres tal kunne regnes ud ved at trække "
            f"gruppens tal fra rollens. Vælg rollen, eller en gruppe, der efterlader ingen eller mindst "
            f"{FEWEST_IN_GROUP}."
        )
    return GruppeView(f"{_BY_GROUP}:{row.id}", row.name, problem)
