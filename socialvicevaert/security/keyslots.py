"""A key slot: the data key, locked away with one worker's password or with the recovery code.

Every slot holds the same 32 random bytes, so a password is changed by writing one slot anew, and the database is never
encrypted again. The other side of that: who has kept a copy of an old header can open the data with the password of
that time. Only a new data key (a new file) takes that away.
"""

import json
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from socialvicevaert.security.kdf import KEY_BYTES, SALT_BYTES, Argon, derive_key
from socialvicevaert.shared.choice import Choice

NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16  # and the tag
LONGEST_NAME = 200


class SlotKind(Choice):
    """What opens a slot."""

    PASSWORD = "password", "Adgangskode"
    RECOVERY = "recovery", "Gendannelseskode"


@dataclass(frozen=True)
class Slot:
    """One locked copy of the data key. ``medarbejder_id`` is 0 in a recovery slot; ``name`` is the worker's."""

    slot_id: int
    kind: SlotKind
    medarbejder_id: int
    name: str
    argon: Argon
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def bound_to(self, database_id: bytes) -> bytes:
        """What the lock vouches for besides the key: every other field of the slot, and the database it belongs to.

        Not the name, which is the header's seal to vouch for: a worker can be renamed without their password.
        """
        fields = [
            database_id.hex(),
            self.slot_id,
            self.kind.value,
            self.medarbejder_id,
            [self.argon.memory_kib, self.argon.passes, self.argon.lanes],
            self.salt.hex(),
        ]
        return json.dumps(fields, ensure_ascii=False).encode()


def new_data_key() -> bytes:
    """Thirty-two random bytes: the key of one database for its whole life."""
    return secrets.token_bytes(KEY_BYTES)


def lock_slot(
    data_key: bytes,
    secret: bytes,
    *,
    database_id: bytes,
    slot_id: int,
    kind: SlotKind,
    argon: Argon,
    medarbejder_id: int = 0,
    name: str = "",
) -> Slot:
    """A slot that ``secret`` opens. Takes as long as ``argon`` costs."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    open_slot = Slot(slot_id, kind, medarbejder_id, name, argon, salt, nonce, b"")
    cipher = ChaCha20Poly1305(derive_key(secret, salt, argon))
    wrapped = cipher.encrypt(nonce, data_key, open_slot.bound_to(database_id))
    return Slot(slot_id, kind, medarbejder_id, name, argon, salt, nonce, wrapped)


def unlock_slot(slot: Slot, secret: bytes, database_id: bytes) -> bytes | None:
    """The data key, or None when ``secret`` is not this slot's. Takes as long as the slot's price."""
    cipher = ChaCha20Poly1305(derive_key(secret, slot.salt, slot.argon))
    try:
        return cipher.decrypt(slot.nonce, slot.wrapped, slot.bound_to(database_id))
    except InvalidTag:
        return None
