"""A referral is sent, and followed to its outcome."""

from dataclasses import replace
from datetime import date, timedelta

from socialvicevaert.features.henvisninger import queries, rules
from socialvicevaert.features.henvisninger.models import HenvisningDraft, HenvisningStatus
from socialvicevaert.features.henvisninger.service.letters import draw_letter
from socialvicevaert.features.henvisninger.service.writing import existing, keep_henvisning
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.service import ensure_opgave, withdraw_opgave
from socialvicevaert.features.samtykker.service import disclose
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed, raise_if_any
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session

DAYS_TO_ANSWER = 14  # a referral nobody has answered by then is asked about, unless the worker says otherwise


def send_henvisning(
    session: Session,
    henvisning_id: int,
    *,
    expected_answer_on: date | None = None,
    with_protected_address: bool = False,
) -> bytes:
    """Send a referral: the letter is cut to its basis, kept as it is, and logged as a disclosure.

    Gives the PDF. Whoever prints it has sent it; the date is today. A protected address is written only when
    ``with_protected_address`` says that somebody has confirmed it; the log says that it was.

    :raises ValidationFailed: without a covering consent or another recorded basis; nothing leaves the house.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = existing(session, henvisning_id)
    if henvisning.status is not HenvisningStatus.KLADDE:
        raise UserError("Henvisningen er sendt i forvejen.")
    sending = queries.sending(session, henvisning_id)
    raise_if_any(sending.problems)
    henvisning.expected_answer_on = (
        expected_answer_on or henvisning.expected_answer_on or session.today + timedelta(days=DAYS_TO_ANSWER)
    )
    view = replace(sending.henvisning, expected_answer_on=henvisning.expected_answer_on)
    document = draw_letter(
        session, replace(sending, henvisning=view), final=True, with_protected_address=with_protected_address
    )
    henvisning.letter = document
    henvisning.sent_on = session.today
    henvisning.status = HenvisningStatus.SENDT
    if sending.coverage is not None:
        henvisning.samtykke_id = sending.coverage.samtykke_id
    disclose(
        session,
        beboer_id=henvisning.beboer_id,
        partner_id=henvisning.partner_id,
        kinds=sending.kinds_given,
        what="Henvisning",
        basis=henvisning.basis,
        samtykke_id=henvisning.samtykke_id,
        basis_reason=henvisning.basis_reason,
        paper=f"henvisning:{henvisning_id}",
    )
    ensure_opgave(
        session,
        OpgaveDraft(
            title=f"Spørg til svar fra {sending.henvisning.partner}",
            due_on=henvisning.expected_answer_on,
            medarbejder_id=henvisning.medarbejder_id,
            beboer_id=henvisning.beboer_id,
            sag_id=henvisning.sag_id,
            why=f"Henvist {show_date(session.today)}, svar ventet senest {show_date(henvisning.expected_answer_on)}",
            source=OpgaveKilde.HENVISNING,
            source_key=_source_key(henvisning_id),
        ),
    )
    session.flush()
    return document


def send_as_written(
    session: Session, draft: HenvisningDraft, henvisning_id: int | None = None, *, with_protected_address: bool = False
) -> int:
    """Keep a referral as it stands in the form and send it in the same act; what is refused leaves no trace.

    :raises ValidationFailed: as for keeping and for sending.
    """
    kept_id = keep_henvisning(session, draft, henvisning_id)
    send_henvisning(session, kept_id, with_protected_address=with_protected_address)
    return kept_id


def advance_henvisning(
    session: Session, henvisning_id: int, status: HenvisningStatus, on: date, outcome: str = ""
) -> None:
    """Record the next step: answered, started, declined or ended, with the words of the outcome.

    :raises ValidationFailed: when the date is impossible, or an end has no outcome.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = existing(session, henvisning_id)
    if status is HenvisningStatus.SENDT or not rules.may_follow(status, henvisning.status):
        raise UserError(f"En henvisning, der er »{henvisning.status.label}«, kan ikke blive »{status.label}«.")
    latest = max(filter(None, (henvisning.sent_on, henvisning.answered_on, henvisning.started_on)), default=None)
    raise_if_any(rules.problems_of_step(on, not_before=latest, today=session.today))
    if status in rules.ENDED and not outcome.strip():
        raise ValidationFailed([Problem("outcome", "Skriv kort, hvad der kom ud af det.")])
    henvisning.status = status
    henvisning.answered_on = henvisning.answered_on or on  # any step after sending is an answer
    if status is HenvisningStatus.STARTET:
        henvisning.started_on = on
    if status in rules.ENDED:
        henvisning.ended_on = on
    if outcome.strip():
        henvisning.outcome = outcome.strip()
    withdraw_opgave(session, _source_key(henvisning_id))
    session.flush()


def _source_key(henvisning_id: int) -> str:
    return f"henvisning:{henvisning_id}:svar"
