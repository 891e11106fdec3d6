"""The table of side sheets that other features may ask for: `context.navigate(Target("ny_kontakt", beboer_id))`.

A sheet is made with ``(context, target)``: ``target.id`` is the resident it starts from, or None;
``target.extra`` may carry more. A sheet a feature opens only on its own screens needs no line here.
"""

from dataclasses import dataclass

from socialvicevaert.security.roles import Permission

_FEATURES = "socialvicevaert.features"


@dataclass(frozen=True)
class SheetEntry:
    """One sheet: ``kind`` is the kind of target, ``screen`` is "module:Class" of a ``SideSheet``."""

    kind: str
    text: str
    icon: str
    screen: str
    permission: Permission


SHEETS = (
    SheetEntry(
        "ny_kontakt", "Ny kontakt", "contact", f"{_FEATURES}.kontakter.ui.form:KontaktSheet", Permission.WRITE_KONTAKTER
    ),
    SheetEntry("ny_beboer", "Ny beboer", "add", f"{_FEATURES}.beboere.ui.form:BeboerSheet", Permission.WRITE_BEBOERE),
)
"""Sheets that open from anywhere, and stand as commands in the palette."""
