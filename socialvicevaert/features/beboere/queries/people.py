"""One resident: the header above all tabs, the card, and what a form is filled with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select as select_many  # SQLModel's is typed for four tables
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import (
    Barn,
    Beboer,
    BeboerDraft,
    Husstand,
    HusstandType,
    Lejemaal,
    LejemaalDraft,
)
from socialvicevaert.features.beboere.queries.mark import Mark
from socialvicevaert.features.beboere.rules import list_name, show_age
from socialvicevaert.features.indstillinger.models import Afdeling, Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.address import Address, show_address, show_address_full
from socialvicevaert.shared.formats.cpr import mask_cpr
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

HeaderSource = Callable[[Session, int], Sequence[Mark]]
"""What another feature says in a resident's header, e.g. the state of the consents; put together by the shell."""


@dataclass(frozen=True)
class BeboerHeader:
    """What stands above all tabs. ``home`` is empty where the address is protected: ``reveal_address`` shows it."""

    id: int
    name: str
    list_name: str
    age: str
    home: str
    afdeling: str
    has_protected_address: bool
    moved_out_on: date | None
    phone: str
    phone_other: str
    may_not_call: bool
    may_text: bool
    language: str
    needs_interpreter: bool
    alerts: tuple[Mark, ...]
    responsible_id: int | None
    responsible: str
    is_in_bin: bool
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class LejemaalView:
    """A home with its address in one line; ``rent_oere`` is a month's."""

    id: int
    lejemaalsnr: str
    afdeling_id: int
    afdeling: str
    address: str
    rent_oere: int | None
    moved_in_on: date | None
    moved_out_on: date | None


@dataclass(frozen=True)
class BeboerCard:
    """Everything about the person that is not hidden. ``lejemaal`` is None where the address is protected."""

    header: BeboerHeader
    born_on: date | None
    birth_year: int | None
    email: str
    note: str
    alert_text: str
    husstand_type: HusstandType
    children_birth_years: tuple[int, ...]
    others_in_home: tuple[tuple[int, str], ...]
    lejemaal: LejemaalView | None
    has_lejemaal: bool
    cpr_masked: str


def header(session: Session, beboer_id: int, sources: Sequence[HeaderSource] = ()) -> BeboerHeader:
    """The header of a resident, also of one in the bin.

    :raises UserError: there is no such resident.
    """
    row = existing(session, beboer_id)
    lejemaal = current_lejemaal(session, row)
    afdeling = session.get(Afdeling, lejemaal.afdeling_id) if lejemaal else None
    responsible = session.get(Medarbejder, row.responsible_id) if row.responsible_id else None
    hidden = row.has_protected_address
    return BeboerHeader(
        id=beboer_id,
        name=row.full_name,
        list_name=list_name(row.first_name, row.last_name),
        age=show_age(row.born_on, row.birth_year, session.today),
        home="" if hidden or lejemaal is None else show_address(address_of(lejemaal)),
        afdeling="" if hidden or afdeling is None else afdeling.name,
        has_protected_address=hidden,
        moved_out_on=lejemaal.moved_out_on if lejemaal else None,
        phone=show_phone(row.phone),
        phone_other=show_phone(row.phone_other),
        may_not_call=row.may_not_call,
        may_text=row.may_text,
        language=row.language,
        needs_interpreter=row.needs_interpreter,
        alerts=alerts_of(row),
        responsible_id=row.responsible_id,
        responsible=responsible.name if responsible else "",
        is_in_bin=row.deleted_at is not None,
        marks=tuple(mark for source in sources for mark in source(session, beboer_id)),
    )


