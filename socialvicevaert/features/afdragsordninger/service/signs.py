"""A missed instalment is an opgave until it is paid: a few days are left before the agreement counts as broken."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlmodel import col, select

from socialvicevaert.features.afdragsordninger import queries
from socialvicevaert.features.afdragsordninger.queries import OrdningView
from socialvicevaert.features.afdragsordninger.rules import Daekning
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.queries import Asked, open_keys
from socialvicevaert.features.opgaver.service import ensure_opgave, withdraw_opgave
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session


def raise_signs(session: Session) -> None:
    """Ask about every agreement that is behind, and take the question back where it is paid or the agreement is over.

    One opgave an agreement, about the oldest instalment that is missed: a payment covers that one first, and nine lines
    about one debtor would hide the others. Idempotent. The question is answered by the payment, so nobody can tick it
    off, and its words follow the days.
    """
    session.require(Permission.WRITE_OEKONOMI)
    _sweep(session, queries.late_ordninger(session), "ordning:")


def follow_up(session: Session, ordning_id: int) -> None:
    """The same for one agreement, after it was changed."""
    _sweep(session, queries.ordninger(session, ordning_id=ordning_id), f"ordning:{ordning_id}:")


def _sweep(session: Session, standing: Sequence[OrdningView], prefix: str) -> None:
    late = [one for one in standing if one.late]
    workers = _responsible(session, {one.beboer_id for one in late}) if late else {}
    wanted = {_key(one, one.late[0]): _opgave(session, one, one.late[0], workers) for one in late}
    present = open_keys(session, prefix)
    for key in present:
        if key not in wanted:
            withdraw_opgave(session, key)
    for key, draft in wanted.items():
        if present.get(key) != Asked(draft.title, draft.why, draft.due_on):
            ensure_opgave(session, draft)


def _responsible(session: Session, residents: set[int]) -> dict[int, int | None]:
    statement = select(Beboer.id, Beboer.responsible_id).where(col(Beboer.id).in_(residents))
    return {number: worker for number, worker in session.exec(statement) if number is not None}


def _key(ordning: OrdningView, late: Daekning) -> str:
    return f"ordning:{ordning.id}:rate:{late.number}"


def _opgave(session: Session, ordning: OrdningView, late: Daekning, workers: Mapping[int, int | None]) -> OpgaveDraft:
    last_day = late.due_on + timedelta(days=ordning.tolerance_days)
    why = f"{late.number}. afdrag skulle være betalt {show_date(late.due_on)}."
    if len(ordning.late) > 1:
        why += f" I alt mangler {len(ordning.late)} afdrag."
    if last_day >= session.today:
        why += f" Er det ikke betalt senest {show_date(last_day)}, er ordningen brudt."
    else:
        why += f" Ordningen har været brudt siden {show_date(late.breaks_on(ordning.tolerance_days))}."
    return OpgaveDraft(
        title=f"Afdrag mangler: {show_oere(ordning.late_oere)} til {ordning.counterpart}",
        due_on=last_day,
        medarbejder_id=workers[ordning.beboer_id] or ordning.medarbejder_id,
        beboer_id=ordning.beboer_id,
        why=why,
        source=OpgaveKilde.ORDNING,
        source_key=_key(ordning, late),
    )
