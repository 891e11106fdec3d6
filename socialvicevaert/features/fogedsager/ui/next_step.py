"""The head of a case: how far it is, the one next step with why and when, and the acts."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QWidget

from socialvicevaert.features.fogedsager.models import DatoArt, FogedStadie
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.ui import words
from socialvicevaert.shared.formats.dates import show_date_long
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_NEXT_DATE = {
    FogedStadie.RESTANCE: DatoArt.PAAKRAV_SENDT,
    FogedStadie.PAAKRAV: DatoArt.OPHAEVELSE,
    FogedStadie.FRIST_UDLOEBET: DatoArt.OPHAEVELSE,
    FogedStadie.OPHAEVET: DatoArt.INDLEVERET,
    FogedStadie.FOGEDRET: DatoArt.FOGEDMOEDE,
    FogedStadie.FOGEDMOEDE: DatoArt.AFTALE,
}
"""The date that takes a case on from a stage; from an agreement or an eviction it is closed."""


class NextStep(QFrame):
    """One sentence on what to do now and why; below it what can be done."""

    write_wanted = Signal(object)  # DatoArt
    stage_wanted = Signal()
    close_wanted = Signal()
    notified_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._date: DatoArt | None = None
        outside = layouts.column(self, SPACE_M, (SPACE_L, SPACE_M, SPACE_L, SPACE_M))
        head = layouts.row(None, SPACE_M)
        outside.addLayout(head)
        self.mark = QLabel()
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        said = layouts.column(None, SPACE_XS)
        head.addLayout(said, 1)
        self.sentence = labels.heading()
        said.addWidget(self.sentence)
        self.why = labels.body()
        said.addWidget(self.why)
        self.stage = StatusChip("")
        head.addWidget(self.stage, 0, Qt.AlignmentFlag.AlignTop)
        self.acts = layouts.FlowRow(space=SPACE_S)
        self.primary = buttons.primary("", self._primary)
        self.stage_button = buttons.plain(tr("Skift stadie"), self.stage_wanted.emit, "next")
        self.close_button = buttons.plain(tr("Afslut"), self.close_wanted.emit, "tick")
        self.notified_button = buttons.plain(tr("Kommunen underrettet"), self.notified_wanted.emit, "building")
        self.more = buttons.icon_only("more", tr("Flere handlinger"), self._open_menu)
        for button in (self.primary, self.stage_button, self.notified_button, self.close_button, self.more):
            self.acts.add(button)
        outside.addWidget(self.acts)

    def show_step(self, view: FogedsagView, today: date, may_write: bool) -> None:
        """Show where a case stands and what comes next."""
        row = view.row
        action = row.next_action
        tone = words.urgency_tone(action, today) if action is not None else Tone.SUCCESS
        dress(self, tone.value)
        icons.put(self.mark, tone.icon, tone.value, 22)
        if action is not None:
            due = tr("%s: %s") % (action.text, words.due_text(action, today))
            why = action.why
        else:
            due, why = tr("Sagen er afsluttet, og der er ikke mere at gøre."), ""
        self.sentence.setText(due)
        self.sentence.setToolTip(show_date_long(action.due_on) if action is not None else "")
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.setAccessibleName(" ".join((due, why)).strip())
        self.stage.show_state(row.stage.label, *words.stage_mark(row.stage, row.result))
        self._show_acts(view, may_write)

    def _show_acts(self, view: FogedsagView, may_write: bool) -> None:
        is_closed = view.row.closed_on is not None
        self._date = None if is_closed else next(iter(view.missing_dates), _NEXT_DATE.get(view.row.stage))
        is_unjudged = is_closed and view.row.result is None
        self.acts.setVisible(may_write)
        self.primary.setVisible(not is_closed or is_unjudged)
        if self._date is not None:
            self.primary.setText(tr("Skriv dato: %s") % self._date.label)
            icons.put(self.primary, "calendar", "on_accent")
        else:
            self.primary.setText(tr("Bedøm resultatet") if is_unjudged else tr("Afslut fogedsagen"))
            icons.put(self.primary, "tick", "on_accent")
        self.stage_button.setVisible(not is_closed)
        self.close_button.setVisible(not is_closed and self._date is not None)
        is_needed = view.row.stage in (FogedStadie.OPHAEVET, FogedStadie.FOGEDRET, FogedStadie.FOGEDMOEDE)
        notified = DatoArt.KOMMUNE_UNDERRETTET
        self.notified_button.setVisible(is_needed and not view.municipality_notified and self._date is not notified)

    def _primary(self) -> None:
        if self._date is not None:
            self.write_wanted.emit(self._date)
        else:
            self.close_wanted.emit()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Kommunen underrettet …"), self.notified_wanted.emit)
        menu.addSeparator()
        menu.addAction(tr("Slet fogedsagen"), self.bin_wanted.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
