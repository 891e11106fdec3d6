"""The list of debts and the letters to creditors: looked at, and printed; each is a line in the log."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import col, select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.queries.people import address_of, current_lejemaal
from socialvicevaert.features.breve.models import Brev, BrevDraft, BrevIndhold
from socialvicevaert.features.breve.service import store_sent
from socialvicevaert.features.gaeld import queries, rules
from socialvicevaert.features.gaeld.debt_list import DebtList, ListLine, debt_list_paper
from socialvicevaert.features.gaeld.proposal_letter import ProposalLetter, proposal_letter, recipient_of, values_of
from socialvicevaert.features.gaeld.queries import FordelingView, GaeldView, PostView
from socialvicevaert.features.indstillinger.queries import report_name
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.features.skabeloner.queries import template_of
from socialvicevaert.features.skabeloner.rules import fill
from socialvicevaert.paper.bundle import bundle
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.address import show_address_lines
from socialvicevaert.storage.session import Session


def debt_list(session: Session, beboer_id: int) -> bytes:
    """The list of a resident's debts as a PDF, to look at."""
    return _debt_list(session, beboer_id, AuditKind.VIEW)


def print_debt_list(session: Session, beboer_id: int) -> bytes:
    """The same, to be printed or saved as a file: logged before it leaves."""
    return _debt_list(session, beboer_id, AuditKind.PRINT)


def proposal_letters(
    session: Session, fordeling_id: int, gaeld_ids: Sequence[int] = (), *, with_protected_address: bool = False
) -> bytes:
    """Letters of a proposal in one PDF, to look at: to everybody who is offered something, or to those chosen. A debt
    that is over or in the bin since gets none.

    A protected address is left out unless the resident has said that the creditors may see it.

    :raises UserError: without a first day of payment, or where nobody is offered anything.
    """
    return _letters(session, fordeling_id, gaeld_ids, with_protected_address, AuditKind.VIEW)


def print_letters(
    session: Session, fordeling_id: int, gaeld_ids: Sequence[int] = (), *, with_protected_address: bool = False
) -> bytes:
    """The same, to be printed or saved as a file: logged before they leave."""
    return _letters(session, fordeling_id, gaeld_ids, with_protected_address, AuditKind.PRINT)


def _debt_list(session: Session, beboer_id: int, act: AuditKind) -> bytes:
    session.require(Permission.SEE_BEBOERE)
    beboer = session.kept(Beboer, beboer_id)
    debts = queries.gaeld_of(session, beboer_id)
    sums = rules.totals(debts)
    paper = debt_list_paper(
        DebtList(
            organisation=report_name(session),
            worker=session.actor.name,
            beboer=beboer.full_name,
            dated=session.today,
            lines=[_line(one) for one in debts if not one.is_over],
            over=[_line(one) for one in debts if one.is_over],
            by_kind=[(total.kind.label, total.count, total.balance_oere) for total in sums.kinds],
            total_oere=sums.balance_oere,
        )
    )
    audit.record(session, act, beboer_id=beboer_id, what="Gældsliste", table="beboer", row_id=beboer_id)
    return paper.pdf()


def _line(one: GaeldView) -> ListLine:
    status = one.status.label
    if one.is_disputed and "estridt" not in status:
        status += ", bestridt"
    return ListLine(
        creditor=one.creditor,
        collector=one.collector,
        reference=one.reference,
        kind=one.kind,
        balance_oere=one.balance_oere,
        balance_on=one.balance_on,
        instalment_oere=one.instalment_oere,
        status=status,
        status_on=one.status_on,
    )


