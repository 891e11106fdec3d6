"""Numbers of the overview, each with the way to its rows, or for those who may not see them to what it means."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.rapporter.ui.figure_sheet import FigureSheet, invitation
from socialvicevaert.features.rapporter.ui.rows_sheet import RowsSheet, leads_to_rows
from socialvicevaert.features.tal.figures.figure import Figure
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.figure_rows import FigureRow
from socialvicevaert.ui.text import tr


class Numbers:
    """What turns a figure of a report into a row, a link or a plain number."""

    def __init__(self, context: Context, report: Published) -> None:
        self.context = context
        self.report = report

    def invitation(self, key: str) -> str:
        """What a click on the number does."""
        return invitation(self.context, key)

    def open(self, key: str) -> None:
        """Show the rows behind a number; to those who may not see them, what it means and what it consists of."""
        if leads_to_rows(self.context, key):
            self.context.sheets.open(RowsSheet(self.context, self.report.parameters, key))
        else:
            self.context.sheets.open(FigureSheet(self.context, self.report, key))

    def row(self, key: str, name: str = "") -> FigureRow:
        """The figure as a row of a chart."""
        figure = self.report[key]
        return FigureRow(key, tr(name) if name else figure.label, figure.value, figure.text, self.invitation(key))

    def term(self, key: str, name: str) -> "Term":
        """The figure as a part of a sum."""
        return Term(self, self.report[key], tr(name))


class Term(QWidget):
    """A number with its name below it."""

    def __init__(self, numbers: Numbers, figure: Figure, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = layouts.column(self, 0)
        invitation = numbers.invitation(figure.key)
        number = buttons.link(figure.text, partial(numbers.open, figure.key))
        number.setAccessibleName(tr("%s: %s. %s") % (name, figure.text, invitation))
        number.setToolTip(invitation)
        inside.addWidget(number, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(labels.one_line(labels.secondary(name)), 0, Qt.AlignmentFlag.AlignHCenter)


class Sign(QWidget):
    """A plus, a minus or an equals sign between two terms."""

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = layouts.column(self, 0, (SPACE_S, 3, SPACE_S, 0))
        inside.addWidget(labels.one_line(labels.body(sign)), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
