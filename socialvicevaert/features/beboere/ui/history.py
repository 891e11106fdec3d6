"""Historik: who saw and changed what about a resident, when and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from socialvicevaert.features.beboere import queries
from socialvicevaert.features.beboere.queries import HistoryAct, HistoryChange
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.text import tr

_STEP = 60  # lines of the log read at a time


class HistorikTab(ResidentTab):
    """The log of one resident, newest first. In discreet mode what was done, not what was written."""

    title = "Historik"
    icon = "history"
    tab = "historik"
    shows = frozenset({"audit_event"})

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        self._limit = _STEP
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        column = layouts.column(content, SPACE_M)
        self._acts = layouts.column(None, SPACE_M)
        self.bin = buttons.quiet(tr("Papirkurv"), self._open_bin, "delete")
        self.bin.setToolTip(tr("Se, hvad der er slettet om beboeren, og hent det tilbage"))
        column.addWidget(self.bin, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(self._acts)
        self._more = buttons.plain(tr("Vis ældre"), self._show_more, "down")
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroller.setWidget(content)
        self.body.addWidget(scroller, 1)
        self.acts: list[HistoryAct] = []
        self._is_discreet = False

    def refresh(self) -> None:
        beboer_id, limit = self.beboer_id, self._limit
        self.read(lambda session: queries.history(session, beboer_id, limit), self._show, latest="beboer: historik")

    def _show(self, acts: list[HistoryAct]) -> None:
        is_discreet = self.context.discreet.is_on
        if acts == self.acts and is_discreet == self._is_discreet:
            return
        self.acts, self._is_discreet = acts, is_discreet
        layouts.clear(self._acts)
        if not acts:
            self.show_part(EmptyState(EmptyKind.NOTHING_YET, tr("Her er ingen historik endnu."), icon="history"))
            return
        self.show_body()
        for act, times in _gathered(acts):
            self._acts.addWidget(_ActView(act, times, is_discreet))
        # One act is one line of the log or more: fewer lines than asked for means that all have been read.
        self._more.setVisible(sum(act.lines for act in acts) >= self._limit)

    def _open_bin(self) -> None:
        self.context.navigate(Target("papirkurv", self.beboer_id))

    def _show_more(self) -> None:
        self._limit += _STEP
        self.ask_refresh()


class _ActView(QWidget):
    def __init__(self, act: HistoryAct, times: int, is_discreet: bool) -> None:
        super().__init__()
        column = layouts.column(self, SPACE_XS)
        title = act.title if times == 1 else tr("%s (%s gange)") % (act.title, times)
        head = layouts.row(None, SPACE_S)
        head.addWidget(labels.strong(title), 1)
        when = labels.secondary(show_moment(act.at))
        when.setWordWrap(False)
        head.addWidget(when)
        column.addLayout(head)
        column.addWidget(labels.secondary(f"{act.who} · {act.role}"))
        for text in _headings(act) if is_discreet else _words(act):
            column.addWidget(labels.body(text))
        column.addSpacing(SPACE_S)
        column.addWidget(layouts.hairline())
        self.setAccessibleName(f"{title}, {show_moment(act.at)}, {act.who}")


def _gathered(acts: list[HistoryAct]) -> list[tuple[HistoryAct, int]]:
    """Looks of one worker that follow each other on one day are one line, with how many there were."""
    gathered: list[tuple[HistoryAct, int]] = []
    for act in acts:
        last, times = gathered[-1] if gathered else (None, 0)
        if last is not None and _is_same_look(last, act):
            gathered[-1] = (last, times + 1)
        else:
            gathered.append((act, 1))
    return gathered


def _is_same_look(one: HistoryAct, other: HistoryAct) -> bool:
    if one.changes or other.changes or one.reason != other.reason:
        return False
    same_day = danish_date(one.at) == danish_date(other.at)
    return same_day and (one.title, one.who, one.notes) == (other.title, other.who, other.notes)


def _headings(act: HistoryAct) -> list[str]:
    return list(dict.fromkeys(change.what for change in act.changes))


def _words(act: HistoryAct) -> list[str]:
    reason = [tr("Begrundelse: %s") % act.reason] if act.reason else []
    notes = [note for note in act.notes if note != act.title]
    return [*reason, *notes, *(_change_words(change) for change in act.changes)]


def _change_words(change: HistoryChange) -> str:
    if change.before and change.after:
        return tr("%s: %s → %s") % (change.what, change.before, change.after)
    if change.after:
        return f"{change.what}: {change.after}"
    return tr("%s: fjernet (%s)") % (change.what, change.before)
