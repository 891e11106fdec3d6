"""What a worker can do with a referral: draft, send, follow to an outcome."""

from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.henvisninger import queries, rules
from socialvicevaert.features.henvisninger.letter import LetterContent, referral_letter
from socialvicevaert.features.henvisninger.models import (
    Henvisning,
    HenvisningAfsnit,
    HenvisningDraft,
    HenvisningStatus,
)
from socialvicevaert.features.henvisninger.queries import SendingView
from socialvicevaert.features.indstillinger.models import Boligorganisation, Medarbejder
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.service import ensure_opgave, withdraw_opgave
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.samtykker.service import disclose
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed, raise_if_any
from socialvicevaert.shared.formats.address import Address, show_address
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

DAYS_TO_ANSWER = 14  # a referral nobody has answered by then is asked about, unless the worker says otherwise


def draft_henvisning(session: Session, draft: HenvisningDraft) -> int:
    """Begin a referral. It can be written before there is a consent; it cannot be sent before.

    :raises ValidationFailed: when there is no partner, or another basis without a reason.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    raise_if_any(rules.problems_of_draft(draft))
    henvisning = Henvisning(
        beboer_id=draft.beboer_id,
        partner_id=draft.partner_id,
        medarbejder_id=session.actor.medarbejder_id,
        purpose="",
        created_on=session.today,
    )
    _fill(session, henvisning, draft)
    return row_id(henvisning)


def change_henvisning(session: Session, henvisning_id: int, draft: HenvisningDraft) -> None:
    """Go on writing a draft; what was sent cannot be changed.

    :raises ValidationFailed: as for a new one.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    raise_if_any(rules.problems_of_draft(draft))
    henvisning = _existing(session, henvisning_id)
    if henvisning.status is not HenvisningStatus.KLADDE:
        raise UserError("Henvisningen er sendt og kan ikke ændres. Skriv en ny, hvis noget skal rettes.")
    _fill(session, henvisning, draft)


def preview_letter(session: Session, henvisning_id: int) -> bytes:
    """The letter as it would be sent today (PDF); looking at it is logged as a view."""
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = _existing(session, henvisning_id)
    audit.record(
        session,
        AuditKind.VIEW,
        beboer_id=henvisning.beboer_id,
        what="henvisning",
        table="henvisning",
        row_id=henvisning_id,
    )
    if henvisning.letter is not None:
        return henvisning.letter
    return _letter(session, queries.sending(session, henvisning_id))


def send_henvisning(session: Session, henvisning_id: int, *, expected_answer_on: date | None = None) -> bytes:
    """Send a referral: the letter is cut to its basis, kept as it is, and logged as a disclosure.

    Gives the PDF. Whoever prints it has sent it; the date is today.

    :raises ValidationFailed: without a covering consent or another recorded basis; nothing leaves the house.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = _existing(session, henvisning_id)
    if henvisning.status is not HenvisningStatus.KLADDE:
        raise UserError("Henvisningen er sendt i forvejen.")
    sending = queries.sending(session, henvisning_id)
    raise_if_any(sending.problems)
    henvisning.expected_answer_on = (
        expected_answer_on or henvisning.expected_answer_on or session.today + timedelta(days=DAYS_TO_ANSWER)
    )
    view = replace(sending.henvisning, expected_answer_on=henvisning.expected_answer_on)
    document = _letter(session, replace(sending, henvisning=view), final=True)
    henvisning.letter = document
    henvisning.sent_on = session.today
    henvisning.status = HenvisningStatus.SENDT
    if sending.coverage is not None:
        henvisning.samtykke_id = sending.coverage.samtykke_id
    disclose(
        session,
        beboer_id=henvisning.beboer_id,
        partner_id=henvisning.partner_id,
        kinds=sending.cut.kinds,
        what="Henvisning",
        basis=henvisning.basis,
        samtykke_id=henvisning.samtykke_id,
        basis_reason=henvisning.basis_reason,
    )
    audit.record(
        session,
        AuditKind.PRINT,
        beboer_id=henvisning.beboer_id,
        what="henvisning",
        table="henvisning",
        row_id=henvisning_id,
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


def advance_henvisning(
    session: Session, henvisning_id: int, status: HenvisningStatus, on: date, outcome: str = ""
) -> None:
    """Record the next step: answered, started, declined or ended, with the words of the outcome.

    :raises ValidationFailed: when the date is impossible, or an end has no outcome.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = _existing(session, henvisning_id)
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


