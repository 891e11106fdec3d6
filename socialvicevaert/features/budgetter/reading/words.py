"""Which category, rhythm or heading a word points at; the words are data in ``budget_ord.json``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from socialvicevaert.features.budgetter.categories import group_of
from socialvicevaert.features.budgetter.models import Budgetgruppe, Budgetkategori, Hyppighed
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.resource_files import read_resource_json

_FILE = "rules/budget_ord.json"
_WHOLE_WORD = 3
"""Words up to this length count only by themselves: "el" is not in "Elgiganten"."""


class Side(StrEnum):
    """Whether money comes or goes."""

    INCOME = "indtaegt"
    EXPENSE = "udgift"


@dataclass(frozen=True)
class _Words:
    known: Mapping[Side | None, tuple[re.Pattern[str], Mapping[str, Budgetkategori]]]
    labels: Mapping[str, Budgetkategori]
    headings: Mapping[str, str]
    frequencies: Mapping[str, Hyppighed]
    unknown_frequencies: frozenset[str]


def guess_category(text: str, side: Side | None = None) -> Budgetkategori | None:
    """The category the first known words point at ("Løn fra Netto" is pay), of one side or of both; None for none."""
    pattern, categories = _words().known[side]
    found = pattern.search(_plain(text))
    return categories[found[0]] if found else None


def category_named(text: str) -> Budgetkategori | None:
    """The category whose very name a cell is: "Husleje", "A-kasse eller dagpenge"."""
    return _words().labels.get(_plain(text))


def frequency_of(text: str) -> Hyppighed | None:
    """The rhythm a cell names: "hvert kvartal", "pr. år", "mdl."."""
    return _words().frequencies.get(_plain(text))


def is_unknown_frequency(text: str) -> bool:
    """Whether a cell names a rhythm the budget has no place for: "hver uge"."""
    return _plain(text) in _words().unknown_frequencies


def heading_of(text: str) -> str:
    """What a heading's cell is the heading of: "dato", "tekst", "beloeb", "saldo", "indtaegt" …; "" for other words."""
    return _words().headings.get(_plain(text), "")


def side_of(category: Budgetkategori) -> Side:
    """Whether a category is money that comes or goes."""
    return Side.INCOME if group_of(category) is Budgetgruppe.INDTAEGT else Side.EXPENSE


def _plain(text: str) -> str:
    """Folded, with one space between words and no marks around them."""
    return " ".join(re.sub(r"[^\w&/+'. -]", " ", fold(text)).split()).strip(" .:-'")


def _known(words: Mapping[str, Budgetkategori]) -> tuple[re.Pattern[str], Mapping[str, Budgetkategori]]:
    """One pattern that finds the first known word of a text, and of those that begin together the longest."""
    longest_first = sorted(words, key=len, reverse=True)
    each = (re.escape(word) + (r"(?!\w)" if len(word) <= _WHOLE_WORD else "") for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})"), words


@cache
def _words() -> _Words:
    data = read_resource_json(_FILE)
    income, expense = (
        {_plain(word): Budgetkategori(category) for category, words in data[side.value].items() for word in words}
        for side in Side
    )
    labels = {_plain(category.label): category for category in reversed(Budgetkategori)}
    return _Words(
        {Side.INCOME: _known(income), Side.EXPENSE: _known(expense), None: _known(expense | income)},
        labels,
        {_plain(word): what for what, words in data["overskrifter"].items() for word in words},
        {_plain(word): Hyppighed(name) for name, words in data["hyppighed"].items() for word in words}
        | {_plain(one.label): one for one in Hyppighed},
        frozenset(_plain(word) for word in data["hyppighed_ukendt"]),
    )
