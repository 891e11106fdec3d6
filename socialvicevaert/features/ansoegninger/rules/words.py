"""Words at the right moment: what must be known before an application is written, or a bill is paid.

They inform and never block; each comes from a rule with its paragraph, source and the day it was checked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.ansoegninger.models import AnsoegningGrundlag
from socialvicevaert.features.fogedsager.models import FogedStadie
from socialvicevaert.shared.rule_data import Rule, rule_on

PAY_LATER = frozenset({AnsoegningGrundlag.PARAGRAF_81, AnsoegningGrundlag.PARAGRAF_81A})
"""Bases where money already paid is normally not covered."""

_NO_THREAT = frozenset({FogedStadie.RESTANCE, FogedStadie.AFSLUTTET})


@dataclass(frozen=True)
class Word:
    """A sentence to be read now; it ``warns`` where something may be refused for it."""

    rule: Rule
    warns: bool

    @property
    def text(self) -> str:
        """The sentence."""
        return self.rule.text


def is_threatened(stages: Iterable[FogedStadie]) -> bool:
    """Whether a landlord has demanded payment or more: arrears alone are no warning of eviction."""
    return any(stage not in _NO_THREAT for stage in stages)


def words_for(basis: AnsoegningGrundlag, stages: Iterable[FogedStadie], on: date) -> tuple[Word, ...]:
    """What is to be said when one applies on a basis; ``stages`` of the resident's fogedsager."""
    found: list[Word] = []
    if basis is AnsoegningGrundlag.PARAGRAF_81A and not is_threatened(stages):
        found.append(Word(rule_on("ansoegning_81a_trussel", on), warns=True))
    if basis in PAY_LATER:
        found.append(Word(rule_on("ansoegning_foer_betaling", on), warns=False))
    if basis is AnsoegningGrundlag.PARAGRAF_81A:
        found.append(Word(rule_on("ansoegning_81a_vilkaar", on), warns=False))
    return tuple(found)


def before_payment(waiting: Iterable[AnsoegningGrundlag], on: date) -> str:
    """What is to be said before a payment is written, while applications are prepared or wait; or nothing."""
    names = [basis.short for basis in waiting if basis in PAY_LATER]
    if not names:
        return ""
    rule = rule_on("ansoegning_foer_betaling", on)
    return f"Der er søgt eller ved at blive søgt efter {' og '.join(dict.fromkeys(names))}. {rule.text}"
