"""The organisation, its estates and its workers."""

from sqlmodel import col, select

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.indstillinger import queries, rules
from socialvicevaert.features.indstillinger.models import (
    Afdeling,
    AfdelingDraft,
    Behovsomraade,
    Boligorganisation,
    Medarbejder,
    MedarbejderDraft,
    SetupDraft,
)
from socialvicevaert.features.indstillinger.service.groups import check_medarbejdergruppe
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.shared.formats.phone import parse_phone
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def set_up(session: Session, draft: SetupDraft) -> int:
    """The first run: the landlord, its estates, the first worker and the need areas. Returns the worker's number.

    The first worker is administrator besides the role: often nobody else works there.
    Nobody has a role before this, so no permission is asked; it is refused in a file that has a worker already.

    :raises ValidationFailed, UserError:
    """
    if queries.is_set_up(session):
        raise UserError("Programmet er allerede sat op.")
    raise_if_any(rules.setup_problems(draft))
    worker = Medarbejder(name=draft.name.strip(), role=draft.role, is_administrator=True)
    organisation = Boligorganisation(name=draft.organisation.strip())
    session.add_all([worker, organisation])
    session.flush()
    organisation_id = row_id(organisation)
    session.add_all(
        Afdeling(boligorganisation_id=organisation_id, name=name.strip()) for name in draft.afdelinger if name.strip()
    )
    for position, name in enumerate((*rules.NEED_AREAS, *rules.OFFERED_NEED_AREAS)):
        session.add(Behovsomraade(name=name, position=position, is_active=name in rules.NEED_AREAS))
    session.flush()
    return row_id(worker)


def change_organisation(session: Session, organisation_id: int, name: str, policy_on_plans: str = "") -> None:
    """Rename a landlord, or write down its policy on repayment agreements."""
    session.require(Permission.MANAGE_SETTINGS)
    row = session.get(Boligorganisation, organisation_id)
    if row is None:
        raise UserError("Boligorganisationen findes ikke længere.")
    others = [other.name for other in queries.organisationer(session) if other.id != organisation_id]
    raise_if_any(rules.name_problems(name, others, "boligorganisation"))
    row.name = name.strip()
    row.policy_on_plans = policy_on_plans.strip()
    session.flush()


def add_afdeling(session: Session, draft: AfdelingDraft) -> int:
    """Add an estate to a landlord. Returns its number."""
    session.require(Permission.MANAGE_SETTINGS)
    raise_if_any(rules.afdeling_problems(draft, _names_of_other_afdelinger(session, draft, None)))
    row = Afdeling(
        boligorganisation_id=draft.boligorganisation_id,
        name=draft.name.strip(),
        number=draft.number.strip(),
        is_active=draft.is_active,
        homes=draft.homes,
    )
    session.add(row)
    session.flush()
    return row_id(row)


def change_afdeling(session: Session, afdeling_id: int, draft: AfdelingDraft) -> None:
    """Rename an estate, take it out of use, or bring it back: what happened there stays."""
    session.require(Permission.MANAGE_SETTINGS)
    row = session.get(Afdeling, afdeling_id)
    if row is None:
        raise UserError("Afdelingen findes ikke længere.")
    raise_if_any(rules.afdeling_problems(draft, _names_of_other_afdelinger(session, draft, afdeling_id)))
    if row.is_active and not draft.is_active and len(queries.afdelinger(session)) == 1:
        raise UserError("Der skal være mindst én afdeling i brug.")
    row.name = draft.name.strip()
    row.number = draft.number.strip()
    row.homes = draft.homes
    row.is_active = draft.is_active
    session.flush()


def add_medarbejder(session: Session, draft: MedarbejderDraft) -> int:
    """Add a worker. Returns the number to be named by the worker's key slot, without which nobody can log in."""
    session.require(Permission.MANAGE_USERS)
    raise_if_any(rules.medarbejder_problems(draft, _names_of_other_medarbejdere(session, None)))
    check_medarbejdergruppe(session, draft.gruppe_id)
    row = Medarbejder(
        name=draft.name.strip(),
        role=draft.role,
        phone=parse_phone(draft.phone),
        email=draft.email.strip(),
        is_active=draft.is_active,
        is_administrator=draft.is_administrator,
        gruppe_id=draft.gruppe_id,
    )
    session.add(row)
    session.flush()
    return row_id(row)


def change_medarbejder(session: Session, medarbejder_id: int, draft: MedarbejderDraft) -> None:
    """Change a worker, or let one leave: the name stays on what the worker did.

    Nobody can shut themselves out or change their own role, so there is always somebody left who can.
    """
    session.require(Permission.MANAGE_USERS)
    row = session.get(Medarbejder, medarbejder_id)
    if row is None:
        raise UserError("Medarbejderen findes ikke længere.")
    raise_if_any(rules.medarbejder_problems(draft, _names_of_other_medarbejdere(session, medarbejder_id)))
    check_medarbejdergruppe(session, draft.gruppe_id, before=row.gruppe_id)
    if medarbejder_id == session.actor.medarbejder_id:
        if not draft.is_active:
            raise UserError("Du kan ikke lukke din egen adgang. Lad en anden gøre det.")
        if draft.role is not row.role:
            raise UserError("Du kan ikke ændre din egen rolle. Lad en anden gøre det.")
        if draft.is_administrator is not row.is_administrator:
            raise UserError("Du kan ikke ændre, om du selv styrer programmet. Lad en anden gøre det.")
    row.name = draft.name.strip()
    row.role = draft.role
    row.phone = parse_phone(draft.phone)
    row.email = draft.email.strip()
    row.is_active = draft.is_active
    row.is_administrator = draft.is_administrator
    row.gruppe_id = draft.gruppe_id
    session.flush()


def give_access(session: Session, medarbejder_id: int) -> None:
    """Note that a worker gets a new password; the key slot is the vault's.

    :raises UserError: for oneself, who changes the password by the old one, and for a worker who has left.
    """
    session.require(Permission.MANAGE_USERS)
    row = session.get(Medarbejder, medarbejder_id)
    if row is None or not row.is_active:
        raise UserError("Medarbejderen arbejder her ikke længere. Ret det først.")
    if medarbejder_id == session.actor.medarbejder_id:
        raise UserError("Skift din egen adgangskode under Sikkerhed.")
    note_access_change(session, f"Ny adgangskode til medarbejder {medarbejder_id}")


def renew_recovery_code(session: Session) -> None:
    """Note that the recovery code is replaced, before the vault does it: the printed sheet opens everything."""
    session.require(Permission.MANAGE_USERS)
    note_access_change(session, "Gendannelseskoden er skiftet")


def note_access_change(session: Session, what: str) -> None:
    """Write in the log that a password or the recovery code was changed; the keys themselves are the vault's."""
    record(session, AuditKind.UPDATED, what=what)


def _names_of_other_afdelinger(session: Session, draft: AfdelingDraft, afdeling_id: int | None) -> list[str]:
    return [
        other.name
        for other in queries.afdelinger(session, retired=True)
        if other.id != afdeling_id and other.boligorganisation_id == draft.boligorganisation_id
    ]


def _names_of_other_medarbejdere(session: Session, medarbejder_id: int | None) -> list[str]:
    query = select(Medarbejder.name).where(col(Medarbejder.deleted_at).is_(None), col(Medarbejder.is_active))
    if medarbejder_id is not None:
        query = query.where(Medarbejder.id != medarbejder_id)
    return list(session.exec(query))