def bin_henvisning(session: Session, henvisning_id: int) -> None:
    """Throw a draft away; what was sent is kept.

    :raises UserError: when it has been sent.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = _existing(session, henvisning_id)
    if henvisning.status is not HenvisningStatus.KLADDE:
        raise UserError("En sendt henvisning kan ikke slettes. Afslut den i stedet.")
    henvisning.deleted_at = session.now
    session.flush()


def _source_key(henvisning_id: int) -> str:
    return f"henvisning:{henvisning_id}:svar"


def _existing(session: Session, henvisning_id: int) -> Henvisning:
    henvisning = session.get(Henvisning, henvisning_id)
    if henvisning is None or henvisning.deleted_at is not None:
        raise UserError("Henvisningen findes ikke længere.")
    return henvisning


def _fill(session: Session, henvisning: Henvisning, draft: HenvisningDraft) -> None:
    henvisning.partner_id = draft.partner_id
    henvisning.purpose = draft.purpose.strip()
    henvisning.basis = draft.basis
    henvisning.basis_reason = draft.basis_reason.strip()
    henvisning.samtykke_id = _chosen_samtykke(session, draft)
    henvisning.sag_id = draft.sag_id
    henvisning.expected_answer_on = draft.expected_answer_on
    session.add(henvisning)
    session.flush()
    present = {
        section.kind: section
        for section in session.exec(select(HenvisningAfsnit).where(HenvisningAfsnit.henvisning_id == henvisning.id))
    }
    wanted = {kind: text.strip() for kind, text in draft.sections if text.strip()}
    for kind, section in present.items():
        if kind not in wanted:
            session.delete(section)
    for kind, text in wanted.items():
        if kind in present:
            present[kind].text = text
        else:
            session.add(HenvisningAfsnit(henvisning_id=row_id(henvisning), kind=kind, text=text))
    session.flush()


def _chosen_samtykke(session: Session, draft: HenvisningDraft) -> int | None:
    """A draft rests on one consent from the start, so that a withdrawal blocks it whatever consents come later."""
    if draft.basis is not Behandlingsgrundlag.SAMTYKKE:
        return None
    if draft.samtykke_id is not None:
        return draft.samtykke_id
    found = samtykker.covering(session, draft.beboer_id, draft.partner_id, session.today)
    return found[0].id if found else None


def _letter(session: Session, sending: SendingView, *, final: bool = False) -> bytes:
    view = sending.henvisning
    partner = session.get(Partner, view.partner_id)
    worker = session.get(Medarbejder, session.actor.medarbejder_id)
    organisation = session.exec(select(Boligorganisation)).first()
    assert partner is not None
    assert worker is not None
    recipient = (partner.name, partner.address, f"{partner.postcode} {partner.town}".strip())
    content = LetterContent(
        organisation=organisation.name if organisation else "",
        worker=worker.name,
        worker_role=worker.role.label,
        worker_phone=f"Telefon {show_phone(worker.phone)}" if worker.phone else "",
        recipient=[line for line in recipient if line],
        dated=session.today,
        person=_person(session, view.beboer_id) if _names_the_resident(sending) else (),
        purpose=_purpose(sending),
        sections=[section for section in sending.cut.included if section[0] is not Oplysningsart.NAVN_ADRESSE],
        basis=view.basis,
        basis_text=_basis_text(sending),
        expected_answer_on=view.expected_answer_on,
        is_draft=view.sent_on is None and not final,
    )
    return referral_letter(content).pdf()


def _names_the_resident(sending: SendingView) -> bool:
    if sending.henvisning.basis is Behandlingsgrundlag.SAMTYKKE:
        return sending.coverage is not None and Oplysningsart.NAVN_ADRESSE in sending.coverage.kinds
    return sending.henvisning.basis is not Behandlingsgrundlag.ANONYM


def _person(session: Session, beboer_id: int) -> list[tuple[str, str]]:
    beboer = session.get(Beboer, beboer_id)
    assert beboer is not None
    facts = [("Navn", beboer.full_name)]
    home = session.get(Lejemaal, beboer.lejemaal_id) if beboer.lejemaal_id else None
    if home is not None and not beboer.has_protected_address:
        address = Address(home.road, home.house_number, home.floor, home.door, home.place, home.postcode, home.town)
        facts.append(("Adresse", show_address(address)))
    if beboer.phone:
        facts.append(("Telefon", show_phone(beboer.phone)))
    if beboer.needs_interpreter:
        facts.append(("Tolk", beboer.language or "Ja"))
    return facts


def _purpose(sending: SendingView) -> str:
    """Under consent the purpose is the consent's own: nothing is sent for anything else."""
    if sending.coverage is not None:
        return sending.coverage.purpose
    return sending.henvisning.purpose


def _basis_text(sending: SendingView) -> str:
    view = sending.henvisning
    if sending.coverage is not None:
        given = show_date(sending.coverage.given_on)
        kinds = ", ".join(kind.label.lower() for kind in Oplysningsart if kind in sending.coverage.kinds)
        return f"Oplysningerne gives efter beboerens samtykke af {given}, som gælder: {kinds}."
    return f"Grundlag: {view.basis.label}. {view.basis_reason}".strip()
