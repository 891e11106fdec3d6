"""What the averted fogedsager may have saved: never without what it assumes and where that is from."""

from collections.abc import Mapping
from dataclasses import dataclass

from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import SAVING_ASSUMPTION, SAVING_PER_AVERTED_OERE, SAVING_SOURCE
from socialvicevaert.features.tal.figures.figure import Figure
from socialvicevaert.storage.session import Session

BASED_ON = "fogedsager.afvaerget"
"""The figure that is multiplied."""


@dataclass(frozen=True)
class SavingTerms:
    """What the organisation reckons for each averted fogedsag (øre), what that assumes, and its source."""

    per_case_oere: int
    assumption: str
    source: str


@dataclass(frozen=True)
class Saving:
    """The estimate as it is printed (øre), with everything it rests on; `based_on` is the key of the figure."""

    amount_oere: int
    per_case_oere: int
    assumption: str
    source: str
    based_on: str = BASED_ON


def saving_terms(session: Session) -> SavingTerms | None:
    """What is set; None as long as the amount, the assumption or the source is missing."""
    per_case_oere = setting(session, SAVING_PER_AVERTED_OERE)
    assumption = setting(session, SAVING_ASSUMPTION).strip()
    source = setting(session, SAVING_SOURCE).strip()
    if not per_case_oere or not assumption or not source:
        return None
    return SavingTerms(per_case_oere, assumption, source)


def saving_of(terms: SavingTerms | None, figures: Mapping[str, Figure]) -> Saving | None:
    """The estimate; None where how many were averted is hidden (dividing would tell) or nobody was."""
    averted = figures[BASED_ON].value
    if terms is None or not averted:
        return None
    return Saving(averted * terms.per_case_oere, terms.per_case_oere, terms.assumption, terms.source)
