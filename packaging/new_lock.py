"""Write the lock files anew from ``pyproject.toml``, with the newest versions it allows.

Run it as ``python packaging/new_lock.py``; it needs ``uv`` (``pip install uv``). The files name no index, so they work
with any.
"""

import subprocess

from environment import LOCKS, TOP

EXTRAS = {"checks": ("build", "checks"), "program": ("build",)}
"""The program's is made from the other: both commands share one environment, so they want the same versions."""

if __name__ == "__main__":
    for lock_name, extras in EXTRAS.items():
        chosen = [argument for extra in extras for argument in ("--extra", extra)]
        command = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-header"]
        output = ["--no-emit-index-url", "--upgrade", "--quiet", "--output-file", str(LOCKS / f"{lock_name}.txt")]
        same = ["--constraint", str(LOCKS / "checks.txt")] if lock_name == "program" else []
        subprocess.run([*command, *chosen, *same, *output], cwd=TOP, check=True)
