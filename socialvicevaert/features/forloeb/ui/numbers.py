"""The three facts at the start beside those at the close (or now), with the difference."""

from PySide6.QtWidgets import QGridLayout, QWidget

from socialvicevaert.features.forloeb import rules
from socialvicevaert.features.forloeb.queries import ForloebView, MaalingView
from socialvicevaert.features.forloeb.ui.words import (
    amount_word,
    difference_word,
    has_plan_word,
    plan_difference,
)
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S
from socialvicevaert.ui import labels
from socialvicevaert.ui.text import tr


class Numbers(QWidget):
    """A small table that is read, not edited. ``now`` stands in for a close that has not been yet."""

    def __init__(self, view: ForloebView, now: MaalingView | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Tallene ved start og slut"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_S)
        after = view.end if view.closed_on is not None else now
        effect = rules.effect(view.start, after)
        name = tr("Ved slut") if view.closed_on is not None else tr("Lige nu")
        self._row(0, "", _head(tr("Ved start"), view.start), _head(name, after), tr("Forskel"), is_head=True)
        self._row(
            1,
            tr("Rådighedsbeløb pr. måned"),
            _amount(view.start, "raadighedsbeloeb_oere"),
            _amount(after, "raadighedsbeloeb_oere"),
            difference_word(effect.raadighedsbeloeb_oere),
        )
        self._row(
            2,
            tr("Gæld i alt"),
            _amount(view.start, "debt_oere"),
            _amount(after, "debt_oere"),
            difference_word(effect.debt_oere),
        )
        self._row(
            3,
            tr("Aftale om afdrag"),
            has_plan_word(view.start.has_plan) if view.start is not None else "–",
            has_plan_word(after.has_plan) if after is not None else "–",
            plan_difference(view.start, after),
        )
        self._grid.setColumnStretch(0, 1)

    def _row(self, row: int, name: str, start: str, end: str, difference: str, is_head: bool = False) -> None:
        for column, words in enumerate((name, start, end, difference)):
            make = labels.field_label if is_head else labels.strong if column == 3 else labels.body
            label = make(words)
            if name and column:
                label.setAccessibleName(f"{name}: {words or tr('kendes ikke')}")
            self._grid.addWidget(label, row, column)


def _head(name: str, maaling: MaalingView | None) -> str:
    return f"{name} {show_date(maaling.measured_on)}" if maaling is not None else name


def _amount(maaling: MaalingView | None, field: str) -> str:
    return amount_word(getattr(maaling, field)) if maaling is not None else "–"
