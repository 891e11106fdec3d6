"""The opening words of a referral's letter: the organisation's own template, cut to what may be given."""

from dataclasses import dataclass

from socialvicevaert.features.beboere.queries.people import existing
from socialvicevaert.features.breve.rules import cut_body
from socialvicevaert.features.henvisninger.queries import SendingView
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT
from socialvicevaert.features.samtykker.rules import allowed_kinds
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.features.skabeloner.queries import template_of
from socialvicevaert.features.skabeloner.rules import fill, kinds_of
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_date, show_date_long
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Opening:
    """Heading and first paragraphs, filled and cut."""

    subject: str
    body: tuple[Afsnit, ...]


def opening(session: Session, sending: SendingView, purpose: str, *, final: bool) -> Opening:
    """What the template in use says. A field that is unknown stands as it was written in a draft.

    :raises UserError: in a letter that is to leave, naming the fields that are unknown.
    """
    template = template_of(session, BrevArt.HENVISNING, Modtager.PARTNER)
    allowed = allowed_kinds(sending.henvisning.basis, sending.coverage)
    kept = cut_body(template.body, allowed)
    subject = Afsnit(template.subject)
    if not kinds_of(subject) <= allowed:
        subject = Afsnit(BrevArt.HENVISNING.label)
    filled = fill((subject, *kept.body), _values(session, sending, purpose))
    if final and filled.missing:
        names = ", ".join(f"»{each.label}«" for each in filled.missing)
        raise UserError(f"Skabelonen til henvisninger beder om noget, som ikke er kendt: {names}. Ret skabelonen.")
    return Opening(filled.body[0].text, filled.body[1:])


def _values(session: Session, sending: SendingView, purpose: str) -> dict[str, str]:
    view = sending.henvisning
    worker = session.get(Medarbejder, session.actor.medarbejder_id)
    known = {
        "organisation.navn": report_name(session),
        "organisation.kontakt": setting(session, REPORT_CONTACT),
        "medarbejder.navn": worker.name if worker else session.actor.name,
        "medarbejder.rolle": session.actor.role.label,
        "medarbejder.telefon": show_phone(worker.phone) if worker else "",
        "medarbejder.email": worker.email if worker else "",
        "dato.i_dag": show_date_long(session.today),
        "modtager.navn": view.partner,
        "henvisning.formaal": purpose,
        "henvisning.svar_senest": show_date(view.expected_answer_on),
    }
    if sending.names_resident:
        beboer = existing(session, view.beboer_id)
        known["beboer.navn"], known["beboer.fornavn"] = beboer.full_name, beboer.first_name
    return known
