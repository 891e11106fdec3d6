"""The home and the household: moving in and out, and living together. A tenancy outlives the resident."""

from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import col, select

from socialvicevaert.features.beboere import rules
from socialvicevaert.features.beboere.models import Beboer, Husstand, HusstandType, Lejemaal, LejemaalDraft
from socialvicevaert.features.beboere.service.rows import about, existing
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.indstillinger.queries import afdelinger
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def move_in(session: Session, beboer_id: int, draft: LejemaalDraft, moved_in_on: date) -> int:
    """Move the whole household to another home; the old tenancy ends the day before. Returns the new one's number.

    :raises ValidationFailed:
    """
    session.require(Permission.WRITE_BEBOERE)
    row = existing(session, beboer_id)
    moving = replace(draft, moved_in_on=moved_in_on)
    raise_if_any(rules.lejemaal_problems(moving, session.today))
    check_afdeling(session, moving)
    with about(session, beboer_id):
        return _move(session, row, moving, moved_in_on)


def move_out(session: Session, beboer_id: int, moved_out_on: date) -> None:
    """The household leaves its home; the resident keeps it as the last known one.

    :raises ValidationFailed:
    """
    session.require(Permission.WRITE_BEBOERE)
    row = existing(session, beboer_id)
    lejemaal = session.get(Lejemaal, row.lejemaal_id) if row.lejemaal_id else None
    if lejemaal is None:
        raise UserError("Beboeren har intet lejemål at flytte fra.")
    raise_if_any(rules.moving_problems(lejemaal.moved_in_on, moved_out_on))
    with about(session, beboer_id):
        lejemaal.moved_out_on = moved_out_on


def share_household(session: Session, beboer_id: int, with_id: int) -> None:
    """Let a resident belong to another's household and home; nothing is merged, and it can be undone."""
    session.require(Permission.WRITE_BEBOERE)
    if beboer_id == with_id:
        raise UserError("Vælg en anden beboer.")
    row, other = existing(session, beboer_id), existing(session, with_id)
    with about(session, beboer_id):
        row.husstand_id = row_id(ensure_husstand(session, other))
        row.lejemaal_id = other.lejemaal_id


def leave_household(session: Session, beboer_id: int) -> None:
    """Give a resident a household of their own, without a home; the others stay where they are."""
    session.require(Permission.WRITE_BEBOERE)
    row = existing(session, beboer_id)
    husstand = Husstand(type=HusstandType.UKENDT)
    session.add(husstand)
    session.flush()
    row.husstand_id = row_id(husstand)
    row.lejemaal_id = None
    session.flush()


def ensure_husstand(session: Session, row: Beboer) -> Husstand:
    """The household of a resident, made when there is none yet."""
    husstand = session.get(Husstand, row.husstand_id) if row.husstand_id else None
    if husstand is None:
        husstand = Husstand(type=HusstandType.UKENDT)
        session.add(husstand)
        session.flush()
        row.husstand_id = row_id(husstand)
    return husstand


def new_lejemaal(session: Session, draft: LejemaalDraft, husstand_id: int | None) -> int:
    """Add a tenancy for a household. Returns its number."""
    row = Lejemaal(lejemaalsnr="", afdeling_id=check_afdeling(session, draft), husstand_id=husstand_id, road="")
    _fill(row, draft)
    session.add(row)
    session.flush()
    return row_id(row)


def correct_lejemaal(session: Session, lejemaal_id: int, draft: LejemaalDraft) -> None:
    """Correct a tenancy for everybody who lives there."""
    row = session.get(Lejemaal, lejemaal_id)
    if row is None:
        raise UserError("Lejemålet findes ikke længere.")
    row.afdeling_id = check_afdeling(session, draft)
    _fill(row, draft)
    session.flush()


def check_afdeling(session: Session, draft: LejemaalDraft) -> int:
    """The estate of a home; the only one there is where none was chosen.

    :raises ValidationFailed:
    """
    if draft.afdeling_id is None:
        known = afdelinger(session)
        if len(known) != 1:
            raise ValidationFailed([Problem("afdeling_id", "Vælg den afdeling, boligen ligger i.")])
        return known[0].id
    if session.get(Afdeling, draft.afdeling_id) is None:
        raise ValidationFailed([Problem("afdeling_id", "Afdelingen findes ikke længere.")])
    return draft.afdeling_id


def _fill(row: Lejemaal, draft: LejemaalDraft) -> None:
    home = rules.home_of(draft)
    row.lejemaalsnr = draft.lejemaalsnr.strip()
    row.road = home.road
    row.house_number = home.house_number
    row.floor = home.floor
    row.door = home.door
    row.place = home.place
    row.postcode = home.postcode
    row.town = home.town
    row.rent_oere = draft.rent_oere
    row.moved_in_on = draft.moved_in_on


def _move(session: Session, row: Beboer, moving: LejemaalDraft, moved_in_on: date) -> int:
    husstand_id = row_id(ensure_husstand(session, row))
    old = session.get(Lejemaal, row.lejemaal_id) if row.lejemaal_id else None
    if old is not None and old.moved_out_on is None:
        last_day = moved_in_on - timedelta(days=1)
        raise_if_any(
            Problem("moved_in_on", problem.text) for problem in rules.moving_problems(old.moved_in_on, last_day)
        )
        old.moved_out_on = last_day
    lejemaal_id = new_lejemaal(session, moving, husstand_id)
    for member in _members(session, husstand_id):
        member.lejemaal_id = lejemaal_id
    return lejemaal_id


def _members(session: Session, husstand_id: int) -> list[Beboer]:
    members = select(Beboer).where(Beboer.husstand_id == husstand_id, col(Beboer.deleted_at).is_(None))
    return list(session.exec(members))
