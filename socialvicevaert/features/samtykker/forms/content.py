"""What is printed on a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.samtykker.forms.bilingual import Bilingual
from socialvicevaert.features.samtykker.models import (
    Befoejelse,
    Oplysningsart,
    SamtykkeArt,
    SamtykkeForm,
    SamtykkeRetning,
)
from socialvicevaert.shared.formats.dates import show_date


@dataclass(frozen=True)
class FormContent:
    """A form as it is printed; ``form`` is None where it is not given yet, but is to be signed."""

    kind: SamtykkeArt
    words: Bilingual
    organisation: str
    worker: str
    beboer: str
    born: str
    receivers: Sequence[str]
    kinds: Sequence[Oplysningsart]
    direction: SamtykkeRetning
    purpose: str
    valid_to: date
    dated: date
    text_version: str
    powers: Sequence[Befoejelse] = ()
    language: str = "dansk"
    interpreter: str = ""
    form: SamtykkeForm | None = None
    witness: str = ""
    withdrawn_on: date | None = None
    contact: str = ""  # how to reach the organisation, to take the consent back

    @property
    def values(self) -> Mapping[str, str]:
        """What the words on the form are filled with. Days read 01-11-2026 in every language."""
        return {
            "organisation": self.organisation,
            "medarbejder": self.worker,
            "vidne": self.witness,
            "kontakt": self.contact,
            "dato": show_date(self.valid_to),
        }
