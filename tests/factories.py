"""Valid things with sensible defaults; a test names only what it is about."""

from datetime import date
from typing import Any

from socialvicevaert.features.beboere.models import BeboerDraft
from socialvicevaert.features.beboere.service import register_beboer
from socialvicevaert.features.henvisninger.models import Henvisning
from socialvicevaert.features.partnere.models import PartnerDraft, PartnerKind
from socialvicevaert.features.partnere.service import add_partner
from socialvicevaert.features.sager.models import SagDraft
from socialvicevaert.features.sager.service import open_sag
from socialvicevaert.features.samtykker.models import (
    Behandlingsgrundlag,
    Oplysningsart,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeRetning,
)
from socialvicevaert.features.samtykker.service import give_samtykke
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session

TODAY = date(2026, 11, 22)


def intent(by: Actor, title: str = "Prøve") -> Intent:
    """What a test does, in somebody's name."""
    return Intent(title, by)


def new_beboer(session: Session, first_name: str = "Fatima", last_name: str = "Demir", **fields: Any) -> int:
    """A resident."""
    return register_beboer(session, BeboerDraft(first_name=first_name, last_name=last_name, **fields))


def new_sag(session: Session, beboer_id: int, started_on: date = date(2026, 10, 1), **fields: Any) -> int:
    """A sag of the actor's."""
    draft = SagDraft(beboer_id, started_on, responsible_id=session.actor.medarbejder_id, **fields)
    return open_sag(session, draft)


def new_partner(session: Session, name: str = "Jobcenter Ballerup", kind: PartnerKind = PartnerKind.JOBCENTER) -> int:
    """A partner with a direct number."""
    return add_partner(session, PartnerDraft(name=name, kind=kind, phone="44 77 20 00"))


def new_samtykke(session: Session, beboer_id: int, partner_id: int, **fields: Any) -> int:
    """A consent to give name, address and work to one partner."""
    wanted: dict[str, Any] = {
        "partner_ids": (partner_id,),
        "kinds": (Oplysningsart.NAVN_ADRESSE, Oplysningsart.ARBEJDE),
        "purpose": "Samtale om at komme i praktik",
        "direction": SamtykkeRetning.BEGGE,
        "form": SamtykkeForm.PAPIR,
        "given_on": date(2026, 11, 1),
    }
    return give_samtykke(session, SamtykkeDraft(beboer_id, **(wanted | fields)))


def as_older_underretning(session: Session, henvisning_id: int) -> int:
    """A referral as one was written for a child before an underretning became a record of its own."""
    session.kept(Henvisning, henvisning_id).basis = Behandlingsgrundlag.UNDERRETNING
    session.flush()
    return henvisning_id


def beboer_in(database: Database, by: Actor, **fields: Any) -> int:
    """A resident in a transaction of its own."""
    with database.write(intent(by, "Ny beboer")) as session:
        return new_beboer(session, **fields)
