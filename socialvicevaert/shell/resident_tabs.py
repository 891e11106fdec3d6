"""The table of a resident's tabs: one line registers a tab on the resident page.

Features never import each other's screens: the page of residents is made with ``(context, tabs)``, where ``tabs`` are
the ``ui.resident_tab.TabFactory`` of this table. A tab's class takes ``(context, beboer_id)``.
"""

from dataclasses import dataclass

from socialvicevaert.shell.screens import exists, screen_class
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.resident_tab import ResidentTab, TabFactory

_FEATURES = "socialvicevaert.features"


@dataclass(frozen=True)
class TabEntry:
    """One tab: ``key`` is what ``Target.tab`` says, ``screen`` is "module:Class" of a ``ResidentTab``."""

    key: str
    text: str
    screen: str


RESIDENT_TABS = (
    TabEntry("overblik", "Overblik", f"{_FEATURES}.tidslinje.ui.tab:TidslinjeTab"),
    TabEntry("person", "Person", f"{_FEATURES}.beboere.ui.person_tab:PersonTab"),
    TabEntry("sager", "Sager", f"{_FEATURES}.sager.ui.tab:SagerTab"),
    TabEntry("fogedsager", "Restance og fogedsag", f"{_FEATURES}.fogedsager.ui.tab:FogedsagTab"),
    TabEntry("samtykker", "Samtykker", f"{_FEATURES}.samtykker.ui.tab:SamtykkerTab"),
    TabEntry("henvisninger", "Henvisninger", f"{_FEATURES}.henvisninger.ui.tab:HenvisningerTab"),
    TabEntry("historik", "Historik", f"{_FEATURES}.beboere.ui.history:HistorikTab"),
)
"""Every tab of a resident, in the order shown."""


def tab_factories() -> tuple[TabFactory, ...]:
    """The tabs as the page of residents wants them; a screen is imported when its tab is first made."""

    def factory(entry: TabEntry) -> TabFactory:
        def make(context: Context, beboer_id: int) -> ResidentTab:
            tab: ResidentTab = screen_class(entry.screen)(context, beboer_id)
            return tab

        return TabFactory(entry.key, entry.text, make)

    return tuple(factory(entry) for entry in RESIDENT_TABS if exists(entry.screen))
