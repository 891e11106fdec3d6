"""An agreement is made, changed as far as it may be, ended."""

from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.afdragsordninger import queries, rules
from socialvicevaert.features.afdragsordninger.models import (
    Afdrag,
    AfdragDraft,
    Afdragsordning,
    OrdningDraft,
    OrdningTilstand,
)
from socialvicevaert.features.afdragsordninger.service.signs import follow_up
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.gaeld.models import Gaeld
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def make_ordning(session: Session, draft: OrdningDraft) -> int:
    """Write down an agreement with all its instalments.

    :raises ValidationFailed: when it has no counterpart, a date cannot be, or the instalments do not sum to the total.
    """
    session.require(Permission.WRITE_OEKONOMI)
    session.kept(Beboer, draft.beboer_id)
    raise_if_any(rules.problems_of_ordning(draft, today=session.today))
    _require_of_beboer(session, draft)
    ordning = Afdragsordning(
        beboer_id=draft.beboer_id,
        medarbejder_id=session.actor.medarbejder_id,
        counterpart="",
        agreed_on=draft.agreed_on,
        total_oere=draft.total_oere,
    )
    _fill(session, ordning, draft)
    follow_up(session, row_id(ordning))
    return row_id(ordning)


def change_ordning(session: Session, ordning_id: int, draft: OrdningDraft) -> None:
    """Change an agreement that runs: words, and the instalments that have not fallen due.

    :raises ValidationFailed: as for a new one, and where the past would be written anew.
    :raises UserError: when it is over.
    """
    session.require(Permission.WRITE_OEKONOMI)
    ordning = session.kept(Afdragsordning, ordning_id)
    view = queries.ordning(session, ordning_id)
    if not view.is_open:
        raise UserError("Ordningen er slut og kan ikke ændres. Lav en ny, hvis der er aftalt noget nyt.")
    raise_if_any(rules.problems_of_ordning(draft, today=session.today))
    kept = [AfdragDraft(one.due_on, one.amount_oere) for one in view.afdrag]
    raise_if_any(rules.problems_of_change(draft, kept, view.tolerance_days, view.indbetalinger, today=session.today))
    _require_of_beboer(session, draft, ordning)
    _fill(session, ordning, draft)
    follow_up(session, ordning_id)


def cancel_ordning(session: Session, ordning_id: int, on: date, reason: str) -> None:
    """End an agreement before all of it is paid, and say why.

    :raises ValidationFailed: when the date cannot be, or there is no reason.
    :raises UserError: when it is over already.
    """
    session.require(Permission.WRITE_OEKONOMI)
    ordning = session.kept(Afdragsordning, ordning_id)
    view = queries.ordning(session, ordning_id)
    if not view.is_open:
        raise UserError(f"Ordningen er allerede {view.state.label.lower()}.")
    problems = [*rules.problems_of_cancelling(on, reason, agreed_on=ordning.agreed_on, today=session.today)]
    if any(one.paid_on > on for one in view.indbetalinger):
        problems.append(Problem("on", "Der er registreret en betaling efter den dag."))
    raise_if_any(problems)
    ordning.cancelled_on = on
    ordning.cancel_reason = reason.strip()
    session.flush()
    follow_up(session, ordning_id)


def resume_ordning(session: Session, ordning_id: int) -> None:
    """Take back that an agreement was ended: it was a mistake, or the two have agreed to go on.

    :raises UserError: when it was not ended.
    """
    session.require(Permission.WRITE_OEKONOMI)
    ordning = session.kept(Afdragsordning, ordning_id)
    if queries.ordning(session, ordning_id).state is not OrdningTilstand.OPHOERT:
        raise UserError("Ordningen er ikke ophørt.")
    ordning.cancelled_on = None
    ordning.cancel_reason = ""
    session.flush()
    follow_up(session, ordning_id)


def bin_ordning(session: Session, ordning_id: int) -> None:
    """Put an agreement in the bin; what was paid under it stays in its fogedsag."""
    session.require(Permission.WRITE_OEKONOMI)
    ordning = session.kept(Afdragsordning, ordning_id)
    ordning.deleted_at = session.now
    session.flush()
    follow_up(session, ordning_id)


def _require_of_beboer(session: Session, draft: OrdningDraft, present: Afdragsordning | None = None) -> None:
    """Nobody else's fogedsag or debt is named; what an agreement named already may lie in the bin."""
    fogedsag_id = _newly(draft.fogedsag_id, present.fogedsag_id if present is not None else None)
    if fogedsag_id is not None and session.kept(Fogedsag, fogedsag_id).beboer_id != draft.beboer_id:
        raise ValidationFailed([Problem("fogedsag_id", "Fogedsagen hører til en anden beboer.")])
    gaeld_id = _newly(draft.gaeld_id, present.gaeld_id if present is not None else None)
    if gaeld_id is not None and session.kept(Gaeld, gaeld_id).beboer_id != draft.beboer_id:
        raise ValidationFailed([Problem("gaeld_id", "Gælden hører til en anden beboer.")])


def _newly(wanted: int | None, present: int | None) -> int | None:
    return None if wanted == present else wanted


def _fill(session: Session, ordning: Afdragsordning, draft: OrdningDraft) -> None:
    ordning.fogedsag_id = draft.fogedsag_id
    ordning.gaeld_id = draft.gaeld_id
    ordning.is_with_landlord = draft.is_with_landlord
    ordning.counterpart = draft.counterpart.strip()
    ordning.agreed_on = draft.agreed_on
    ordning.total_oere = draft.total_oere
    ordning.rhythm = draft.rhythm
    ordning.tolerance_days = draft.tolerance_days
    ordning.note = draft.note.strip()
    session.add(ordning)
    session.flush()
    _write_afdrag(session, row_id(ordning), draft.afdrag)


def _write_afdrag(session: Session, ordning_id: int, afdrag: tuple[AfdragDraft, ...]) -> None:
    """The rows that are there take the new values, so that the log tells what was changed and not more."""
    statement = (
        select(Afdrag)
        .where(Afdrag.afdragsordning_id == ordning_id, col(Afdrag.deleted_at).is_(None))
        .order_by(col(Afdrag.number))
    )
    present = list(session.exec(statement))
    for place, one in enumerate(afdrag):
        if place < len(present):
            present[place].due_on = one.due_on
            present[place].amount_oere = one.amount_oere
        else:
            session.add(
                Afdrag(afdragsordning_id=ordning_id, number=place + 1, due_on=one.due_on, amount_oere=one.amount_oere)
            )
    for spare in present[len(afdrag) :]:
        spare.deleted_at = session.now
    session.flush()
