"""What must hold before the window may open, and what is loaded behind it.

The version of SQLite is checked by ``storage.connection`` at every opening; its refusal is shown by the gate.
"""

import sys

import PySide6

_FIRST = (
    "socialvicevaert.storage.database",
    "socialvicevaert.audit",
    "socialvicevaert.schema",
    "socialvicevaert.features.indstillinger.queries",
    "socialvicevaert.shell.logged_in",
)


class FaultyInstallation(Exception):
    """The program must be installed again; ``str(error)`` is a Danish sentence."""


def check_qt() -> None:
    """Refuse the PySide6 that loses references to None and aborts after some thousand calls.

    :raises FaultyInstallation: when this pair of versions is not safe.
    """
    if loses_references(PySide6.__version_info__[:2], sys.version_info[:2]):
        python = ".".join(str(part) for part in sys.version_info[:2])
        raise FaultyInstallation(
            f"Programmet er installeret med PySide6 {PySide6.__version__}, som ikke kan bruges med Python {python}. "
            "Installér programmet igen."
        )


def loses_references(qt: tuple[int, ...], python: tuple[int, ...]) -> bool:
    """Whether a PySide6 on a Python is the pair that corrupts memory.

    Measured: 6.12.0 on Python 3.10 and 3.11; 6.11.3 on 3.11, and 6.12.0 on 3.12 and later, are fine.
    """
    return qt[:2] == (6, 12) and python < (3, 12)


def heavy_modules() -> list[str]:
    """What is imported in a thread while the password is typed: the database, the workspace, then every screen."""
    from socialvicevaert.shell.pages import PAGES
    from socialvicevaert.shell.resident_tabs import RESIDENT_TABS
    from socialvicevaert.shell.sheets import SHEETS

    screens = [page.screen for page in PAGES]
    for tab in RESIDENT_TABS:
        screens += [*tab.screens, tab.given, *(part.given for part in tab.parts)]
    screens += [sheet.screen for sheet in SHEETS]
    return [*_FIRST, *dict.fromkeys(screen.partition(":")[0] for screen in screens if screen)]
