"""The known amounts: published ones from the data file, with the organisation's own in their place."""

from datetime import date
from functools import cache
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.satser import rules
from socialvicevaert.features.satser.models import Sats, SatsArt, SatsRegime
from socialvicevaert.features.satser.rules import SatsSaet, SatsValue
from socialvicevaert.shared.resource_files import read_resource_json
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_FILE = "rules/satser.json"


def satser(session: Session) -> tuple[SatsValue, ...]:
    """Every amount, set by set. They say nothing of a person, so every role may read them."""
    kept = session.exec(select(Sats).where(col(Sats.deleted_at).is_(None)).order_by(col(Sats.id)))
    return rules.merge(published(), (_own(row) for row in kept))


def sats_saet(session: Session) -> tuple[SatsSaet, ...]:
    """Every set a household can be measured against, newest first in each regime."""
    return tuple(saet for saet in rules.sets_of(satser(session)) if saet.is_for_households)


def saet_by_key(session: Session, key: str) -> SatsSaet | None:
    """The set a budget remembers; None where it has none, or the set is no more."""
    return next((saet for saet in sats_saet(session) if saet.key == key), None)


@cache
def published() -> tuple[SatsValue, ...]:
    """The amounts of the data file; a mistake in it is ours and raises."""
    return tuple(_published(entry) for entry in read_resource_json(_FILE)["satser"])


def _published(entry: dict[str, Any]) -> SatsValue:
    return SatsValue(
        regime=SatsRegime(entry["regime"]),
        kind=SatsArt(entry["kind"]),
        year=entry["year"],
        municipality=entry.get("municipality", ""),
        amount_oere=entry["amount_oere"],
        source=entry["source"],
        valid_from=_day(entry["valid_from"]),
        valid_to=_day(entry["valid_to"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _own(row: Sats) -> SatsValue:
    return SatsValue(
        row.regime,
        row.kind,
        row.year,
        row.municipality,
        row.amount_oere,
        row.source,
        row.valid_from,
        row.valid_to,
        row.note,
        row_id(row),
    )
