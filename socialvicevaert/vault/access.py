"""Who can open the data: the slots of a header, changed one at a time. Nothing here touches the disk."""

from dataclasses import replace

from argon2.exceptions import HashingError

from socialvicevaert.security.errors import WrongPassword, WrongRecoveryCode
from socialvicevaert.security.header import Header
from socialvicevaert.security.kdf import Argon
from socialvicevaert.security.keyslots import LONGEST_NAME, Slot, SlotKind, lock_slot, unlock_slot
from socialvicevaert.security.passwords import password_bytes
from socialvicevaert.shared.errors import UserError
from socialvicevaert.vault.errors import WorkerRefused


class NotEnoughMemory(UserError):
    """Argon2 could not get the memory the slot asks for."""

    def __init__(self) -> None:
        super().__init__(
            "Computeren har ikke hukommelse nok til at låse op lige nu. Luk andre programmer, og prøv igen."
        )


def open_with_password(header: Header, password: str, slot_id: int | None) -> tuple[bytes, Slot]:
    """The data key, and the worker's slot that gave it. Without a slot each is tried, a second apiece.

    Raises ``WrongPassword``, ``NotEnoughMemory``.
    """
    secret = password_bytes(password)
    for slot in header.password_slots():
        if slot_id in {None, slot.slot_id}:
            data_key = _unlock(slot, secret, header)
            if data_key is not None:
                return data_key, slot
    raise WrongPassword


def open_with_recovery(header: Header, secret: bytes) -> bytes:
    """The data key. Raises ``WrongRecoveryCode``, ``NotEnoughMemory``."""
    slot = header.recovery_slot()
    data_key = None if slot is None else _unlock(slot, secret, header)
    if data_key is None:
        raise WrongRecoveryCode
    return data_key


def with_password(header: Header, data_key: bytes, slot: Slot, password: str, argon: Argon) -> Header:
    """The header with a worker's slot locked by another password; sealed."""
    locked = lock_slot(
        data_key,
        password_bytes(password),
        database_id=header.database_id,
        slot_id=slot.slot_id,
        kind=SlotKind.PASSWORD,
        argon=argon,
        medarbejder_id=slot.medarbejder_id,
        name=slot.name,
    )
    return header.with_slot(locked).sealed(data_key)


def with_worker(
    header: Header, data_key: bytes, medarbejder_id: int, name: str, password: str, argon: Argon
) -> tuple[Header, int]:
    """The header with one worker more, sealed, and the number of the new slot. Raises ``WorkerRefused``."""
    shown = require_name(name)
    if _slots_of(header, medarbejder_id):
        raise WorkerRefused(f"{shown} har allerede en adgangskode.")
    slot = lock_slot(
        data_key,
        password_bytes(password),
        database_id=header.database_id,
        slot_id=header.next_slot_id(),
        kind=SlotKind.PASSWORD,
        argon=argon,
        medarbejder_id=medarbejder_id,
        name=shown,
    )
    return header.with_slot(slot).sealed(data_key), slot.slot_id


def with_replaced_worker(
    header: Header, data_key: bytes, medarbejder_id: int, name: str, password: str, argon: Argon
) -> tuple[Header, int]:
    """The header with a worker's only slot locked anew, sealed, and the slot's number; made when there was none.

    Raises ``WorkerRefused`` for a name that cannot be kept.
    """
    present = _slots_of(header, medarbejder_id)
    if not present:
        return with_worker(header, data_key, medarbejder_id, name, password, argon)
    slot = replace(present[0], name=require_name(name))
    return with_password(header, data_key, slot, password, argon), slot.slot_id


def with_name(header: Header, data_key: bytes, medarbejder_id: int, name: str) -> Header:
    """The header with a worker's slot under another name; sealed. Unchanged for who has none.

    Raises ``WorkerRefused`` for a name that cannot be kept.
    """
    shown = require_name(name)
    for slot in _slots_of(header, medarbejder_id):
        header = header.with_slot(replace(slot, name=shown)).sealed(data_key)
    return header


def without_worker(header: Header, data_key: bytes, slot_id: int) -> Header:
    """The header without a worker's slot; sealed. Raises ``WorkerRefused`` for the last one."""
    slot = slot_of(header, slot_id)
    if len(header.password_slots()) == 1:
        raise WorkerRefused("Den sidste medarbejders adgang kan ikke fjernes: så kunne ingen låse op.")
    return header.without_slot(slot.slot_id).sealed(data_key)


def with_recovery(header: Header, data_key: bytes, secret: bytes, argon: Argon) -> Header:
    """The header with a new recovery code in place of the old one; sealed."""
    old = header.recovery_slot()
    slot = lock_slot(
        data_key,
        secret,
        database_id=header.database_id,
        slot_id=old.slot_id if old else header.next_slot_id(),
        kind=SlotKind.RECOVERY,
        argon=argon,
    )
    return header.with_slot(slot).sealed(data_key)


def slot_of(header: Header, slot_id: int | None) -> Slot:
    """A worker's slot; the first when none is named. Raises ``WorkerRefused``."""
    for slot in header.password_slots():
        if slot_id in {None, slot.slot_id}:
            return slot
    raise WorkerRefused("Medarbejderen har ikke adgang til denne datamappe.")


def require_name(name: str) -> str:
    """The name as it is kept. Raises ``WorkerRefused`` for none and for one that is too long."""
    shown = " ".join(name.split())
    if not shown:
        raise WorkerRefused("Skriv medarbejderens navn.")
    if len(shown) > LONGEST_NAME:
        raise WorkerRefused(f"Navnet må højst have {LONGEST_NAME} tegn.")
    return shown


def _slots_of(header: Header, medarbejder_id: int) -> list[Slot]:
    return [slot for slot in header.password_slots() if slot.medarbejder_id == medarbejder_id]


def _unlock(slot: Slot, secret: bytes, header: Header) -> bytes | None:
    try:
        return unlock_slot(slot, secret, header.database_id)
    except (HashingError, MemoryError) as error:
        raise NotEnoughMemory from error
