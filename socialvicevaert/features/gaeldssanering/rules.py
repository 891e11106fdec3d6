"""The check list: help for each question, and what must always be said. It gathers, and never judges.

There is no function here that adds answers up: whether somebody gets a gældssanering is for the skifteret alone.
"""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.gaeldssanering.models import ScreeningDraft, Spoergsmaal
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.rule_data import Rule, rule_on

NO_VERDICT = (
    "Tjeklisten siger ikke, om beboeren kan få gældssanering. Det afgør skifteretten. "
    "Brug den til at se, hvad der mangler, før der søges."
)
WHERE_TO_GO = (
    "Man søger hos skifteretten ved den lokale byret, i Storkøbenhavn hos Sø- og Handelsretten. "
    "Gå først til en gratis gældsrådgivning: de gennemgår gælden og hjælper med ansøgningen."
)


def help_for(question: Spoergsmaal, on: date) -> Rule:
    """What the court looks at, with its source."""
    return rule_on(f"gaeldssanering_{question.value}", on)


def period(on: date) -> Rule:
    """How long the instalments last; three years since 17 July 2022."""
    return rule_on("gaeldssanering_periode", on)


def problems_of_screening(draft: ScreeningDraft, today: date) -> Iterator[Problem]:
    """What stops a list from being kept; that nothing is known yet does not."""
    if draft.screened_on > today:
        yield Problem("screened_on", "Tjeklisten kan ikke være gennemgået i fremtiden.")
    if sorted(one.question for one in draft.answers) != sorted(Spoergsmaal):
        yield Problem("answers", "Hvert spørgsmål skal have ét svar.")
