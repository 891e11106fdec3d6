"""The card for the printed recovery code: it opens the data and gives a new password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.security.recovery import recovery_secret
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.shell.new_password import NewPassword
from socialvicevaert.shell.unlock.card import GateCard
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.fields import TextField
from socialvicevaert.ui.text import tr


class RecoveryCard(GateCard):
    """Sends ``wanted(code, new password)``; ``left`` goes back to the password."""

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self, who: str = "", parent: QWidget | None = None) -> None:
        whose = tr("Find gendannelsesarket frem. Bagefter har %s en ny adgangskode.") % (who or tr("du"))
        super().__init__(tr("Glemt adgangskoden"), whose, 520, parent)
        self.code = TextField("code", tr("Gendannelseskode"), tr("Syv grupper à fire tegn, som de står på arket."))
        self.code.line.editingFinished.connect(self._look_at_code)
        self.inside.addWidget(self.code)
        self.password = NewPassword([who])
        self.password.second.line.returnPressed.connect(self._ask)
        self.inside.addWidget(self.password)
        line = layouts.row(None, SPACE_S)
        self.inside.addLayout(line)
        self.back_button = buttons.quiet(tr("Tilbage"), self.left.emit)
        self.save_button = buttons.primary(tr("Lås op med ny adgangskode"), self._ask)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.save_button)
        self.setFocusProxy(self.code)

    def set_waiting(self, waiting: bool) -> None:
        """The code is tried and a new slot is written: some seconds."""
        self.set_busy(waiting, tr("Låser op"))
        for widget in (self.code, self.password, self.back_button, self.save_button):
            widget.setEnabled(not waiting)

    def show_error(self, error: UserError) -> None:
        """Say why it did not open, beside the field it is about."""
        self.set_waiting(False)
        if isinstance(error, ValidationFailed):
            self.password.first.set_error(str(error))
            self.password.setFocus()
        else:
            self.code.set_error(str(error))
            self.code.setFocus()

    def _look_at_code(self) -> None:
        if self.code.is_empty:
            return
        try:
            recovery_secret(self.code.value())
        except UserError as error:
            self.code.set_error(str(error))

    def _ask(self) -> None:
        self._look_at_code()
        if self.code.is_empty:
            self.code.set_error(tr("Skriv koden fra arket."))
        elif not self.code.error_text and self.password.check():
            self.wanted.emit(self.code.value(), self.password.value)
