"""Signs of debts become opgaver: made once, and taken back when the sign is gone."""

from collections.abc import Callable, Collection, Iterable

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.gaeld.models import Gaeld, GaeldStatus
from socialvicevaert.features.gaeld.queries import debts
from socialvicevaert.features.gaeld.queries.debts import GaeldView
from socialvicevaert.features.gaeld.rules import Sign
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.queries import known_keys, open_keys
from socialvicevaert.features.opgaver.service import add_opgave, ensure_opgave, withdraw_opgave
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.sager.queries import open_sag_id
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_OVER = [status for status in GaeldStatus if status.is_over]


def raise_signs(session: Session) -> None:
    """Look through all debts of residents who are helped; changes nothing when there is nothing new.

    Does nothing for a role that sees no residents.
    """
    if not may(session.actor, Permission.WRITE_OPGAVER) or not may(session.actor, Permission.SEE_BEBOERE):
        return
    helped = select(Beboer.id).where(col(Beboer.deleted_at).is_(None))
    _bring_up_to_date(session, debts.asked_about(session, col(Gaeld.beboer_id).in_(helped)), "gaeld:")


def raise_signs_of(session: Session, gaeld: Gaeld, seen: Collection[str] = ()) -> None:
    """The same for one debt, after a change; ``seen`` are the keys of the signs it had before.

    A sign that somebody has just written is an opgave also when it was one before: a status that was changed by
    mistake and put right again must not lose its opgave.
    """
    found = debts.views_of(session, Gaeld.id == gaeld.id)
    _bring_up_to_date(session, found, f"gaeld:{row_id(gaeld)}:", lambda key: key not in seen)


def sign_keys(session: Session, gaeld_id: int) -> frozenset[str]:
    """The keys of the signs a debt has now."""
    return frozenset(sign.source_key for one in debts.views_of(session, Gaeld.id == gaeld_id) for sign in one.signs)


def _bring_up_to_date(
    session: Session, found: Iterable[GaeldView], prefix: str, is_news: Callable[[str], bool] = lambda _key: False
) -> None:
    present = open_keys(session, prefix)
    wanted = {sign.source_key: (one, sign) for one in found for sign in one.signs if sign.due_on is not None}
    new = wanted.keys() - present.keys()
    known = known_keys(session, prefix) if new else frozenset()
    for key in sorted(new):
        if is_news(key):
            ensure_opgave(session, _opgave(session, *wanted[key]))
        elif key not in known:
            add_opgave(session, _opgave(session, *wanted[key]))
    for key in present:
        if key not in wanted:
            withdraw_opgave(session, key)


def _opgave(session: Session, owed: GaeldView, sign: Sign) -> OpgaveDraft:
    assert sign.due_on is not None
    sag = _open_sag(session, owed.beboer_id)
    return OpgaveDraft(
        title=f"{sign.title}: {owed.creditor}",
        due_on=sign.due_on,
        medarbejder_id=sag.responsible_id if sag else _worker_of(session, owed.beboer_id),
        beboer_id=owed.beboer_id,
        sag_id=row_id(sag) if sag else None,
        why=f"{sign.why} ({sign.source})",
        source=OpgaveKilde.GAELD,
        source_key=sign.source_key,
    )


def _worker_of(session: Session, beboer_id: int) -> int:
    return session.get_one(Beboer, beboer_id).responsible_id or session.actor.medarbejder_id


def _open_sag(session: Session, beboer_id: int) -> Sag | None:
    sag_id = open_sag_id(session, beboer_id)
    return session.get(Sag, sag_id) if sag_id is not None else None
