"""The head of a case: how far it is, the one next step with why and when, and the acts."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QWidget

from socialvicevaert.features.fogedsager.models import DatoArt, FogedStadie
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.ui import words
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_NEXT_DATES = {
    FogedStadie.RESTANCE: (DatoArt.PAAKRAV_SENDT,),
    FogedStadie.PAAKRAV: (DatoArt.OPHAEVELSE, DatoArt.AFTALE),
    FogedStadie.FRIST_UDLOEBET: (DatoArt.OPHAEVELSE, DatoArt.AFTALE),
    FogedStadie.OPHAEVET: (DatoArt.INDLEVERET, DatoArt.AFTALE),
    FogedStadie.FOGEDRET: (DatoArt.FOGEDMOEDE, DatoArt.AFTALE),
    FogedStadie.FOGEDMOEDE: (DatoArt.AFTALE, DatoArt.UDSAETTELSE),
}
"""The dates that take a case on from a stage; from an agreement or an eviction it is closed."""


class NextStep(QFrame):
    """One sentence on what to do now and why; below it what can be done."""

    write_wanted = Signal(object)  # DatoArt
    stage_wanted = Signal()
    close_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, is_primary: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_role = "on_accent" if is_primary else "text2"
        self._dates: tuple[DatoArt, ...] = ()
        outside = layouts.column(self, SPACE_S, (SPACE_L, SPACE_M, SPACE_L, SPACE_M))
        head = layouts.row(None, SPACE_M)
        outside.addLayout(head)
        self.stage = StatusChip("")
        head.addWidget(self.stage)
        head.addStretch(1)
        self.more = buttons.icon_only("more", tr("Flere handlinger"), self._open_menu)
        head.addWidget(self.more)
        said = layouts.row(None, SPACE_S)
        outside.addLayout(said)
        self.mark = QLabel()
        said.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self.sentence = labels.heading()
        said.addWidget(self.sentence, 1)
        self.why = labels.body()
        outside.addWidget(self.why)
        self.acts = layouts.FlowRow(space=SPACE_S)
        make = buttons.primary if is_primary else buttons.plain  # one primary button a view
        self.primary = make("", self._primary)
        self.stage_button = buttons.plain(tr("Skift stadie"), self.stage_wanted.emit, "next")
        self.close_button = buttons.plain(tr("Afslut"), self.close_wanted.emit, "tick")
        self.other = buttons.plain("", self._write_other, "calendar")
        for button in (self.primary, self.other, self.stage_button, self.close_button):
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
            todo, why = action.text, f"{words.due_sentence(action, today)} {action.why}"
        else:
            todo, why = tr("Sagen er afsluttet, og der er ikke mere at gøre."), ""
        self.sentence.setText(todo)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.setAccessibleName(" ".join((todo, why)).strip())
        self.stage.show_state(row.stage.label, *words.stage_mark(row.stage, row.result))
        self._show_acts(view, may_write)

    def _show_acts(self, view: FogedsagView, may_write: bool) -> None:
        is_closed = view.row.closed_on is not None
        is_unjudged = is_closed and view.row.result is None
        dates = () if is_closed else (*view.missing_dates, *_NEXT_DATES.get(view.row.stage, ()))
        self._dates = dates[:2]
        self.acts.setVisible(may_write and (not is_closed or is_unjudged))
        self.more.setVisible(may_write)
        if dates:
            self.primary.setText(tr("Skriv dato: %s") % dates[0].label)
            icons.put(self.primary, "calendar", self._icon_role)
        else:
            self.primary.setText(tr("Bedøm resultatet") if is_unjudged else tr("Afslut fogedsagen"))
            icons.put(self.primary, "tick", self._icon_role)
        self.other.setVisible(len(dates) > 1)
        self.other.setText(dates[1].label if len(dates) > 1 else "")
        self.other.setAccessibleName(tr("Skriv dato: %s") % self.other.text())
        self.stage_button.setVisible(not is_closed)
        self.close_button.setVisible(not is_closed and bool(dates))

    def _primary(self) -> None:
        if self._dates:
            self.write_wanted.emit(self._dates[0])
        else:
            self.close_wanted.emit()

    def _write_other(self) -> None:
        self.write_wanted.emit(self._dates[1])

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Slet fogedsagen"), self.bin_wanted.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
