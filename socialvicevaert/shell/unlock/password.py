"""The card that asks who and for the password. The first thing painted, so it imports little."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.security.errors import TooSoon
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shell.unlock.card import GateCard
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.fields import PasswordField
from socialvicevaert.ui.text import tr

if TYPE_CHECKING:
    from socialvicevaert.ui.banner import Banner
    from socialvicevaert.ui.combo_box import ComboBox
    from socialvicevaert.vault import Worker

_WHO_HEIGHT = 34


class PasswordCard(GateCard):
    """Sends ``wanted(password, slot)``; the gate opens, and answers with ``show_error`` or by going away.

    It may be shown, and typed in, before the workers are known: what is asked then is sent when they are.
    """

    wanted = Signal(str, object)
    forgotten = Signal(object)

    def __init__(self, locked: bool = False, parent: QWidget | None = None) -> None:
        title = tr("Låst") if locked else tr("Social Vicevært")
        sentence = tr("Det, du var i gang med, er gemt bag låsen.") if locked else ""
        super().__init__(title, sentence, parent=parent)
        self._knows_workers = False
        self._is_asked = False
        self._only_slot: int | None = None
        self._choice: ComboBox | None = None
        who = layouts.column(None, 0)
        self._name = labels.strong(" ")
        self._name.setMinimumHeight(theme.scaled(_WHO_HEIGHT))  # as high as the list it may become: nothing jumps
        who.addWidget(self._name)
        self._who = who
        self.inside.addLayout(who)
        self.password = PasswordField("password", tr("Adgangskode"))
        self.password.line.installEventFilter(self)
        self.password.line.returnPressed.connect(self._ask)
        self.inside.addWidget(self.password)
        self._caps: Banner | None = None
        self._caps_place = layouts.column(None, 0)
        self.inside.addLayout(self._caps_place)
        self.unlock_button = buttons.primary(tr("Lås op"), self._ask)
        self.inside.addWidget(self.unlock_button)
        self.forgotten_button = buttons.link(tr("Glemt adgangskoden?"), self._forget)
        self.inside.addWidget(self.forgotten_button)
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._tick)
        self._seconds = 0
        self._is_waiting = False
        self.setFocusProxy(self.password)

    @property
    def slot(self) -> int | None:
        """The key slot of the worker who is chosen."""
        chosen = self._choice.currentData() if self._choice is not None else self._only_slot
        return chosen if isinstance(chosen, int) else None

    def show_workers(self, workers: "Sequence[Worker]", slot: int | None = None) -> None:
        """Say who can unlock; a list when there are several, with ``slot`` chosen."""
        if len(workers) == 1:
            self._name.setText(workers[0].name)
            self._only_slot = workers[0].slot_id
        else:
            self._show_choice(workers, slot)
        self._knows_workers = True
        if self._is_asked:
            self._is_asked = False
            self._ask()

    def choose(self, slot: int) -> None:
        """Choose a worker, as the user would."""
        if self._choice is not None:
            self._choice.setCurrentIndex(self._choice.findData(slot))

    def say(self, text: str) -> None:
        """Say something below the title."""
        self.sentence.setText(text)
        self.sentence.show()

    def set_waiting(self, waiting: bool) -> None:
        """Argon2 runs, which takes about a second."""
        self._is_waiting = waiting
        self.set_busy(waiting, tr("Låser op"))
        self.password.line.setReadOnly(waiting)  # disabled, it would lose the focus
        self.forgotten_button.setEnabled(not waiting)
        if self._choice is not None:
            self._choice.setEnabled(not waiting)
        self.unlock_button.setText(tr("Låser op …") if waiting else tr("Lås op"))
        self._enable()

    def show_error(self, error: UserError) -> None:
        """Say why it did not open; after too many attempts, count the seconds down."""
        self.set_waiting(False)
        self.password.set_error(str(error))
        if isinstance(error, TooSoon):
            self._seconds = error.seconds
            self._countdown.start()
            self._enable()
        self.password.line.selectAll()
        self.password.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt does not tell the state of Caps Lock; a capital typed without Shift, or the opposite, does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            if letter.isalpha():
                shift = bool(event.modifiers() & event.modifiers().ShiftModifier)
                self._show_caps(letter.isupper() != shift)
        return super().eventFilter(watched, event)

    def _show_choice(self, workers: "Sequence[Worker]", slot: int | None) -> None:
        from socialvicevaert.ui.combo_box import ComboBox

        self._name.hide()
        self._choice = ComboBox()
        self._choice.setAccessibleName(tr("Medarbejder"))
        for worker in workers:
            self._choice.addItem(worker.name, worker.slot_id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(slot)))
        self._choice.currentIndexChanged.connect(lambda _: self.password.clear_error())
        self._who.addWidget(self._choice)
        QWidget.setTabOrder(self._choice, self.password.line)

    def _show_caps(self, on: bool) -> None:
        if self._caps is None and on:
            from socialvicevaert.ui.banner import Banner
            from socialvicevaert.ui.tone import Tone

            self._caps = Banner(tr("Caps Lock er slået til."), Tone.WARNING)
            self._caps_place.addWidget(self._caps)
        if self._caps is not None:
            self._caps.setVisible(on)

    def _forget(self) -> None:
        if self._knows_workers:
            self.forgotten.emit(self.slot)

    def _ask(self) -> None:
        if self._is_waiting or self._seconds:
            return
        if self.password.is_empty:
            self.password.set_error(tr("Skriv din adgangskode."))
            return
        if not self._knows_workers:
            self._is_asked = True
            return
        self.password.clear_error()
        self.wanted.emit(self.password.value(), self.slot)

    def _tick(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._seconds = 0
            self._countdown.stop()
            self.password.clear_error()
        else:
            self.password.set_error(str(TooSoon(self._seconds)))
        self._enable()

    def _enable(self) -> None:
        self.unlock_button.setEnabled(not self._is_waiting and not self._seconds)
