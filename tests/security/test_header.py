import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.security.errors import DamagedHeader, HeaderTooNew, TamperedHeader
from socialvicevaert.security.header import LARGEST_BYTES, AuditAnchor, Header, header_bytes, parse_header
from socialvicevaert.security.kdf import Argon
from socialvicevaert.security.keyslots import SlotKind, lock_slot, new_data_key, unlock_slot
from socialvicevaert.shared.errors import UserError

CHEAP = Argon(memory_kib=32, passes=1, lanes=4)
DATA_KEY = new_data_key()
DATABASE_ID = bytes(range(16))


def make_slot(slot_id: int = 1, secret: bytes = b"hemmelighed", kind: SlotKind = SlotKind.PASSWORD):
    return lock_slot(
        DATA_KEY,
        secret,
        database_id=DATABASE_ID,
        slot_id=slot_id,
        kind=kind,
        argon=CHEAP,
        medarbejder_id=slot_id,
        name="Dorte Æbelø",
    )


def make_header() -> Header:
    slots = (make_slot(), make_slot(2, b"kode", SlotKind.RECOVERY))
    anchor = AuditAnchor("ab" * 32, 17, "2026-11-22T08:00:00+00:00")
    return Header(DATABASE_ID, "2026-11-22T08:00:00+00:00", anchor, slots).sealed(DATA_KEY)


HEADER = make_header()
RAW = header_bytes(HEADER)


