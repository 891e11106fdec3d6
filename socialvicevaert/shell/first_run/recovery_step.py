"""The sheet with the recovery code: shown, saved, printed, and kept, before the work begins."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from socialvicevaert.shared.tokens import SECTION_PT, SPACE_L, SPACE_M, SPACE_S
from socialvicevaert.shell.first_run.steps import STEPS
from socialvicevaert.shell.unlock.card import GateCard
from socialvicevaert.ui import buttons, layouts, theme
from socialvicevaert.ui.check_box import CheckBox
from socialvicevaert.ui.code_sheet import CodeSheet
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_COLUMNS = 4


class RecoveryStep(GateCard):
    """Shows the code of new data; ``kept`` when the user says the sheet is safe.

    ``sheet`` makes the PDF; ``print_sheet`` shows the system's print dialog for it.
    """

    kept = Signal()

    def __init__(
        self,
        code: str,
        sheet: Callable[[], bytes],
        print_sheet: Callable[[QWidget, bytes], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Gendannelsesark"),
            tr("Glemmer du adgangskoden, er denne kode den eneste vej til jeres data. Gem eller udskriv arket nu."),
            560,
            parent,
        )
        self.code = code
        self.paper = CodeSheet(self, sheet, print_sheet)
        self.show_place(tr("Trin %d af %d") % (STEPS, STEPS))
        self.inside.addWidget(self._code_well(code))
        line = layouts.row(None, SPACE_S)
        self.inside.addLayout(line)
        self.save_button = buttons.plain(tr("Gem som PDF …"), self.paper.save, "document")
        self.print_button = buttons.plain(tr("Udskriv …"), self.paper.print_out, "print")
        line.addWidget(self.save_button)
        line.addWidget(self.print_button)
        line.addStretch(1)
        self.inside.addWidget(self.paper.said)
        self.inside.addSpacing(SPACE_S)
        self.confirm = CheckBox(tr("Jeg har gemt arket"))
        self.inside.addWidget(self.confirm)
        self.open_button = buttons.primary(tr("Begynd at arbejde"), self.kept.emit)
        self.open_button.setEnabled(False)
        self.confirm.toggled.connect(self.open_button.setEnabled)
        self.inside.addWidget(self.open_button)
        self.setFocusProxy(self.save_button)

    def _code_well(self, code: str) -> QFrame:
        well = QFrame()
        dress(well, "well")
        well.setAccessibleName(tr("Gendannelseskode"))
        grid = QGridLayout(well)
        grid.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        grid.setSpacing(SPACE_M)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme.font(SECTION_PT + 3).pointSizeF())
        for place, group in enumerate(code.split("-")):
            label = QLabel(group)
            label.setFont(font)
            label.setStyleSheet(f"font-family: '{font.family()}'; font-size: {font.pointSizeF():g}pt;")
            label.setAccessibleName(tr("Gruppe %d: %s") % (place + 1, " ".join(group)))
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            grid.addWidget(label, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignCenter)
        return well
