"""Why nothing may leave on the basis that was chosen, and what can be done about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.breve.queries import Composed
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.samtykker.queries import SamtykkeView
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class Blocked(QWidget):
    """Nothing while the basis holds. ``consent_wanted`` bears another consent that covers the receiver."""

    consent_wanted = Signal(int)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = layouts.column(self, SPACE_S)
        self.reasons: tuple[str, ...] = ()

    def show_letter(self, letter: Composed, others: Sequence[SamtykkeView], *, may_ask: bool) -> None:
        """Say the reason in a sentence, then the ways on; ``others`` are the consents that hold for the receiver."""
        layouts.clear(self._column)
        gate = letter.giving
        problems = gate.problems if gate is not None else ()
        self.reasons = tuple(problem.text for problem in problems)
        for text in self.reasons:
            self._column.addWidget(Banner(text, Tone.DANGER))
        if not problems or letter.draft.basis is not Behandlingsgrundlag.SAMTYKKE:
            return
        for other in others:
            words = tr("Brug samtykket til %s · %s") % (show_date(other.coverage.valid_to), other.coverage.purpose)
            self._column.addWidget(buttons.plain(words, partial(self._use, other.id), "consent"))
        if may_ask:
            self._column.addWidget(buttons.plain(tr("Bed om et nyt samtykke"), self.new_wanted.emit, "add"))

    def _use(self, samtykke_id: int, _checked: bool = False) -> None:
        self.consent_wanted.emit(samtykke_id)
