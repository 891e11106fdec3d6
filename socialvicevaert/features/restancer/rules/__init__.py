"""What a list means: which lines count, whom they speak of, and how they stand against the list before."""

from socialvicevaert.features.restancer.rules.bands import RestanceBaand, band_of, bands_per_afdeling, normal_afdeling
from socialvicevaert.features.restancer.rules.comparison import ComparedRow, Comparison, MakeMark, Marks, compare
from socialvicevaert.features.restancer.rules.convert import convert
from socialvicevaert.features.restancer.rules.matching import KnownHome, Match, Matcher, names_agree
from socialvicevaert.features.restancer.rules.rows import Reading, Unusable, UnusableRow, UsableRow

__all__ = [
    "ComparedRow",
    "Comparison",
    "KnownHome",
    "MakeMark",
    "Marks",
    "Match",
    "Matcher",
    "Reading",
    "RestanceBaand",
    "Unusable",
    "UnusableRow",
    "UsableRow",
    "band_of",
    "bands_per_afdeling",
    "compare",
    "convert",
    "names_agree",
    "normal_afdeling",
]
