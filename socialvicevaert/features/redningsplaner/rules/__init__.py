"""What holds for a rescue plan: pure decisions on sums, wrong answers, and what a receiver may read.

``sums``       what is found in time, what comes too late, and what lacks
``problems``   what stops a plan from being kept
``cutting``    which parts of the page a consent covers, and what is left out
"""

from socialvicevaert.features.redningsplaner.rules.cutting import (
    PageCut,
    PagePart,
    cut_to_consent,
    label_on_page,
    problems_of_giving,
    whole_page,
)
from socialvicevaert.features.redningsplaner.rules.problems import (
    LONGEST_AGREED,
    LONGEST_LABEL,
    MOST_LINES,
    MOST_OERE,
    MOST_SOURCES,
    lines_of,
    problems_of_plan,
)
from socialvicevaert.features.redningsplaner.rules.sums import Arrival, Sums, arrival_of, sums_of

__all__ = [
    "LONGEST_AGREED",
    "LONGEST_LABEL",
    "MOST_LINES",
    "MOST_OERE",
    "MOST_SOURCES",
    "Arrival",
    "PageCut",
    "PagePart",
    "Sums",
    "arrival_of",
    "cut_to_consent",
    "label_on_page",
    "lines_of",
    "problems_of_giving",
    "problems_of_plan",
    "sums_of",
    "whole_page",
]
