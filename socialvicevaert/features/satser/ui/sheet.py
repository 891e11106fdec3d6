"""Satser: every published amount with regime, year and source, and the organisation's own in their place."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from socialvicevaert.features.satser import queries, rules, service
from socialvicevaert.features.satser.rules import SatsSaet, SatsValue
from socialvicevaert.features.satser.ui.form import SatsSheet
from socialvicevaert.features.satser.ui.year_form import NewYearSheet
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class SatserSheet(SideSheet):
    """Published amounts cannot be changed, but an own one can be put in their place and taken away again."""

    WIDTH: ClassVar[int] = 640
    TABLES: ClassVar[frozenset[str]] = frozenset({"sats"})

    def __init__(self, context: Context, _target: Target | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Satser"),
            tr("Offentliggjorte beløb, som et budget måles mod. Beløb fra forskellige steder må ikke blandes."),
            width=self.WIDTH,
            parent=parent,
        )
        self.values: tuple[SatsValue, ...] = ()
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        self._may_write = may(context.actor, Permission.WRITE_SATSER)
        self._warning = Banner("", Tone.WARNING)
        self._warning.hide()
        self.body.addWidget(self._warning)
        self._list = layouts.column(None, SPACE_L)
        self.body.addLayout(self._list)
        if self._may_write:
            self.set_primary(tr("Ny sats"), self._new, "add")
        context.tasks.changed.connect(self._changed)
        self._read()

    @property
    def warning(self) -> str:
        """What the banner says; "" when it is not shown."""
        return self._warning.label.text() if not self._warning.isHidden() else ""

    def _read(self) -> None:
        self.context.tasks.read(self, queries.satser, self._show, latest="satser")

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & self.TABLES and not self.is_closed:
            self._read()

    def _show(self, values: tuple[SatsValue, ...]) -> None:
        self.values = values
        groups = rules.grouped(values)
        warning = rules.age_warning([saet for saet, _ in groups], self.context.clock.today())
        self._warning.set_text(warning)
        self._warning.setVisible(bool(warning))
        layouts.clear(self._list)
        self.buttons = {}
        for saet, group in groups:
            self._list.addWidget(self._card(saet, group))

    def _card(self, saet: SatsSaet, values: Sequence[SatsValue]) -> Card:
        card = Card(saet.name)
        for number, value in enumerate(values):
            if number:
                card.add(layouts.hairline())
            card.add(self._line(value))
        if self._may_write and saet.is_for_households:
            button = buttons.link(tr("Skriv et nyt år"), lambda: self._open_year(saet))
            button.setAccessibleName(tr("Skriv et nyt år efter %s") % saet.name)
            self.buttons["year", saet.key] = button
            card.add(button)
        return card

    def _line(self, value: SatsValue) -> QWidget:
        place = QWidget()
        line = layouts.row(place, SPACE_M)
        words = layouts.column(None, SPACE_XS)
        words.addWidget(labels.body(value.kind.label))
        words.addWidget(labels.secondary(_facts(value)))
        if value.is_own:
            state = tr("I stedet for den offentliggjorte") if value.replaces_published else tr("Skrevet af jer")
            words.addWidget(StatusChip(state, Tone.INFO, "edit"), 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        right = layouts.column(None, SPACE_XS)
        amount = labels.one_line(labels.strong(show_oere(value.amount_oere)))
        right.addWidget(amount, 0, Qt.AlignmentFlag.AlignRight)
        if self._may_write:
            right.addLayout(self._acts(value))
        right.addStretch(1)
        line.addLayout(right)
        return place

    def _acts(self, value: SatsValue) -> QHBoxLayout:
        acts = layouts.row(None, SPACE_S)
        acts.addStretch(1)
        if value.id is None:
            acts.addWidget(self._button("own", value, "edit", tr("Skriv jeres egen"), lambda: self._open(value)))
        else:
            acts.addWidget(self._button("change", value, "edit", tr("Ret"), lambda: self._open(value)))
            acts.addWidget(self._button("remove", value, "delete", tr("Fjern"), partial(self._remove, value.id)))
        return acts

    def _button(self, act: str, value: SatsValue, icon: str, text: str, slot: Callable[[], object]) -> QPushButton:
        button = buttons.icon_only(icon, tr("%s: %s") % (text, f"{value.set_name}, {value.kind.label}"), slot)
        self.buttons[act, f"{value.set_key} {value.kind.value}"] = button
        return button

    def _new(self) -> None:
        self.context.sheets.open(SatsSheet(self.context))

    def _open(self, value: SatsValue) -> None:
        self.context.sheets.open(SatsSheet(self.context, value))

    def _open_year(self, saet: SatsSaet) -> None:
        self.context.sheets.open(NewYearSheet(self.context, saet))

    def _remove(self, sats_id: int) -> None:
        self.context.tasks.write(self, tr("Sats fjernet"), lambda session: service.remove_sats(session, sats_id))


def _facts(value: SatsValue) -> str:
    """Who published it, and from when to when it holds."""
    span = ""
    if value.valid_from and value.valid_to:
        span = tr("gælder %s – %s") % (show_date(value.valid_from), show_date(value.valid_to))
    elif value.valid_from:
        span = tr("gælder fra %s") % show_date(value.valid_from)
    elif value.valid_to:
        span = tr("gælder til %s") % show_date(value.valid_to)
    return " · ".join(filter(None, (value.source, span, value.note)))
