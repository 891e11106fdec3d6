"""The table of pages: one line registers a page in the rail, in the palette and in Alt+1…9.

A page is named, not imported: eight screens imported before the password is typed would delay the first paint.
The order is the order in the rail; those that are not in it stand last. ``opens`` lists further kinds of target that
lead to the page; the page gets every target through its ``go_to(target)``. A page is made with a ``Context``; one that
``has_tabs`` gets the resident's tabs as its second argument, and one that ``has_machine`` the data folder and the acts
of the window.
"""

from dataclasses import dataclass

from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.actor import Role

_FEATURES = "socialvicevaert.features"


@dataclass(frozen=True)
class PageEntry:
    """One page: ``key`` is the kind of target that leads to it, ``screen`` is "module:Class"."""

    key: str
    text: str
    icon: str
    screen: str
    permission: Permission
    opens: tuple[str, ...] = ()
    has_tabs: bool = False
    has_machine: bool = False
    beside: str = ""  # "module:name" of what a feature above puts on the page: its argument of the same name
    under: str = ""  # the page it is reached from, where it has no place of its own in the rail
    command: str = ""  # what the palette calls it, where that is more than its name


FIRST_PAGES = {Role.LEDER: "rapporter", Role.KOORDINATOR: "partnere", Role.ADMINISTRATOR: "indstillinger"}
"""What a role logs in for, where that is not the page at the top of its rail."""

PAGES = (
    PageEntry("mindag", "Min dag", "today", f"{_FEATURES}.mindag.ui.page:MinDagPage", Permission.SEE_BEBOERE),
    PageEntry(
        "beboere",
        "Beboere",
        "people",
        f"{_FEATURES}.beboere.ui.page:BeboerePage",
        Permission.SEE_BEBOERE,
        ("beboer",),
        has_tabs=True,
    ),
    PageEntry(
        "fogedsager",
        "Fogedsager",
        "court",
        f"{_FEATURES}.fogedsager.ui.page:FogedsagerPage",
        Permission.SEE_BEBOERE,
        ("fogedsag",),
        beside="socialvicevaert.shell.beside_fogedsag:BESIDE_FOGEDSAG",
    ),
    PageEntry(
        "restancer", "Restancer", "arrears", f"{_FEATURES}.restancer.ui.page:RestancerPage", Permission.IMPORT_RESTANCER
    ),
    PageEntry("oekonomi", "Økonomi", "money", f"{_FEATURES}.oekonomi.ui.page:OekonomiPage", Permission.SEE_BEBOERE),
    PageEntry(
        "henvisninger",
        "Henvisninger",
        "referral",
        f"{_FEATURES}.henvisninger.ui.page:HenvisningerPage",
        Permission.SEE_BEBOERE,
        ("henvisning",),
    ),
    PageEntry(
        "partnere",
        "Partnere",
        "partners",
        f"{_FEATURES}.partnere.ui.page:PartnerePage",
        Permission.SEE_PARTNERE,
        ("partner",),
    ),
    PageEntry(
        "rapporter",
        "Rapporter",
        "reports",
        f"{_FEATURES}.rapporter.ui.page:RapporterPage",
        Permission.ISSUE_REPORTS,
        command="Månedsrapport",
    ),
    PageEntry(
        "indstillinger",
        "Indstillinger",
        "settings",
        f"{_FEATURES}.indstillinger.ui.page:IndstillingerPage",
        Permission.SEE_SETTINGS,
        has_machine=True,
    ),
    PageEntry(
        "skabeloner",
        "Skabeloner",
        "letter",
        f"{_FEATURES}.skabeloner.ui.page:SkabelonerPage",
        Permission.SEE_SETTINGS,
        under="indstillinger",
        command="Skabeloner til breve",
    ),
)
"""Every page of the program."""
