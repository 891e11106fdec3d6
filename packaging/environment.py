"""One private Python environment in ``.venv``, made from the lock files: needs Python 3.11+ and pip, nothing else.

Works on a bare Debian 12, where ``python3 -m venv`` has no ensurepip: the venv is made without pip and the system's pip
installs into it. The lock files name every package with its hashes.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
VENV = TOP / ".venv"
LOCKS = TOP / "packaging" / "lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What Qt's wheels expect of a Debian system; a desktop has them, a bare container does not.
OFFSCREEN_LIBRARIES = ("libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0")
DESKTOP_LIBRARIES = (
    *OFFSCREEN_LIBRARIES,
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)


def prepare(lock_name: str, *, libraries: tuple[str, ...]) -> Path:
    """Make the environment hold what a lock file names, and Qt's system libraries; give its Python."""
    if sys.version_info < (3, 11):
        sys.exit("Social Vicevært needs Python 3.11 or newer.")
    lock = LOCKS / f"{lock_name}.txt"
    stamp = VENV / f"{lock_name}.stamp"
    wanted = hashlib.sha256(lock.read_bytes() + (TOP / "pyproject.toml").read_bytes()).hexdigest()
    if not PYTHON.exists():
        print(f"Making a private Python environment in {VENV.name} …", flush=True)
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(VENV)
    if not stamp.exists() or stamp.read_text() != wanted:
        print("Installing the packages that the lock file names …", flush=True)
        _pip("install", "--require-hashes", "--requirement", str(lock))
        _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(TOP))
        stamp.write_text(wanted)
    _provide_system_libraries(libraries)
    return PYTHON


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--python", str(PYTHON), "--quiet", "--disable-pip-version-check"]
    environment = os.environ | {"PIP_ROOT_USER_ACTION": "ignore"}
    subprocess.run([*command, *arguments], check=True, cwd=TOP, env=environment)


def _provide_system_libraries(libraries: tuple[str, ...]) -> None:
    if shutil.which("dpkg-query") is None:
        return  # not Debian: Windows and macOS wheels bring their own, other systems name these differently
    missing = [name for name in libraries if not _is_installed(name)]
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    if as_root and shutil.which("sudo") is None:
        sys.exit("Qt needs some system libraries. As root, run:\n  " + " ".join(install))
    print("Installing the system libraries that Qt needs: " + " ".join(missing), flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*as_root, "apt-get", "update", "--quiet=2"], check=True, env=quiet)
    subprocess.run([*as_root, *install, "--quiet=2"], check=True, env=quiet, stdout=subprocess.DEVNULL)


def _is_installed(package: str) -> bool:
    question = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    answer = subprocess.run(question, capture_output=True, text=True, check=False)
    return answer.returncode == 0 and answer.stdout.startswith("installed")
