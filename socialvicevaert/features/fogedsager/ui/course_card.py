"""The time line of a case with, below it, the dates of the station one stands on.

What runs beside the deadlines, such as applications for help, stands in ``lanes`` under the stations: the race is seen
by looking down. The shell gives it, and without it the place takes no room.
"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.ui import course
from socialvicevaert.features.fogedsager.ui.dates import StationDates
from socialvicevaert.features.fogedsager.ui.words import ending_text
from socialvicevaert.shared.formats.dates import show_date, show_date_long
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.beside import BesidePart
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.stage_line import Stage, StageLine
from socialvicevaert.ui.text import tr


class CourseCard(Card):
    """Focus on a station shows its dates; Enter or a click opens the form of the date it is about."""

    write_wanted = Signal(object)  # DatoArt
    recompute_wanted = Signal(object)  # DatoArt
    close_wanted = Signal()

    def __init__(self, beside: BesidePart | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Forløb"), parent)
        self._view: FogedsagView | None = None
        self._today = date.min
        self._may_write = False
        self._shown: list[Stage] = []
        self.key = ""
        self.line = StageLine(name=tr("Fogedsagens forløb. Piletaster flytter, Enter skriver eller retter datoen."))
        self.line.chosen.connect(self._chosen)
        self.add(self.line)
        self.beside = beside
        self.lanes = layouts.column(None, SPACE_S)
        self.body.addLayout(self.lanes)
        if beside is not None:
            self.lanes.addWidget(beside)
        self.dates = StationDates()
        self.dates.write_wanted.connect(self.write_wanted)
        self.dates.recompute_wanted.connect(self.recompute_wanted)
        self.add(self.dates)
        self.advice = labels.secondary()
        self.add(self.advice)

    def show_course(self, view: FogedsagView, today: date, may_write: bool, begin_anew: bool) -> None:
        """Show the course of a case; the chosen station stays unless it is to ``begin_anew`` where the case stands."""
        self._view, self._today, self._may_write = view, today, may_write
        stages = course.stages(view, today)
        key = course.station_at(view.row.stage) if begin_anew or not self.key else self.key
        if stages != self._shown:
            focus = QApplication.focusWidget()
            had_focus = focus is not None and self.line.isAncestorOf(focus)
            self._shown = stages
            self.line.set_stages(stages)
            for button in self.line.buttons:
                button.focused.connect(lambda key=button.stage.key: self.select(key))
            if had_focus and not begin_anew:
                self.line.focus(key)
        self.select(key)  # not before: while its stations are replaced, the focus wanders over them
        self.advice.setText(_advice(view))
        if self.beside is not None:
            self.beside.show_for(view.row.id)

    def select(self, key: str) -> None:
        """Show the dates of a station."""
        if self._view is None:
            return
        self.key = key
        self.line.select(key)
        place, steps = course.station(key), course.steps_of(self._view)
        self.dates.show_station(
            place, steps, self._today, self._may_write, _ending(self._view) if not place.kinds else ""
        )

    def focus_line(self) -> None:
        """Put the focus on the station that is shown."""
        self.line.focus(self.key)

    def _chosen(self, key: str) -> None:
        self.select(key)
        if self._view is None:
            return
        place = course.station(key)
        kind = course.date_to_write(place, course.steps_of(self._view))
        if kind is not None:
            self.write_wanted.emit(kind)
        else:
            self.close_wanted.emit()


def _ending(view: FogedsagView) -> str:
    row = view.row
    if row.closed_on is None:
        return tr("Sagen er ikke afsluttet. Den afsluttes med et udfald og et resultat.")
    return tr("Afsluttet %s · %s") % (show_date_long(row.closed_on), ending_text(row.outcome, row.result))


def _advice(view: FogedsagView) -> str:
    """What the computed dates are worth, where they come from, and when that was last looked at."""
    said = tr("Vejledende – ikke juridisk rådgivning.")
    found = course.sources(view.row.steps)
    if not found:
        return said
    checked = min(step.computed.last_checked for step in view.row.steps if step.computed is not None)
    return tr("%s Kilder: %s. Sidst tjekket %s.") % (said, "; ".join(found), show_date(checked))
