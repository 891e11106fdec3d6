"""The three numbers, each on its own card with what it means; never in one figure, never without a definition."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from socialvicevaert.features.budgetter.rules import Tal, TreTal
from socialvicevaert.features.satser.rules import SatsSaet, age_warning
from socialvicevaert.shared.money import show_kroner, show_oere
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts, theme
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

LEAST_WIDTH = 200
"""Pixels at 100 % text of a card; three of them that are narrower stand below each other."""


class NumberCard(QFrame):
    """A name, a month's amount, and what it means in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "card")
        self.body = layouts.column(self, SPACE_XS, (SPACE_M, SPACE_S, SPACE_M, SPACE_M))
        self.label = labels.field_label()
        self.value = labels.one_line(labels.heading())
        self.line = layouts.FlowRow()
        self.line.add(self.value)
        self.more = labels.secondary()
        self.definition = labels.secondary()
        self.body.addWidget(self.label)
        self.body.addWidget(self.line)
        for part in (self.more, self.definition):
            self.body.addWidget(part)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(LEAST_WIDTH), super().minimumSizeHint().height())

    def show_number(self, number: Tal, more: str = "", name: str = "") -> None:
        """Show a number; what cannot be worked out says why instead of a figure."""
        value = show_kroner(number.oere) if number.oere is not None else tr("Ikke regnet ud")
        name = name or number.label
        self.label.setText(tr("%s pr. måned") % name)
        self.value.setText(value)
        self.value.setToolTip(show_oere(number.oere))
        self.more.setText(more)
        self.more.setVisible(bool(more))
        said = " ".join(part for part in (number.note, number.definition) if part)
        self.definition.setText(said)
        self.setAccessibleName(". ".join(part for part in (self.label.text(), value, more, said) if part))


class NumbersRow(layouts.TurningRow):
    """Rådighedsbeløb · efter gæld · betalingsevne, the last with the choice of the published set behind it."""

    set_chosen = Signal(str)
    rates_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SPACE_M, parent)
        self.raadighed, self.after_debt, self.ability = NumberCard(), NumberCard(), NumberCard()
        for card in (self.raadighed, self.after_debt, self.ability):
            self.add(card, 1)
            card.body.addStretch(1)
        self.sets = ComboBox()
        self.sets.setAccessibleName(tr("Sats, som betalingsevnen måles mod"))
        self.sets.activated.connect(self._chosen)
        dress(self.sets, "chip")
        self.sets.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.ability.line.add(self.sets)
        self._warning = QWidget()
        line = layouts.row(self._warning, SPACE_XS)
        mark = QLabel()
        icons.put(mark, "warning", "warning", 16)
        line.addWidget(mark)
        self.warning = labels.secondary()
        line.addWidget(self.warning, 1)
        self.ability.body.addWidget(self._warning)
        self.rates = buttons.link(tr("Se og ret satser"), self.rates_wanted.emit)
        self.ability.body.addWidget(self.rates)
        self._keys: list[str] = []

    def show_sets(self, sets: Sequence[SatsSaet], chosen: str, may_choose: bool) -> None:
        """Offer these sets; each is named with its year."""
        self._keys = ["", *(saet.key for saet in sets)]
        self.sets.clear()
        self.sets.addItem(tr("Vælg en sats"))
        self.sets.addItems([saet.name for saet in sets])
        self.sets.setCurrentIndex(self._keys.index(chosen) if chosen in self._keys else 0)
        self.sets.setEnabled(may_choose)

    def show_numbers(self, numbers: TreTal, saet: SatsSaet | None, today: date) -> None:
        """Show what a budget comes to."""
        self.raadighed.show_number(numbers.raadighed)
        more = tr("Pr. person %s · pr. dag %s · pr. person pr. dag %s") % (
            show_kroner(numbers.per_person.oere),
            show_kroner(numbers.per_day.oere),
            show_kroner(numbers.per_person_day.oere),
        )
        self.after_debt.show_number(numbers.after_debt, more)
        self.ability.show_number(numbers.betalingsevne, name=tr("Betalingsevne"))
        warning = age_warning(saet, today) if saet is not None else ""
        self.warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self.sets.setAccessibleDescription(warning)
        chosen = saet.key if saet is not None else ""
        if chosen in self._keys:
            self.sets.setCurrentIndex(self._keys.index(chosen))

    def _chosen(self, at: int) -> None:
        self.set_chosen.emit(self._keys[at])
