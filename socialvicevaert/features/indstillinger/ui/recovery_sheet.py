"""The new recovery code: shown once, saved and printed."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QFrame

from socialvicevaert.features.indstillinger import queries
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

SHEET_NAME = "Gendannelsesark.pdf"
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
        self.machine = machine
        self._organisation = ""
        self.body.addWidget(self._well())
        self.done = labels.secondary(tr("Læg arket i et aflåst skab, ikke ved computeren."))
        self.body.addWidget(self.done)
        self.set_primary(tr("Udskriv …"), self.print_sheet, "print")
        self.add_action(tr("Gem som PDF …"), self.save_as, "document")
        context.tasks.read(self, queries.report_name, self._name_came)

    def save_as(self) -> None:
        """Ask where, and write the PDF there."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Gem gendannelsesarket"), str(Path(documents) / SHEET_NAME), tr("PDF (*.pdf)")
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the PDF to a file."""
        try:
            path.write_bytes(self._pdf())
        except OSError:
            self.done.setText(tr("Arket kunne ikke gemmes dér. Vælg en anden mappe."))
            return
        self.done.setText(tr("Gemt: %s. Flyt det væk fra denne computer.") % path.name)

    def print_sheet(self) -> None:
        """Print the PDF."""
        if self.machine.print_pdf(self, self._pdf()):
            self.done.setText(tr("Sendt til printeren."))

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
