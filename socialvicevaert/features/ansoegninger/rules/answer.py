"""When an answer can be expected: the organisation's own experience, or an honest "not known"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_high

from socialvicevaert.features.ansoegninger.models import AnsoegningGrundlag
from socialvicevaert.shared.rule_data import rule_on

_MUNICIPAL = frozenset({AnsoegningGrundlag.PARAGRAF_81, AnsoegningGrundlag.PARAGRAF_81A})


@dataclass(frozen=True)
class Expectation:
    """How many days an answer usually takes (None: not known), and what that rests on."""

    days: int | None
    text: str

    def on(self, sent_on: date) -> date | None:
        """The day an application sent on a day is probably answered."""
        return sent_on + timedelta(days=self.days) if self.days is not None else None


def expectation(basis: AnsoegningGrundlag, own_days: Sequence[int], today: date) -> Expectation:
    """What to expect of a basis; ``own_days`` are the days from sending to decision of the own decided ones.

    The median of an even number is the higher one: rather too late than too early.
    """
    enough = rule_on("ansoegning_svar_median", today).values["mindst_antal"]
    if len(own_days) >= enough:
        days = median_high(own_days)
        unit = "dag" if days == 1 else "dage"
        return Expectation(days, f"Jeres egne: median {days} {unit}, n = {len(own_days)}")
    known = f"Jeres egne tal er for få til et skøn (n = {len(own_days)})."
    if basis in _MUNICIPAL:
        rule = rule_on("ansoegning_kommunens_svarfrist", today)
        return Expectation(None, f"{known} {rule.text} ({rule.paragraph})")
    return Expectation(None, f"{known} Spørg, hvornår svaret kommer, og skriv dagen.")
