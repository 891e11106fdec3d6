"""The new recovery code: shown once, saved and printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from socialvicevaert.features.indstillinger import queries
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.code_sheet import CodeSheet
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_COLUMNS = 3


class RecoverySheet(SideSheet):
    """The code stands nowhere else: it must be saved or printed before the sheet is closed."""

    def __init__(self, context: Context, machine: Machine, code: str) -> None:
        super().__init__(
            context,
            tr("Nyt gendannelsesark"),
            tr("Gem eller udskriv arket nu. Koden kan ikke vises igen, når panelet er lukket."),
        )
        self.code = code
        self._organisation = ""
        self.body.addWidget(self._well())
        self.paper = CodeSheet(self, self._pdf, machine.print_pdf)
        self.body.addWidget(self.paper.said)
        self.set_primary(tr("Udskriv …"), self.paper.print_out, "print")
        self.add_action(tr("Gem som PDF …"), self.paper.save, "document")
        context.tasks.read(self, queries.report_name, self._name_came)

    def _pdf(self) -> bytes:
        from socialvicevaert.paper.recovery_sheet import recovery_sheet  # heavy, and seldom wanted

        return recovery_sheet(self._organisation, self.code.split("-"), self.context.clock.today())

    def _name_came(self, name: str) -> None:
        self._organisation = name

    def _well(self) -> QFrame:
        well = QFrame()
        dress(well, "well")
        well.setAccessibleName(tr("Gendannelseskode"))
        column = layouts.column(well, SPACE_S, (SPACE_L, SPACE_L, SPACE_L, SPACE_L))
        groups = self.code.split("-")
        for start in range(0, len(groups), _COLUMNS):
            line = layouts.row(None, SPACE_L)
            for place, group in enumerate(groups[start : start + _COLUMNS], start + 1):
                label = labels.heading(group)
                label.setAccessibleName(tr("Gruppe %d: %s") % (place, " ".join(group)))
                label.setTextInteractionFlags(
                    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
                )
                line.addWidget(label, 1)
            column.addLayout(line)
        return well
