"""The dates of the station that is chosen on the line: when, set by whom, by which rule, and what is uncertain.

This is the readable place for what the line has as tooltips: it follows the focus, so it is reached by the arrow keys.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.features.fogedsager.rules import StepDate
from socialvicevaert.features.fogedsager.ui import course, words
from socialvicevaert.shared.formats.dates import show_date_long, show_relative
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


class StationDates(QFrame):
    """A row for each date of a station. ``write_wanted`` asks for its form, ``recompute_wanted`` for the rule's day."""

    write_wanted = Signal(object)  # DatoArt
    recompute_wanted = Signal(object)  # DatoArt

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "well")
        self.rows: list[DateRow] = []
        self._told: object = None
        outside = layouts.column(self, SPACE_M, (SPACE_L, SPACE_M, SPACE_M, SPACE_M))
        self.empty = labels.secondary()
        outside.addWidget(self.empty)
        self._rows = layouts.column(None, SPACE_M)
        outside.addLayout(self._rows)

    def show_station(
        self, place: course.Station, steps: course.Steps, today: date, may_write: bool, instead: str = ""
    ) -> None:
        """Show another station, or the same one anew; ``instead`` is said at one without dates."""
        told = (place, tuple(steps.get(kind) for kind in place.kinds), today, may_write, instead)
        if told == self._told:
            return
        self._told = told
        focus = QApplication.focusWidget()
        kept = next((row.kind for row in self.rows if focus is not None and row.isAncestorOf(focus)), None)
        layouts.clear(self._rows)
        self.rows = []
        self.setAccessibleName(tr("Datoer: %s") % tr(place.title))
        self.empty.setText(instead)
        self.empty.setVisible(bool(instead))
        for kind in place.kinds:
            row = DateRow(kind, steps.get(kind), today, may_write, self.write_wanted.emit, self.recompute_wanted.emit)
            if self.rows:
                self._rows.addWidget(layouts.hairline())
            self._rows.addWidget(row)
            self.rows.append(row)
            if kind is kept:
                row.write_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def row_of(self, kind: DatoArt) -> "DateRow":
        """The row of a date that the station has."""
        return next(row for row in self.rows if row.kind is kind)


class DateRow(QWidget):
    """One date with all that is known about it."""

    def __init__(
        self,
        kind: DatoArt,
        step: StepDate | None,
        today: date,
        may_write: bool,
        write: Callable[[DatoArt], None],
        recompute: Callable[[DatoArt], None],
    ) -> None:
        super().__init__()
        self.kind = kind
        self.step = step
        self.recompute_button: QPushButton | None = None
        outside = layouts.column(self, SPACE_XS)
        head = layouts.TurningRow(SPACE_M)
        outside.addWidget(head)
        left = QWidget()
        inside = layouts.row(left, SPACE_S)
        inside.addWidget(labels.one_line(labels.strong(kind.label)))
        if step is not None:
            self.chip = StatusChip(course.set_by_text(step), course.step_tone(step), course.set_by_icon(step))
            self.chip.setMinimumWidth(self.chip.sizeHint().width())
            inside.addWidget(self.chip)
        inside.addStretch(1)
        head.add(left, 1)
        self.write_button = buttons.quiet(
            tr("Ret dato") if step is not None else tr("Skriv dato"),
            lambda: write(kind),
            "calendar" if step is not None else "add",
        )
        self.write_button.setAccessibleName(f"{self.write_button.text()}: {kind.label}")
        head.add(self.write_button)
        self.write_button.setVisible(may_write)
        self.lines: list[QLabel] = []
        self._outside = outside
        if step is None:
            self._say(tr("Datoen er ikke kendt."))
            return
        self._tell(step, today)
        if step.is_overruled and may_write:
            self.recompute_button = buttons.link(tr("Brug den beregnede dato igen"), lambda: recompute(kind))
            outside.addWidget(self.recompute_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def text(self) -> str:
        """Everything the row says below its name."""
        return "\n".join(line.text() for line in self.lines)

    def _tell(self, step: StepDate, today: date) -> None:
        on = " ".join(part for part in (show_date_long(step.on), words.clock(step.at)) if part)
        said = f"{tr('ca. %s') % on if step.is_estimate else on} · {show_relative(step.on, today)}"
        self.lines.append(labels.body(said))
        self._outside.addWidget(self.lines[-1])
        if step.is_overruled:
            self._say(course.overruled_text(step), "overruled", "warning")
        elif step.reason:
            self._say(tr("Begrundelse: %s") % step.reason)
        if step.rule is not None:
            for line in course.rule_lines(step.rule):
                self._say(line)
        for note in step.notes:
            self._say(note, "info", "info")

    def _say(self, text: str, icon: str = "", role: str = "text2") -> None:
        line = labels.secondary(text)
        self.lines.append(line)
        if not icon:
            self._outside.addWidget(line)
            return
        mark = QLabel()
        icons.put(mark, icon, role, 16)
        beside = layouts.row(None, 6)
        beside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(line, 1)
        self._outside.addLayout(beside)
