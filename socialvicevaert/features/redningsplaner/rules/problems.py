"""What stops a plan from being kept. The page is one sheet for everybody: what is written on it has its measure."""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, RedningsplanDraft
from socialvicevaert.shared.errors import Problem

MOST_OERE = 999_999_99
"""Under a million kroner: more is a slip of the keyboard, and the figures on the page have their width."""
MOST_SOURCES = 12
LONGEST_LABEL = 40
LONGEST_AGREED = 400
MOST_LINES = 6

_TOO_MUCH = "En million kroner eller mere er for meget. Se efter, om beløbet er rigtigt."
_UNNAMED = "Skriv, hvem eller hvad pengene kommer fra."


def problems_of_plan(draft: RedningsplanDraft, made_on: date) -> Iterator[Problem]:
    """What is wrong with a plan made on a day; a source's fields are called ``sources.0.amount_oere`` and so on."""
    if draft.needed_oere <= 0:
        yield Problem("needed_oere", "Skriv, hvor meget der skal betales.")
    elif draft.needed_oere > MOST_OERE:
        yield Problem("needed_oere", _TOO_MUCH)
    if draft.needed_by < made_on:
        yield Problem("needed_by", "Dagen er gået. Skriv den dag, pengene skal være der.")
    if len(draft.needed_for.strip()) > LONGEST_LABEL:
        yield Problem("needed_for", f"Der er plads til {LONGEST_LABEL} tegn på planen.")
    if len(draft.sources) > MOST_SOURCES:
        yield Problem("sources", f"Der er plads til {MOST_SOURCES} kilder på planen. Læg nogle sammen.")
    for place, source in enumerate(draft.sources):
        yield from _problems_of_source(source, f"sources.{place}")
    if len(draft.agreed.strip()) > LONGEST_AGREED or len(lines_of(draft.agreed)) > MOST_LINES:
        yield Problem("agreed", f"Der er plads til {MOST_LINES} linjer og {LONGEST_AGREED} tegn på planen.")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines something is written on."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _problems_of_source(source: KildeDraft, field: str) -> Iterator[Problem]:
    if source.amount_oere <= 0:
        yield Problem(f"{field}.amount_oere", "Skriv beløbet, eller fjern kilden.")
    elif source.amount_oere > MOST_OERE:
        yield Problem(f"{field}.amount_oere", _TOO_MUCH)
    if source.kind is KildeArt.ANDET and not source.label.strip():
        yield Problem(f"{field}.label", _UNNAMED)
    if len(source.label.strip()) > LONGEST_LABEL:
        yield Problem(f"{field}.label", f"Der er plads til {LONGEST_LABEL} tegn på planen.")
