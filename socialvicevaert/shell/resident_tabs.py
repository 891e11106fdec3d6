"""The table of a resident's tabs: one line registers a tab on the resident page.

Features never import each other's screens; the resident page asks this table, through its composition in ``workspace``.
A tab is made with ``(context, beboer_id)`` the first time it is shown.
"""

from dataclasses import dataclass

_FEATURES = "socialvicevaert.features"


@dataclass(frozen=True)
class TabEntry:
    """One tab: ``key`` is what ``Target.tab`` says, ``screen`` is "module:Class" of a ``ResidentTab``."""

    key: str
    text: str
    screen: str


RESIDENT_TABS = (
    TabEntry("overblik", "Overblik", f"{_FEATURES}.tidslinje.ui.tab:TidslinjeTab"),
    TabEntry("sager", "Sager", f"{_FEATURES}.sager.ui.tab:SagerTab"),
    TabEntry("fogedsager", "Restance og fogedsag", f"{_FEATURES}.fogedsager.ui.tab:FogedsagTab"),
    TabEntry("samtykker", "Samtykker", f"{_FEATURES}.samtykker.ui.tab:SamtykkerTab"),
    TabEntry("henvisninger", "Henvisninger", f"{_FEATURES}.henvisninger.ui.tab:HenvisningerTab"),
    TabEntry("historik", "Historik", f"{_FEATURES}.beboere.ui.history:HistorikTab"),
)
"""Every tab of a resident, in the order shown."""
