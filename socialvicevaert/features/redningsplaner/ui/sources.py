"""The sources of a plan in its form: one well each, added by a word for where the money comes from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, Sikkerhed
from socialvicevaert.features.redningsplaner.rules import MOST_SOURCES
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.fields import AmountField, ChoiceField, DateField, TextField
from socialvicevaert.ui.fields.field import Field
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_NAME = re.compile(r"kilde:(?P<number>\d+):(?P<kind>[a-z]+):(?P<ansoegning>\d+):(?P<ordning>\d+)\.")
_HINTS = {
    KildeArt.EGEN: "Fx opsparing eller løn",
    KildeArt.ANSOEGNING: "Fx aktivloven § 81 a",
    KildeArt.ORDNING: "Udlejer, og hvad der er aftalt",
    KildeArt.FOND: "Hvilken fond",
    KildeArt.FAMILIE: "Hvem hjælper",
    KildeArt.ANDET: "Hvem eller hvad pengene kommer fra",
}


@dataclass(frozen=True)
class SourceKey:
    """Names a source's fields, so that a kept form carries what kind it is and what it came from."""

    number: int
    kind: KildeArt
    ansoegning_id: int | None = None
    afdragsordning_id: int | None = None

    def __str__(self) -> str:
        return f"kilde:{self.number}:{self.kind.value}:{self.ansoegning_id or 0}:{self.afdragsordning_id or 0}"


