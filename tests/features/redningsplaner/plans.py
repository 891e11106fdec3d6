"""Rescue plans for tests: 14.312,50 kr. by the fogedmøde on 4 December 2026."""

from datetime import date
from typing import Any

from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, RedningsplanDraft, Sikkerhed
from socialvicevaert.features.redningsplaner.service import save_plan
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.storage.session import Session
from tests.factories import new_samtykke

NEEDED_BY = date(2026, 12, 4)
OWN = KildeDraft(KildeArt.EGEN, 2_000_00, "", date(2026, 12, 1), Sikkerhed.SIKKER)
APPLIED = KildeDraft(KildeArt.ANSOEGNING, 8_000_00, "Aktivloven § 81 a", date(2026, 12, 4), Sikkerhed.VENTER)
LATE = KildeDraft(KildeArt.FOND, 4_000_00, "Julelegatet", date(2026, 12, 20), Sikkerhed.MULIG)
NO_DAY = KildeDraft(KildeArt.FAMILIE, 500_00, "En bror")


def draft(beboer_id: int, *sources: KildeDraft, **fields: Any) -> RedningsplanDraft:
    """A plan with one source of each fate."""
    wanted: dict[str, Any] = {
        "needed_oere": 14_312_50,
        "needed_by": NEEDED_BY,
        "needed_for": "Fogedmøde",
        "agreed": "Udlejer venter til den 4.\nHuslejen betales over Betalingsservice",
    }
    return RedningsplanDraft(beboer_id, sources=sources or (OWN, APPLIED, LATE, NO_DAY), **(wanted | fields))


def new_plan(session: Session, beboer_id: int, *sources: KildeDraft, **fields: Any) -> int:
    """A plan that is kept."""
    return save_plan(session, draft(beboer_id, *sources, **fields))


def money_consent(session: Session, beboer_id: int, partner_id: int, *more: Oplysningsart, **fields: Any) -> int:
    """A consent that covers the name and the money."""
    kinds = (Oplysningsart.NAVN_ADRESSE, Oplysningsart.OEKONOMI, *more)
    return new_samtykke(session, beboer_id, partner_id, kinds=kinds, purpose="At nå en aftale om restancen", **fields)
