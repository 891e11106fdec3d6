"""Words at the right moment, as they stand in a form."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.ansoegninger.rules import Word
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class Said(QWidget):
    """Sentences with paragraph, source and the day they were checked; nothing is stopped by them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = layouts.column(self, SPACE_S)
        self._shown: tuple[Word, ...] = ()
        self.hide()

    @property
    def text(self) -> str:
        """Everything that is said, for tests and screen readers."""
        return "\n".join(word.text for word in self._shown)

    def show_words(self, words: Sequence[Word]) -> None:
        """Say these instead; none hides the place."""
        if tuple(words) == self._shown:
            return
        self._shown = tuple(words)
        layouts.clear(self._column)
        for word in words:
            self._column.addWidget(Banner(word.text, Tone.WARNING if word.warns else Tone.INFO))
        if words:
            sources = dict.fromkeys(word.rule.citation for word in words)
            checked = min(word.rule.last_checked for word in words)
            told = tr("Vejledende. Kilder: %s. Sidst tjekket %s.") % ("; ".join(sources), show_date(checked))
            self._column.addWidget(labels.secondary(told))
        self.setVisible(bool(words))
