"""What is paid under an agreement."""

from socialvicevaert.features.afdragsordninger import queries, rules
from socialvicevaert.features.afdragsordninger.models import Afdragsordning, Indbetaling, IndbetalingDraft
from socialvicevaert.features.afdragsordninger.service.signs import follow_up
from socialvicevaert.features.fogedsager.models import BeloebArt, BeloebDraft, Fogedsag
from socialvicevaert.features.fogedsager.service import add_beloeb, remove_beloeb
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def pay(session: Session, ordning_id: int, draft: IndbetalingDraft) -> int:
    """Record a payment; it covers the oldest open instalment. Under an open fogedsag it is the fogedsag's payment too.

    :raises ValidationFailed: when it lies outside the agreement's time, or is more than what is left.
    """
    session.require(Permission.WRITE_OEKONOMI)
    ordning = session.kept(Afdragsordning, ordning_id)
    view = queries.ordning(session, ordning_id)
    raise_if_any(
        rules.problems_of_payment(
            draft,
            agreed_on=ordning.agreed_on,
            cancelled_on=ordning.cancelled_on,
            remaining_oere=view.remaining_oere,
            today=session.today,
        )
    )
    payment = Indbetaling(
        afdragsordning_id=ordning_id,
        paid_on=draft.paid_on,
        amount_oere=draft.amount_oere,
        fogedbeloeb_id=_in_fogedsag(session, ordning, draft),
        note=draft.note.strip(),
    )
    session.add(payment)
    session.flush()
    follow_up(session, ordning_id)
    return row_id(payment)


def remove_payment(session: Session, indbetaling_id: int) -> None:
    """Take a payment back that was never made; an instalment it covered is asked about again.

    :raises UserError: when it is gone.
    """
    session.require(Permission.WRITE_OEKONOMI)
    payment = session.get(Indbetaling, indbetaling_id)
    if payment is None or payment.deleted_at is not None:
        raise UserError("Betalingen findes ikke længere.")
    session.kept(Afdragsordning, payment.afdragsordning_id)
    payment.deleted_at = session.now
    session.flush()
    if payment.fogedbeloeb_id is not None:
        remove_beloeb(session, payment.fogedbeloeb_id)
    follow_up(session, payment.afdragsordning_id)


def _in_fogedsag(session: Session, ordning: Afdragsordning, draft: IndbetalingDraft) -> int | None:
    fogedsag = session.get(Fogedsag, ordning.fogedsag_id) if ordning.fogedsag_id is not None else None
    if fogedsag is None or fogedsag.deleted_at is not None or fogedsag.closed_on is not None:
        return None
    beloeb = BeloebDraft(BeloebArt.BETALT, draft.amount_oere, draft.paid_on, "Afdragsordning")
    return add_beloeb(session, row_id(fogedsag), beloeb)
