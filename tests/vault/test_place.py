import shutil
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from socialvicevaert.vault import Readiness, Vault
from socialvicevaert.vault.errors import UnsuitablePlace
from socialvicevaert.vault.place import is_network_path, place_problem
from tests.vault import CHEAP, NAME, PASSWORD, content_of

LOCAL = "/dev/vda / ext4 rw 0 0\n"
MOUNTS = LOCAL + (
    "server:/faelles /mnt/faelles nfs4 rw 0 0\n"
    "//server/drev /mnt/K\\040drev cifs rw 0 0\n"
    "/dev/vdb /mnt/faelles/disk ext4 rw 0 0\n"
    "mette@server: /home/mette/server fuse.sshfs rw 0 0\n"
    "broken line\n"
)


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        ("/home/mette/OneDrive/data", "OneDrive"),
        ("/home/mette/OneDrive - Boligforeningen/Social Vicevært", "OneDrive"),
        ("/home/mette/Dropbox (Personlig)/data", "Dropbox"),
        ("/home/mette/dropbox", "Dropbox"),
        ("/Users/mette/Library/Mobile Documents/com~apple~CloudDocs/data", "iCloud"),
        ("/Users/mette/Library/CloudStorage/GoogleDrive-mette@example.dk/data", "en skytjeneste"),
        ("/home/mette/Google Drev/data", "Google Drev"),
        ("/home/mette/Nextcloud/data", "Nextcloud"),
    ],
)
def test_a_folder_that_is_synchronised_is_refused_by_name(folder, cloud):
    problem = place_problem(Path(folder), LOCAL, {})
    assert problem is not None
    assert f"synkroniseres med {cloud}, " in problem


@pytest.mark.parametrize(
    "folder", ["/home/mette/.local/share/socialvicevaert", "/srv/dropboxen/data", "/home/onedriver/data", "/"]
)
def test_a_folder_on_the_computers_own_disk_is_fine(folder):
    assert place_problem(Path(folder), LOCAL, {}) is None


def test_where_onedrive_says_it_lies_is_believed_whatever_it_is_called(tmp_path):
    environment = {"OneDriveCommercial": str(tmp_path / "Fælles")}
    assert place_problem(tmp_path / "Fælles" / "data", LOCAL, environment) is not None
    assert place_problem(tmp_path / "data", LOCAL, environment) is None


@pytest.mark.parametrize("marker", [".dropbox", ".stfolder", ".owncloudsync.log", ".tmp.drivedownload"])
def test_the_mark_a_synchronising_program_leaves_is_seen_in_any_folder_above(tmp_path, marker):
    (tmp_path / marker).touch()
    assert place_problem(tmp_path / "a" / "b", LOCAL, {}) is not None


def test_dropbox_settings_in_the_home_folder_do_not_make_all_of_it_shared(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", classmethod(lambda _: tmp_path))
    (tmp_path / ".dropbox").mkdir()
    assert place_problem(tmp_path / ".local" / "share", LOCAL, {}) is None


def test_a_link_into_the_cloud_is_followed(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox")
    assert place_problem(tmp_path / "data", LOCAL, {}) is not None


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("/mnt/faelles/data", True),
        ("/mnt/faelles/disk/data", False),
        ("/mnt/K drev/data", True),
        ("/mnt/K", False),
        ("/home/mette/server/data", True),
        ("/home/mette/data", False),
    ],
)
def test_network_mounts_are_known_by_the_innermost_mount(folder, network):
    assert is_network_path(PurePosixPath(folder), MOUNTS) is network


def test_a_windows_share_is_a_network_path():
    assert is_network_path(PureWindowsPath(r"\\server\faelles\data"), "")
    assert is_network_path(PurePosixPath("//server/faelles/data"), "")


def test_a_network_folder_is_refused_with_a_sentence():
    problem = place_problem(Path("/mnt/faelles/data"), MOUNTS, {})
    assert problem is not None
    assert "netværksdrev" in problem


def test_live_data_in_the_cloud_are_neither_made_nor_opened(made, tmp_path, clock):
    vault = Vault(tmp_path / "Dropbox" / "data", clock, CHEAP)
    with pytest.raises(UnsuitablePlace):
        vault.create(PASSWORD, NAME)
    assert not list(tmp_path.iterdir())
    vault.layout.folder.parent.mkdir()
    shutil.copytree(made.folder, vault.folder)
    before = content_of(vault.folder)
    with pytest.raises(UnsuitablePlace):
        vault.unlock(PASSWORD)
    assert vault.state().readiness is Readiness.PROBLEM
    assert content_of(vault.folder) == before
