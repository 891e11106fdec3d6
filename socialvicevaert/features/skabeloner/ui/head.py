"""The head of the editor: which template, its state, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.skabeloner.queries import SkabelonView
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class EditorHead(QWidget):
    """Title, state and buttons."""

    def __init__(self, *, may_write: bool) -> None:
        super().__init__()
        self._may_write = may_write
        outside = layouts.column(self, SPACE_S)
        line = layouts.row(None, SPACE_M)
        self.back = buttons.icon_only("previous", tr("Alle skabeloner"))
        line.addWidget(self.back)
        self.title = labels.ElidedLabel("", "title")
        line.addWidget(self.title, 1)
        self.chip = StatusChip("")
        line.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        outside.addLayout(line)
        acts = layouts.FlowRow()
        self.copy = buttons.quiet(tr("Kopiér"), icon="copy")
        self.export = buttons.quiet(tr("Gem som fil"), icon="export")
        self.own = buttons.quiet(tr("Tilbage til programmets egen"), icon="undo")
        self.retire = buttons.quiet(tr("Tag ud af brug"), icon="stopped")
        for button in self._acts:
            acts.add(button)
        outside.addWidget(acts)

    @property
    def _acts(self) -> tuple[QPushButton, ...]:
        return self.copy, self.export, self.own, self.retire

    def show_view(self, view: SkabelonView) -> None:
        """Show the state of a template."""
        is_new = view.id is None and not view.key
        self.title.setText(view.name or tr("Ny skabelon"))
        self.chip.show_state(*state_of(view))
        self.chip.setVisible(not is_new)
        self.copy.setVisible(self._may_write and not is_new)
        self.export.setVisible(not is_new)
        self.own.setVisible(self._may_write and view.id is not None and view.is_corrected)
        self.retire.setVisible(self._may_write and not is_new)
        self.retire.setText(tr("Tag ud af brug") if view.is_active else tr("Tag i brug igen"))
        icons.put(self.retire, "stopped" if view.is_active else "restore", "text2")


def state_of(view: SkabelonView) -> tuple[str, Tone, str]:
    """Word, tone and icon for the state of a template."""
    if not view.is_active:
        return tr("Ude af brug"), Tone.NEUTRAL, "stopped"
    if view.is_corrected:
        return tr("Rettet, version %s") % view.version, Tone.INFO, "edit"
    if view.key:
        return tr("Programmets egen"), Tone.NEUTRAL, "document"
    return tr("Jeres egen, version %s") % view.version, Tone.ACCENT, "home"
