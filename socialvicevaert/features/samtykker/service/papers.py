"""The papers about consents, built from what is stored; looking at one is logged, and so is printing it."""

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.formularer.queries import both_of_stamp
from socialvicevaert.features.indstillinger.queries import report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT
from socialvicevaert.features.samtykker import queries
from socialvicevaert.features.samtykker.disclosure_list import DisclosureList, disclosure_list
from socialvicevaert.features.samtykker.forms import FormContent, consent_form
from socialvicevaert.features.samtykker.forms.bilingual import Bilingual
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session


class Papir(Choice):
    """Which paper was looked at or printed; the label goes into the log."""

    SAMTYKKE = "samtykke", "Samtykkeerklæring"
    TIL_UNDERSKRIFT = "til_underskrift", "Samtykkeerklæring til underskrift"
    VIDEREGIVELSER = "videregivelser", "Oversigt over videregivelser"


def samtykke_paper(session: Session, samtykke_id: int) -> bytes:
    """A stored consent as the form that was signed, with the words of its time (PDF); one that has ended says so.

    :raises UserError: it is gone.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    view = queries.samtykke(session, samtykke_id)
    beboer = session.kept(Beboer, view.beboer_id)
    form = FormContent(
        kind=view.kind,
        words=Bilingual(*both_of_stamp(session, view.text_version)),
        organisation=report_name(session),
        contact=setting(session, REPORT_CONTACT),
        worker=view.received_by,
        beboer=beboer.full_name,
        born=_born(beboer),
        receivers=view.receivers,
        kinds=view.kinds,
        direction=view.coverage.direction,
        purpose=view.coverage.purpose,
        valid_to=view.coverage.valid_to,
        dated=view.coverage.given_on,
        text_version=view.text_version,
        powers=tuple(view.coverage.powers),
        language=view.language,
        interpreter=view.interpreter,
        form=view.form,
        witness=view.witness,
        withdrawn_on=view.coverage.withdrawn_on,
    )
    _note(session, AuditKind.VIEW, view.beboer_id, Papir.SAMTYKKE, samtykke_id)
    return consent_form(form).pdf()


def udkast_paper(session: Session, udkast_id: int) -> bytes:
    """A form to take along and have signed (PDF): it is no consent yet.

    :raises UserError: it has been used or thrown away.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    view = queries.udkast(session, udkast_id)
    beboer = session.kept(Beboer, view.beboer_id)
    draft = view.draft
    assert draft.valid_to is not None  # kept with its last day
    form = FormContent(
        kind=view.kind,
        words=Bilingual(*both_of_stamp(session, view.text_version)),
        organisation=report_name(session),
        contact=setting(session, REPORT_CONTACT),
        worker=view.medarbejder,
        beboer=beboer.full_name,
        born=_born(beboer),
        receivers=view.receivers,
        kinds=draft.kinds,
        direction=draft.direction,
        purpose=draft.purpose,
        valid_to=draft.valid_to,
        dated=danish_date(view.printed_at),
        text_version=view.text_version,
        powers=draft.powers,
        language=draft.language,
        interpreter=draft.interpreter,
    )
    _note(session, AuditKind.VIEW, view.beboer_id, Papir.TIL_UNDERSKRIFT)
    return consent_form(form).pdf()


def disclosure_paper(session: Session, beboer_id: int) -> bytes:
    """What was given about a resident, for the resident (PDF); GDPR art. 15.

    An underretning about a child is left out: whether the resident may read of it is judged for itself, under Indsigt.
    """
    session.require(Permission.SEE_BEBOERE)
    beboer = session.kept(Beboer, beboer_id)
    given = queries.videregivelser_of(session, beboer_id)
    content = DisclosureList(
        organisation=report_name(session),
        beboer=beboer.full_name,
        dated=session.today,
        videregivelser=[one for one in given if one.basis is not Behandlingsgrundlag.UNDERRETNING],
    )
    _note(session, AuditKind.VIEW, beboer_id, Papir.VIDEREGIVELSER)
    return disclosure_list(content).pdf()


def note_print(session: Session, beboer_id: int, papir: Papir, samtykke_id: int | None = None) -> None:
    """Log that a paper is printed or saved as a file: called before it leaves, so that nothing leaves unlogged."""
    session.require(Permission.SEE_BEBOERE)
    session.kept(Beboer, beboer_id)
    _note(session, AuditKind.PRINT, beboer_id, papir, samtykke_id)


def _note(session: Session, kind: AuditKind, beboer_id: int, papir: Papir, samtykke_id: int | None = None) -> None:
    table = "samtykke" if samtykke_id is not None else None
    record(session, kind, beboer_id=beboer_id, what=papir.label, table=table, row_id=samtykke_id)


def _born(beboer: Beboer) -> str:
    return show_date(beboer.born_on) or str(beboer.birth_year or "")
