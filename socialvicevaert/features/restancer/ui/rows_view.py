"""The rows of a list: a chip per status with its count, the rows below, and each line that cannot be used with why."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from socialvicevaert.features.restancer.models import RestanceStatus
from socialvicevaert.features.restancer.queries import Preview
from socialvicevaert.features.restancer.rules import ComparedRow, UnusableRow
from socialvicevaert.features.restancer.ui.looks import ICONS, TONES
from socialvicevaert.shared.money import show_amount
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import buttons, layouts, theme
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

UNUSABLE = "unusable"
_LOWEST = 240


class RowsView(QWidget):
    """Rows of a preview. ``sag_wanted`` asks for a sag for a row, ``beboer_wanted`` for the resident it speaks of."""

    sag_wanted = Signal(object)  # ComparedRow
    beboer_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._preview: Preview | None = None
        self._shown: str = ""
        self._order: tuple[str, bool] = ("", False)
        self.confirmed: set[int] = set()
        outside = layouts.column(self, SPACE_M)
        self._chips_row = layouts.FlowRow()
        self.chips: dict[str, QPushButton] = {}
        self.confirm_button = buttons.plain("", self._confirm, "done")
        self.open_button = buttons.plain(tr("Åbn beboer"), self._open_beboer, "open")
        self.sag_button = buttons.plain(tr("Opret sag …"), self._ask_for_sag, "case")
        above = layouts.row(None, SPACE_M)
        above.addWidget(self._chips_row, 1)
        for button in (self.confirm_button, self.open_button, self.sag_button):
            above.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        outside.addLayout(above)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(theme.scaled(_LOWEST))
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        outside.addWidget(self._stack, 1)
        self.table: Table[ComparedRow] = Table(self._columns(), tr("Linjer på listen"), lambda one: one.row.line_no)
        self.table.show_when_empty(EmptyState(EmptyKind.NO_HITS, tr("Ingen linjer her.")))
        self.table.activated_row.connect(self._act_on)
        self.table.chosen.connect(lambda _row: self._offer())
        self.table.sort_wanted.connect(self._sort)
        self._stack.addWidget(self.table)
        self.unusable: Table[UnusableRow] = Table(
            _unusable_columns(), tr("Linjer, der ikke kan bruges"), lambda row: row.line_no
        )
        self.unusable.show_when_empty(EmptyState(EmptyKind.ALL_DONE, tr("Alle linjer kan bruges.")))
        self._stack.addWidget(self.unusable)
        self._gone = EmptyState(EmptyKind.ALL_DONE, "")
        self._stack.addWidget(self._gone)
        self._offer()

    def begin(self) -> None:
        """Another file: nothing is chosen, sorted or confirmed."""
        self._shown, self._order = "", ("", False)
        self.table.show_sorted("")
        self.confirmed.clear()

    def show_preview(self, preview: Preview) -> None:
        """Show the rows of a list; the chip that was chosen stays chosen."""
        self._preview = preview
        if self.confirmed:
            self.confirmed &= {one.row.line_no for one in preview.comparison.rows}
        self._make_chips(preview)
        self.unusable.set_rows(preview.reading.unusable)
        self._gone.label.setText(_gone_text(preview))
        self._choose(self._shown if self._shown in self.chips else "")

    def _make_chips(self, preview: Preview) -> None:
        self._chips_row.clear()
        self.chips = {}
        self._add_chip("", tr("Alle"), len(preview.reading.usable))
        for status in _ORDER:
            self._add_chip(status.value, tr(status.label), preview.counts[status])
        self._add_chip(UNUSABLE, tr("Kan ikke bruges"), len(preview.reading.unusable))

    def _add_chip(self, key: str, text: str, count: int) -> None:
        chip = chip_button(tr("%s %s") % (text, show_count(count)))
        chip.clicked.connect(lambda: self._choose(key))
        self._chips_row.add(chip)
        self.chips[key] = chip

    def _choose(self, key: str) -> None:
        self._shown = key
        for one, chip in self.chips.items():
            chip.setChecked(one == key)
        if key == UNUSABLE:
            self._stack.setCurrentWidget(self.unusable)
        elif key == RestanceStatus.UDGAAET.value:
            self._stack.setCurrentWidget(self._gone)
        else:
            self._stack.setCurrentWidget(self.table)
            self.table.set_rows(self._rows())
        self._offer()

    def _rows(self) -> Sequence[ComparedRow]:
        rows: Sequence[ComparedRow] = self._preview.comparison.rows if self._preview else ()
        if self._shown:
            rows = [one for one in rows if one.status.value == self._shown]
        key, descending = self._order
        return sorted(rows, key=_SORTS[key], reverse=descending) if key else rows

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self.table.set_rows(self._rows())

    def _offer(self) -> None:
        """Only what can be done with the chosen row."""
        one = self.table.current() if self._stack.currentWidget() is self.table else None
        match = one.match if one else None
        self.sag_button.setEnabled(one is not None and not (match and match.is_sure and match.has_open_sag))
        self.open_button.setVisible(match is not None)
        self.confirm_button.setVisible(one is not None and match is not None and not match.is_sure)
        if one is not None:
            is_confirmed = one.row.line_no in self.confirmed
            self.confirm_button.setText(tr("Det er alligevel uklart") if is_confirmed else tr("Det er samme husstand"))

    def _act_on(self, one: ComparedRow) -> None:
        if one.match is not None:
            self._open_beboer()
        else:
            self.sag_wanted.emit(one)

    def _ask_for_sag(self) -> None:
        one = self.table.current()
        if one is not None:
            self.sag_wanted.emit(one)

    def _open_beboer(self) -> None:
        one = self.table.current()
        if one is not None and one.match is not None:
            self.beboer_wanted.emit(one.match.homes[0].beboer_id)

    def _confirm(self) -> None:
        one = self.table.current()
        if one is not None:
            self.confirmed ^= {one.row.line_no}
            self.table.viewport().update()
            self._offer()

    def _columns(self) -> list[Column[ComparedRow]]:
        return [
            Column(
                "status",
                tr("Status"),
                lambda one: tr(one.status.label),
                width=110,
                tone=lambda one: TONES[one.status],
                icon=lambda one: ICONS[one.status],
            ),
            Column("lejemaalsnr", tr("Lejemål"), lambda one: one.row.lejemaalsnr, width=112, sortable=True),
            Column("name", tr("Navn"), lambda one: self._context.name(one.row.name), width=140, stretch=True),
            Column("address", tr("Adresse"), lambda one: one.row.address, ColumnKind.QUIET, 150, stretch=True),
            Column("amount", tr("Restance"), _amount, ColumnKind.NUMBER, 96, sortable=True),
            Column("before", tr("Før"), _before, ColumnKind.NUMBER, 96),
            Column("change", tr("Ændring"), _change, ColumnKind.NUMBER, 96, sortable=True),
            Column("months", tr("Mdr."), _months, ColumnKind.NUMBER, 56),
            Column("known", tr("I programmet"), self._known, width=140, tip=_notes, tone=_note_tone),
        ]

    def _known(self, one: ComparedRow) -> str:
        if one.match is None:
            return tr("Se note") if one.row.notes else ""
        if not one.match.is_sure:
            return tr("Bekræftet") if one.row.line_no in self.confirmed else tr("Er det den samme?")
        return tr("Åben sag") if one.match.has_open_sag else tr("Kendt, ingen åben sag")


_ORDER = (
    RestanceStatus.NY,
    RestanceStatus.VAERRE,
    RestanceStatus.BEDRE,
    RestanceStatus.UAENDRET,
    RestanceStatus.UDGAAET,
    RestanceStatus.UKLAR,
)
_SORTS: Mapping[str, Callable[[ComparedRow], str | int]] = {
    "lejemaalsnr": lambda one: one.row.lejemaalsnr,
    "amount": lambda one: one.row.amount_oere,
    "change": lambda one: one.row.amount_oere - (one.previous_oere or 0),
}


def show_count(count: int) -> str:
    """``1234`` → "1.234"."""
    return f"{count:,}".replace(",", ".")


def _amount(one: ComparedRow) -> str:
    return show_amount(one.row.amount_oere)


def _before(one: ComparedRow) -> str:
    return show_amount(one.previous_oere)


def _change(one: ComparedRow) -> str:
    if one.previous_oere is None or one.previous_oere == one.row.amount_oere:
        return ""
    change = one.row.amount_oere - one.previous_oere
    return f"+{show_amount(change)}" if change > 0 else show_amount(change)


def _months(one: ComparedRow) -> str:
    return "" if one.row.months is None else str(one.row.months)


def _notes(one: ComparedRow) -> str:
    doubt = one.match.doubt if one.match else ""
    return "\n".join(filter(None, (doubt, *one.row.notes)))


def _note_tone(one: ComparedRow) -> Tone | None:
    if one.row.notes or (one.match and not one.match.is_sure):
        return Tone.WARNING
    return Tone.INFO if one.match and one.match.has_open_sag else None


def _gone_text(preview: Preview) -> str:
    count = preview.counts[RestanceStatus.UDGAAET]
    if preview.previous is None:
        return tr("Der er ingen tidligere liste at sammenligne med.")
    if not count:
        return tr("Alle fra den forrige liste står stadig på listen.")
    return tr(
        "%s lejemål fra den forrige liste er gået ud. Dem uden sag kan ikke vises: de er aldrig gemt. "
        "Dem med sag får det skrevet på deres side."
    ) % show_count(count)


def _unusable_columns() -> list[Column[UnusableRow]]:
    return [
        Column("line", tr("Linje"), lambda row: str(row.line_no), ColumnKind.NUMBER, 70),
        Column("reason", tr("Grund"), lambda row: tr(row.reason.label), width=170, tone=lambda _row: Tone.WARNING),
        Column("why", tr("Forklaring"), lambda row: tr(row.reason_da), width=330, stretch=True),
        Column("cells", tr("På linjen står"), _cells, ColumnKind.QUIET, 280, stretch=True, tip=_cells),
    ]


def _cells(row: UnusableRow) -> str:
    return " · ".join(cell for cell in row.cells if cell)
