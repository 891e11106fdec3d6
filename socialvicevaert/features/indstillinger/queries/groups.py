"""Workers who are counted together: by role, or in a group of the organisation's own."""

from collections import Counter
from dataclasses import dataclass

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Medarbejder, Medarbejdergruppe
from socialvicevaert.features.indstillinger.queries.workers import CASEWORKERS
from socialvicevaert.features.indstillinger.rules import ROLE_GROUPS, left_over
from socialvicevaert.shared.actor import Role
from socialvicevaert.shared.sorting import danish_sort_key
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

FEWEST_IN_GROUP = 3
"""Figures of an own group with fewer workers would be figures of workers whom everybody can name."""
_BY_ROLE, _BY_GROUP = "rolle", "gruppe"


@dataclass(frozen=True)
class GruppeView:
    """Workers who are counted together: those of a role ("rolle:vicevaert") or of an own group ("gruppe:3").

    ``problem`` is a Danish sentence that says why there can be no report on them alone, or "".
    """

    key: str
    name: str
    problem: str = ""

    @property
    def is_role(self) -> bool:
        """Whether it is those of a role, not a group of the organisation's own."""
        return self.key.startswith(f"{_BY_ROLE}:")


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


def _role_group(role: Role) -> GruppeView:
    return GruppeView(f"{_BY_ROLE}:{role.value}", ROLE_GROUPS[role])


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
