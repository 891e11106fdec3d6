"""Every check and every test: ``python3 packaging/check.py``; the same command runs in CI. Needs no screen.

Stops at nothing: all checks run, then the exit code says whether any failed.
"""

import os
import subprocess
import sys
import time

from environment import OFFSCREEN_LIBRARIES, TOP, prepare

CHECKS = {
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "types": ["-m", "mypy"],
    "papers": ["packaging/check_papers.py"],
    "tests": ["-m", "pytest", "--quiet", "--numprocesses=2", "--dist=worksteal"],
}


def main() -> int:
    """Run the checks one after the other and say how each went."""
    python = prepare("checks", libraries=OFFSCREEN_LIBRARIES)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    failed = []
    for name, arguments in CHECKS.items():
        print(f"── {name} " + "─" * (60 - len(name)), flush=True)
        started = time.monotonic()
        if subprocess.run([str(python), *arguments], cwd=TOP, env=environment, check=False).returncode != 0:
            failed.append(name)
        verdict = "FAILED" if name in failed else "passed"
        print(f"   {name}: {verdict} in {time.monotonic() - started:.0f} s", flush=True)
    if failed:
        print("Failed: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
