"""Every check and every test: ``python3 packaging/check.py``; the same command runs in CI. Needs no screen.

Stops at nothing: all checks run, then the exit code says whether any failed.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from environment import OFFSCREEN_LIBRARIES, TOP, prepare

CHECKS = {
    "types": ["-m", "mypy"],
    "papers": ["packaging/check_papers.py"],
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}
"""Each takes one core: two of them run at a time, the longest first, and each is told of when it is done."""

TESTS = ["-m", "pytest", "--quiet", "--numprocesses=2", "--dist=worksteal"]


def main() -> int:
    """Run the checks beside each other and then the tests, and say how each went."""
    python = prepare("checks", libraries=OFFSCREEN_LIBRARIES)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}

    def run(name: str) -> bool:
        return _passes(name, [str(python), *CHECKS[name]], environment)

    with ThreadPoolExecutor(max_workers=2) as lanes:
        passed = dict(zip(CHECKS, lanes.map(run, CHECKS), strict=True))
    passed["tests"] = _passes("tests", [str(python), *TESTS], environment, is_shown=True)
    failed = [name for name, is_well in passed.items() if not is_well]
    if failed:
        print("Failed: " + ", ".join(failed))
    return 1 if failed else 0


def _passes(name: str, command: list[str], environment: Mapping[str, str], is_shown: bool = False) -> bool:
    """Run one, and tell of it at the end in one piece; `is_shown`: as it goes, when nothing runs beside it."""
    head = f"── {name} " + "─" * (60 - len(name)) + "\n"
    if is_shown:
        print(head, end="", flush=True)
    started = time.monotonic()
    output = None if is_shown else subprocess.PIPE
    done = subprocess.run(
        command, cwd=TOP, env=environment, check=False, stdout=output, stderr=None if is_shown else subprocess.STDOUT
    )
    said = "" if is_shown else head + done.stdout.decode(errors="replace")
    verdict = "FAILED" if done.returncode else "passed"
    print(f"{said}   {name}: {verdict} in {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
