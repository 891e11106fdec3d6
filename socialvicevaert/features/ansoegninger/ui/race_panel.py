"""The race on the fogedsag's time line: the deadline and every application beside it, and what is left to do."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.ansoegninger import queries
from socialvicevaert.features.ansoegninger.queries import RaceView
from socialvicevaert.features.ansoegninger.rules import Deadline, with_estimate
from socialvicevaert.features.ansoegninger.ui import words
from socialvicevaert.features.ansoegninger.ui.actions import ActRow
from socialvicevaert.features.ansoegninger.ui.opening import open_next
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.beside import BesidePart
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.time_lanes import DayMark, TimeLanes
from socialvicevaert.ui.tone import Tone

SHOWN = frozenset(
    {
        "ansoegning",
        "afdragsordning",
        "afdrag",
        "indbetaling",
        "fogedsag",
        "fogeddato",
        "fogedbeloeb",
        "partner",
        "kontaktperson",
    }
)
"""The tables the race is read from."""


class RacePanel(BesidePart):
    """Reads the race of the fogedsag it is shown for; a closed fogedsag has none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.view: RaceView | None = None
        self.verdict: Banner | None = None
        self.acts: list[ActRow] = []
        self._fogedsag_id: int | None = None
        self._is_stale = False
        self.may_write = may(context.actor, Permission.WRITE_OEKONOMI)
        outside = layouts.column(self, SPACE_M)
        outside.addWidget(layouts.hairline())
        head = layouts.TurningRow(space=SPACE_M)
        self.title = labels.strong(tr("Kapløbet: ansøgninger og fristen"))
        head.add(self.title, 1)
        self.new_button = buttons.plain(tr("Ny ansøgning"), self.open_new, "add")
        head.add(self.new_button)
        self.new_button.setVisible(self.may_write)
        outside.addWidget(head)
        self._said = layouts.column(None, SPACE_S)
        outside.addLayout(self._said)
        self.lanes = TimeLanes(tr("Ansøgninger på tidsaksen. Piletaster op og ned flytter, Enter åbner."))
        self.lanes.chosen.connect(self._open)
        outside.addWidget(self.lanes)
        self.acts_title = labels.strong(tr("Det kan stadig nås:"))
        outside.addWidget(self.acts_title)
        self._acts = layouts.column(None, 0)
        outside.addLayout(self._acts)
        self.hide()
        context.tasks.changed.connect(self._tables_changed)

    def show_for(self, number: int) -> None:
        """Show the race of this fogedsag."""
        if number != self._fogedsag_id:
            self.hide()  # nothing of another household stays while it is read
        self._fogedsag_id = number
        self._read()

    def open_new(self) -> None:
        """Open the form of a new application for this fogedsag."""
        if self.view is not None:
            extra = {"fogedsag_id": self.view.fogedsag_id}
            self.context.navigate(Target("ny_ansoegning", self.view.beboer_id, extra=extra))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        fogedsag_id = self._fogedsag_id
        if fogedsag_id is None:
            return
        self.context.tasks.read(
            self, lambda session: queries.race_of(session, fogedsag_id), self._show, self._gone, latest="kapløb"
        )

    def _show(self, view: RaceView) -> None:
        if view.fogedsag_id != self._fogedsag_id:
            return
        if view == self.view:
            self.setVisible(not view.is_over)
            return
        self.view = view
        self._say(view)
        race = view.race
        marks = [_mark(one, is_next=True) for one in (race.deadline,) if one is not None]
        marks += [_mark(one, is_next=False) for one in view.later]
        marks += [_mark(view.passed, is_next=True)] if view.passed is not None else []
        runs = [words.lane_of(runner, view.application(runner.application.id)) for runner in race.runners]
        self.lanes.show_lanes(runs, marks, view.today)
        self.lanes.setVisible(bool(runs or marks))
        layouts.clear(self._acts)
        self.acts = [
            ActRow(self.context, place, act, view, self.may_write) for place, act in enumerate(view.acts, start=1)
        ]
        line = layouts.TurningRow(space=SPACE_L)
        for row in self.acts:
            line.add(row, 1, is_at_top=True)
        self._acts.addWidget(line)
        self.acts_title.setVisible(bool(self.acts))
        self.setVisible(not view.is_over)

    def _say(self, view: RaceView) -> None:
        layouts.clear(self._said)
        race = view.race
        self.verdict = Banner(race.text, words.VERDICTS[race.verdict])
        self._said.addWidget(self.verdict)
        shown = race.deadline or view.passed
        caution = with_estimate(shown) if shown is not None else ""
        if caution:
            self._said.addWidget(labels.secondary(caution))

    def _open(self, key: str) -> None:
        if self.view is not None:
            open_next(self.context, self.view.application(int(key)), self.may_write)

    def _gone(self, _error: Exception) -> None:
        """The fogedsag was binned a moment ago: the page says so, and there is no race."""
        self.view = None
        self.hide()

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if not tables & SHOWN:
            return
        if self.isVisible():
            self._read()
        else:
            self._is_stale = True


def _mark(deadline: Deadline, *, is_next: bool) -> DayMark:
    return DayMark(deadline.on, deadline.name, Tone.DANGER if is_next else Tone.NEUTRAL, "deadline")
