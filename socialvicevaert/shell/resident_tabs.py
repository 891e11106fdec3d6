"""The table of a resident's tabs: one line registers a tab on the resident page.

Features never import each other's screens: the page of residents is made with ``(context, tabs)``, where ``tabs`` are
the ``ui.resident_tab.TabFactory`` of this table. A tab's class takes ``(context, beboer_id)``.
"""

from dataclasses import dataclass

from socialvicevaert.shell.parted_tab import LastPart, PartedTab, PartEntry
from socialvicevaert.shell.screens import screen_class
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.resident_tab import ResidentTab, TabFactory
from socialvicevaert.ui.text import tr

_FEATURES = "socialvicevaert.features"


@dataclass(frozen=True)
class TabEntry:
    """One tab: ``key`` is what ``Target.tab`` says, ``screen`` is "module:Class" of a ``ResidentTab``.

    With ``below`` it is composed of several, below each other; such parts do not scroll by themselves.
    ``given`` is "module:name" of something from a feature above the tab's own: the third argument of ``screen``.
    With ``parts`` instead of a ``screen`` it shows one of them at a time. ``short`` is its name in a narrow row.
    """

    key: str
    text: str
    screen: str = ""
    below: tuple[str, ...] = ()
    given: str = ""
    parts: tuple[PartEntry, ...] = ()
    short: str = ""

    @property
    def screens(self) -> tuple[str, ...]:
        """Every screen it is made of."""
        own = (self.screen,) if self.screen else ()
        return (*own, *self.below, *(part.screen for part in self.parts))


_MONEY = (
    PartEntry("oversigt", "Oversigt", f"{_FEATURES}.oekonomi.ui.tab:OversigtTab"),
    PartEntry(
        "budget",
        "Budget",
        f"{_FEATURES}.budgetter.ui.tab:BudgetTab",
        given="socialvicevaert.shell.known_payments:known_payments",
    ),
    PartEntry("gaeld", "Gæld", f"{_FEATURES}.gaeld.ui.tab:GaeldTab"),
    PartEntry(
        "ordninger",
        "Afdragsordninger",
        f"{_FEATURES}.afdragsordninger.ui.tab:OrdningerTab",
        "Ordninger",
        given=f"{_FEATURES}.ansoegninger.queries:words_before_payment",
    ),
    PartEntry("ansoegninger", "Ansøgninger", f"{_FEATURES}.ansoegninger.ui.tab:AnsoegningerTab", "Ansøgt"),
    PartEntry("redningsplan", "Redningsplan", f"{_FEATURES}.redningsplaner.ui.tab:RedningsplanTab", "Plan"),
    PartEntry("forloeb", "Forløb", f"{_FEATURES}.forloeb.ui.tab:ForloebTab"),
)

_PAPERS = (
    PartEntry(
        "breve",
        "Breve",
        f"{_FEATURES}.breve.ui.tab:BreveTab",
        given="socialvicevaert.features.flettefelter:values",
    ),
    PartEntry("dokumenter", "Dokumenter", f"{_FEATURES}.dokumenter.ui.tab:DokumenterTab"),
    PartEntry("aftaleark", "Aftaleark", f"{_FEATURES}.aftaleark.ui.tab:AftalearkTab"),
    PartEntry("indsigt", "Indsigt", f"{_FEATURES}.indsigt.ui.tab:IndsigtTab"),
)


RESIDENT_TABS = (
    TabEntry("overblik", "Overblik", f"{_FEATURES}.tidslinje.ui.tab:TidslinjeTab"),
    TabEntry("person", "Person", f"{_FEATURES}.beboere.ui.person_tab:PersonTab"),
    TabEntry("sager", "Sager", f"{_FEATURES}.sager.ui.tab:SagerTab"),
    TabEntry(
        "fogedsager",
        "Restance og fogedsag",
        f"{_FEATURES}.fogedsager.ui.tab:FogedsagTab",
        (f"{_FEATURES}.restancer.ui.tab:RestanceTab",),
        given="socialvicevaert.shell.beside_fogedsag:BESIDE_FOGEDSAG",
        short="Restance",
    ),
    TabEntry("oekonomi", "Økonomi", parts=_MONEY),
    TabEntry(
        "samtykker",
        "Samtykker",
        f"{_FEATURES}.samtykker.ui.tab:SamtykkerTab",
        given="socialvicevaert.shell.beside_consents:ABOVE_CONSENTS",
    ),
    TabEntry(
        "henvisninger",
        "Henvisninger",
        f"{_FEATURES}.henvisninger.ui.tab:HenvisningerTab",
        (f"{_FEATURES}.underretninger.ui.tab:UnderretningerTab",),
    ),
    TabEntry("papirer", "Papirer", parts=_PAPERS),
    TabEntry("historik", "Historik", f"{_FEATURES}.beboere.ui.history:HistorikTab"),
)
"""Every tab of a resident, in the order shown."""


def tab_factories() -> tuple[TabFactory, ...]:
    """The tabs as the page of residents wants them; a screen is imported when its tab is first made."""

    def factory(entry: TabEntry) -> TabFactory:
        last = LastPart()

        def make(context: Context, beboer_id: int) -> ResidentTab:
            if entry.parts:
                return PartedTab(
                    context,
                    beboer_id,
                    tr(entry.text),
                    entry.parts,
                    last,
                )
            given = (screen_class(entry.given),) if entry.given else ()

            def first(context: Context, beboer_id: int) -> ResidentTab:
                tab: ResidentTab = screen_class(entry.screen)(context, beboer_id, *given)
                return tab

            if entry.below:
                from socialvicevaert.shell.composed_tab import ComposedTab

                return ComposedTab(context, beboer_id, [first, *(screen_class(screen) for screen in entry.below)])
            return first(context, beboer_id)

        return TabFactory(entry.key, entry.text, make, wants_room=bool(entry.parts), short=entry.short)

    return tuple(factory(entry) for entry in RESIDENT_TABS)