def card(session: Session, beboer_id: int, sources: Sequence[HeaderSource] = ()) -> BeboerCard:
    """The whole card. Reading it again on a screen is no new look; ``service.view_beboer`` writes the first in the log.

    :raises UserError: there is no such resident.
    """
    session.require(Permission.SEE_BEBOERE)
    together = (
        select_many(Beboer, Lejemaal, Afdeling, Medarbejder, Husstand)
        .outerjoin(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
        .outerjoin(Afdeling, col(Afdeling.id) == col(Lejemaal.afdeling_id))
        .outerjoin(Medarbejder, col(Medarbejder.id) == col(Beboer.responsible_id))
        .outerjoin(Husstand, col(Husstand.id) == col(Beboer.husstand_id))
        .where(col(Beboer.id) == beboer_id)
    )
    found = session.execute(together).first()
    if found is None:
        raise UserError(Beboer.gone)
    # Held while the header is made: a row that nobody holds is asked for again.
    row, lejemaal, _afdeling, _responsible, husstand = found
    above = header(session, beboer_id, sources)
    return BeboerCard(
        header=above,
        born_on=row.born_on,
        birth_year=row.birth_year,
        email=row.email,
        note=row.note,
        alert_text=row.alert_text,
        husstand_type=husstand.type if husstand else HusstandType.UKENDT,
        children_birth_years=children_of(session, row.husstand_id),
        others_in_home=_others_in_home(session, row),
        lejemaal=None if lejemaal is None or row.has_protected_address else lejemaal_view(session, lejemaal),
        has_lejemaal=lejemaal is not None,
        cpr_masked=mask_cpr(row.cpr),
    )


def draft_for_change(session: Session, beboer_id: int, *, with_home: bool = False) -> BeboerDraft:
    """What the form of a known resident is filled with: no CPR, and a protected home only ``with_home``.

    :raises UserError: there is no such resident.
    """
    row = existing(session, beboer_id)
    husstand = session.get(Husstand, row.husstand_id) if row.husstand_id else None
    lejemaal = current_lejemaal(session, row)
    shown = lejemaal if with_home or not row.has_protected_address else None
    return BeboerDraft(
        first_name=row.first_name,
        last_name=row.last_name,
        born_on=row.born_on,
        birth_year=row.birth_year,
        phone=row.phone,
        phone_other=row.phone_other,
        may_not_call=row.may_not_call,
        may_text=row.may_text,
        email=row.email,
        language=row.language,
        needs_interpreter=row.needs_interpreter,
        alert_dog=row.alert_dog,
        alert_danger=row.alert_danger,
        alert_text=row.alert_text,
        has_protected_address=row.has_protected_address,
        note=row.note,
        responsible_id=row.responsible_id,
        husstand_type=husstand.type if husstand else HusstandType.UKENDT,
        children_birth_years=children_of(session, row.husstand_id),
        lejemaal=_lejemaal_draft(shown) if shown else None,
    )


def existing(session: Session, beboer_id: int) -> Beboer:
    """The row of a resident the actor may see.

    :raises NotAllowed, UserError:
    """
    session.require(Permission.SEE_BEBOERE)
    row = session.get(Beboer, beboer_id)
    if row is None:
        raise UserError(Beboer.gone)
    return row


def current_lejemaal(session: Session, row: Beboer) -> Lejemaal | None:
    """The home of a resident, or the last one."""
    return session.get(Lejemaal, row.lejemaal_id) if row.lejemaal_id else None


def children_of(session: Session, husstand_id: int | None) -> tuple[int, ...]:
    """The birth years of the children of a household, oldest first."""
    if husstand_id is None:
        return ()
    mine = select(Barn.birth_year).where(Barn.husstand_id == husstand_id, col(Barn.deleted_at).is_(None))
    return tuple(session.exec(mine.order_by(col(Barn.birth_year))))


def address_of(row: Lejemaal) -> Address:
    """The address of a home in parts."""
    return Address(row.road, row.house_number, row.floor, row.door, row.place, row.postcode, row.town)


def reach_of(row: Beboer) -> list[tuple[str, str]]:
    """How a resident is talked to, as facts of a letter: telephone and interpreter, where there are any."""
    facts = []
    if row.phone:
        facts.append(("Telefon", show_phone(row.phone)))
    if row.needs_interpreter:
        facts.append(("Tolk", row.language or "Ja"))
    return facts


def lejemaal_view(session: Session, row: Lejemaal) -> LejemaalView:
    """A home as screens show it."""
    afdeling = session.get(Afdeling, row.afdeling_id)
    return LejemaalView(
        id=row_id(row),
        lejemaalsnr=row.lejemaalsnr,
        afdeling_id=row.afdeling_id,
        afdeling=afdeling.name if afdeling else "",
        address=show_address_full(address_of(row)),
        rent_oere=row.rent_oere,
        moved_in_on=row.moved_in_on,
        moved_out_on=row.moved_out_on,
    )


def alerts_of(row: Beboer) -> tuple[Mark, ...]:
    """What must be known before somebody knocks on the door, most serious first."""
    found = []
    if row.alert_danger:
        found.append(Mark("Fare", "danger", "danger", row.alert_text))
    if row.has_protected_address:
        found.append(Mark("Beskyttet adresse", "warning", "shield", short="Beskyttet"))
    if row.alert_dog:
        found.append(Mark("Hund", "warning", "dog", row.alert_text))
    return tuple(found)


def _lejemaal_draft(row: Lejemaal) -> LejemaalDraft:
    return LejemaalDraft(
        afdeling_id=row.afdeling_id,
        address=", ".join(part for part in (show_address(address_of(row)), row.place) if part),
        postcode=row.postcode,
        town=row.town,
        lejemaalsnr=row.lejemaalsnr,
        rent_oere=row.rent_oere,
        moved_in_on=row.moved_in_on,
    )


def _others_in_home(session: Session, row: Beboer) -> tuple[tuple[int, str], ...]:
    if row.husstand_id is None:
        return ()
    others = select(Beboer).where(
        Beboer.husstand_id == row.husstand_id, Beboer.id != row.id, col(Beboer.deleted_at).is_(None)
    )
    return tuple((row_id(other), other.full_name) for other in session.exec(others.order_by(col(Beboer.sort_key))))
