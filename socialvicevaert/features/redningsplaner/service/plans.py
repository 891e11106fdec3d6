"""A plan is kept, corrected, thrown away. One that somebody has got is not written over: the next is a new one."""

from collections.abc import Iterable

from sqlmodel import col, select

from socialvicevaert.features.afdragsordninger.models import Afdragsordning
from socialvicevaert.features.ansoegninger.models import Ansoegning
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.redningsplaner import rules
from socialvicevaert.features.redningsplaner.models import (
    KildeDraft,
    Redningskilde,
    Redningsplan,
    RedningsplanDraft,
    RedningsplanUdskrift,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_Named = tuple[type[Fogedsag | Ansoegning | Afdragsordning], int]


def save_plan(session: Session, draft: RedningsplanDraft, plan_id: int | None = None) -> int:
    """Keep a plan, new or corrected; gives its number. A plan that was given to somebody stays, and a new one is made.

    :raises ValidationFailed: when an amount or a day lacks, the day is past, or the page has no room.
    :raises UserError: when the plan, or something it names, is gone or another resident's.
    """
    session.require(Permission.WRITE_OEKONOMI)
    present = session.kept(Redningsplan, plan_id) if plan_id is not None else None
    plan = present if present is None or not _is_given(session, row_id(present)) else None
    raise_if_any(rules.problems_of_plan(draft, plan.made_on if plan is not None else session.today))
    session.kept(Beboer, draft.beboer_id)
    _require_same_beboer(session, draft, present)
    if plan is None:
        plan = Redningsplan(
            beboer_id=draft.beboer_id,
            medarbejder_id=session.actor.medarbejder_id,
            made_on=session.today,
            needed_oere=draft.needed_oere,
            needed_by=draft.needed_by,
        )
    plan.fogedsag_id = draft.fogedsag_id
    plan.needed_oere = draft.needed_oere
    plan.needed_by = draft.needed_by
    plan.needed_for = draft.needed_for.strip()
    plan.agreed = draft.agreed.strip()
    plan.note = draft.note.strip()
    session.add(plan)
    session.flush()
    _write_sources(session, row_id(plan), draft.sources)
    return row_id(plan)


def bin_plan(session: Session, plan_id: int) -> None:
    """Throw a plan away that nobody has got.

    :raises UserError: when it was given to a partner: that must be seen for good.
    """
    session.require(Permission.WRITE_OEKONOMI)
    plan = session.kept(Redningsplan, plan_id)
    if _is_given(session, plan_id, to_partner=True):
        raise UserError("Planen er givet til en samarbejdspartner og kan ikke slettes. Lav en ny plan i stedet.")
    plan.deleted_at = session.now
    session.flush()


def _is_given(session: Session, plan_id: int, *, to_partner: bool = False) -> bool:
    statement = select(RedningsplanUdskrift.id).where(
        RedningsplanUdskrift.redningsplan_id == plan_id, col(RedningsplanUdskrift.deleted_at).is_(None)
    )
    if to_partner:
        statement = statement.where(col(RedningsplanUdskrift.videregivelse_id).is_not(None))
    return session.exec(statement.limit(1)).first() is not None


def _require_same_beboer(session: Session, draft: RedningsplanDraft, present: Redningsplan | None) -> None:
    """Nobody else's things are named; what the plan named already may lie in the bin."""
    known: set[_Named] = set()
    owners = []
    if present is not None:
        known = _named(present.fogedsag_id, _sources_of(session, row_id(present)))
        owners.append(present.beboer_id)
    named = _named(draft.fogedsag_id, draft.sources) - known
    owners += [session.kept(model, number).beboer_id for model, number in named]
    if any(owner != draft.beboer_id for owner in owners):
        raise UserError("Planen nævner noget, der hører til en anden beboer. Lav planen forfra.")


def _named(fogedsag_id: int | None, sources: Iterable[KildeDraft | Redningskilde]) -> set[_Named]:
    found: set[tuple[type[Fogedsag | Ansoegning | Afdragsordning], int | None]] = {(Fogedsag, fogedsag_id)}
    for source in sources:
        found |= {(Ansoegning, source.ansoegning_id), (Afdragsordning, source.afdragsordning_id)}
    return {(model, number) for model, number in found if number is not None}


def _sources_of(session: Session, plan_id: int) -> list[Redningskilde]:
    statement = (
        select(Redningskilde)
        .where(Redningskilde.redningsplan_id == plan_id, col(Redningskilde.deleted_at).is_(None))
        .order_by(col(Redningskilde.position), col(Redningskilde.id))
    )
    return list(session.exec(statement))


def _write_sources(session: Session, plan_id: int, wanted: tuple[KildeDraft, ...]) -> None:
    """Only what differs is written, so that the log says what was changed."""
    rows = _sources_of(session, plan_id)
    for place, source in enumerate(wanted):
        row = rows[place] if place < len(rows) else None
        if row is None:
            row = Redningskilde(redningsplan_id=plan_id, position=place, kind=source.kind, amount_oere=0)
        row.position = place
        row.kind = source.kind
        row.label = source.label.strip()
        row.amount_oere = source.amount_oere
        row.expected_on = source.expected_on
        row.certainty = source.certainty
        row.ansoegning_id = source.ansoegning_id
        row.afdragsordning_id = source.afdragsordning_id
        session.add(row)
    for spare in rows[len(wanted) :]:
        session.delete(spare)
    session.flush()
