"""Proposals to creditors: kept with the balances they rest on."""

from sqlmodel import select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.gaeld import rules
from socialvicevaert.features.gaeld.models import Fordeling, FordelingDraft, Fordelingspost, Gaeld
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def save_fordeling(session: Session, draft: FordelingDraft, fordeling_id: int | None = None) -> int:
    """Keep a proposal: its parts sum to its amount, to the øre.

    :raises ValidationFailed: when they cannot, or a part is more than is owed.
    """
    session.require(Permission.WRITE_OEKONOMI)
    session.kept(Beboer, draft.beboer_id)
    debts = {post.gaeld_id: session.kept(Gaeld, post.gaeld_id) for post in draft.posts}
    if any(debt.beboer_id != draft.beboer_id for debt in debts.values()):
        raise UserError("En af gældsposterne hører til en anden beboer.")
    balances = {gaeld_id: debt.balance_oere for gaeld_id, debt in debts.items()}
    raise_if_any(rules.problems_of_fordeling(draft, balances, session.today))
    parts = rules.distribute(
        draft.amount_oere,
        [balances[post.gaeld_id] for post in draft.posts],
        [post.amount_oere for post in draft.posts],
    )
    if fordeling_id is None:
        row = Fordeling(
            beboer_id=draft.beboer_id,
            medarbejder_id=session.actor.medarbejder_id,
            made_on=session.today,
            amount_oere=draft.amount_oere,
        )
    else:
        row = session.kept(Fordeling, fordeling_id)
        if row.beboer_id != draft.beboer_id:
            raise UserError(Fordeling.gone)
    row.amount_oere = draft.amount_oere
    row.first_payment_on = draft.first_payment_on
    row.note = draft.note.strip()
    session.add(row)
    session.flush()
    _set_posts(session, row_id(row), draft, parts, balances)
    return row_id(row)


def bin_fordeling(session: Session, fordeling_id: int) -> None:
    """Throw a proposal away."""
    session.require(Permission.WRITE_OEKONOMI)
    session.kept(Fordeling, fordeling_id).deleted_at = session.now
    session.flush()


def _set_posts(
    session: Session, fordeling_id: int, draft: FordelingDraft, parts: tuple[int, ...], balances: dict[int, int]
) -> None:
    rows = session.exec(select(Fordelingspost).where(Fordelingspost.fordeling_id == fordeling_id))
    present = {row.gaeld_id: row for row in rows}
    for post, part in zip(draft.posts, parts, strict=True):
        row = present.pop(post.gaeld_id, None) or Fordelingspost(
            fordeling_id=fordeling_id, gaeld_id=post.gaeld_id, amount_oere=part, balance_oere=0
        )
        row.amount_oere = part
        row.is_fixed = post.amount_oere is not None
        row.balance_oere = balances[post.gaeld_id]
        session.add(row)
    for left_out in present.values():
        session.delete(left_out)
    session.flush()
