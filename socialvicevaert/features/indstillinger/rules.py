"""What can be wrong with an organisation, an estate, a worker or a need area."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from socialvicevaert.features.indstillinger.models import (
    Afdeling,
    AfdelingClosing,
    AfdelingDraft,
    MedarbejderDraft,
    SetupDraft,
)
from socialvicevaert.shared.actor import Role
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.phone import NotAPhone, parse_phone

LONGEST_NAME = 120

ROLE_GROUPS = {
    Role.VICEVAERT: "Sociale viceværter",
    Role.RAADGIVER: "Økonomiske rådgivere",
    Role.KOORDINATOR: "Koordinatorer",
    Role.LEDER: "Ledere",
    Role.ADMINISTRATOR: "Administratorer",
}
"""What those of a role are called together."""

NEED_AREAS = (
    "Økonomi",
    "Ensomhed",
    "Sygdom",
    "Sorg og krise",
    "Nabokonflikt",
    "Rengøring af hjemmet",
    "Personlig hygiejne",
    "Flytning til anden bolig",
)
"""The eight need areas of the social caretaker's work."""

OFFERED_NEED_AREAS = ("Misbrug", "Psykisk sygdom")
"""Asked for by some organisations: there from the start, but retired until somebody wants them."""

MOST_HOMES = 100_000
FIRST_YEAR = 2000
YEARS_AHEAD = 2
"""An estate's closing can be written down when it is decided."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def setup_problems(draft: SetupDraft) -> list[Problem]:
    """What stops a first run."""
    problems = []
    if not draft.organisation.strip():
        problems.append(Problem("organisation", "Skriv boligorganisationens navn."))
    names = [name.strip() for name in draft.afdelinger if name.strip()]
    if not names:
        problems.append(Problem("afdelinger", "Skriv mindst én afdeling."))
    if len({fold(name) for name in names}) < len(names):
        problems.append(Problem("afdelinger", "Den samme afdeling står to gange."))
    if not draft.name.strip():
        problems.append(Problem("name", "Skriv dit navn."))
    return problems


def name_problems(name: str, others: Iterable[str], what: str, field: str = "name") -> list[Problem]:
    """What is wrong with a name that must be there and be the only one of its kind; ``what`` is e.g. "afdeling"."""
    plain = name.strip()
    if not plain:
        return [Problem(field, "Skriv et navn.")]
    if len(plain) > LONGEST_NAME:
        return [Problem(field, f"Navnet må højst være {LONGEST_NAME} tegn.")]
    if fold(plain) in {fold(other.strip()) for other in others}:
        return [Problem(field, f"Der er allerede en {what} med det navn.")]
    return []


def afdeling_problems(draft: AfdelingDraft, others: Iterable[str]) -> list[Problem]:
    """What is wrong with an estate; ``others`` are the names of the landlord's other estates."""
    problems = name_problems(draft.name, others, "afdeling")
    if draft.homes is not None and not 1 <= draft.homes <= MOST_HOMES:
        problems.append(Problem("homes", f"Skriv et tal fra 1 til {MOST_HOMES}, eller lad feltet stå tomt."))
    return problems


def closing_problems(own: Afdeling, closing: AfdelingClosing, known: Iterable[Afdeling], today: date) -> list[Problem]:
    """What is wrong with closing an estate; ``known`` are all of them.

    One estate cannot become part of one that is closed by then, so none can become part of itself by way of others.
    """
    by_id = {one.id: one for one in known}
    into = by_id.get(closing.merged_into_id)
    last_day = closing.closed_on
    if last_day is None:
        return [Problem("closed_on", "Skriv, hvilken dag det sker.")]
    problems = []
    if not FIRST_YEAR <= last_day.year <= today.year + YEARS_AHEAD:
        problems.append(Problem("closed_on", f"Vælg en dag fra {FIRST_YEAR} til {today.year + YEARS_AHEAD}."))
    joining = [one for one in by_id.values() if one.merged_into_id == own.id]
    later = [one for one in joining if one.closed_on is not None and one.closed_on >= last_day]
    if later:
        text = f"{later[0].name} bliver en del af {own.name} den dag eller senere. Ret det først."
        problems.append(Problem("closed_on", text))
    if closing.merged_into_id is None:
        return problems
    if into is None:
        problems.append(Problem("merged_into_id", "Afdelingen findes ikke længere."))
    elif into is own:
        problems.append(Problem("merged_into_id", "En afdeling kan ikke blive en del af sig selv."))
    elif into.boligorganisation_id != own.boligorganisation_id:
        problems.append(Problem("merged_into_id", f"{into.name} hører til en anden boligorganisation."))
    elif into.closed_on is not None and into.closed_on <= last_day:
        problems.append(Problem("merged_into_id", f"{into.name} er selv lukket den dag. Vælg en anden."))
    return problems


def saving_problems(oere: int | None, assumption: str, source: str) -> list[Problem]:
    """A saving is printed only with what it assumes and where it comes from; the fields are keys of settings."""
    if oere is None:
        return []
    problems = []
    if not assumption.strip():
        problems.append(Problem("saving_assumption", "Skriv, hvad beløbet forudsætter. Uden det trykkes det ikke."))
    if not source.strip():
        problems.append(Problem("saving_source", "Skriv, hvor beløbet kommer fra. Uden kilde trykkes det ikke."))
    return problems


def medarbejder_problems(draft: MedarbejderDraft, others: Iterable[str]) -> list[Problem]:
    """What is wrong with a worker; ``others`` are the names of the other workers."""
    problems = name_problems(draft.name, others, "medarbejder")
    try:
        parse_phone(draft.phone)
    except NotAPhone as error:
        problems.append(Problem("phone", str(error)))
    if draft.email.strip() and not _EMAIL.fullmatch(draft.email.strip()):
        problems.append(Problem("email", "E-mailadressen mangler @ eller domæne, fx navn@boligforening.dk."))
    return problems


def gruppe_problems(name: str, others: Iterable[str]) -> list[Problem]:
    """What is wrong with the name of an own group; one called like a role would be taken for it in reports."""
    problems = name_problems(name, others, "gruppe")
    taken = {fold(word) for word in (*ROLE_GROUPS.values(), *(role.label for role in Role))}
    if not problems and fold(name.strip()) in taken:
        problems.append(Problem("name", "Navnet er en rolles. Giv gruppen et andet navn, fx efter hvor den arbejder."))
    return problems


def left_over(gruppe_id: int, workers: Sequence[tuple[int | None, Role]], offered: Collection[int | None]) -> int:
    """How many would be told apart by taking the group, or all groups in use, from their roles; 0: nobody."""
    roles = {role for of, role in workers if of == gruppe_id}
    others = [of for of, role in workers if role in roles and of != gruppe_id]
    in_none = [of for of in others if of not in offered]
    return min((len(left) for left in (others, in_none) if left), default=0)
