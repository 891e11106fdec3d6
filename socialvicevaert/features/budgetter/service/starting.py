"""A first budget: what is known of the household already, and the usual categories to fill in."""

from dataclasses import replace
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, Husstand, HusstandType, Lejemaal
from socialvicevaert.features.beboere.queries.people import children_of
from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import (
    BetalerDraft,
    Budget,
    BudgetDraft,
    Budgetkategori,
    LinjeDraft,
)
from socialvicevaert.features.budgetter.service.writing import fill
from socialvicevaert.features.satser.queries import sats_saet
from socialvicevaert.features.satser.rules import proposed_set
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import first_of_month
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_GROWN_UP = 18


def start_budget(session: Session, beboer_id: int) -> int:
    """Begin a resident's first budget, with the household's children and adults, the rent, and empty usual lines.

    :raises UserError: when there is a current one; a change of it is ``new_version``.
    """
    session.require(Permission.WRITE_OEKONOMI)
    resident = session.kept(Beboer, beboer_id)
    if has_current(session, beboer_id):
        raise UserError("Der er allerede et budget. Skriv i det, eller lav en ny version af det.")
    row = new_row(session, beboer_id)
    fill(session, row, _first_draft(session, resident))
    return row_id(row)


def has_current(session: Session, beboer_id: int) -> bool:
    """Whether a resident has a budget that counts now."""
    current = select(Budget.id).where(
        Budget.beboer_id == beboer_id, col(Budget.is_current), col(Budget.deleted_at).is_(None)
    )
    return session.exec(current).first() is not None


def new_row(session: Session, beboer_id: int) -> Budget:
    """An empty budget with the next number, the only current one; those in the bin are counted as well."""
    every = session.exec(select(Budget).where(Budget.beboer_id == beboer_id)).all()
    for older in every:
        older.is_current = False
    session.flush()
    row = Budget(
        beboer_id=beboer_id,
        medarbejder_id=session.actor.medarbejder_id,
        number=max((older.number for older in every), default=0) + 1,
        made_on=session.today,
        first_month=first_of_month(session.today),
        saved_at=session.now,
    )
    session.add(row)
    session.flush()
    return row


def _first_draft(session: Session, resident: Beboer) -> BudgetDraft:
    payers = _payers(session, resident)
    home = session.get(Lejemaal, resident.lejemaal_id) if resident.lejemaal_id else None
    adults = max(len(payers), 2 if _is_couple(session, resident) else 1)
    children = _children(session, resident, session.today)
    standard = proposed_set(sats_saet(session), adults, children, session.today)
    return BudgetDraft(
        first_month=first_of_month(session.today),
        adults=adults,
        children_birth_years=children,
        payers=payers,
        lines=tuple(_with_rent(line, home.rent_oere if home else None) for line in rules.usual_lines()),
        sats_key=standard.key if standard else "",
    )


def _payers(session: Session, resident: Beboer) -> tuple[BetalerDraft, ...]:
    """The resident first, then those who share the household."""
    people = [resident]
    if resident.husstand_id is not None:
        others = (
            select(Beboer)
            .where(
                Beboer.husstand_id == resident.husstand_id,
                Beboer.id != resident.id,
                col(Beboer.deleted_at).is_(None),
            )
            .order_by(col(Beboer.id))
        )
        people += session.exec(others).all()
    found = []
    for number, person in enumerate(people):
        home = session.get(Lejemaal, person.lejemaal_id) if person.lejemaal_id else None
        moved_out_on = home.moved_out_on if home else None
        if number and moved_out_on is not None and moved_out_on <= session.today:
            continue
        found.append(BetalerDraft(number, person.full_name, row_id(person), moved_out_on))
    return tuple(found)


def _is_couple(session: Session, resident: Beboer) -> bool:
    household = session.get(Husstand, resident.husstand_id) if resident.husstand_id else None
    return household is not None and household.type in (HusstandType.PAR, HusstandType.PAR_MED_BOERN)


def _children(session: Session, resident: Beboer, today: date) -> tuple[int, ...]:
    """Children who are not grown up for certain: one who turns 18 this year is left for the advisor to judge."""
    return tuple(year for year in children_of(session, resident.husstand_id) if 0 <= today.year - year <= _GROWN_UP)


def _with_rent(line: LinjeDraft, rent_oere: int | None) -> LinjeDraft:
    return replace(line, amount_oere=rent_oere) if line.category is Budgetkategori.HUSLEJE and rent_oere else line
