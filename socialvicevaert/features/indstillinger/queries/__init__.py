"""What screens and other features ask about the organisation, its workers and its settings.

The list of workers holds the telephone numbers and addresses of colleagues and asks for permission. The rest is open on
purpose: one worker by number is asked for before anybody has a role (``actor``), and by every history that names who
did what; the landlord, its estates, the need areas and the settings say nothing of a person, and every screen, report
and letter rests on them. What opens the file at all is the password.
"""

from socialvicevaert.features.indstillinger.queries.groups import (
    FEWEST_IN_GROUP,
    GruppeView,
    MedarbejdergruppeView,
    gruppe,
    grupper,
    medarbejdergrupper,
    workers_of,
)
from socialvicevaert.features.indstillinger.queries.need_areas import BehovsomraadeView, behovsomraader
from socialvicevaert.features.indstillinger.queries.organisation import (
    AfdelingView,
    OrganisationView,
    afdelinger,
    organisationer,
)
from socialvicevaert.features.indstillinger.queries.values import report_name, setting, stored_key
from socialvicevaert.features.indstillinger.queries.workers import (
    CASEWORKERS,
    MedarbejderView,
    actor,
    caseworkers,
    is_set_up,
    medarbejder,
    medarbejdere,
)

__all__ = [
    "CASEWORKERS",
    "FEWEST_IN_GROUP",
    "AfdelingView",
    "BehovsomraadeView",
    "GruppeView",
    "MedarbejderView",
    "MedarbejdergruppeView",
    "OrganisationView",
    "actor",
    "afdelinger",
    "behovsomraader",
    "caseworkers",
    "gruppe",
    "grupper",
    "is_set_up",
    "medarbejder",
    "medarbejdere",
    "medarbejdergrupper",
    "organisationer",
    "report_name",
    "setting",
    "stored_key",
    "workers_of",
]
