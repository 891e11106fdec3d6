"""Rules, rates and periods as data: each with its paragraph, source, the day it was checked, and when it holds.

They inform the advisor and are no legal validation; screens show text, source and "sidst kontrolleret". A new law is
a new version in ``resources/rules/*.json``, so that an old case is still computed as the law was then.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from socialvicevaert.shared.resource_files import read_resource_json

_FILES = (
    "rules/ansoegninger.json",
    "rules/frister.json",
    "rules/gaeld.json",
    "rules/gaeldssanering.json",
    "rules/tal.json",
    "rules/underretninger.json",
)


@dataclass(frozen=True)
class Rule:
    """One version of a rule: ``text`` is Danish, ready to be shown; ``values`` are whole numbers named with units."""

    id: str
    title: str
    text: str
    paragraph: str
    source: str
    last_checked: date
    valid_from: date
    valid_to: date | None
    values: Mapping[str, int]

    def holds_on(self, on: date) -> bool:
        """Whether this version is in force on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    @property
    def citation(self) -> str:
        """Paragraph and source in one line, as it stands under a computed date."""
        return f"{self.paragraph} ({self.source})" if self.paragraph else self.source


def rule_on(rule_id: str, on: date) -> Rule:
    """The version of a rule in force on a day; outside all versions the nearest earlier one, or else the oldest.

    Ask ``holds_on`` to say so on the screen. An unknown id is a bug and raises ``KeyError``.
    """
    versions = all_rules()[rule_id]
    started = [version for version in versions if version.valid_from <= on]
    return started[-1] if started else versions[0]


@cache
def all_rules() -> Mapping[str, tuple[Rule, ...]]:
    """Every rule's versions, oldest first; read and checked once."""
    versions: dict[str, list[Rule]] = defaultdict(list)
    for file in _FILES:
        for entry in read_resource_json(file)["rules"]:
            rule = _rule(entry)
            versions[rule.id].append(rule)
    for rule_id, rules in versions.items():
        rules.sort(key=lambda rule: rule.valid_from)
        for earlier, later in pairwise(rules):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                raise ValueError(f"two versions of rule {rule_id} overlap on {later.valid_from}")
    return MappingProxyType({rule_id: tuple(rules) for rule_id, rules in versions.items()})


def _rule(entry: dict[str, Any]) -> Rule:
    values = entry.get("values", {})
    if not all(isinstance(value, int) for value in values.values()):
        raise ValueError(f"rule {entry['id']}: values are whole numbers (øre, days, months)")
    rule = Rule(
        id=entry["id"],
        title=entry["title"],
        text=entry["text"],
        paragraph=entry["paragraph"],
        source=entry["source"],
        last_checked=date.fromisoformat(entry["last_checked"]),
        valid_from=date.fromisoformat(entry["valid_from"]),
        valid_to=date.fromisoformat(entry["valid_to"]) if entry["valid_to"] else None,
        values=MappingProxyType(dict(values)),
    )
    if not (rule.id and rule.title and rule.text and rule.source):
        raise ValueError(f"rule {rule.id} lacks its text or source")
    if rule.valid_to is not None and rule.valid_to < rule.valid_from:
        raise ValueError(f"rule {rule.id} ends before it begins")
    return rule
