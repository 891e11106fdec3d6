"""The command `socialvicevaert`: the window, or one of the commands that need no window.

The command line is chosen before anything of Qt is imported, so that it runs on a machine without PySide6.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

COMMANDS = frozenset({"example", "import", "report", "check", "backup"})
"""The commands of `socialvicevaert.cli`; anything else opens the window."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code of the process."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and (arguments[0] in COMMANDS or arguments[0] in {"-h", "--help", "--version"}):
        from socialvicevaert.cli import main as command_line

        return command_line(arguments)
    options = _window_options().parse_args(arguments)

    from socialvicevaert.app import run

    return run(options.data, example=options.example)


def _window_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="socialvicevaert",
        description="Åbner vinduet. Skriv »socialvicevaert --help« for kommandoerne uden vindue.",
        add_help=False,
    )
    options.add_argument("--data", type=Path, metavar="MAPPE", help="mappen med data")
    options.add_argument("--example", action="store_true", help="åbn eksempeldata i deres egen mappe")
    return options


if __name__ == "__main__":
    sys.exit(main())