def _letters(
    session: Session, fordeling_id: int, gaeld_ids: Sequence[int], with_protected_address: bool, act: AuditKind
) -> bytes:
    session.require(Permission.SEE_BEBOERE)
    view = queries.fordeling(session, fordeling_id)
    if view.first_payment_on is None:
        raise UserError("Skriv, hvornår den første betaling kommer. Så kan brevene udskrives.")
    beboer = session.kept(Beboer, view.beboer_id)
    # Who is owed nothing any more gets no offer: it could revive a debt that is time-barred.
    debts = {one.id: one for one in queries.gaeld_of(session, view.beboer_id, with_over=False)}
    wanted = [
        post
        for post in view.posts
        if post.amount_oere > 0 and post.gaeld_id in debts and (not gaeld_ids or post.gaeld_id in gaeld_ids)
    ]
    if not wanted:
        raise UserError("Der er intet brev at skrive: der er ikke tilbudt noget, eller gælden er slut eller slettet.")
    home = _home(session, beboer, with_protected_address)
    contents = [
        _in_words(session, _letter(view, post, debts[post.gaeld_id], beboer.full_name, home, session))
        for post in wanted
    ]
    letters = [proposal_letter(content).pdf() for content in contents]
    if act is AuditKind.PRINT:
        for content, letter in zip(contents, letters, strict=True):
            _keep(session, view, content, letter)
    if home and beboer.has_protected_address:
        _note_protected_address(session, view)
    audit.record(
        session, act, beboer_id=view.beboer_id, what="Breve til kreditorer", table="fordeling", row_id=fordeling_id
    )
    return bundle(letters)


def _keep(session: Session, view: FordelingView, content: ProposalLetter, letter: bytes) -> None:
    """Keep a letter among the resident's, exactly as it leaves; the same one printed again is kept once.

    It is the resident's own, signed by them, so the organisation discloses nothing.
    """
    source = f"fordeling:{view.id}"
    kept = select(BrevIndhold.id).join(Brev, col(Brev.id) == col(BrevIndhold.brev_id))
    if session.exec(kept.where(Brev.source == source, BrevIndhold.content == letter)).first() is not None:
        return
    draft = BrevDraft(
        view.beboer_id, BrevArt.KREDITOR, Modtager.KREDITOR, content.subject, tuple(content.words), source=source
    )
    store_sent(session, draft, letter, recipient_of(content))


def _letter(
    view: FordelingView, post: PostView, debt: GaeldView, beboer: str, home: Sequence[str], session: Session
) -> ProposalLetter:
    assert view.first_payment_on is not None
    has_stood = debt.balance_oere == post.balance_oere
    return ProposalLetter(
        beboer=beboer,
        home=home,
        creditor=post.creditor,
        collector=post.collector,
        creditor_address=post.creditor_address,
        reference=post.reference,
        balance_oere=post.balance_oere,
        balance_on=debt.balance_on if has_stood else None,
        amount_oere=post.amount_oere,
        first_payment_on=view.first_payment_on,
        is_equal_share=not any(one.is_fixed for one in view.posts),
        admits_nothing=debt.must_not_be_admitted,
        dated=session.today,
        subject="",
        words=(),
    )


def _in_words(session: Session, content: ProposalLetter) -> ProposalLetter:
    """The same in the words of the template in use.

    :raises UserError: it asks for a field that a proposal does not know.
    """
    template = template_of(session, BrevArt.KREDITOR, Modtager.KREDITOR)
    filled = fill((Afsnit(template.subject), *template.body), values_of(content))
    if filled.missing:
        names = ", ".join(f"»{each.label}«" for each in filled.missing)
        raise UserError(f"Skabelonen til forslag beder om noget, som ikke er kendt: {names}. Ret skabelonen.")
    return replace(content, subject=filled.body[0].text, words=filled.body[1:])


def _home(session: Session, beboer: Beboer, with_protected_address: bool) -> tuple[str, ...]:
    home = current_lejemaal(session, beboer)
    if home is None or (beboer.has_protected_address and not with_protected_address):
        return ()
    return show_address_lines(address_of(home))


def _note_protected_address(session: Session, view: FordelingView) -> None:
    audit.record(
        session,
        AuditKind.REVEAL,
        beboer_id=view.beboer_id,
        what="Beskyttet adresse skrevet i breve til kreditorer",
        table="fordeling",
        row_id=view.id,
    )
