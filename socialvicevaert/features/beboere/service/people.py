"""Registering, correcting and binning a resident."""

from sqlmodel import col, select

from socialvicevaert.features.beboere import rules
from socialvicevaert.features.beboere.models import Barn, Beboer, BeboerDraft, Husstand
from socialvicevaert.features.beboere.service import homes
from socialvicevaert.features.beboere.service.rows import about, existing
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import CPR_ENABLED
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.shared.formats.cpr import parse_cpr
from socialvicevaert.shared.formats.phone import parse_phone
from socialvicevaert.shared.sorting import danish_sort_key
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def register_beboer(session: Session, draft: BeboerDraft) -> int:
    """Register a resident with household and home. Returns the resident's number.

    :raises ValidationFailed: nothing is saved.
    """
    session.require(Permission.WRITE_BEBOERE)
    _check(session, draft)
    row = Beboer(first_name="", last_name="", sort_key="")
    _fill(session, row, draft)
    if draft.shares_home_with is not None:
        housemate = existing(session, draft.shares_home_with)
        homes.ensure_husstand(session, housemate)
        row.husstand_id, row.lejemaal_id = housemate.husstand_id, housemate.lejemaal_id
    else:
        husstand = Husstand(type=draft.husstand_type)
        session.add(husstand)
        session.flush()
        row.husstand_id = row_id(husstand)
        _set_children(session, row_id(husstand), draft.children_birth_years)
        if draft.lejemaal is not None:
            row.lejemaal_id = homes.new_lejemaal(session, draft.lejemaal, row.husstand_id)
    session.add(row)
    session.flush()
    return row_id(row)


def update_beboer(session: Session, beboer_id: int, draft: BeboerDraft) -> None:
    """Correct what is written about a resident; the home is corrected in place, moving is ``homes.move_in``.

    An empty ``cpr`` and a missing ``lejemaal`` leave what is stored as it is. The household is that of everybody in it.

    :raises ValidationFailed: nothing is saved.
    """
    session.require(Permission.WRITE_BEBOERE)
    row = existing(session, beboer_id)
    _check(session, draft)
    _fill(session, row, draft)
    with about(session, beboer_id):
        husstand = homes.ensure_husstand(session, row)
        husstand.type = draft.husstand_type
        _set_children(session, row_id(husstand), draft.children_birth_years)
        if draft.lejemaal is None:
            return
        if row.lejemaal_id is None:
            row.lejemaal_id = homes.new_lejemaal(session, draft.lejemaal, row_id(husstand))
        else:
            homes.correct_lejemaal(session, row.lejemaal_id, draft.lejemaal)


def bin_beboer(session: Session, beboer_id: int) -> None:
    """Put a resident in the bin; the home stays."""
    session.require(Permission.WRITE_BEBOERE)
    existing(session, beboer_id).deleted_at = session.now
    session.flush()


def restore_beboer(session: Session, beboer_id: int) -> None:
    """Take a resident out of the bin."""
    session.require(Permission.WRITE_BEBOERE)
    row = session.get(Beboer, beboer_id)
    if row is None:
        raise UserError("Beboeren findes ikke længere.")
    row.deleted_at = None
    session.flush()


def _check(session: Session, draft: BeboerDraft) -> None:
    raise_if_any(rules.problems(draft, session.today, cpr_enabled=setting(session, CPR_ENABLED)))
    if draft.lejemaal is not None and draft.shares_home_with is None:
        homes.check_afdeling(session, draft.lejemaal)


def _fill(session: Session, row: Beboer, draft: BeboerDraft) -> None:
    row.first_name = " ".join(draft.first_name.split())
    row.last_name = " ".join(draft.last_name.split())
    row.sort_key = danish_sort_key(f"{row.last_name} {row.first_name}")
    row.born_on = draft.born_on
    row.birth_year = draft.born_on.year if draft.born_on else draft.birth_year
    row.phone = parse_phone(draft.phone)
    row.phone_other = parse_phone(draft.phone_other)
    row.may_not_call = draft.may_not_call
    row.may_text = draft.may_text
    row.email = draft.email.strip()
    row.language = draft.language.strip()
    row.needs_interpreter = draft.needs_interpreter
    row.alert_dog = draft.alert_dog
    row.alert_danger = draft.alert_danger
    row.alert_text = draft.alert_text.strip()
    row.has_protected_address = draft.has_protected_address
    row.cpr = parse_cpr(draft.cpr, session.today) or row.cpr
    row.note = draft.note.strip()
    row.responsible_id = _worker_id(session, draft.responsible_id)


def _worker_id(session: Session, medarbejder_id: int | None) -> int | None:
    if medarbejder_id is not None and session.get(Medarbejder, medarbejder_id) is None:
        raise UserError("Medarbejderen findes ikke længere.")
    return medarbejder_id


def _set_children(session: Session, husstand_id: int, years: tuple[int, ...]) -> None:
    """Twins have the same year, so the years are matched one by one."""
    wanted = list(years)
    present = select(Barn).where(Barn.husstand_id == husstand_id, col(Barn.deleted_at).is_(None))
    for child in session.exec(present):
        if child.birth_year in wanted:
            wanted.remove(child.birth_year)
        else:
            child.deleted_at = session.now
    session.add_all(Barn(husstand_id=husstand_id, birth_year=year) for year in wanted)
