"""The page of a plan: looked at, given to the resident or a partner exactly as it is kept, and printed."""

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.beboere.queries.people import address_of, current_lejemaal
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT
from socialvicevaert.features.redningsplaner import queries, rules
from socialvicevaert.features.redningsplaner.models import Redningsplan, RedningsplanUdskrift
from socialvicevaert.features.redningsplaner.page import PageContent, plan_page
from socialvicevaert.features.redningsplaner.queries import GivingView, RedningsplanView
from socialvicevaert.features.redningsplaner.queries.giving import has_lejemaal
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Videregivelse
from socialvicevaert.features.samtykker.rules import said_of_consent
from socialvicevaert.features.samtykker.service import disclose
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.shared.formats.address import show_address
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_ENDED = "Samtykket gælder ikke længere. Planen kan ses her, men den må ikke udskrives eller gemmes igen."
_GONE = "Siden findes ikke længere."


def preview_page(
    session: Session,
    plan_id: int,
    partner_id: int | None = None,
    samtykke_id: int | None = None,
    *,
    with_protected_address: bool = False,
) -> bytes:
    """The page as it would be given now, marked as a draft (PDF); logged as a view. No ``partner_id``: the resident's.

    :raises ValidationFailed: when it may not be given.
    """
    session.require(Permission.WRITE_OEKONOMI)
    plan = queries.redningsplan(session, plan_id)
    _log(session, AuditKind.VIEW, plan)
    if partner_id is None:
        return _own_page(session, plan, is_draft=True)
    giving = queries.giving(session, plan_id, partner_id, samtykke_id)
    raise_if_any(giving.problems)
    return _page_for(session, giving, with_protected_address=with_protected_address, is_draft=True)


def give_to_beboer(session: Session, plan_id: int) -> int:
    """Make the resident's own copy, with everything in it; gives the number of the kept page."""
    session.require(Permission.WRITE_OEKONOMI)
    plan = queries.redningsplan(session, plan_id)
    return _keep(session, plan_id, "Beboeren", _own_page(session, plan), None)


def give_to_partner(
    session: Session,
    plan_id: int,
    partner_id: int,
    samtykke_id: int | None = None,
    *,
    with_protected_address: bool = False,
) -> int:
    """Give a plan to a partner: cut to the consent, kept as it is, and logged as a disclosure.

    Whoever prints it has given it. A protected address is written only when ``with_protected_address`` says that
    somebody has confirmed it; the log says that it was.

    :raises ValidationFailed: without a consent that covers this partner and the money; nothing leaves the house.
    """
    session.require(Permission.WRITE_OEKONOMI)
    giving = queries.giving(session, plan_id, partner_id, samtykke_id)
    raise_if_any(giving.problems)
    assert giving.coverage is not None  # else there is a problem
    document = _page_for(session, giving, with_protected_address=with_protected_address)
    videregivelse_id = disclose(
        session,
        beboer_id=giving.plan.beboer_id,
        partner_id=partner_id,
        kinds=giving.cut.kinds,
        what="Redningsplan",
        basis=Behandlingsgrundlag.SAMTYKKE,
        samtykke_id=giving.coverage.samtykke_id,
        paper=f"redningsplan:{plan_id}",
    )
    return _keep(session, plan_id, giving.partner, document, videregivelse_id)


def page_as_given(session: Session, udskrift_id: int) -> bytes:
    """The page exactly as it was given (PDF); looking at it is logged as a view."""
    session.require(Permission.SEE_BEBOERE)
    page = _kept_page(session, udskrift_id)
    _log(session, AuditKind.VIEW, queries.redningsplan(session, page.redningsplan_id))
    return page.document


def print_page(session: Session, udskrift_id: int) -> None:
    """A kept page is about to be printed or saved as a file: logged before it leaves.

    :raises UserError: where the consent has ended since: what was given stays, but no new copy leaves.
    """
    session.require(Permission.WRITE_OEKONOMI)
    page = _kept_page(session, udskrift_id)
    if page.videregivelse_id is not None:
        given = session.get_one(Videregivelse, page.videregivelse_id)
        assert given.samtykke_id is not None  # a plan is given under consent only
        gate = samtykker.giving(session, given.beboer_id, given.partner_id, given.basis, given.samtykke_id)
        if gate.problems:
            raise UserError(_ENDED)
    _log(session, AuditKind.PRINT, queries.redningsplan(session, page.redningsplan_id))


