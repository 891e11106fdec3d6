"""Papirer og tekster: where the words of forms and letters are corrected. The screens belong to features above."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.security.roles import Permission
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class Place:
    """One card: its title, what it is for, and the kind of target its button leads to."""

    kind: str
    title: str
    text: str
    icon: str


class PapersSection(SettingsSection):
    """A card for each kind of text an organisation can correct."""

    title = "Papirer og tekster"
    icon = "document"
    tab = "papirer"
    needs = Permission.WRITE_SKABELONER

    PLACES: ClassVar[tuple[Place, ...]] = (
        Place(
            "skabeloner",
            "Skabeloner",
            "Det, breve skrives ud fra: felter, versioner, og ind og ud som fil.",
            "letter",
        ),
        Place(
            "formulartekster",
            "Formulartekster",
            "Ordene på samtykker, fuldmagt og aftaleark, på dansk og på hjælpesprogene.",
            "language",
        ),
    )

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        column = self.scrolled()
        self.buttons: dict[str, QPushButton] = {}
        for place in self.PLACES:
            card = Card(tr(place.title))
            card.add(labels.body(tr(place.text)))
            button = buttons.plain(tr("Se og ret"), self._leader(place.kind), place.icon)
            button.setAccessibleName(tr("Se og ret: %s") % tr(place.title))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons[place.kind] = button
            column.add(card)
        self.guard(*self.buttons.values())
        self.only_reading.setText(tr("Din rolle kan ikke rette tekster."))

    def _leader(self, kind: str) -> Callable[[], None]:
        return lambda: self.context.navigate(Target(kind))