class SourceWell(QFrame):
    """One source: amount and day, how sure, and what it is called."""

    def __init__(self, key: SourceKey, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        dress(self, "well")
        inside = layouts.column(self, SPACE_M, (SPACE_M, SPACE_S, SPACE_M, SPACE_M))
        head = layouts.row(None, SPACE_S)
        head.addWidget(labels.strong(key.kind.label), 1)
        self.remove_button = buttons.icon_only("close", tr("Fjern kilden %s") % key.kind.label)
        head.addWidget(self.remove_button)
        inside.addLayout(head)
        self.amount = AmountField(f"{key}.amount_oere", tr("Beløb"), required=True)
        self.on = DateField(f"{key}.expected_on", tr("Hvornår"), today)
        self.certainty = ChoiceField[Sikkerhed](
            f"{key}.certainty", tr("Hvor sikkert"), [(one, one.label) for one in Sikkerhed], required=True
        )
        self.name = TextField(f"{key}.label", tr("Hvad"), tr(_HINTS[key.kind]), required=key.kind is KildeArt.ANDET)
        for pair in ((self.amount, self.on), (self.certainty, self.name)):
            line = layouts.TurningRow(SPACE_M)
            for field in pair:
                line.add(field, 1, is_at_top=True)
            inside.addWidget(line)
        self.certainty.set_value(Sikkerhed.SIKKER if key.kind is KildeArt.EGEN else Sikkerhed.MULIG)
        self.setAccessibleName(key.kind.label)

    @property
    def fields(self) -> tuple[Field[object], ...]:
        """Its fields as they are read."""
        return (self.amount, self.on, self.certainty, self.name)  # type: ignore[return-value]  # of several kinds

    def show_source(self, source: KildeDraft) -> None:
        """Show a source as the starting point."""
        self.amount.set_value(source.amount_oere)
        self.on.set_value(source.expected_on)
        self.certainty.set_value(source.certainty)
        self.name.set_value(source.label)

    def draft(self) -> KildeDraft:
        """What stands here.

        :raises UserError: something cannot be understood.
        """
        return KildeDraft(
            kind=self.key.kind,
            amount_oere=self.amount.value() or 0,
            label=self.name.value(),
            expected_on=self.on.value(),
            certainty=self.certainty.value() or Sikkerhed.MULIG,
            ansoegning_id=self.key.ansoegning_id,
            afdragsordning_id=self.key.afdragsordning_id,
        )


class Sources(QWidget):
    """All sources of a form; `form.edited` tells of every change."""

    def __init__(self, form: Form, today: date) -> None:
        super().__init__()
        self._form = form
        self._today = today
        self._next = 0
        self.wells: list[SourceWell] = []
        inside = layouts.column(self, SPACE_M)
        inside.addWidget(labels.heading(tr("Hvor kommer pengene fra?")))
        self._column = layouts.column(None, SPACE_M)
        inside.addLayout(self._column)
        self._more = QWidget()
        more = layouts.column(self._more, SPACE_S)
        more.addWidget(labels.field_label(tr("Tilføj")))
        chips = layouts.FlowRow()
        self.chips = {}
        for kind in KildeArt:
            chip = chip_button(kind.label)
            chip.setCheckable(False)
            chip.setAccessibleName(tr("Tilføj kilde: %s") % kind.label)
            chip.clicked.connect(lambda _checked, kind=kind: self.add(kind))
            chips.add(chip)
            self.chips[kind] = chip
        more.addWidget(chips)
        inside.addWidget(self._more)
        self.full = labels.secondary(tr("Der er plads til %s kilder på planen.") % MOST_SOURCES)
        inside.addWidget(self.full)
        self._offer_more()
        form.add_widget(self)

    def add(self, kind: KildeArt) -> None:
        """Add an empty source as the user would."""
        well = self._well(SourceKey(self._next, kind))
        well.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self._form.is_edited = True
        self._form.edited.emit()

    def remove(self, well: SourceWell) -> None:
        """Take a source out as the user would."""
        place = self.wells.index(well)
        self._drop(well)
        left = self.wells[min(place, len(self.wells) - 1)].remove_button if self.wells else self.chips[KildeArt.EGEN]
        left.setFocus(Qt.FocusReason.OtherFocusReason)
        self._form.is_edited = True
        self._form.edited.emit()

    def show_sources(self, sources: Iterable[KildeDraft]) -> None:
        """Show these as the starting point."""
        self._clear()
        for source in sources:
            key = SourceKey(self._next, source.kind, source.ansoegning_id, source.afdragsordning_id)
            self._well(key).show_source(source)

    def prepare(self, names: Iterable[str]) -> None:
        """Make the fields of these names and no others, so that a kept form finds them."""
        self._clear()
        keys: dict[str, SourceKey] = {}
        for name in names:
            found = _NAME.match(name)
            if found is not None:
                number, kind = int(found["number"]), KildeArt(found["kind"])
                key = SourceKey(number, kind, int(found["ansoegning"]) or None, int(found["ordning"]) or None)
                keys[str(key)] = key
        for key in sorted(keys.values(), key=lambda one: one.number):
            self._well(key)

    def drafts(self) -> tuple[KildeDraft, ...]:
        """The sources, in order.

        :raises UserError: something cannot be understood.
        """
        return tuple(well.draft() for well in self.wells)

    def understood(self) -> tuple[KildeDraft, ...]:
        """Those that can be understood so far, while somebody types."""
        found = []
        for well in self.wells:
            try:
                found.append(well.draft())
            except UserError:
                continue
        return tuple(found)

    def field_of(self, problem: str) -> str:
        """The name of the field here for one of the rules, like "sources.0.label"."""
        found = re.fullmatch(r"sources\.(\d+)\.(\w+)", problem)
        return f"{self.wells[int(found[1])].key}.{found[2]}" if found else problem

    def _well(self, key: SourceKey) -> SourceWell:
        well = SourceWell(key, self._today)
        well.remove_button.clicked.connect(lambda: self.remove(well))
        self._column.addWidget(well)
        for field in well.fields:
            self._form.add_to(_Placed(), field)
        self._next = max(self._next, key.number) + 1
        self.wells.append(well)
        self._offer_more()
        return well

    def _clear(self) -> None:
        for well in list(self.wells):
            self._drop(well)

    def _drop(self, well: SourceWell) -> None:
        for field in well.fields:
            self._form.fields.pop(field.name)
        self.wells.remove(well)
        self._column.removeWidget(well)
        well.hide()
        well.deleteLater()
        self._offer_more()

    def _offer_more(self) -> None:
        is_full = len(self.wells) >= MOST_SOURCES
        self._more.setVisible(not is_full)
        self.full.setVisible(is_full)


class _Placed:
    """A field that stands in its place already: the form need only know it."""

    def add(self, widget: QWidget) -> None:
        """Nothing to place."""
