"""The list of fields: every one that a kind of letter can hold, with an example."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.skabeloner.models import BrevArt
from socialvicevaert.features.skabeloner.rules import Felt, fields_of, needed_in
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.list_pane import ListPane, ListRow
from socialvicevaert.ui.text import tr


class FieldList(QWidget):
    """Double-click or Enter picks a field; ``picked`` tells its key."""

    picked = Signal(object)  # str

    def __init__(self, context: Context, letter: BrevArt, *, may_write: bool) -> None:
        super().__init__()
        self._letter = letter
        outside = layouts.column(self, SPACE_S)
        help_text = tr("Dobbeltklik eller Enter sætter feltet ind, hvor du skriver.")
        outside.addWidget(labels.secondary(help_text if may_write else tr("Felter i denne slags brev.")))
        self.pane: ListPane[Felt] = ListPane(context, tr("Felter"), self._line, tr("Søg i felterne"))
        self.pane.filters.add_choice("group", tr("Alle grupper"), [])
        self.pane.filter_changed.connect(self._show)
        self.pane.activated_key.connect(self.picked)
        outside.addWidget(self.pane, 1)
        self.set_letter(letter)

    def set_letter(self, letter: BrevArt) -> None:
        """Show the fields of another kind of letter."""
        self._letter = letter
        groups = dict.fromkeys(each.group for each in fields_of(letter))
        self.pane.filters.set_options("group", [(group, group) for group in groups])
        self._show()

    def _show(self) -> None:
        words = fold(self.pane.filters.text).split()
        group = self.pane.filters.values["group"]
        self.pane.set_rows(
            [
                each
                for each in fields_of(self._letter)
                if group in (None, each.group)
                and all(word in fold(f"{each.label} {each.key} {each.group}") for word in words)
            ]
        )

    def _line(self, felt: Felt) -> ListRow:
        is_needed = felt in needed_in(self._letter)
        return ListRow(
            key=felt.key,
            title=felt.label,
            subtitle=f"{felt.group} · {felt.example}",
            status=tr("Skal med") if is_needed else "",
            icon="info" if is_needed else "",
        )
