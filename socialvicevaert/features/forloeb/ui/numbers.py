"""The three facts at the start and at the close (or now), each with the difference."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.forloeb import rules
from socialvicevaert.features.forloeb.queries import ForloebView, MaalingView
from socialvicevaert.features.forloeb.ui.words import amount_word, difference_word, has_plan_word, plan_difference
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S, SPACE_XS
from socialvicevaert.ui import labels, layouts, theme
from socialvicevaert.ui.text import tr

_READABLE = 190
_NOT_MEASURED = "–"


class Numbers(QWidget):
    """Before → after beside each other, below each other where there is little room.

    ``now`` stands in for a close that has not been yet.
    """

    def __init__(self, view: ForloebView, now: MaalingView | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Tallene ved start og slut"))
        is_closed = view.closed_on is not None
        start, end = view.start, view.end if is_closed else now
        effect = rules.effect(start, end)
        outside = layouts.column(self, SPACE_S)
        self.when = labels.secondary(_when(start, end, is_closed))
        outside.addWidget(self.when)
        if start is not None and not start.as_draft().has_amount and not is_closed:
            missing = tr("Beløbene ved start mangler. Hent dem fra budget og gæld under »Ret svar og tal«.")
            outside.addWidget(labels.secondary(missing))
        line = layouts.TurningRow(SPACE_L)
        self.facts = (
            FactChange(
                tr("Rådighedsbeløb pr. måned"),
                amount_word(start.raadighedsbeloeb_oere) if start else _NOT_MEASURED,
                amount_word(end.raadighedsbeloeb_oere) if end else _NOT_MEASURED,
                difference_word(effect.raadighedsbeloeb_oere),
            ),
            FactChange(
                tr("Gæld i alt"),
                amount_word(start.debt_oere) if start else _NOT_MEASURED,
                amount_word(end.debt_oere) if end else _NOT_MEASURED,
                difference_word(effect.debt_oere),
            ),
            FactChange(
                tr("Aftale om afdrag"),
                has_plan_word(start.has_plan) if start else _NOT_MEASURED,
                has_plan_word(end.has_plan) if end else _NOT_MEASURED,
                plan_difference(start, end),
            ),
        )
        for fact in self.facts:
            line.add(fact, 1, is_at_top=True)
        outside.addWidget(line)


class FactChange(QWidget):
    """One fact: its name, what it was and is, and the difference."""

    def __init__(self, name: str, before: str, after: str, difference: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = layouts.column(self, SPACE_XS)
        inside.addWidget(labels.field_label(name))
        self.change = labels.strong(f"{before} → {after}")
        inside.addWidget(self.change)
        self.difference = labels.secondary(tr("Forskel: %s") % difference if difference else tr("Forskel kendes ikke"))
        inside.addWidget(self.difference)
        self.setAccessibleName(f"{name}: {before} → {after}. {self.difference.text()}")

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), theme.scaled(_READABLE)), hint.height())


def _when(start: MaalingView | None, end: MaalingView | None, is_closed: bool) -> str:
    """Which days are compared."""
    before = tr("Ved start %s") % show_date(start.measured_on) if start else tr("Ved start: ikke skrevet ned")
    if end is None:
        return before
    after = tr("ved slut %s") if is_closed else tr("lige nu %s")
    return f"{before} → {after % show_date(end.measured_on)}"
