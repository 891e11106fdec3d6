"""What is known already when an agreement is made, so that nobody types it again: landlord, debts, what is left."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.fogedsager.queries import fogedsager_of
from socialvicevaert.features.gaeld.models import Gaeld, GaeldArt
from socialvicevaert.features.indstillinger.models import Afdeling, Boligorganisation
from socialvicevaert.features.restancer.queries import arrears_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class FogedsagChoice:
    """An open fogedsag an agreement can be about; what remains of its amounts in øre."""

    id: int
    opened_on: date
    stage: str
    remaining_oere: int


@dataclass(frozen=True)
class DebtChoice:
    """A debt an agreement can be about; its balance (øre) is worth what its day is worth."""

    id: int
    creditor: str
    kind: GaeldArt
    balance_oere: int
    balance_on: date


@dataclass(frozen=True)
class OpeningFacts:
    """A resident when an agreement is made.

    ``left_oere`` is what the current budget leaves a month after fixed costs and debt (øre); None without a budget.
    """

    beboer_id: int
    beboer: str
    landlord: str
    policy: str
    fogedsager: tuple[FogedsagChoice, ...] = ()
    debts: tuple[DebtChoice, ...] = ()
    arrears_oere: int | None = None
    arrears_on: date | None = None
    left_oere: int | None = None


def opening_facts(session: Session, beboer_id: int) -> OpeningFacts:
    """What the form of a new agreement is filled with.

    :raises UserError: when the resident is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    beboer = session.kept(Beboer, beboer_id)
    landlord = landlord_of(session, beboer)
    newest = next(iter(arrears_of(session, beboer_id)), None)
    budget = current_budget(session, beboer_id)
    return OpeningFacts(
        beboer_id=beboer_id,
        beboer=beboer.full_name,
        landlord=landlord.name if landlord is not None else "",
        policy=landlord.policy_on_plans if landlord is not None else "",
        fogedsager=tuple(
            FogedsagChoice(one.id, one.opened_on, one.stage.label, one.remaining_oere)
            for one in fogedsager_of(session, beboer_id)
            if one.closed_on is None
        ),
        debts=_debts(session, beboer_id),
        arrears_oere=newest.amount_oere if newest is not None and newest.amount_oere > 0 else None,
        arrears_on=newest.as_of if newest is not None and newest.amount_oere > 0 else None,
        left_oere=budget.numbers.after_debt_oere if budget is not None else None,
    )


def landlord_of(session: Session, beboer: Beboer) -> Boligorganisation | None:
    """Whom the resident rents from; where no home is known, the one landlord there is."""
    home = session.get(Lejemaal, beboer.lejemaal_id) if beboer.lejemaal_id is not None else None
    afdeling = session.get(Afdeling, home.afdeling_id) if home is not None else None
    if afdeling is not None:
        return session.get(Boligorganisation, afdeling.boligorganisation_id)
    known = session.exec(select(Boligorganisation).where(col(Boligorganisation.deleted_at).is_(None)).limit(2)).all()
    return known[0] if len(known) == 1 else None


def _debts(session: Session, beboer_id: int) -> tuple[DebtChoice, ...]:
    statement = (
        select(Gaeld)
        .where(Gaeld.beboer_id == beboer_id, col(Gaeld.deleted_at).is_(None))
        .order_by(col(Gaeld.balance_oere).desc())
    )
    return tuple(
        DebtChoice(row_id(one), one.creditor, one.kind, one.balance_oere, one.balance_on)
        for one in session.exec(statement)
        if not one.status.is_over and one.balance_oere > 0
    )
