"""What one consent allows, and on which day.

Only a consent to exchange permits giving, and a fuldmagt towards whom it names, where it lets the worker speak. A
consent to register permits no giving at all. Sources: GDPR art. 6, 7 and 9; aftaleloven chapter 2 (fuldmagt).
"""

from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.samtykker.models import Befoejelse, Oplysningsart, SamtykkeArt, SamtykkeRetning
from socialvicevaert.shared.folding import folded_words

SPEAKING = frozenset(Befoejelse) - {Befoejelse.INDHENTE}
"""Powers that cannot be used without telling something about the resident; to collect papers nothing need be told."""


@dataclass(frozen=True)
class Coverage:
    """What one consent allows; ``towards`` are the lines of a fuldmagt as written: a bank, a creditor."""

    samtykke_id: int
    partner_ids: frozenset[int]
    kinds: frozenset[Oplysningsart]
    direction: SamtykkeRetning
    purpose: str
    given_on: date
    valid_to: date
    withdrawn_on: date | None = None
    kind: SamtykkeArt = SamtykkeArt.UDVEKSLING
    towards: tuple[str, ...] = ()
    powers: frozenset[Befoejelse] = frozenset()

    @property
    def gives(self) -> bool:
        """Whether it is of a kind and a direction that permits giving anything to anybody."""
        if self.kind is SamtykkeArt.UDVEKSLING:
            return self.direction in {SamtykkeRetning.TIL_PARTNER, SamtykkeRetning.BEGGE}
        return self.kind is SamtykkeArt.FULDMAGT and bool(self.powers & SPEAKING)

    def is_active(self, on: date) -> bool:
        """Whether it holds on a day: given, not past its last day, not withdrawn. Withdrawal stops at once."""
        return self.given_on <= on <= self.valid_to and self.withdrawn_on is None

    def held_on(self, on: date) -> bool:
        """Whether it held on an earlier day, also where it has been withdrawn since: for writing down what was told."""
        is_withdrawn = self.withdrawn_on is not None and on >= self.withdrawn_on
        return self.given_on <= on <= self.valid_to and not is_withdrawn

    def names(self, partner_id: int | None, towards: str = "") -> bool:
        """Whether it names a receiver: a partner, or in a fuldmagt a line like a bank, however it is spelled."""
        if partner_id is not None:
            return partner_id in self.partner_ids
        wanted = folded_words(towards)
        return self.kind is SamtykkeArt.FULDMAGT and any(wanted and folded_words(one) == wanted for one in self.towards)

    def allows_giving_to(self, partner_id: int | None, on: date, towards: str = "") -> bool:
        """Whether something may be given to a receiver on a day."""
        return self.gives and self.names(partner_id, towards) and self.is_active(on)
