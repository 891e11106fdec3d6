"""A missed instalment is an opgave until it is paid: a few days are left before the agreement counts as broken."""

from collections.abc import Sequence
from datetime import timedelta

from socialvicevaert.features.afdragsordninger import queries
from socialvicevaert.features.afdragsordninger.queries import OrdningView
from socialvicevaert.features.afdragsordninger.rules import Daekning
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.queries import open_keys
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
    _sweep(session, queries.ordninger(session), "ordning:")


def follow_up(session: Session, ordning_id: int) -> None:
    """The same for one agreement, after it was changed."""
    _sweep(session, queries.ordninger(session, ordning_id=ordning_id), f"ordning:{ordning_id}:")


def _sweep(session: Session, standing: Sequence[OrdningView], prefix: str) -> None:
    wanted = {_key(one, one.late[0]): _opgave(session, one, one.late[0]) for one in standing if one.late}
    for key in open_keys(session, prefix):
        if key not in wanted:
            withdraw_opgave(session, key)
    for draft in wanted.values():
        ensure_opgave(session, draft)


def _key(ordning: OrdningView, late: Daekning) -> str:
    return f"ordning:{ordning.id}:rate:{late.number}"


def _opgave(session: Session, ordning: OrdningView, late: Daekning) -> OpgaveDraft:
    beboer = session.get_one(Beboer, ordning.beboer_id)
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
        medarbejder_id=beboer.responsible_id or ordning.medarbejder_id,
        beboer_id=ordning.beboer_id,
        why=why,
        source=OpgaveKilde.ORDNING,
        source_key=_key(ordning, late),
    )
