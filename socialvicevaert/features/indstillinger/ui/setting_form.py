"""Some settings as a form with its own button to save."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger import queries, service
from socialvicevaert.features.indstillinger.settings import Setting
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import AmountField, CheckField, Field, NumberField, TextField
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.text import tr

_MAKERS: dict[type, Callable[[str, str, str], Field[Any]]] = {
    bool: CheckField,
    int: NumberField,
    str: TextField,
    type(None): AmountField,
}
"""By the type of the default: an amount in øre is the one that can stand empty."""


class SettingForm(Card):
    """Only what was changed is written, as one transaction."""

    saved = Signal()

    def __init__(
        self, context: Context, title: str, settings: Sequence[Setting[Any]], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.context = context
        self._settings = tuple(settings)
        self._known: dict[str, Any] = {}
        self.form = Form()
        for setting in self._settings:
            self.form.add(_MAKERS[type(setting.default)](setting.key, tr(setting.label), tr(setting.help)))
        self.add(self.form)
        self.save_button = buttons.plain(tr("Gem"), self.save, "save")
        self.save_button.setToolTip(tr("Ctrl+Enter"))
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.submitted.connect(self.save)

    def refresh(self) -> None:
        """Read the settings, unless somebody is changing them."""
        settings = self._settings
        self.context.tasks.read(
            self,
            lambda session: {setting.key: queries.setting(session, setting) for setting in settings},
            self._show,
            self.form.show_error,
        )

    def save(self) -> None:
        """Write what was changed."""
        try:
            values = self.form.values()
        except UserError:
            return
        changed = [
            (setting, setting.default if values[setting.key] is None else values[setting.key])
            for setting in self._settings
            if values[setting.key] != self._known.get(setting.key)
        ]

        def write(session: Session) -> None:
            service.change_settings(session, changed)

        self.context.tasks.write(self, tr("Indstillinger ændret"), write, self._written, self.form.show_error)

    def _show(self, values: dict[str, Any]) -> None:
        self._known = values
        if not self.form.is_edited:
            self.form.set_values(**values)

    def _written(self, _nothing: None) -> None:
        self.form.is_edited = False
        self.refresh()
        self.saved.emit()
