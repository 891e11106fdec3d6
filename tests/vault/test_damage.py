"""Damage is found, named and left alone: nothing is created, changed or opened half."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from socialvicevaert.security.errors import DamagedHeader, TamperedHeader, WrongPassword
from socialvicevaert.security.header import header_bytes, parse_header
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.errors import SchemaTooNew
from socialvicevaert.vault import Readiness, Vault
from socialvicevaert.vault.errors import (
    DamagedDatabase,
    EmptyDatabase,
    ForeignHeader,
    MissingBoth,
    MissingDatabase,
    MissingHeader,
)
from socialvicevaert.vault.layout import Pair
from tests.vault import CHEAP, NAME, PASSWORD, content_of

PAGE = 4096


@pytest.fixture
def live(folder: Path) -> Pair:
    return Pair(folder / "database")


def flip(path: Path, place: int, mask: int = 0xFF) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ mask]))


def require_refusal(vault: Vault, live: Pair, kind: type[UserError]) -> str:
    """Unlocking is refused for this reason, the state says so too, and no file is created or changed."""
    before = content_of(live.folder)
    with pytest.raises(kind) as refused:
        vault.unlock(PASSWORD)
    assert not vault.is_open
    assert content_of(live.folder) == before
    return str(refused.value)


def no_header(live: Pair) -> None:
    live.header.unlink()


def damaged_header(live: Pair) -> None:
    flip(live.header, 100)


def no_database(live: Pair) -> None:
    live.database.unlink()


def empty_database(live: Pair) -> None:
    live.database.write_bytes(b"")


def damaged_database(live: Pair) -> None:
    flip(live.database, 100)


def foreign_database(live: Pair) -> None:
    live.database.write_bytes(bytes(range(256)) * 64)


@pytest.mark.parametrize(
    ("harm", "kind", "seen_before_the_password"),
    [
        (no_header, MissingHeader, True),
        (damaged_header, DamagedHeader, True),
        (no_database, MissingDatabase, True),
        (empty_database, EmptyDatabase, True),
        (foreign_database, ForeignHeader, True),
        (damaged_database, DamagedDatabase, False),
    ],
)
def test_each_harm_is_named_and_nothing_is_created(vault, live, harm, kind, seen_before_the_password):
    harm(live)
    text = require_refusal(vault, live, kind)
    state = vault.state()
    if seen_before_the_password:
        assert (state.readiness, str(state.problem)) == (Readiness.PROBLEM, text)
    else:
        assert state.readiness is Readiness.READY


def test_every_harm_has_words_of_its_own():
    kinds = [
        MissingHeader,
        MissingDatabase,
        EmptyDatabase,
        DamagedDatabase,
        ForeignHeader,
        DamagedHeader,
        WrongPassword,
    ]
    texts = {str(kind()) for kind in kinds} | {str(MissingBoth("2026-11-21")), str(SchemaTooNew())}
    assert len(texts) == len(kinds) + 2
    assert all(text.endswith(".") for text in texts)


def test_a_lost_folder_with_backups_is_no_first_run(vault, live):
    vault.backup(vault.unlock(PASSWORD).database)
    vault.close()
    for path in live.folder.iterdir():
        path.unlink()
    assert "2026-11-22" in require_refusal(vault, live, MissingBoth)
    assert vault.state().readiness is Readiness.PROBLEM


def test_the_database_of_another_folder_is_recognised_before_the_password(vault, live, tmp_path, clock):
    other = Vault(tmp_path / "other", clock, CHEAP)
    other.create(PASSWORD, NAME)
    other.close()
    live.database.write_bytes(other.layout.live.database.read_bytes())
    require_refusal(vault, live, ForeignHeader)
    assert isinstance(vault.state().problem, ForeignHeader)


def test_an_unencrypted_database_in_its_place_is_not_opened(vault, live):
    live.database.unlink()
    with closing(sqlite3.connect(live.database)) as plain:
        plain.execute("CREATE TABLE beboer (name)")
        plain.commit()
    require_refusal(vault, live, ForeignHeader)


def test_a_flip_in_the_identity_is_damage_not_another_database(vault, live):
    for place in range(16):
        flip(live.database, place)
        require_refusal(vault, live, DamagedDatabase)
        flip(live.database, place)


def test_a_flipped_byte_anywhere_in_the_database_is_found(vault, live, clock):
    content = live.database.read_bytes()
    size = len(content)
    borders = [0, 15, 16, 17, PAGE - 81, PAGE - 1, PAGE, 2 * PAGE - 1, size - PAGE, size - 81, size - 1]
    chance = random.Random(22)
    for place in borders + [chance.randrange(size) for _ in range(60)]:
        flip(live.database, place, 1 << chance.randrange(8))
        found = Vault(vault.folder, clock, CHEAP)
        try:
            found.unlock(PASSWORD)
        except DamagedDatabase:
            pass
        else:
            assert found.check().damage, f"a flip at {place} went unseen"
        finally:
            found.close()
        assert set(content_of(live.folder)) == {"noegler.json", "socialvicevaert.db"}
        live.database.write_bytes(content)


def test_a_database_cut_short_is_found(vault, live, clock):
    content = live.database.read_bytes()
    for length in (1, 15, 16, 100, PAGE, PAGE + 1, len(content) // 2, len(content) - PAGE, len(content) - 1):
        live.database.write_bytes(content[:length])
        found = Vault(vault.folder, clock, CHEAP)
        try:
            found.unlock(PASSWORD)
        except DamagedDatabase:
            pass
        else:
            assert found.check().damage, f"a file of {length} bytes went unseen"
        finally:
            found.close()


def test_a_flipped_byte_anywhere_in_the_header_is_found_by_the_door(vault, live):
    content = live.header.read_bytes()
    for place in range(0, len(content), 7):
        flip(live.header, place, 1)
        require_refusal(vault, live, DamagedHeader)
        live.header.write_bytes(content)
    vault.unlock(PASSWORD)


def test_a_header_changed_with_its_checksum_right_is_found_after_unlocking(vault, live):
    header = parse_header(live.header.read_bytes())
    live.header.write_bytes(header_bytes(replace(header, created_at="2020-01-01T00:00:00+00:00")))
    assert "uden om programmet" in require_refusal(vault, live, TamperedHeader)


def test_an_audit_anchor_moved_back_by_hand_is_found(vault, live):
    header = parse_header(live.header.read_bytes())
    moved = replace(header, anchor=replace(header.anchor, rows=0, head=""))
    live.header.write_bytes(header_bytes(moved))
    require_refusal(vault, live, TamperedHeader)
