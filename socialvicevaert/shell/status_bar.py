"""The line at the foot: who is logged in, how old the backup is, when something was saved, and the lock."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_time
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


class StatusBar(QFrame):
    """Shows; knows nothing of its own."""

    lock_wanted = Signal()
    discreet_wanted = Signal()
    shortcuts_wanted = Signal()

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "status")
        self.setAccessibleName(tr("Statuslinje"))
        line = layouts.row(self, SPACE_L, (SPACE_L, SPACE_XS, SPACE_S, SPACE_XS))
        self.who = self._text(tr("%s · %s") % (actor.name, actor.role.label.lower()))
        self.backup = self._text("")
        self.saved = self._text("")
        self.strips = layouts.row(None, SPACE_S)
        line.addWidget(self.who)
        line.addStretch(1)
        line.addLayout(self.strips)
        line.addWidget(self.saved)
        line.addWidget(self.backup)
        self.discreet = buttons.quiet(tr("Diskret"), self.discreet_wanted.emit, "secret")
        self.discreet.setCheckable(True)
        self.discreet.setToolTip(tr("Skjul navne, mens en beboer sidder ved skærmen (F8)"))
        self.keys = buttons.icon_only("keyboard", tr("Genveje (F1)"), self.shortcuts_wanted.emit)
        self.lock = buttons.quiet(tr("Lås"), self.lock_wanted.emit, "lock")
        self.lock.setToolTip(tr("Lås (Ctrl+L)"))
        for button in (self.discreet, self.keys, self.lock):
            line.addWidget(button)

    def show_backup(self, made_at: datetime | None, today: date) -> None:
        """How old the newest backup is."""
        self.backup.setText(backup_age(made_at, today))
        self._fit()

    def show_backup_failed(self) -> None:
        """The backup of today could not be made; a banner says why."""
        self.backup.setText(tr("Sikkerhedskopi mislykkedes"))
        self._fit()

    def show_saved(self, moment: datetime) -> None:
        """When something was last saved."""
        self.saved.setText(tr("Gemt %s") % show_time(moment))
        self._fit()

    def show_discreet(self, on: bool) -> None:
        """Whether names are hidden now."""
        self.discreet.setChecked(on)
        icons.put(self.discreet, "secret", "accent" if on else "text2")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out whole texts rather than cut all of them: who is logged in first, the backup never."""
        taken = sum(button.sizeHint().width() for button in (self.discreet, self.keys, self.lock))
        room = self.width() - taken - 8 * SPACE_L
        for label in (self.backup, self.saved, self.who):
            room -= label.sizeHint().width()
            label.setVisible(label is self.backup or room >= 0)

    def _text(self, text: str) -> labels.ElidedLabel:
        label = labels.ElidedLabel(text, "secondary")
        label.setSizePolicy(label.sizePolicy().Policy.Maximum, label.sizePolicy().verticalPolicy())
        return label


def backup_age(made_at: datetime | None, today: date) -> str:
    """The age of a backup as words: "Sikkerhedskopi i dag 07.58"."""
    if made_at is None:
        return tr("Ingen sikkerhedskopi endnu")
    at = show_time(made_at)
    days = (today - danish_date(made_at)).days
    if days <= 0:
        return tr("Sikkerhedskopi i dag %s") % at
    if days == 1:
        return tr("Sikkerhedskopi i går %s") % at
    return tr("Sikkerhedskopi for %d dage siden") % days
