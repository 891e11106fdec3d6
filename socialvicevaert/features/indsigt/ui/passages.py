"""The texts of something to judge, with the words in sight that made it so."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indsigt.rules.records import Flag, Passage
from socialvicevaert.shared.tokens import SPACE_S, SPACE_XS
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.text import tr


class Passages(QWidget):
    """Marked words are bold and underlined, and are told at the end for those who hear them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = layouts.column(self, SPACE_S)

    def show_flag(self, flag: Flag) -> None:
        """Show the texts of one."""
        layouts.clear(self._inside)
        for passage in flag.passages:
            part = QWidget()
            inside = layouts.column(part, SPACE_XS)
            inside.addWidget(labels.field_label(passage.label))
            text = labels.body()
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setText(_marked(passage))
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said = ", ".join(passage.text[one.start : one.end] for one in passage.mentions)
            text.setAccessibleName(tr("%s. Markeret: %s") % (passage.text, said) if said else passage.text)
            inside.addWidget(text)
            self._inside.addWidget(part)


def _marked(passage: Passage) -> str:
    parts, at = [], 0
    for one in passage.mentions:
        parts.append(escape(passage.text[at : one.start]))
        parts.append(f"<b><u>{escape(passage.text[one.start : one.end])}</u></b>")
        at = one.end
    parts.append(escape(passage.text[at:]))
    return "".join(parts).replace("\n", "<br>")
