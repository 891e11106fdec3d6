"""Agreements for tests: a plan of three months that began in October."""

from datetime import date
from typing import Any

from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Afdragsrytme, IndbetalingDraft, OrdningDraft
from socialvicevaert.features.afdragsordninger.service import make_ordning, pay
from socialvicevaert.storage.session import Session

AGREED = date(2026, 10, 20)
FIRST = date(2026, 11, 1)
INSTALMENTS = (
    AfdragDraft(FIRST, 1_000_00),
    AfdragDraft(date(2026, 12, 1), 1_000_00),
    AfdragDraft(date(2027, 1, 1), 1_000_00),
)


def draft(beboer_id: int, **fields: Any) -> OrdningDraft:
    """An agreement with the landlord on 3,000 kr."""
    wanted: dict[str, Any] = {
        "counterpart": "Boligforeningen Fælleden",
        "agreed_on": AGREED,
        "total_oere": 3_000_00,
        "rhythm": Afdragsrytme.MAANED,
        "afdrag": INSTALMENTS,
    }
    return OrdningDraft(beboer_id, **(wanted | fields))


def new_ordning(session: Session, beboer_id: int, **fields: Any) -> int:
    """An agreement."""
    return make_ordning(session, draft(beboer_id, **fields))


def paid(session: Session, ordning_id: int, kroner: int, on: date) -> int:
    """A payment."""
    return pay(session, ordning_id, IndbetalingDraft(on, kroner * 100))