def with_right_checksum(content: object) -> bytes:
    """What somebody who knows the format, but not the key, can write."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    document = {"checksum": hashlib.sha256(canonical).hexdigest(), "header": content}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "surrogatepass") + b"\n"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


def paths_of(value: object, at: tuple = ()):
    yield at
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from paths_of(child, (*at, key))


CONTENT = json.loads(RAW)["header"]
PATHS = [path for path in paths_of(CONTENT) if path]


def test_a_header_reads_back_as_it_was_written():
    assert parse_header(RAW) == HEADER
    parse_header(RAW).require_seal(DATA_KEY)


@pytest.mark.parametrize("mask", [0x01, 0x20, 0x80, 0xFF])
def test_a_flipped_bit_anywhere_is_found_before_anything_is_derived(mask):
    for place in range(len(RAW)):
        flipped = bytearray(RAW)
        flipped[place] ^= mask
        with pytest.raises(DamagedHeader):
            parse_header(bytes(flipped))


def test_a_header_cut_short_or_run_on_is_damaged():
    for length in range(len(RAW)):
        with pytest.raises(DamagedHeader):
            parse_header(RAW[:length])
    for tail in (b"\n", b" ", b"\0", RAW):
        with pytest.raises(DamagedHeader):
            parse_header(RAW + tail)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_header_or_a_sentence(raw):
    with pytest.raises(UserError):
        parse_header(raw)


@given(JSON)
def test_any_json_gives_a_header_or_a_sentence(content):
    for raw in (json.dumps(content).encode(), with_right_checksum(content)):
        with pytest.raises(UserError):
            parse_header(raw)


@given(st.sampled_from(PATHS), JSON)
def test_a_header_rewritten_with_the_right_checksum_is_refused_or_breaks_its_seal(path, value):
    content = json.loads(RAW)["header"]
    target = content
    for key in path[:-1]:
        target = target[key]
    if target[path[-1]] == value and type(target[path[-1]]) is type(value):
        return
    target[path[-1]] = value
    try:
        header = parse_header(with_right_checksum(content))
    except UserError:
        return
    with pytest.raises(TamperedHeader):
        header.require_seal(DATA_KEY)


@pytest.mark.parametrize(
    "price",
    [
        {"memory_kib": 2**30, "passes": 3, "lanes": 4},
        {"memory_kib": 65536, "passes": 2**31, "lanes": 4},
        {"memory_kib": 65536, "passes": 3, "lanes": 2**20},
        {"memory_kib": 1048576, "passes": 128, "lanes": 4},
        {"memory_kib": True, "passes": 3, "lanes": 4},
        {"memory_kib": 65536.0, "passes": 3, "lanes": 4},
    ],
)
def test_a_hostile_header_cannot_ask_for_a_terabyte_or_an_hour(price):
    content = json.loads(RAW)["header"]
    content["slots"][0]["argon2id"] = price
    with pytest.raises(DamagedHeader):
        parse_header(with_right_checksum(content))


def test_a_header_of_a_newer_program_says_so_and_not_that_it_is_damaged():
    content = json.loads(RAW)["header"] | {"version": 2, "something": "new"}
    with pytest.raises(HeaderTooNew, match="Opdatér programmet"):
        parse_header(with_right_checksum(content))


def test_a_huge_file_is_refused_unread():
    with pytest.raises(DamagedHeader):
        parse_header(b" " * (LARGEST_BYTES + 1))


def test_deeply_nested_json_is_refused():
    with pytest.raises(DamagedHeader):
        parse_header(b"[" * 500_000)


def test_two_slots_with_one_number_are_refused():
    content = json.loads(RAW)["header"]
    content["slots"].append(content["slots"][0])
    with pytest.raises(DamagedHeader):
        parse_header(with_right_checksum(content))


def test_a_header_nobody_can_open_is_refused():
    content = json.loads(RAW)["header"]
    content["slots"] = [slot for slot in content["slots"] if slot["kind"] == "recovery"]
    with pytest.raises(DamagedHeader):
        parse_header(with_right_checksum(content))


def test_the_seal_is_of_the_data_key():
    with pytest.raises(TamperedHeader):
        HEADER.require_seal(new_data_key())


def test_a_name_changed_by_hand_breaks_the_seal():
    with pytest.raises(TamperedHeader):
        HEADER.with_slot(replace(HEADER.slots[0], name="En anden")).require_seal(DATA_KEY)


def test_a_worker_renamed_by_who_has_the_key_keeps_the_password():
    slot = replace(HEADER.slots[0], name="Dorte Æbelø Friis")
    HEADER.with_slot(slot).sealed(DATA_KEY).require_seal(DATA_KEY)
    assert unlock_slot(slot, b"hemmelighed", DATABASE_ID) == DATA_KEY


def test_a_slot_given_to_another_worker_by_hand_opens_nothing():
    assert unlock_slot(replace(HEADER.slots[0], medarbejder_id=99), b"hemmelighed", DATABASE_ID) is None


@pytest.mark.parametrize("change", [{"rows": 16}, {"head": ""}, {"noted_at": ""}, {"mac": bytes(32)}])
def test_an_anchor_changed_by_hand_breaks_its_seal(change):
    with pytest.raises(TamperedHeader):
        replace(HEADER, anchor=replace(HEADER.anchor, **change)).require_seal(DATA_KEY)


def test_the_anchor_of_a_backup_keeps_its_seal_among_todays_slots():
    earlier = replace(HEADER, anchor=AuditAnchor("cd" * 32, 3, "2026-11-01T08:00:00+00:00")).sealed(DATA_KEY)
    today = HEADER.with_slot(make_slot(1, b"ny adgangskode")).sealed(DATA_KEY)
    replace(today, anchor=earlier.anchor).require_seal(DATA_KEY)


def test_a_slot_opens_with_its_own_secret_only():
    slot = make_slot()
    assert unlock_slot(slot, b"hemmelighed", DATABASE_ID) == DATA_KEY
    assert unlock_slot(slot, b"Hemmelighed", DATABASE_ID) is None


def test_a_slot_cannot_be_moved_to_another_database_or_given_another_field():
    slot = make_slot()
    assert unlock_slot(slot, b"hemmelighed", bytes(16)) is None
    for changed in (
        replace(slot, slot_id=2),
        replace(slot, medarbejder_id=2),
        replace(slot, kind=SlotKind.RECOVERY),
        replace(slot, argon=Argon(32, 2, 4)),
        replace(slot, nonce=bytes(12)),
        replace(slot, salt=bytes(16)),
        replace(slot, wrapped=slot.wrapped[:-1] + bytes([slot.wrapped[-1] ^ 1])),
    ):
        assert unlock_slot(changed, b"hemmelighed", DATABASE_ID) is None


def test_the_data_key_is_not_in_the_file():
    assert DATA_KEY not in RAW
    assert DATA_KEY.hex().encode() not in RAW
