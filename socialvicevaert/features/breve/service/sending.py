"""A letter is looked at, sent, and printed again: the gate is asked each time something would leave."""

from collections.abc import Sequence

from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.breve.letter import LetterContent, letter_paper
from socialvicevaert.features.breve.models import Brev, BrevDraft, BrevIndhold
from socialvicevaert.features.breve.queries.composing import Composed, FieldValues, composed
from socialvicevaert.features.breve.queries.views import BrevView, brev
from socialvicevaert.features.breve.service.writing import SENT, keep_brev
from socialvicevaert.features.indstillinger.queries.letterhead import sender_of, signature_of
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.samtykker.queries.gate import giving
from socialvicevaert.features.samtykker.rules import said_of_consent
from socialvicevaert.features.samtykker.service import disclose
from socialvicevaert.features.skabeloner.models import Modtager
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def draft_paper(
    session: Session, draft: BrevDraft, field_values: FieldValues, *, with_protected_address: bool = False
) -> tuple[Composed, bytes]:
    """What is being written as it would leave now, and its paper, marked as a draft. Not logged: it is the writer's."""
    session.require(Permission.WRITE_BREVE)
    letter = composed(session, draft, field_values, with_protected_address=with_protected_address)
    return letter, _draw(session, letter, is_draft=True)


def send_brev(
    session: Session,
    draft: BrevDraft,
    field_values: FieldValues,
    brev_id: int | None = None,
    *,
    with_protected_address: bool = False,
) -> int:
    """Send a letter: it is kept with its PDF exactly as it is, logged, and a disclosure is written; gives its number.

    :raises ValidationFailed: a field, an address or words are missing, or the basis does not permit it today.
    """
    session.require(Permission.WRITE_BREVE)
    letter = composed(session, draft, field_values, with_protected_address=with_protected_address)
    raise_if_any(letter.problems)
    if letter.has_protected_address and with_protected_address:
        audit.record(
            session, AuditKind.REVEAL, beboer_id=draft.beboer_id, what="Beskyttet adresse skrevet i brev", table="brev"
        )
    number = keep_brev(session, draft, brev_id)
    _store(session, number, letter.address, _draw(session, letter, is_draft=False))
    if draft.recipient is not Modtager.BEBOER:
        _disclose(session, number, draft, letter.address, letter.kinds)
    audit.record(session, AuditKind.PRINT, beboer_id=draft.beboer_id, what="Brev sendt", table="brev", row_id=number)
    return number


def store_sent(
    session: Session, draft: BrevDraft, pdf: bytes, address: Sequence[str], kinds: Sequence[Oplysningsart] = ()
) -> int:
    """Keep a letter that another feature has drawn and is about to let out, exactly as it is; gives its number.

    Without a basis it is the resident's own letter, and nothing is disclosed by the organisation.

    :raises ValidationFailed: the basis does not permit it today.
    """
    session.require(Permission.WRITE_BREVE)
    number = keep_brev(session, draft)
    _store(session, number, address, pdf)
    if draft.basis is not None and draft.recipient is not Modtager.BEBOER:
        _disclose(session, number, draft, address, kinds)
    return number


def show_brev(session: Session, brev_id: int) -> bytes:
    """A letter exactly as it was sent, to read inside the window; logged as a view.

    :raises UserError: it is gone, or a draft.
    """
    session.require(Permission.SEE_BEBOERE)
    return _content(session, brev_id, AuditKind.VIEW)


def print_brev(session: Session, brev_id: int) -> bytes:
    """The same, to be printed again: logged before it leaves.

    :raises UserError: the consent has ended since: what is queued must not leave either.
    """
    session.require(Permission.WRITE_BREVE)
    _require_basis(session, brev(session, brev_id))
    return _content(session, brev_id, AuditKind.PRINT)


def export_brev(session: Session, brev_id: int) -> bytes:
    """The same, to be saved as a file outside the program: logged before it leaves.

    :raises UserError: the consent has ended since.
    """
    session.require(Permission.EXPORT)
    _require_basis(session, brev(session, brev_id))
    return _content(session, brev_id, AuditKind.EXPORT)


def _require_basis(session: Session, letter: BrevView) -> None:
    session.kept(Beboer, letter.beboer_id)
    if letter.basis is None:
        return
    partner_id, towards = letter.draft.receiver
    gate = giving(session, letter.beboer_id, partner_id, letter.basis, letter.draft.samtykke_id, towards)
    if gate.problems and letter.basis is Behandlingsgrundlag.SAMTYKKE:
        raise UserError("Samtykket gælder ikke længere. Brevet kan læses her, men ikke udskrives eller gemmes igen.")
    raise_if_any(gate.problems)


def _store(session: Session, brev_id: int, address: Sequence[str], pdf: bytes) -> None:
    row = session.kept(Brev, brev_id)
    if row.sent_at is not None:
        raise UserError(SENT)
    row.sent_at = session.now
    row.dated = session.today
    row.address = "\n".join(address)
    session.add(BrevIndhold(brev_id=row_id(row), content=pdf))
    session.flush()


def _disclose(
    session: Session, brev_id: int, draft: BrevDraft, address: Sequence[str], kinds: Sequence[Oplysningsart]
) -> None:
    assert draft.basis is not None  # a letter to somebody else without one has a problem
    partner_id, _ = draft.receiver
    disclose(
        session,
        beboer_id=draft.beboer_id,
        partner_id=partner_id,
        recipient="" if partner_id is not None else next(iter(address), ""),
        kinds=kinds,
        what=draft.kind.label,
        basis=draft.basis,
        samtykke_id=session.kept(Brev, brev_id).samtykke_id,
        basis_reason=draft.basis_reason,
        paper=f"brev:{brev_id}",
    )


def _content(session: Session, brev_id: int, act: AuditKind) -> bytes:
    row = session.kept(Brev, brev_id)
    session.kept(Beboer, row.beboer_id)
    found = session.exec(select(BrevIndhold.content).where(BrevIndhold.brev_id == brev_id)).first()
    if found is None:
        raise UserError("Brevet er en kladde. Send det først, så kan det udskrives.")
    audit.record(session, act, beboer_id=row.beboer_id, what="Brev", table="brev", row_id=brev_id)
    return found


def _draw(session: Session, letter: Composed, *, is_draft: bool) -> bytes:
    content = LetterContent(
        sender=sender_of(session),
        signed_by=signature_of(session, session.actor.medarbejder_id),
        recipient=letter.address,
        dated=session.today,
        subject=letter.subject,
        body=letter.body,
        basis_text=_basis_text(letter),
        is_draft=is_draft,
    )
    return letter_paper(content).pdf()


def _basis_text(letter: Composed) -> str:
    draft, gate = letter.draft, letter.giving
    if gate is None or draft.basis is None or gate.problems:  # a preview names no basis that is not there
        return ""
    if gate.coverage is not None:
        return said_of_consent(gate.coverage, letter.kinds)
    return f"Grundlag: {draft.basis.label}. {draft.basis_reason}".strip()