def _kept_page(session: Session, udskrift_id: int) -> RedningsplanUdskrift:
    page = session.get(RedningsplanUdskrift, udskrift_id)
    if page is None or page.deleted_at is not None:
        raise UserError(_GONE)
    return page


def _keep(session: Session, plan_id: int, recipient: str, document: bytes, videregivelse_id: int | None) -> int:
    session.kept(Redningsplan, plan_id)
    page = RedningsplanUdskrift(
        redningsplan_id=plan_id,
        given_at=session.now,
        recipient=recipient,
        videregivelse_id=videregivelse_id,
        document=document,
    )
    session.add(page)
    session.flush()
    return row_id(page)


def _own_page(session: Session, plan: RedningsplanView, *, is_draft: bool = False) -> bytes:
    cut = rules.whole_page(plan.draft, has_lejemaal=has_lejemaal(session, plan.beboer_id))
    return _draw(session, plan, cut, recipient="", reach=[], basis="", is_draft=is_draft)


def _page_for(session: Session, giving: GivingView, *, with_protected_address: bool, is_draft: bool = False) -> bytes:
    assert giving.coverage is not None
    reach = _reach(session, giving, with_protected_address) if rules.PagePart.BEBOER in giving.cut.included else []
    return _draw(
        session,
        giving.plan,
        giving.cut,
        recipient=giving.partner,
        reach=reach,
        basis=said_of_consent(giving.coverage, giving.cut.kinds),
        is_draft=is_draft,
    )


def _draw(
    session: Session,
    plan: RedningsplanView,
    cut: rules.PageCut,
    *,
    recipient: str,
    reach: list[tuple[str, str]],
    basis: str,
    is_draft: bool,
) -> bytes:
    worker = session.get_one(Medarbejder, session.actor.medarbejder_id)
    fogedsag = session.get(Fogedsag, plan.draft.fogedsag_id) if plan.draft.fogedsag_id is not None else None
    home = _home(session, plan.beboer_id)
    content = PageContent(
        organisation=report_name(session),
        contact=setting(session, REPORT_CONTACT),
        worker=worker.name,
        worker_phone=f"telefon {show_phone(worker.phone)}" if worker.phone else "",
        dated=session.today,
        plan=plan.draft,
        sums=plan.sums,
        cut=cut,
        recipient=recipient,
        beboer=plan.beboer,
        reach=reach,
        lejemaalsnr=home.lejemaalsnr if home is not None else "",
        fogedsag=", ".join(filter(None, (fogedsag.court_case_number, fogedsag.stage.label))) if fogedsag else "",
        basis=basis,
        is_draft=is_draft,
    )
    return plan_page(content).pdf()


def _reach(session: Session, giving: GivingView, with_protected_address: bool) -> list[tuple[str, str]]:
    plan = giving.plan
    beboer = session.kept(Beboer, plan.beboer_id)
    home = _home(session, plan.beboer_id)
    found = []
    if home is not None and (with_protected_address or not beboer.has_protected_address):
        if beboer.has_protected_address:
            _note_protected_address(session, plan)
        found.append(("Adresse", show_address(address_of(home))))
    if beboer.phone:
        found.append(("Telefon", show_phone(beboer.phone)))
    return found


def _home(session: Session, beboer_id: int) -> Lejemaal | None:
    return current_lejemaal(session, session.kept(Beboer, beboer_id))


def _note_protected_address(session: Session, plan: RedningsplanView) -> None:
    audit.record(
        session,
        AuditKind.REVEAL,
        beboer_id=plan.beboer_id,
        what="Beskyttet adresse skrevet i redningsplan",
        table="redningsplan",
        row_id=plan.id,
    )


def _log(session: Session, kind: AuditKind, plan: RedningsplanView) -> None:
    audit.record(session, kind, beboer_id=plan.beboer_id, what="redningsplan", table="redningsplan", row_id=plan.id)
