"""What the palette can do besides finding."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from socialvicevaert.shell import keys
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.text import tr

if TYPE_CHECKING:
    from socialvicevaert.shell.workspace import Workspace

_ICONS = {
    "undo": "undo",
    "lock": "lock",
    "discreet": "secret",
    "larger": "zoom_in",
    "smaller": "zoom_out",
    "shortcuts": "keyboard",
}


_ABOUT_BEBOER = frozenset(
    {"ny_kontakt", "ny_opgave", "nyt_samtykke", "ny_henvisning"}
    | {"ny_gaeld", "ny_ordning", "ny_ansoegning", "ny_redningsplan", "nyt_forloeb", "gaeldssanering"}
)
"""Sheets that begin with the resident one is looking at."""


@dataclass(frozen=True)
class Command:
    """A command with its keys, as this system writes them."""

    text: str
    icon: str
    run: Callable[[], object]
    shortcut: str = ""


def commands_of(workspace: "Workspace") -> Sequence[Command]:
    """What the worker may do from anywhere: new things first, then places, then the window."""
    shortcuts = {key.act: keys.shown(key.keys[0]) for key in keys.all_keys()}
    navigator = workspace.navigator
    new = [
        Command(
            tr(sheet.text),
            sheet.icon,
            partial(navigator, Target(sheet.kind, navigator.current_beboer if sheet.kind in _ABOUT_BEBOER else None)),
            shortcuts.get(sheet.kind, ""),
        )
        for sheet in navigator.sheets
        if sheet.is_command or (sheet.kind in _ABOUT_BEBOER and navigator.current_beboer is not None)
    ]
    places = [
        Command(
            tr(page.command or page.text),
            page.icon,
            partial(navigator, Target(page.key)),
            keys.shown(f"Alt+{n}") if not page.under else "",
        )
        for n, page in enumerate(workspace.pages.entries, 1)
    ]
    window = [
        Command(tr(key.text), _ICONS[key.act], workspace.acts.by_name(key.act), shortcuts[key.act])
        for key in keys.all_keys()
        if key.act in _ICONS
    ]
    backup = Command(tr("Lav sikkerhedskopi nu"), "backup", workspace.backup_wanted.emit)
    return [*new, *places, *window, backup]
