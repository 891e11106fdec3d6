"""What stops an amount from being saved."""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.satser.models import SaetDraft, SatsArt, SatsDraft, SatsRegime
from socialvicevaert.shared.errors import Problem

OLDEST_YEAR = 1990
LARGEST_RATE_OERE = 10_000_000
"""100,000 kr. a month: more is no amount a person lives on, but a slip of the keyboard."""
LONGEST_TEXT = 200


def problems_of_sats(draft: SatsDraft, today: date) -> Iterator[Problem]:
    """Every problem of an amount as typed, at its field."""
    if draft.year is not None and not OLDEST_YEAR <= draft.year <= today.year + 1:
        bounds = f"mellem {OLDEST_YEAR} og {today.year + 1}"
        yield Problem("year", f"Året skal ligge {bounds}. Er det ukendt, så lad det stå tomt.")
    if draft.amount_oere <= 0:
        yield Problem("amount_oere", "Skriv et beløb over 0 kr.")
    elif draft.amount_oere > LARGEST_RATE_OERE:
        yield Problem("amount_oere", "Beløbet er for stort til en sats. Skriv det i kroner om måneden.")
    if not draft.source.strip():
        yield Problem("source", "Skriv, hvor beløbet står, fx en bekendtgørelse eller en hjemmeside.")
    elif len(draft.source.strip()) > LONGEST_TEXT:
        yield Problem("source", f"Teksten er for lang. Højst {LONGEST_TEXT} tegn.")
    if draft.regime is SatsRegime.KOMMUNE and not draft.municipality.strip():
        yield Problem("municipality", "Skriv, hvilken kommune beløbet er fra.")
    if draft.regime in (SatsRegime.GAELDSSANERING, SatsRegime.GAELDSSTYRELSEN) and draft.municipality.strip():
        yield Problem("municipality", f"{draft.regime.label} har samme beløb i hele landet. Lad kommunen stå tom.")
    if ":" in draft.municipality or len(draft.municipality.strip()) > 60:
        yield Problem("municipality", "Skriv kun kommunens navn.")
    if (draft.kind is SatsArt.RYKKERGEBYR) != (draft.regime is SatsRegime.GEBYR):
        yield Problem("kind", "Et rykkergebyr hører til under gebyrer, og de andre beløb hører ikke til der.")
    if draft.valid_from is not None and draft.valid_to is not None and draft.valid_to < draft.valid_from:
        yield Problem("valid_to", "Den sidste dag kan ikke ligge før den første.")


def problems_of_saet(draft: SaetDraft, today: date) -> Iterator[Problem]:
    """Every problem of a whole set; an amount's stands at ``amounts.<kind>``, the others' once at their field."""
    if not draft.amounts:
        yield Problem("amounts", "Skriv mindst et beløb.")
    told: set[Problem] = set()
    for one in draft.single_drafts():
        for problem in problems_of_sats(one, today):
            field = f"amounts.{one.kind.value}" if problem.field in ("amount_oere", "kind") else problem.field
            placed = Problem(field, problem.text)
            if placed not in told:
                told.add(placed)
                yield placed
