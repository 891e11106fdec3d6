"""Udseende: each worker's own choice, used at once."""

from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger import queries, service
from socialvicevaert.features.indstillinger.settings import TEXT_SIZE, THEME, Setting, TextSize, Theme
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.ui import labels
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChipsField
from socialvicevaert.ui.text import tr


class LookSection(SettingsSection):
    """Light or dark, and the size of text."""

    title = "Udseende"
    icon = "show"
    tab = "udseende"
    shows = frozenset({"indstilling"})

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        card = Card(tr("Udseende"))
        self.scrolled().add(card)
        card.add(labels.secondary(tr("Dit eget valg. Andre medarbejdere har deres.")))
        self.theme = ChipsField[Theme]("theme", tr(THEME.label), Theme, single=True, lasting=True)
        self.text_size = ChipsField[TextSize](
            "text_size",
            tr(TEXT_SIZE.label),
            TextSize,
            tr("Ctrl++ og Ctrl+- virker overalt."),
            single=True,
            lasting=True,
        )
        for field, setting in ((self.theme, THEME), (self.text_size, TEXT_SIZE)):
            card.add(field)
            field.edited.connect(lambda field=field, setting=setting: self._use(field, setting))

    def refresh(self) -> None:
        self.read(lambda session: (queries.setting(session, THEME), queries.setting(session, TEXT_SIZE)), self._show)

    def _show(self, chosen: tuple[Theme, TextSize]) -> None:
        self.theme.set_value((chosen[0],))
        self.text_size.set_value((chosen[1],))

    def _use(self, field: ChipsField[Any], setting: Setting[Any]) -> None:
        chosen = field.value()
        if not chosen:  # a choice is changed for another, not taken away
            self.refresh()
            return
        value = chosen[0]
        self.context.tasks.write(
            self,
            tr("Udseende ændret"),
            lambda session: service.change_setting(session, setting, value),
            undoable=False,
            quiet=True,
        )
