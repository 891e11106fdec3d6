"""The key file beside the database: key slots, sealed.

Three guards, each against another thing. The **checksum** tells a damaged file from a wrong password before anything is
derived; a file must also be byte for byte what this module would write, so no flipped bit passes. The **seal** is made
with the data key, and shows after unlocking that somebody who can compute a checksum changed it. The **anchor** is the
head of the audit chain at the last closing, sealed on its own, so that a restored copy can bring its own.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from typing import Any

from socialvicevaert.security.errors import DamagedHeader, HeaderTooNew, TamperedHeader
from socialvicevaert.security.kdf import SALT_BYTES, Argon, subkey
from socialvicevaert.security.keyslots import LONGEST_NAME, NONCE_BYTES, WRAPPED_BYTES, Slot, SlotKind

FORMAT = "socialvicevaert-noegler"
VERSION = 1
LARGEST_BYTES = 1_000_000
_ID_BYTES = 16
_MAC_BYTES = 32
_LARGEST_NUMBER = 2**53


@dataclass(frozen=True)
class AuditAnchor:
    """Where the audit chain stood: its newest link (hexadecimal) and how many there were; sealed with the data key."""

    head: str
    rows: int
    noted_at: str
    mac: bytes = b""


@dataclass(frozen=True)
class Header:
    """The whole key file. ``database_id`` is the salt SQLCipher keeps in the database's first 16 bytes."""

    database_id: bytes
    created_at: str
    anchor: AuditAnchor
    slots: tuple[Slot, ...] = ()
    mac: bytes = b""

    def password_slots(self) -> tuple[Slot, ...]:
        """The workers' slots, oldest first."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.PASSWORD)

    def recovery_slot(self) -> Slot | None:
        """The slot of the printed code."""
        return next((slot for slot in self.slots if slot.kind is SlotKind.RECOVERY), None)

    def next_slot_id(self) -> int:
        """A number no slot has."""
        return max((slot.slot_id for slot in self.slots), default=0) + 1

    def with_slot(self, slot: Slot) -> "Header":
        """The header with this slot in place of the one of the same number; not sealed."""
        others = [other for other in self.slots if other.slot_id != slot.slot_id]
        return replace(self, slots=tuple(sorted([*others, slot], key=lambda each: each.slot_id)), mac=b"")

    def without_slot(self, slot_id: int) -> "Header":
        """The header without that slot; not sealed."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.slot_id != slot_id), mac=b"")

    def sealed(self, data_key: bytes) -> "Header":
        """The header with its seal, and the anchor with its own."""
        anchor = replace(self.anchor, mac=_anchor_mac(self, data_key))
        return replace(self, anchor=anchor, mac=_header_mac(self, data_key))

    def require_seal(self, data_key: bytes) -> None:
        """Raise ``TamperedHeader`` when the header is not as somebody with the data key wrote it."""
        seal_fits = hmac.compare_digest(self.mac, _header_mac(self, data_key))
        anchor_fits = hmac.compare_digest(self.anchor.mac, _anchor_mac(self, data_key))
        if not (seal_fits and anchor_fits):
            raise TamperedHeader


def header_bytes(header: Header) -> bytes:
    """The header as a file: JSON that can be read and printed, ending in a newline."""
    content = _plain(header) | {"anchor": _plain_anchor(header.anchor), "mac": header.mac.hex()}
    document = {"checksum": hashlib.sha256(_canonical(content)).hexdigest(), "header": content}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "surrogatepass") + b"\n"


def parse_header(raw: bytes) -> Header:
    """Read a key file. Raises ``DamagedHeader`` for what this module did not write, ``HeaderTooNew`` for the future.

    Nothing in it is trusted: sizes, numbers and Argon2 prices are bounded.
    """
    if len(raw) > LARGEST_BYTES:
        raise DamagedHeader
    try:
        document = json.loads(raw)
        content = document["header"]
        checksum_fits = hashlib.sha256(_canonical(content)).hexdigest() == document["checksum"]
        if checksum_fits and content["format"] == FORMAT and _number(content["version"]) > VERSION:
            raise HeaderTooNew
        header = _read(content)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise DamagedHeader from error
    if header_bytes(header) != raw:
        raise DamagedHeader
    return header


def _canonical(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _header_mac(header: Header, data_key: bytes) -> bytes:
    return hmac.digest(subkey(data_key, "header"), _canonical(_plain(header)), "sha256")


def _anchor_mac(header: Header, data_key: bytes) -> bytes:
    anchor = header.anchor
    fields = [header.database_id.hex(), anchor.head, anchor.rows, anchor.noted_at]
    return hmac.digest(subkey(data_key, "anchor"), _canonical(fields), "sha256")


def _plain(header: Header) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "database_id": header.database_id.hex(),
        "created_at": header.created_at,
        "slots": [_plain_slot(slot) for slot in header.slots],
    }


def _plain_slot(slot: Slot) -> dict[str, Any]:
    return {
        "slot_id": slot.slot_id,
        "kind": slot.kind.value,
        "medarbejder_id": slot.medarbejder_id,
        "name": slot.name,
        "argon2id": {"memory_kib": slot.argon.memory_kib, "passes": slot.argon.passes, "lanes": slot.argon.lanes},
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _plain_anchor(anchor: AuditAnchor) -> dict[str, Any]:
    return {"head": anchor.head, "rows": anchor.rows, "noted_at": anchor.noted_at, "mac": anchor.mac.hex()}


def _read(content: dict[str, Any]) -> Header:
    slots = tuple(_read_slot(slot) for slot in _list(content["slots"]))
    _require(len({slot.slot_id for slot in slots}) == len(slots))
    _require(any(slot.kind is SlotKind.PASSWORD for slot in slots))
    return Header(
        database_id=_bytes(content["database_id"], _ID_BYTES),
        created_at=_text(content["created_at"]),
        anchor=_read_anchor(content["anchor"]),
        slots=slots,
        mac=_bytes(content["mac"], _MAC_BYTES),
    )


def _read_slot(content: dict[str, Any]) -> Slot:
    price = content["argon2id"]
    argon = Argon(_number(price["memory_kib"]), _number(price["passes"]), _number(price["lanes"]))
    _require(argon.is_acceptable)
    return Slot(
        slot_id=_number(content["slot_id"]),
        kind=SlotKind(content["kind"]),
        medarbejder_id=_number(content["medarbejder_id"]),
        name=_text(content["name"]),
        argon=argon,
        salt=_bytes(content["salt"], SALT_BYTES),
        nonce=_bytes(content["nonce"], NONCE_BYTES),
        wrapped=_bytes(content["wrapped"], WRAPPED_BYTES),
    )


def _read_anchor(content: dict[str, Any]) -> AuditAnchor:
    return AuditAnchor(
        head=_text(content["head"]),
        rows=_number(content["rows"]),
        noted_at=_text(content["noted_at"]),
        mac=_bytes(content["mac"], _MAC_BYTES),
    )


def _list(value: Any) -> list[Any]:
    _require(isinstance(value, list))
    return list(value)


def _number(value: Any) -> int:
    _require(isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_NUMBER)
    return int(value)


def _text(value: Any) -> str:
    _require(isinstance(value, str) and len(value) <= LONGEST_NAME)
    return str(value)


def _bytes(value: Any, length: int) -> bytes:
    raw = bytes.fromhex(_text(value))
    _require(len(raw) == length)
    return raw


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError("not a header of ours")
