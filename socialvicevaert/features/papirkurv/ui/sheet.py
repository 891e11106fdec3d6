"""Papirkurv: what was deleted, by whom, how long it can be had back, and one button to have it back."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.papirkurv import queries, service
from socialvicevaert.features.papirkurv.queries import BinnedThing
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class PapirkurvSheet(SideSheet):
    """``target.id`` is a resident whose things are wanted, None for everything."""

    def __init__(self, context: Context, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Papirkurv"),
            tr("Det, der slettes, kan hentes tilbage i 30 dage. Derefter fjernes det for altid."),
            width=self.WIDEST,
            parent=parent,
        )
        self.beboer_id = target.id
        self.things: list[BinnedThing] = []
        self.buttons: list[QPushButton] = []
        self._list = layouts.column(None, SPACE_M)
        self.body.addLayout(self._list)
        context.tasks.changed.connect(self._changed)
        context.discreet.changed.connect(self._fill)
        self._read()

    def _read(self) -> None:
        beboer_id = self.beboer_id
        self.context.tasks.read(
            self, lambda session: queries.things(session, beboer_id), self._show, latest="papirkurv"
        )

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & queries.TABLES and not self.is_closed:
            self._read()

    def _show(self, things: list[BinnedThing]) -> None:
        self.things = things
        self._fill()

    def _fill(self) -> None:
        layouts.clear(self._list)
        self.buttons = []
        if not self.things:
            self._list.addWidget(EmptyState(EmptyKind.ALL_DONE, tr("Papirkurven er tom."), icon="delete"))
            return
        for thing in self.things:
            self._list.addWidget(self._line(thing))

    def _line(self, thing: BinnedThing) -> QWidget:
        line = QWidget()
        row = layouts.row(line, SPACE_S)
        words = layouts.column(None, SPACE_XS)
        title = f"{tr(thing.word)}: {thing.title}" if thing.title else tr(thing.word)
        words.addWidget(labels.strong(title))
        name = self.context.name(thing.name)
        if name:
            words.addWidget(labels.body(name))
        words.addWidget(labels.secondary(_when(thing)))
        for note in (thing.stays, thing.first):
            if note:
                words.addWidget(labels.secondary(note))
        row.addLayout(words, 1)
        button = buttons.plain(tr("Hent tilbage"), partial(self._take_back, thing), "restore")
        button.setAccessibleName(tr("Hent tilbage: %s") % f"{title} {name}".strip())
        button.setEnabled(thing.may_be_taken_back and not thing.first)
        self.buttons.append(button)
        row.addWidget(button)
        return line

    def _take_back(self, thing: BinnedThing) -> None:
        for button in self.buttons:
            button.setEnabled(False)
        self.context.tasks.write(
            self,
            tr("%s hentet tilbage") % tr(thing.word),
            lambda session: service.take_back(session, thing.table, thing.id),
            failed=self._refused,
        )

    def _refused(self, error: Exception) -> None:
        self.context.toasts.show_toast(str(error), tone=Tone.WARNING)
        self._read()


def _when(thing: BinnedThing) -> str:
    when = tr("Slettet %s") % show_moment(thing.binned_at)
    if thing.binned_by:
        when = tr("%s af %s") % (when, thing.binned_by)
    if thing.stays:
        return when
    if thing.days_left == 0:
        return tr("%s · fjernes ved næste sikkerhedskopi") % when
    days = tr("1 dag tilbage") if thing.days_left == 1 else tr("%s dage tilbage") % thing.days_left
    return f"{when} · {days}"
