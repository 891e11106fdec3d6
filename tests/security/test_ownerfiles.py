import errno
import os

import pytest

from socialvicevaert.security.ownerfiles import is_private, make_private_folder, write_atomically


def test_a_file_is_written_for_its_owner_alone(tmp_path):
    path = tmp_path / "noegler.json"
    write_atomically(path, b"indhold")
    assert path.read_bytes() == b"indhold"
    assert is_private(path)
    assert [found.name for found in tmp_path.iterdir()] == ["noegler.json"]


def test_a_file_others_could_read_is_closed_when_it_is_written_anew(tmp_path):
    path = tmp_path / "noegler.json"
    path.write_bytes(b"gammelt")
    path.chmod(0o644)
    write_atomically(path, b"nyt")
    assert is_private(path)


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_when_the_disk_refuses_the_old_file_stands_and_no_half_one_is_left(tmp_path, monkeypatch, call):
    path = tmp_path / "noegler.json"
    write_atomically(path, b"gammelt")

    def refuse(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"nyt")
    monkeypatch.undo()
    assert path.read_bytes() == b"gammelt"
    assert [found.name for found in tmp_path.iterdir()] == ["noegler.json"]


def test_a_link_somebody_laid_out_is_not_followed(tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    (tmp_path / "noegler.json.ny").symlink_to(victim)
    with pytest.raises(OSError, match="symbolic link"):
        write_atomically(tmp_path / "noegler.json", b"nyt")
    assert victim.read_bytes() == b"untouched"


def test_a_folder_that_exists_is_closed_to_others(tmp_path):
    folder = tmp_path / "database"
    folder.mkdir(mode=0o755)
    make_private_folder(folder)
    assert is_private(folder)
