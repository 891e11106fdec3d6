"""Why a folder cannot hold the live database.

A program that synchronises copies the file in the middle of a write, and a network drive's locks cannot be trusted:
both lose data. Backups may lie there.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

_CLOUD_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drev",
    "googledrive": "Google Drev",
    "google drev": "Google Drev",
    "cloudstorage": "en skytjeneste",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "pclouddrive": "pCloud",
}
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drev",
    ".tmp.driveupload": "Google Drev",
}
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "davfs", "fuse.davfs", "fuse.sshfs",
    "fuse.rclone", "fuse.gvfsd-fuse", "fuse.google-drive-ocamlfuse", "fuse.onedriver",
}  # fmt: skip
_MOUNTS = Path("/proc/mounts")


def place_problem(folder: Path, mounts: str | None = None, environment: Mapping[str, str] = os.environ) -> str | None:
    """Why the live data cannot lie in ``folder``, as a Danish sentence; None when they can. Nothing is created."""
    for path in dict.fromkeys((folder.absolute(), folder.resolve())):
        cloud = _cloud_of(path, environment)
        if cloud is not None:
            return (
                f"Mappen synkroniseres med {cloud}, og så kan data gå tabt eller blive delt. "
                "Vælg en mappe på computerens egen disk; sikkerhedskopier må gerne ligge i skyen."
            )
        if is_network_path(path, _read_mounts() if mounts is None else mounts):
            return (
                "Mappen ligger på et netværksdrev, og så kan data gå tabt. "
                "Vælg en mappe på computerens egen disk; sikkerhedskopier må gerne ligge på drevet."
            )
    return None


def is_network_path(path: PurePath, mounts: str) -> bool:
    """Whether ``path`` is a Windows share (UNC), a mapped Windows drive, or below a network mount."""
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == remote)
    return _file_system_of(path, mounts) in _NETWORK_SYSTEMS


def _cloud_of(path: Path, environment: Mapping[str, str]) -> str | None:
    for variable in _CLOUD_VARIABLES:
        root = environment.get(variable)
        if root and path.is_relative_to(Path(root).absolute()):
            return "OneDrive"
    for part in path.parts:
        # "OneDrive - Boligforeningen", "Dropbox (Personlig)": the service, then whose
        service = part.casefold().split(" - ")[0].split(" (")[0]
        if service in _CLOUD_FOLDERS:
            return _CLOUD_FOLDERS[service]
    for parent in (path, *path.parents):
        for marker, cloud in _MARKERS.items():
            # ~/.dropbox is where Dropbox keeps its settings, not a sign that all of the home folder is shared
            if (parent / marker).exists() and parent != Path.home():
                return cloud
    return None


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _file_system_of(path: PurePath, mounts: str) -> str:
    found, system = PurePath(), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        mount = PurePath(_unescaped(fields[1]))
        if path.is_relative_to(mount) and len(mount.parts) >= len(found.parts):
            found, system = mount, fields[2]
    return system


def _unescaped(field: str) -> str:
    return field.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")
