"""The card that asks who and for the password."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.security.errors import TooSoon
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shell.unlock.card import GateCard
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.fields import PasswordField
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone
from socialvicevaert.vault import Worker


class PasswordCard(GateCard):
    """Sends ``wanted(password, slot)``; the gate opens, and answers with ``show_error`` or by going away."""

    wanted = Signal(str, object)
    forgotten = Signal(object)

    def __init__(
        self, workers: Sequence[Worker], slot: int | None = None, locked: bool = False, parent: QWidget | None = None
    ) -> None:
        title = tr("Låst") if locked else tr("Social Vicevært")
        sentence = tr("Det, du var i gang med, er gemt bag låsen.") if locked else ""
        super().__init__(title, sentence, parent=parent)
        self._workers = tuple(workers)
        self._who_label = labels.field_label(tr("Medarbejder"))
        self._who = ComboBox()
        self._who.setAccessibleName(tr("Medarbejder"))
        self._who_label.setBuddy(self._who)
        for worker in self._workers:
            self._who.addItem(worker.name, worker.slot_id)
        self._who.setCurrentIndex(max(0, self._who.findData(slot)))
        self._single = labels.strong(self._workers[0].name if self._workers else "")
        several = len(self._workers) > 1
        for widget in (self._who_label, self._who, self._single):
            self.inside.addWidget(widget)
            widget.setHidden((widget is self._single) == several)
        self.password = PasswordField("password", tr("Adgangskode"))
        self.password.line.installEventFilter(self)
        self.password.line.returnPressed.connect(self._ask)
        self.inside.addWidget(self.password)
        self._caps = Banner(tr("Caps Lock er slået til."), Tone.WARNING)
        self._caps.hide()
        self.inside.addWidget(self._caps)
        self.unlock_button = buttons.primary(tr("Lås op"), self._ask)
        self.inside.addWidget(self.unlock_button)
        self.forgotten_button = buttons.link(tr("Glemt adgangskoden?"), lambda: self.forgotten.emit(self.slot))
        self.inside.addWidget(self.forgotten_button)
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._tick)
        self._seconds = 0
        self._is_waiting = False
        self._who.currentIndexChanged.connect(lambda _: self.password.clear_error())
        self.setFocusProxy(self.password)

    @property
    def slot(self) -> int | None:
        """The key slot of the worker who is chosen."""
        chosen = self._who.currentData()
        return chosen if isinstance(chosen, int) else None

    def set_waiting(self, waiting: bool) -> None:
        """Argon2 runs, which takes about a second."""
        self._is_waiting = waiting
        self.set_busy(waiting, tr("Låser op"))
        for widget in (self.password.line, self._who, self.forgotten_button):
            widget.setEnabled(not waiting)
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
                self._caps.setVisible(letter.isupper() != shift)
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        if self._is_waiting or self._seconds:
            return
        if self.password.is_empty:
            self.password.set_error(tr("Skriv din adgangskode."))
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
