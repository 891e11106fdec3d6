"""Min dag: what wants attention today, most pressing first, each line with why and one action."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget

from socialvicevaert.features.mindag import queries, rules
from socialvicevaert.features.mindag.queries import Day
from socialvicevaert.features.mindag.rules import DayAfsnit, DayLine
from socialvicevaert.features.mindag.ui.empty import empty_day
from socialvicevaert.features.mindag.ui.line import DayRow
from socialvicevaert.features.mindag.ui.words import done_sentence
from socialvicevaert.features.opgaver.service import finish_opgave
from socialvicevaert.shared.formats.dates import show_date_long
from socialvicevaert.shared.tokens import SPACE_XL
from socialvicevaert.ui import layouts
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr

_AT_ONCE = 8  # rows made in one go: more would hold the window up
_BETWEEN = 15  # milliseconds for painting and keys before the rows below the screen go on
_MINUTE = 60_000
_TABLES = (
    "opgave udskydelse kontakt sag beboer fogedsag fogeddato fogedbeloeb fogedhistorik genbesoeg henvisning samtykke "
    "samtykkebesked sagbehov kontaktbehov brev videregivelse ansoegning afdragsordning indbetaling udstedtrapport"
)


class MinDagPage(Page):
    """Sections of lines. What was done leaves at once, and the focus goes to the line that takes its place."""

    title = "Min dag"
    icon = "today"
    shows = frozenset(_TABLES.split())

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rows: dict[str, DayRow] = {}
        self.lines: tuple[DayLine, ...] = ()
        self.empty: EmptyState | None = None
        self._waiting: list[DayLine] = []
        self._current = ""
        self._under_way: set[str] = set()
        self._is_discreet = False
        self._wants_focus = False
        self.mine = chip_button(tr("Kun mine"))
        self.everybody = chip_button(tr("Alle"))
        self._add_switch()
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        inside = layouts.column(content, 0, (4, 4, 12, 4))
        self.sections: dict[DayAfsnit, Section] = {}
        for afsnit in DayAfsnit:
            section = self.sections[afsnit] = Section(afsnit.label)
            section.body.setSpacing(0)
            section.body.setContentsMargins(0, 0, 0, SPACE_XL)
            section.hide()
            inside.addWidget(section)
        inside.addStretch(1)
        self.scroller.setWidget(content)
        self.body.addWidget(self.scroller, 1)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._make_more)

        self._day = context.clock.today()
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self.look_at_the_calendar)
        self._minute.start()
        self._made = QTimer(self, singleShot=True, interval=10)
        self._made.timeout.connect(lambda: self.scroller.viewport().setUpdatesEnabled(True))
        self._stay = QTimer(self, singleShot=True, interval=0)
        self._stay.timeout.connect(self._keep_in_sight)

    def refresh(self) -> None:
        me = self.context.actor.medarbejder_id if self.mine.isChecked() else None
        self.read(lambda session: queries.day(session, medarbejder_id=me), self._show, latest="min dag")

    def act(self, line: DayLine) -> None:
        """Do the one thing a line offers: an opgave is ticked off where it stands, all else is opened."""
        action = line.action
        if action.kind == "opgave":
            self._finish(line)
        elif action.kind == "samtykke":
            self.context.navigate(Target("beboer", line.beboer_id, "samtykker", {"id": action.id, "act": "renew"}))
        elif action.kind == "sag":
            self.context.navigate(Target("sag", action.id, extra={"field": "cause"}))
        else:
            self.context.navigate(Target(action.kind, action.id, action.tab, dict(action.extra)))

    def look_at_the_calendar(self) -> None:
        """A window left open over night shows the new day in the morning."""
        if self.context.clock.today() != self._day:
            self.ask_refresh()

    def put_off(self, line: DayLine) -> None:
        """Ask until when and why."""
        title = " · ".join(part for part in (self.context.name(line.beboer), line.title) if part)
        self.context.navigate(Target("udskyd", extra={"key": line.key, "title": title}))

    def open(self, line: DayLine) -> None:
        """Show what is behind a line."""
        kind, _, number = line.key.partition(":")
        if kind == "opgave":
            self.context.navigate(Target("opgave", int(number)))
        else:
            self.act(line)

    def take_focus(self) -> None:
        """To the line one was on, or what the empty page offers."""
        if self.empty is None:
            self._focus(self._current)
        elif self.empty.button is not None:
            self.empty.button.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wants_focus = True
        if self.rows and not self.is_stale and self._may_take_focus():
            self._wants_focus = False
            self._focus(self._current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stay.start()

    def _add_switch(self) -> None:
        self.mine.setChecked(True)
        for chip, other in ((self.mine, self.everybody), (self.everybody, self.mine)):
            chip.clicked.connect(lambda _on, chip=chip, other=other: self._switched(chip, other))
            self.header.add_widget(chip)

    def _switched(self, chip: QPushButton, other: QPushButton) -> None:
        chip.setChecked(True)
        other.setChecked(False)
        self.ask_refresh()

    def _finish(self, line: DayLine) -> None:
        if line.key in self._under_way:
            return
        self._under_way.add(line.key)
        number = line.action.id

        def done(_result: None) -> None:
            self._under_way.discard(line.key)
            self._put(tuple(one for one in self.lines if one.key != line.key))

        def failed(error: Exception) -> None:
            self._under_way.discard(line.key)
            self.show_problem(error)

        self.context.tasks.write(
            self, tr("Opgave klaret"), lambda session: finish_opgave(session, number), done, failed
        )

    def _show(self, day: Day) -> None:
        self._day = self.context.clock.today()
        today = show_date_long(self._day)
        done = done_sentence(day.done) if day.lines else ""  # the empty state says it itself
        self.header.set_subtitle(f"{today.capitalize()} · {done}" if done else today.capitalize())
        if not day.lines:
            self._put(())
            self._show_empty(day)
            return
        if self.empty is not None:
            self.empty = None
            self.show_body()
        self._put(day.lines)

    def _show_empty(self, day: Day) -> None:
        new = partial(self.context.navigate, Target("ny_beboer"))
        self.empty = empty_day(day, begin=new, see_others=self.everybody.click)
        self.show_part(self.empty)
        if self._wants_focus and self._may_take_focus():
            self.take_focus()

    def _put(self, lines: tuple[DayLine, ...]) -> None:
        """Show these lines: rows that say the same stay, so that nothing flickers and the focus keeps its place."""
        before = [line.key for line in self.lines]
        same = self._is_discreet == self.context.discreet.is_on
        self._is_discreet = self.context.discreet.is_on
        self.lines = lines
        wanted = {line.key: line for line in lines}
        had_focus = self._has_focus()
        for key in [key for key, row in self.rows.items() if not same or wanted.get(key) != row.line]:
            row = self.rows.pop(key)
            row.hide()
            row.deleteLater()
        if self._current not in wanted:
            self._current = rules.next_to(before, self._current, wanted)
        self._waiting = [line for line in lines if line.key not in self.rows]
        self._make_more()
        self._count()
        if self._current in self.rows:
            self.rows[self._current].make_current(True)
        if had_focus or ((self._wants_focus or self._nobody_has_focus()) and self._may_take_focus()):
            self._wants_focus = not lines
            self._focus(self._current)

    def _make_more(self) -> None:
        batch, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        bodies = [self.sections[afsnit].body for afsnit in {line.section for line in batch}]
        for body in bodies:
            body.setEnabled(False)  # each row that is shown would place all the others again
        for line in batch:
            self._make_row(line)
        for body in bodies:
            body.setEnabled(True)
            body.activate()
        viewport = self.scroller.viewport()
        is_full = self._fills_the_screen()
        if self._waiting and not is_full:
            viewport.setUpdatesEnabled(False)  # nobody sees the lines finding their places
        elif not viewport.updatesEnabled() and not self._made.isActive():
            self._made.start()
        if self._waiting:
            self._more.start(_BETWEEN if is_full else 0)

    def _fills_the_screen(self) -> bool:
        """Whether the rows that are still to be made are all below what can be seen."""
        above = self.lines[: len(self.lines) - len(self._waiting)]
        if self.scroller.verticalScrollBar().value() > 0 or any(line.key not in self.rows for line in above):
            return False
        viewport = self.scroller.viewport()
        height = sum(self.rows[line.key].heightForWidth(viewport.width()) for line in above)
        return height > viewport.height()

    def _make_row(self, line: DayLine) -> None:
        row = DayRow(self.context, line, self.context.clock.today(), self.scroller.viewport().width())
        row.acted.connect(partial(self.act, line))
        row.put_off_wanted.connect(partial(self.put_off, line))
        row.open_wanted.connect(partial(self.open, line))
        row.beboer_wanted.connect(partial(self.context.navigate, Target("beboer", line.beboer_id)))
        row.stepped.connect(partial(self._step, line.key))
        row.focused.connect(partial(self._now_current, line.key))
        place = 0
        for one in self.lines:
            if one.key == line.key:
                break
            place += one.section is line.section and one.key in self.rows
        self.rows[line.key] = row
        self.sections[line.section].body.insertWidget(place, row)
        row.show()  # its layout would do it, but later: then the lines would be laid out twice, and jump
        if line.key == self._current:
            row.make_current(True)

    def _count(self) -> None:
        self.header.set_count(len(self.lines) or None)
        for afsnit, section in self.sections.items():
            number = sum(1 for line in self.lines if line.section is afsnit)
            section.set_title(f"{afsnit.label} · {number}")
            section.setVisible(number > 0)

    def _step(self, key: str, by: int) -> None:
        keys = [line.key for line in self.lines if line.key in self.rows and not self.sections[line.section].is_folded]
        place = max(0, min(len(keys) - 1, keys.index(key) + by))
        self._focus(keys[place])

    def _focus(self, key: str) -> None:
        row = self.rows.get(key)
        if row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self.scroller.ensureWidgetVisible(row)

    def _keep_in_sight(self) -> None:
        """A sheet that opens makes the lines narrower and higher; the one it is about stays where it can be seen."""
        width = self.scroller.viewport().width()
        for each in self.rows.values():
            each.fit(width)
        row = self.rows.get(self._current)
        if row is not None:
            self.scroller.ensureWidgetVisible(row)

    def _now_current(self, key: str) -> None:
        if self._current in self.rows and self._current != key:
            self.rows[self._current].make_current(False)
        self._current = key
        self.rows[key].make_current(True)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and any(row is focus or row.isAncestorOf(focus) for row in self.rows.values())

    def _nobody_has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is None or focus.isAncestorOf(self)

    def _may_take_focus(self) -> bool:
        """Nobody is writing anywhere, so the first line may have the keyboard."""
        focus = QApplication.focusWidget()
        while focus is not None:
            if isinstance(focus, SideSheet | QLineEdit):
                return False
            focus = focus.parentWidget()
        return self.isVisible()
