"""What may tell about somebody else, one by one: shown where it stands, and decided with a key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.indsigt import queries, service
from socialvicevaert.features.indsigt.models import Vurdering
from socialvicevaert.features.indsigt.queries import Review
from socialvicevaert.features.indsigt.rules.records import Flag, Judgement
from socialvicevaert.features.indsigt.ui.passages import Passages
from socialvicevaert.features.indsigt.ui.viewing import can_be_shown, file_sheet
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import ROW_HEIGHT, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.fields import TextField
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.table import Column, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_USUAL_REASON = "Hensynet til en anden person vejer tungere."
_NARROW_REASON = "Hensynet til et barn vejer tungere."
_TOLD = "Beboeren får grunden at læse. Skriv ikke noget om den anden her."
_NOT_TOLD = "Grunden bliver her i programmet. Beboeren får ikke at vide, at der er noget."
_UNREAD = "Filen kan ikke vises her. Åbn den under Dokumenter, og tryk på knappen »Udlever«, når du har læst den."
_LINES = 6  # its head counted
_FEW_LINES = 3
_LARGE_TEXT = 150  # per cent
_TONES = {Vurdering.MED: Tone.SUCCESS, Vurdering.MASKERET: Tone.INFO, Vurdering.UDELADT: Tone.WARNING}


@dataclass(frozen=True)
class _Line:
    """A row of the list."""

    flag: Flag
    judgement: Judgement | None


class ReviewSheet(SideSheet):
    """Space hands over, M takes the marked words out, Delete leaves out; each goes on to the next that is not judged.

    What is decided is kept at once, so that one can go on tomorrow. A file is opened before it is handed over, and a
    concern for a child is left out by Space: handing that over takes the button.
    """

    WIDEST: ClassVar[int] = 720

    hand_over_wanted = Signal(int)  # indsigt_id, when all is judged

    def __init__(self, context: Context, indsigt_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Handler det om andre?"), tr("Læser …"), self.WIDEST, parent)
        self.indsigt_id = indsigt_id
        self.review: Review | None = None
        self.judged: dict[str, Judgement] = {}
        self._opened: set[tuple[str, int]] = set()  # files, by table and number
        self.banners = layouts.column(None, SPACE_S)
        self.body.addLayout(self.banners)
        self.table = Table[_Line](
            [
                Column("what", tr("Hvad"), self._what, width=155, tip=self._what),
                Column("why", tr("Hvorfor"), _why, width=130, stretch=True, tip=_why, spare=True),
                Column("decided", tr("Vurdering"), _decided, width=172, tone=_tone),
            ],
            tr("Ting, der måske handler om andre"),
            key=lambda line: line.flag.item,
        )
        self.table.show_when_empty(EmptyState(EmptyKind.ALL_DONE, tr("Intet handler om andre.")))
        self.table.installEventFilter(self)
        self.table.chosen.connect(self._show_line)
        self.table.activated_row.connect(lambda _line: self._open_first_file())
        self.body.addWidget(self.table)
        self.keys = labels.secondary(
            tr("Pil ned: næste · Mellemrum: udlever · M: uden det markerede · Delete: udelad · Enter: åbn fil")
        )
        self.why = labels.secondary()  # the whole of it: the column has seldom room, and large text none
        self.body.addWidget(self.why)
        self.passages = Passages()
        self.body.addWidget(self.passages)
        self.files = layouts.FlowRow(space=SPACE_S)
        self.body.addWidget(self.files)
        self.reason = TextField("reason", tr("Hvorfor udelades det?"))
        self.reason.set_value(tr(_USUAL_REASON))
        self.body.addWidget(self.reason)
        self._acts = layouts.FlowRow(space=SPACE_S)
        self.hand_over = self._act(tr("Udlever"), Vurdering.MED, "tick")
        self.mask_words = self._act(tr("Uden det markerede"), Vurdering.MASKERET, "edit")
        self.leave_out = self._act(tr("Udelad"), Vurdering.UDELADT, "stopped")
        self.body.addWidget(self._acts)
        self.body.addWidget(self.keys)
        self.go_on_button = self.set_primary(tr("Lav udlevering"), self._hand_over, "document")
        self.go_on_button.hide()
        self._give_room()
        self._let_act(None)
        context.tasks.read(self, lambda session: queries.review(session, indsigt_id), self._show, self._failed)

    def first_focus(self) -> QWidget:
        return self.table

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            self._give_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            decision = _KEYS.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None
            line = self.table.current()
            if decision is not None:
                if decision is Vurdering.MED and line is not None and self._is_unread(line.flag):
                    self._say(tr(_UNREAD), Tone.WARNING)
                    return True
                is_narrow = line is not None and line.flag.is_narrow
                self.decide(Vurdering.UDELADT if is_narrow and decision is Vurdering.MED else decision)
                return True
        return super().eventFilter(watched, event)

    def decide(self, decision: Vurdering) -> None:
        """Judge the chosen line, and go on to the next that is not judged."""
        line = self.table.current()
        if line is None or (decision is Vurdering.MASKERET and not line.flag.can_be_masked):
            return
        if decision is Vurdering.MED and self._open_unseen(line.flag):
            return
        flag, before = line.flag, self.judged.get(line.flag.item)
        reason = self.reason.value().strip() if decision is Vurdering.UDELADT else ""
        if decision is Vurdering.UDELADT and not reason:
            self.reason.set_error(tr("Skriv kort, hvorfor det udelades."))
            self.reason.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.reason.set_error("")
        number, masks = self.indsigt_id, flag.can_be_masked

        def refused(error: Exception) -> None:
            self.judged = {key: one for key, one in self.judged.items() if key != flag.item}
            if before is not None:
                self.judged[flag.item] = before
            self._list()
            self._failed(error)

        self.judged[flag.item] = Judgement(decision, reason)
        self.context.tasks.write(
            self,
            tr("Vurderet ved indsigt"),
            lambda session: service.judge(session, number, flag.item, decision, reason, can_be_masked=masks),
            failed=refused,
            undoable=False,
            quiet=True,
        )
        self._list()
        self._go_on(flag)

    def _act(self, text: str, decision: Vurdering, icon: str) -> QPushButton:
        button = buttons.plain(text, lambda: self.decide(decision), icon)
        self._acts.add(button)
        return button

    def _give_room(self) -> None:
        """With large text fewer lines: what is judged must be in sight beside what it is called."""
        lines = _LINES if theme.scaled(100) < _LARGE_TEXT else _FEW_LINES
        self.table.setFixedHeight(theme.scaled(ROW_HEIGHT * lines))
        QTimer.singleShot(0, self.table, lambda: self.table.scrollTo(self.table.currentIndex()))

    def _show(self, review: Review) -> None:
        self.review = review
        self.judged = dict(review.judged)
        if review.waits_for:
            self.banners.addWidget(Banner(review.waits_for, Tone.WARNING))
        self._list()
        first = next((flag for flag in review.flags if flag.item not in self.judged), None)
        if first is None and review.flags:
            first = review.flags[0]
        if first is not None:
            self.table.select(first.item)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self) -> None:
        assert self.review is not None
        self.table.set_rows([_Line(flag, self.judged.get(flag.item)) for flag in self.review.flags])
        left = sum(flag.item not in self.judged for flag in self.review.flags)
        self.subtitle.setText(
            tr("%s af %s er ikke vurderet") % (left, len(self.review.flags)) if left else tr("Alt er vurderet.")
        )
        self.subtitle.show()
        self.go_on_button.setVisible(not left and not self.review.waits_for)

    def _hand_over(self) -> None:
        self.close_sheet()
        self.hand_over_wanted.emit(self.indsigt_id)

    def _go_on(self, done: Flag) -> None:
        assert self.review is not None
        items = [flag.item for flag in self.review.flags]
        at = items.index(done.item)
        following = [*items[at + 1 :], *items[:at]]
        chosen = next((item for item in following if item not in self.judged), None)
        if chosen is None and at + 1 < len(items):
            chosen = items[at + 1]
        if chosen is not None:
            self.table.select(chosen)

    def _show_line(self, line: _Line) -> None:
        flag = line.flag
        self.why.setText(_why(line))
        self.passages.show_flag(flag)
        layouts.clear(self.files.layout() or layouts.column())
        for file in flag.files:
            text = tr("Åbn %s") % file.name if not self.context.discreet.is_on else tr("Åbn fil %s") % file.number
            button = buttons.plain(text, self._opener(flag, file.number), "document")
            button.setEnabled(can_be_shown(file))
            if not can_be_shown(file):
                button.setToolTip(tr("Word-dokumenter åbnes under Dokumenter."))
            self.files.add(button)
        self.files.setVisible(bool(flag.files))
        usual = {tr(_USUAL_REASON), tr(_NARROW_REASON)}
        if line.judgement is not None and line.judgement.reason:
            self.reason.set_value(line.judgement.reason)
        elif self.reason.value() in usual:
            self.reason.set_value(tr(_NARROW_REASON) if flag.is_narrow else tr(_USUAL_REASON))
        self.reason.set_hint(tr(_NOT_TOLD) if flag.is_narrow else tr(_TOLD))
        self._let_act(flag)

    def _what(self, line: _Line) -> str:
        """A file by its own name: there may be many."""
        if line.flag.files and not self.context.discreet.is_on:
            return ", ".join(file.name for file in line.flag.files)
        return " ".join(filter(None, (line.flag.word, line.flag.dated)))

    def _let_act(self, flag: Flag | None) -> None:
        self.hand_over.setEnabled(flag is not None)
        self.leave_out.setEnabled(flag is not None)
        self.mask_words.setEnabled(flag is not None and flag.can_be_masked)

    def _opener(self, flag: Flag, number: int) -> Callable[[], None]:
        def open_it() -> None:
            file = next(one for one in flag.files if one.number == number)
            self._opened.add((file.table, file.row_id))
            self.context.sheets.open(file_sheet(self.context, self.indsigt_id, file))

        return open_it

    def _open_unseen(self, flag: Flag) -> bool:
        """Open the first file that can be shown and nobody has opened here; False when there is none."""
        for file in flag.files:
            if can_be_shown(file) and (file.table, file.row_id) not in self._opened:
                self._opener(flag, file.number)()
                return True
        return False

    def _is_unread(self, flag: Flag) -> bool:
        """Whether a file cannot be shown here: the fast key never hands over what nobody has seen."""
        return any(not can_be_shown(file) for file in flag.files)

    def _open_first_file(self) -> None:
        line = self.table.current()
        if line is not None and line.flag.files and can_be_shown(line.flag.files[0]):
            self._opener(line.flag, line.flag.files[0].number)()

    def _failed(self, error: Exception) -> None:
        self._say(str(error) if isinstance(error, UserError) else tr("Det gik ikke. Fejlen er noteret."), Tone.DANGER)

    def _say(self, text: str, tone: Tone) -> None:
        layouts.clear(self.banners)
        self.banners.addWidget(Banner(text, tone))


_KEYS = {
    Qt.Key.Key_Space: Vurdering.MED,
    Qt.Key.Key_M: Vurdering.MASKERET,
    Qt.Key.Key_Delete: Vurdering.UDELADT,
}


def _why(line: _Line) -> str:
    return " · ".join(line.flag.whys)


def _decided(line: _Line) -> str:
    if line.judgement is None:
        return tr("Ikke vurderet")
    is_masked = line.judgement.decision is Vurdering.MASKERET
    return tr("Uden det markerede") if is_masked else line.judgement.decision.label


def _tone(line: _Line) -> Tone | None:
    return _TONES[line.judgement.decision] if line.judgement is not None else None
