"""The program without its window: for a scheduled report, for IT, and as proof that the core is free of Qt.

    arguments   what can be typed, with Danish help
    commands    what each command does
    report      the command for reports
    opening     the data folder, in the name of who asks
    writing     files that are written together
    answer      what a command says
    exits       exit codes

``import --preview --json``, ``report --figures``, ``report --list --json`` and ``check --json`` are stable interfaces.
"""

from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Run one command; what it says goes to stdout, errors to stderr. Gives the exit code (``exits``)."""
    from socialvicevaert.cli.run import run

    return run(argv)
