"""Run the benchmarks and print the table."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(wanted: list[str]) -> None:
    """Build the estate once, measure what is wanted."""
    import socialvicevaert.schema  # noqa: F401  every table
    from tests.benchmarks import windows, work
    from tests.benchmarks.estate import grow

    with tempfile.TemporaryDirectory() as scratch:
        say("Building the estate with 100,000 contacts …")
        estate = grow(Path(scratch) / "data")
        metrics = {
            "start": lambda: windows.start(estate),
            "unlock": lambda: windows.unlock(estate),
            "search": lambda: work.search(estate),
            "resident": lambda: work.resident(estate),
            "contact": lambda: work.contact(estate),
            "import": lambda: work.imports(estate),
        }
        for name in wanted or metrics:
            say(str(metrics[name]()))


def say(text: str) -> None:
    """One line, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
