"""The chain: every event carries an HMAC over itself and the event before it.

A plain hash chain could be recomputed by whoever rewrites it, and does not notice a cut tail. The key is derived from
the data key, and the length and head are anchored: in one row of the file, in each backup and on each report.
"""

import hmac
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, insert, select

from socialvicevaert.audit.models import AuditEvent
from socialvicevaert.storage.session import Session

EVENTS: Table = AuditEvent.metadata.tables["audit_event"]
KEY = "audit key"

_SEALED = [column for column in EVENTS.columns if column.name != "mac"]
_BATCH = 2_000

# Built once: building a statement costs more than running it.
_ADD = insert(EVENTS)
_READ_ANCHOR = "SELECT length, head, mac FROM audit_anchor WHERE id = 1"
_SET_ANCHOR = (
    "INSERT INTO audit_anchor (id, length, head, mac) VALUES (1, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET length = excluded.length, head = excluded.head, mac = excluded.mac"
)


@dataclass(frozen=True)
class Anchor:
    """The length of the chain and the ``mac`` of its last event; the empty chain ends in an empty text."""

    length: int
    head: str


@dataclass(frozen=True)
class AuditReport:
    """What ``verify`` found. ``faults`` are Danish sentences; an empty tuple means an unbroken chain."""

    anchor: Anchor
    faults: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the log is as it was written."""
        return not self.faults


def append(session: Session, events: list[dict[str, Any]]) -> None:
    """Add events at the end of the chain, inside the session's transaction. Missing columns get their default."""
    key = _key_of(session)
    connection = session.connection()
    anchor = _stored_anchor(session)
    length, head = (anchor.length, anchor.head) if anchor else (0, "")
    for event in events:
        length += 1
        event["id"] = length
        head = event["mac"] = _mac(key, head, event)
    connection.execute(_ADD, events if len(events) > 1 else events[0])  # a list of one is slower
    connection.exec_driver_sql(_SET_ANCHOR, (length, head, _anchor_mac(key, length, head)))
    session.changed_tables.add(EVENTS.name)


def anchor_of(session: Session) -> Anchor:
    """Where the chain ends now: to be kept in backups and on reports."""
    found = _stored_anchor(session)
    return Anchor(found.length, found.head) if found else Anchor(0, "")


def verify(session: Session, known: Anchor | None = None) -> AuditReport:
    """Walk the whole chain: changed, removed, inserted events and a cut tail are faults.

    ``known`` is an anchor kept elsewhere, of this moment or earlier: the chain must still hold it.
    """
    key = _key_of(session)
    faults: list[str] = []
    place, head = 0, ""
    known_is_held = known is None or known.length == 0
    while True:
        rows = session.connection().execute(
            select(EVENTS).where(EVENTS.c.id > place).order_by(EVENTS.c.id).limit(_BATCH)
        )
        batch = rows.mappings().all()
        for event in batch:
            if event["id"] != place + 1:
                faults.append(f"Linje {place + 1} til {event['id'] - 1} mangler i loggen.")
            elif not hmac.compare_digest(event["mac"], _mac(key, head, dict(event))):
                faults.append(f"Linje {event['id']} i loggen er ændret.")
            place, head = event["id"], event["mac"]
            known_is_held = known_is_held or (known is not None and known == Anchor(place, head))
        if len(batch) < _BATCH:
            break
    faults += _anchor_faults(session, key, place, head)
    if not known_is_held:
        faults.append("Loggen passer ikke med det mærke, der blev sat tidligere.")
    return AuditReport(Anchor(place, head), tuple(faults))


def _anchor_faults(session: Session, key: bytes, length: int, head: str) -> list[str]:
    stored = _stored_anchor(session)
    if stored is None:
        return ["Loggens slutmærke mangler."] if length else []
    if not hmac.compare_digest(stored.mac, _anchor_mac(key, stored.length, stored.head)):
        return ["Loggens slutmærke er ændret."]
    if stored.length > length:
        return [f"Loggen er afkortet: {stored.length - length} linjer mangler til sidst."]
    if (stored.length, stored.head) != (length, head):
        return ["Loggen slutter ikke, hvor dens slutmærke siger."]
    return []


def _stored_anchor(session: Session) -> Any:
    return session.connection().exec_driver_sql(_READ_ANCHOR).one_or_none()


def _key_of(session: Session) -> bytes:
    key: bytes = session.info[KEY]
    return key


def _mac(key: bytes, previous: str, event: dict[str, Any]) -> str:
    sealed = [_plain(event[column.key]) for column in _SEALED]
    text = json.dumps([previous, *sealed], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.digest(key, text.encode(), "sha256").hex()


def _anchor_mac(key: bytes, length: int, head: str) -> str:
    return hmac.digest(key, f"anchor {length} {head}".encode(), "sha256").hex()


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
