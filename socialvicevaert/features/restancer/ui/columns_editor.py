"""How a file is read: encoding, separator, sheet, headings, and a meaning above each column of a sample."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from socialvicevaert.features.restancer.reading import (
    ENCODINGS,
    SEPARATORS,
    Column,
    FileKind,
    Layout,
    NumberStyle,
)
from socialvicevaert.features.restancer.ui.jobs import OpenedList
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import labels, layouts, theme
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChoiceField
from socialvicevaert.ui.text import tr

_NAMES = (Column.NAVN, Column.FORNAVN, Column.EFTERNAVN)
_COLUMN_WIDTH = 148
_NO_HEADINGS = 0


class ColumnsEditor(QWidget):
    """Shows the layout of an opened list and tells when a worker corrects it.

    ``columns_changed`` only gives columns or amounts another meaning; ``cut_changed`` means that the file must be cut
    anew (the second argument: the headings must be looked for again).
    """

    columns_changed = Signal(object)  # Layout
    cut_changed = Signal(object, bool)  # Layout, whether to find the headings

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._layout: Layout | None = None
        outside = layouts.column(self, SPACE_M)
        self.encoding: ChoiceField[str] = ChoiceField("encoding", tr("Tegnsæt"), ENCODINGS.items())
        self.separator: ChoiceField[str] = ChoiceField("separator", tr("Skilletegn"), SEPARATORS.items())
        self.sheet: ChoiceField[str] = ChoiceField("sheet", tr("Ark"))
        self.header_row: ChoiceField[int] = ChoiceField("header_row", tr("Overskrifterne står på"))
        self.number_style: ChoiceField[NumberStyle] = ChoiceField("number_style", tr("Beløb skrives"), NumberStyle)
        options = layouts.TurningRow(SPACE_L)
        for field in (self.encoding, self.separator, self.sheet, self.header_row, self.number_style):
            options.add(field, 2 if field is self.header_row else 1)
            field.edited.connect(self._corrected)
        outside.addWidget(options)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._scroller = QScrollArea()
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setWidgetResizable(True)
        self._scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroller.setWidget(self._table)
        self._scroller.setAccessibleName(tr("De første linjer i filen"))
        outside.addWidget(self._scroller)
        self.meanings: list[ComboBox] = []

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "meanings"):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def show_list(self, opened: OpenedList) -> None:
        """Show how an opened list is read."""
        layout = self._layout = opened.layout
        is_text = layout.kind is FileKind.CSV
        self.encoding.setVisible(is_text)
        self.separator.setVisible(is_text)
        self.sheet.setVisible(not is_text and len(opened.file.sheets) > 1)
        known = ENCODINGS if layout.encoding in ENCODINGS else ENCODINGS | {layout.encoding: layout.encoding}
        self.encoding.set_choices(known.items())
        self.sheet.set_choices((name, name) for name in opened.file.sheets)
        lines = [(number, tr("Linje %s: %s") % (number, text)) for number, text in opened.head]
        self.header_row.set_choices([(_NO_HEADINGS, tr("Ingen linje")), *lines])
        self.encoding.set_value(layout.encoding)
        self.separator.set_value(layout.separator)
        self.sheet.set_value(layout.sheet)
        self.header_row.set_value(layout.header_row or _NO_HEADINGS)
        self.number_style.set_value(layout.number_style)
        self._show_sample(opened)

    def _show_sample(self, opened: OpenedList) -> None:
        layouts.clear(self._grid)
        self.meanings = []
        for at, column in enumerate(opened.layout.columns):
            heading = opened.layout.headings[at] if at < len(opened.layout.headings) else ""
            heading = heading or tr("Kolonne %s") % (at + 1)
            box = ComboBox()
            for meaning in Column:
                box.addItem(meaning.label, meaning)
            box.setCurrentIndex(list(Column).index(column))
            box.setAccessibleName(tr("Betydning af kolonnen %s") % heading)
            box.setMinimumWidth(theme.scaled(_COLUMN_WIDTH))
            box.activated.connect(lambda chosen, at=at: self._give_meaning(at, list(Column)[chosen]))
            self.meanings.append(box)
            self._grid.addWidget(box, 0, at)
            title = labels.ElidedLabel(heading, "label")
            self._grid.addWidget(title, 1, at)
            for down, texts in enumerate(opened.sample, start=2):
                self._grid.addWidget(labels.ElidedLabel(self._shown(texts[at], column), "secondary"), down, at)
            self._grid.setColumnMinimumWidth(at, theme.scaled(_COLUMN_WIDTH))
        self._fit()

    def _fit(self) -> None:
        """As high as the sample, with room for the bar below it: the rows, not the sample, scroll up and down."""
        self._grid.activate()
        bar = self._scroller.horizontalScrollBar().sizeHint().height()
        self._scroller.setFixedHeight(self._grid.sizeHint().height() + bar + SPACE_S)

    def _shown(self, text: str, column: Column) -> str:
        if column is Column.CPR:
            return "••••••-••••" if text else ""
        return self._context.name(text) if column in _NAMES else text

    def _give_meaning(self, at: int, column: Column) -> None:
        if self._layout is None:
            return
        self._layout = self._layout.with_column(at, column)
        for box, meaning in zip(self.meanings, self._layout.columns, strict=True):
            box.setCurrentIndex(list(Column).index(meaning))
        self.columns_changed.emit(self._layout)

    def _corrected(self) -> None:
        before = self._layout
        if before is None:
            return
        after = replace(
            before,
            encoding=self.encoding.value() or before.encoding,
            separator=self.separator.value() or before.separator,
            sheet=self.sheet.value() or before.sheet,
            header_row=self.header_row.value() or None,
            number_style=self.number_style.value() or before.number_style,
        )
        if after == before:
            return
        self._layout = after
        if replace(after, number_style=before.number_style) == before:
            self.columns_changed.emit(after)
        else:
            self.cut_changed.emit(after, after.header_row == before.header_row)
