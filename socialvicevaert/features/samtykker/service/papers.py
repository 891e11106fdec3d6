"""The papers about consents, built from what is stored; looking at one is logged, and so is printing it."""

from sqlmodel import select

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.queries.people import existing
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import report_name, setting
from socialvicevaert.features.indstillinger.settings import CONSENT_MONTHS, REPORT_CONTACT
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import queries, rules
from socialvicevaert.features.samtykker.disclosure_list import DisclosureList, disclosure_list
from socialvicevaert.features.samtykker.form import ConsentForm, consent_form
from socialvicevaert.features.samtykker.models import SamtykkeDraft
from socialvicevaert.features.samtykker.service.consents import TEXT_VERSION, names_health_body
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session


class Papir(Choice):
    """Which paper was looked at or printed; the label goes into the log."""

    SAMTYKKE = "samtykke", "Samtykkeerklæring"
    TIL_UNDERSKRIFT = "til_underskrift", "Samtykkeerklæring til underskrift"
    VIDEREGIVELSER = "videregivelser", "Oversigt over videregivelser"


def samtykke_paper(session: Session, samtykke_id: int) -> bytes:
    """A stored consent as the form that was signed (PDF); one that has ended says so across the page.

    :raises UserError: it is gone.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    view = queries.samtykke(session, samtykke_id)
    beboer = existing(session, view.beboer_id)
    form = ConsentForm(
        organisation=report_name(session),
        contact=setting(session, REPORT_CONTACT),
        worker=view.received_by,
        beboer=beboer.full_name,
        born=_born(beboer),
        partners=view.partners,
        kinds=view.kinds,
        direction=view.coverage.direction,
        purpose=view.coverage.purpose,
        valid_to=view.coverage.valid_to,
        dated=view.coverage.given_on,
        text_version=view.text_version,
        language=view.language,
        interpreter=view.interpreter,
        form=view.form,
        witness=view.witness,
        withdrawn_on=view.coverage.withdrawn_on,
    )
    _note(session, AuditKind.VIEW, view.beboer_id, Papir.SAMTYKKE, samtykke_id)
    return consent_form(form).pdf()


def form_to_sign(session: Session, draft: SamtykkeDraft) -> bytes:
    """A form to take along and have signed (PDF). Nothing is stored but a line in the log: it is no consent yet.

    :raises ValidationFailed: when it does not say who, what and what for.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    has_health_body = names_health_body(session, draft.partner_ids)
    raise_if_any(rules.problems_of_form_to_sign(draft, has_health_body=has_health_body, today=session.today))
    beboer = existing(session, draft.beboer_id)
    names = session.exec(
        select(Partner.name).where(Partner.id.in_(draft.partner_ids)).order_by(Partner.sort_key)  # type: ignore[union-attr]
    )
    worker = session.get(Medarbejder, session.actor.medarbejder_id)
    months = setting(session, CONSENT_MONTHS)
    form = ConsentForm(
        organisation=report_name(session),
        contact=setting(session, REPORT_CONTACT),
        worker=worker.name if worker else session.actor.name,
        beboer=beboer.full_name,
        born=_born(beboer),
        partners=list(names),
        kinds=draft.kinds,
        direction=draft.direction,
        purpose=draft.purpose.strip(),
        valid_to=draft.valid_to or rules.last_day(session.today, months=months, with_health_body=has_health_body),
        dated=session.today,
        text_version=TEXT_VERSION,
        language=draft.language.strip(),
        interpreter=draft.interpreter.strip(),
    )
    _note(session, AuditKind.VIEW, draft.beboer_id, Papir.TIL_UNDERSKRIFT)
    return consent_form(form).pdf()


def disclosure_paper(session: Session, beboer_id: int) -> bytes:
    """Everything that was given about a resident, for the resident (PDF); GDPR art. 15."""
    session.require(Permission.SEE_BEBOERE)
    beboer = existing(session, beboer_id)
    content = DisclosureList(
        organisation=report_name(session),
        beboer=beboer.full_name,
        dated=session.today,
        videregivelser=queries.videregivelser_of(session, beboer_id),
    )
    _note(session, AuditKind.VIEW, beboer_id, Papir.VIDEREGIVELSER)
    return disclosure_list(content).pdf()


def note_print(session: Session, beboer_id: int, papir: Papir, samtykke_id: int | None = None) -> None:
    """Log that a paper is printed or saved as a file: called before it leaves, so that nothing leaves unlogged."""
    session.require(Permission.SEE_BEBOERE)
    _note(session, AuditKind.PRINT, beboer_id, papir, samtykke_id)


def _note(session: Session, kind: AuditKind, beboer_id: int, papir: Papir, samtykke_id: int | None = None) -> None:
    table = "samtykke" if samtykke_id is not None else None
    record(session, kind, beboer_id=beboer_id, what=papir.label, table=table, row_id=samtykke_id)


def _born(beboer: Beboer) -> str:
    return show_date(beboer.born_on) or str(beboer.birth_year or "")
