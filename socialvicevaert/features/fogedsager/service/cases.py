"""Open, correct, look at and bin a fogedsag."""

from datetime import date

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager import queries
from socialvicevaert.features.fogedsager.models import BeloebArt, BeloebDraft, Fogedsag, FogedsagDraft, PaakravKanal
from socialvicevaert.features.fogedsager.service.amounts import write_beloeb
from socialvicevaert.features.fogedsager.service.rechecks import withdraw_rechecks
from socialvicevaert.features.fogedsager.service.remembering import remember
from socialvicevaert.features.sager.queries import require_sag_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def open_fogedsag(session: Session, draft: FogedsagDraft) -> int:
    """Open a fogedsag against a household we help.

    :raises ValidationFailed: when it begins in the future, or is said to be closed already.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    raise_if_any(_opening_problems(draft, session.today))
    beboer = session.kept(Beboer, draft.beboer_id)
    require_sag_of(session, draft.sag_id, draft.beboer_id)
    fogedsag = Fogedsag(
        beboer_id=draft.beboer_id,
        lejemaal_id=beboer.lejemaal_id,
        responsible_id=draft.responsible_id,
        opened_on=draft.opened_on,
        stage=draft.stage,
    )
    _fill(fogedsag, draft)
    session.add(fogedsag)
    session.flush()
    if draft.arrears_oere:
        write_beloeb(
            session,
            row_id(fogedsag),
            BeloebDraft(BeloebArt.RESTANCE, draft.arrears_oere, draft.opened_on, rent_month=draft.rent_month),
        )
    remember(session, fogedsag, draft.opened_on)
    session.flush()
    return row_id(fogedsag)


def change_fogedsag(session: Session, fogedsag_id: int, draft: FogedsagDraft) -> None:
    """Correct what was written about a fogedsag; stage, dates, amounts and outcome have acts of their own."""
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    raise_if_any(_opening_problems(draft, session.today))
    require_sag_of(session, draft.sag_id, fogedsag.beboer_id)
    fogedsag.opened_on = draft.opened_on
    fogedsag.responsible_id = draft.responsible_id
    _fill(fogedsag, draft)
    session.flush()


def set_channel(session: Session, fogedsag_id: int, channel: PaakravKanal) -> None:
    """Say how the påkrav was sent: an estimated receipt follows from it."""
    session.require(Permission.WRITE_FOGEDSAGER)
    session.kept(Fogedsag, fogedsag_id).paakrav_channel = channel
    session.flush()


def view_fogedsag(session: Session, fogedsag_id: int) -> queries.FogedsagView:
    """Open a fogedsag outside its resident: the case, and one line in the log.

    :raises UserError: when it is gone.
    """
    view = queries.fogedsag(session, fogedsag_id)
    record(session, AuditKind.VIEW, beboer_id=view.row.beboer_id, what="Fogedsag åbnet")
    return view


def bin_fogedsag(session: Session, fogedsag_id: int) -> None:
    """Put a fogedsag in the bin; its opgaver go with it."""
    session.require(Permission.WRITE_FOGEDSAGER)
    session.kept(Fogedsag, fogedsag_id).deleted_at = session.now
    withdraw_rechecks(session, fogedsag_id)
    session.flush()


def _opening_problems(draft: FogedsagDraft, today: date) -> list[Problem]:
    problems = []
    if draft.opened_on > today:
        problems.append(Problem("opened_on", "Fogedsagen kan ikke være modtaget i fremtiden."))
    if draft.arrears_oere is not None and draft.arrears_oere < 0:
        problems.append(Problem("arrears_oere", "En restance er et beløb over nul."))
    return problems


def _fill(fogedsag: Fogedsag, draft: FogedsagDraft) -> None:
    fogedsag.sag_id = draft.sag_id
    fogedsag.court_case_number = draft.court_case_number.strip()
    fogedsag.court = draft.court.strip()
    fogedsag.paakrav_channel = draft.paakrav_channel
    fogedsag.has_children = draft.has_children
    fogedsag.note = draft.note.strip()
