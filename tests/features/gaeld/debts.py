"""Debts with sensible defaults; a test names only what it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2

from socialvicevaert.features.gaeld import service
from socialvicevaert.features.gaeld.models import Gaeld, GaeldArt, GaeldDraft, GaeldStatus
from socialvicevaert.storage.session import Session


def debt_draft(beboer_id: int = 1, **fields: Any) -> GaeldDraft:
    """12,400 kr. of no special kind, stated on 12 October 2026."""
    draft = GaeldDraft(beboer_id, "Ferratum", GaeldArt.ANDEN, 1_240_000, date(2026, 10, 12))
    return replace(draft, **fields)


def new_debt(session: Session, beboer_id: int, creditor: str = "Ferratum", **fields: Any) -> int:
    """A debt that is written down."""
    return service.write_gaeld(session, debt_draft(beboer_id, creditor=creditor, **fields))


def debt_row(**fields: Any) -> Gaeld:
    """A debt for the rules, in no database."""
    plain: dict[str, Any] = {
        "id": 12,
        "beboer_id": 1,
        "creditor": "Ferratum",
        "kind": GaeldArt.ANDEN,
        "balance_oere": 1_240_000,
        "balance_on": date(2026, 10, 12),
        "status": GaeldStatus.RESTANCE,
        "status_on": date(2026, 10, 12),
    }
    return Gaeld(**(plain | fields))


def text_of(pdf: bytes) -> str:
    """Every word of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def pages_of(pdf: bytes) -> int:
    """How many pages there are."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)
