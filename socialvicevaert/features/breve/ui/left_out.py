"""What the basis keeps out of a letter, said before it is printed."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.breve.queries import Composed
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


def left_out_in_short(letter: Composed, *, lacks_partner: bool) -> str:
    """One sentence to stand above the paper; nothing where the paper shows the whole letter."""
    if lacks_partner:
        return tr("Vælg, hvem brevet er til. Så vises resten af brevet.")
    gate = letter.giving
    if not letter.left_out or gate is None:
        return ""
    if gate.problems:
        return tr("%s afsnit vises ikke, fordi grundlaget ikke er på plads.") % len(letter.left_out)
    kinds = dict.fromkeys(kind.label for each in letter.left_out for kind in each.kinds)
    return tr("%s afsnit udelades: %s.") % (len(letter.left_out), ", ".join(kinds).lower())


class LeftOut(QWidget):
    """Nothing while everything may be printed."""

    def __init__(self) -> None:
        super().__init__()
        self._column = layouts.column(self, SPACE_S)
        self.texts: list[str] = []

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to read here."""
        return self._column.count() > 0

    def show_letter(self, letter: Composed) -> None:
        """Say which paragraphs are left out, and why; where the whole letter is stopped, ``Blocked`` says so."""
        layouts.clear(self._column)
        self.texts = [each.text for each in letter.left_out]
        gate = letter.giving
        if not letter.left_out or (gate is not None and gate.problems):
            return
        self._column.addWidget(Banner(tr("Udelades, fordi samtykket ikke dækker det:"), Tone.WARNING))
        for each in letter.left_out:
            self._column.addWidget(labels.body(f"»{each.text}«"))
            if each.kinds:
                self._column.addWidget(labels.secondary(", ".join(kind.label for kind in each.kinds)))
