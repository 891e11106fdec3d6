"""Run the benchmarks and print the table."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(wanted: list[str]) -> None:
    """Build the estate once, measure what is wanted."""
    import socialvicevaert.schema  # noqa: F401  every table
    from tests.benchmarks import documents, money, reports, store, tables, windows, work
    from tests.benchmarks.estate import grow

    metrics = {
        "start": windows.start,
        "unlock": windows.unlock,
        "blocks": windows.blocks,
        "search": work.search,
        "resident": work.resident,
        "contact": work.contact,
        "import": work.imports,
        "report": reports.reports,
        "issued": reports.beside_issued,
        "money": money.money,
        "tables": tables.tables,
        "encryption": store.encryption,
        "backup": store.backup,
        "documents": documents.documents,
    }
    unknown = set(wanted) - set(metrics)
    if unknown:
        sys.exit(f"{', '.join(sorted(unknown))}: not one of {' '.join(metrics)}")
    with tempfile.TemporaryDirectory() as scratch:
        say("Building the estate with 100,000 contacts …")
        estate = grow(Path(scratch) / "data")
        for name in wanted or metrics:
            for line in metrics[name](estate):
                say(str(line))


def say(text: str) -> None:
    """One line, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
