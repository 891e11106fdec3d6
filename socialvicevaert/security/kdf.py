"""From a secret to a key: Argon2id with a price, and sub-keys for separate purposes."""

import hmac
import time
from dataclasses import dataclass
from functools import cache

from argon2.low_level import Type, hash_secret_raw

KEY_BYTES = 32
SALT_BYTES = 16
KIB_PER_GIB = 1024 * 1024

# What a header may ask of us. A hostile one cannot demand a terabyte or an hour.
_MAXIMUM_MEMORY_KIB = KIB_PER_GIB
_MAXIMUM_PASSES = 128
_MAXIMUM_LANES = 16
_MAXIMUM_WORK_KIB = 16 * KIB_PER_GIB  # memory × passes


@dataclass(frozen=True)
class Argon:
    """The price of one guess: memory in KiB, passes over it, lanes. Kept per slot, so it can rise with time."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def is_acceptable(self) -> bool:
        """Whether the values are within what this program is willing to compute."""
        return (
            1 <= self.lanes <= _MAXIMUM_LANES
            and 8 * self.lanes <= self.memory_kib <= _MAXIMUM_MEMORY_KIB
            and 1 <= self.passes <= _MAXIMUM_PASSES
            and self.memory_kib * self.passes <= _MAXIMUM_WORK_KIB
        )


MINIMUM = Argon(memory_kib=64 * 1024, passes=3, lanes=4)
_CALIBRATED_MEMORY_KIB = 256 * 1024  # more would hurt on the small office computers this runs on
_CALIBRATED_PASSES = 24


def derive_key(secret: bytes, salt: bytes, argon: Argon) -> bytes:
    """The 32-byte key of ``secret``: costs what ``argon`` says (about a second), with the interpreter lock released.

    Raises ``ValueError`` for a price out of bounds.
    """
    if not argon.is_acceptable:
        raise ValueError("Argon2 parameters out of bounds")
    return hash_secret_raw(
        secret,
        salt,
        time_cost=argon.passes,
        memory_cost=argon.memory_kib,
        parallelism=argon.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


@cache
def calibrated(target_seconds: float = 1.0) -> Argon:
    """The price that takes about ``target_seconds`` on this computer, never below ``MINIMUM``; measured once a run.

    Memory first (RFC 9106, section 4: memory is what an attacker's hardware lacks), then passes.
    """
    memory, seconds = MINIMUM.memory_kib, _seconds_of(MINIMUM)
    while memory < _CALIBRATED_MEMORY_KIB and seconds * 2 <= target_seconds:
        memory *= 2
        seconds = _seconds_of(Argon(memory, MINIMUM.passes, MINIMUM.lanes))
    passes = round(MINIMUM.passes * target_seconds / seconds)
    return Argon(memory, min(max(passes, MINIMUM.passes), _CALIBRATED_PASSES), MINIMUM.lanes)


def subkey(key: bytes, purpose: str) -> bytes:
    """A key for one purpose, made from a random key; one never tells the other."""
    return hmac.digest(key, b"socialvicevaert/" + purpose.encode(), "sha256")


def _seconds_of(argon: Argon) -> float:
    started = time.perf_counter()
    derive_key(b"calibration", bytes(SALT_BYTES), argon)
    return time.perf_counter() - started
