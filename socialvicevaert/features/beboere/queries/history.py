"""A resident's history in Danish words: who did what, when and why, with before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date

from socialvicevaert import audit
from socialvicevaert.features.beboere.queries.history_words import FIELDS, HIDDEN_FIELDS, TABLES
from socialvicevaert.features.beboere.queries.people import existing
from socialvicevaert.features.indstillinger.models import Afdeling, Medarbejder
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage import Row
from socialvicevaert.storage.columns import ChoiceType, OereType, UtcType
from socialvicevaert.storage.session import Session

_ADDRESS = frozenset({"road", "house_number", "floor", "door", "place", "postcode", "town"})
_PHONES = frozenset({"phone", "phone_other"})
_LONGEST = 300


@dataclass(frozen=True)
class HistoryChange:
    """One thing that changed: ``before`` and ``after`` as people read them; "" is empty."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class HistoryAct:
    """One user action: everything one transaction did with the resident. ``at`` is UTC; ``lines`` those of the log."""

    at: datetime
    title: str
    who: str
    role: str
    reason: str
    notes: tuple[str, ...]
    changes: tuple[HistoryChange, ...]
    lines: int


def history(session: Session, beboer_id: int, limit: int = 100, offset: int = 0) -> list[HistoryAct]:
    """What was done with a resident, newest first; ``limit`` and ``offset`` count lines of the log.

    :raises NotAllowed, UserError:
    """
    hidden = existing(session, beboer_id).has_protected_address
    acts: dict[object, list[audit.HistoryEntry]] = {}
    for entry in audit.history(session, beboer_id, limit, offset):
        acts.setdefault(entry.transaction_id, []).append(entry)
    return [_act(session, list(reversed(entries)), hidden) for entries in acts.values()]


def _act(session: Session, entries: list[audit.HistoryEntry], hidden: bool) -> HistoryAct:
    first = entries[0]
    return HistoryAct(
        at=first.at,
        title=first.title,
        who=first.actor_name,
        role=first.actor_role.label,
        reason=first.reason,
        notes=tuple(dict.fromkeys(_note(entry) for entry in entries if _note(entry))),
        changes=tuple(change for entry in entries for change in _changes(session, entry, hidden)),
        lines=len(entries),
    )


def _note(entry: audit.HistoryEntry) -> str:
    if entry.table is None:
        return entry.what or entry.act
    if entry.kind is audit.AuditKind.UPDATED and entry.act == entry.kind.label:
        return ""  # the changes say it
    return f"{TABLES.get(entry.table, entry.table)}: {entry.act.lower()}"


def _changes(session: Session, entry: audit.HistoryEntry, hidden: bool) -> Iterable[HistoryChange]:
    is_new = entry.kind is audit.AuditKind.CREATED
    for change in entry.changes:
        if change.field in HIDDEN_FIELDS or entry.table is None:
            continue
        if is_new and change.after in (False, 0):
            continue  # what was never said
        what = FIELDS.get(change.field)
        if what is None:
            continue
        if hidden and change.field in _ADDRESS and entry.table == "lejemaal":
            yield HistoryChange(what, "", "skjult (beskyttet adresse)")
            continue
        before = _shown(session, entry.table, change.field, change.before)
        after = _shown(session, entry.table, change.field, change.after)
        if before != after:
            yield HistoryChange(what, before, after)


def _shown(session: Session, table: str, field: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if field in _PHONES:
        return show_phone(str(value))
    if field.endswith("_id"):
        return _name(session, field, value)
    if field == "interest_bp":
        return f"{value / 100:.2f} %".replace(".", ",")
    column: Column[Any] | None = Row.metadata.tables[table].columns.get(field) if table in Row.metadata.tables else None
    text = _shown_as(column, value) if column is not None else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _shown_as(column: Column[Any], value: Any) -> str:
    kind = column.type
    if isinstance(kind, ChoiceType):
        known: dict[str, Any] = {str(choice.value): choice for choice in kind.choices}
        return str(getattr(known.get(str(value)), "label", value))
    if isinstance(kind, OereType):
        return show_oere(value)
    if isinstance(kind, UtcType):
        return show_moment(datetime.fromisoformat(str(value)))
    if isinstance(kind, Date):
        return show_date(date.fromisoformat(str(value)))
    if isinstance(kind, Boolean):
        return "ja" if value else "nej"
    return str(value)


def _name(session: Session, field: str, value: Any) -> str:
    row = session.get(Afdeling, value) if field == "afdeling_id" else session.get(Medarbejder, value)
    return row.name if row is not None else str(value)
