"""What of a letter may leave, and what is still missing in it."""

from socialvicevaert.features.breve.rules.cutting import Kept, cut_body
from socialvicevaert.features.breve.rules.doubts import doubt_of
from socialvicevaert.features.breve.rules.own_letter import own_window, problems_of_own_window
from socialvicevaert.features.breve.rules.problems import problems_of_draft, problems_of_leaving
from socialvicevaert.features.breve.rules.words import kinds_of_heading, problems_of_own_words, values_of

__all__ = [
    "Kept",
    "cut_body",
    "doubt_of",
    "kinds_of_heading",
    "own_window",
    "problems_of_draft",
    "problems_of_leaving",
    "problems_of_own_window",
    "problems_of_own_words",
    "values_of",
]
