"""Two versions of a budget side by side, line by line."""

from collections import Counter
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import BudgetDraft, LinjeDraft
from socialvicevaert.features.budgetter.queries import BudgetView
from socialvicevaert.features.budgetter.ui.lines import post_text
from socialvicevaert.features.budgetter.ui.side_model import LineKey, Side, SideModel, SideRow
from socialvicevaert.features.satser.rules import age_warning
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.sheet_grid import SheetView
from socialvicevaert.ui.text import tr


class CompareView(QWidget):
    """The older one first; what is not the same is marked by an icon and a ground. ``left`` when it is done with."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SideModel(self)
        outside = layouts.column(self, SPACE_S)
        line = layouts.FlowRow()
        self.words = labels.FlowLabel("")
        line.add(self.words)
        line.add(buttons.plain(tr("Luk sammenligning"), self.left.emit, "close"))
        outside.addWidget(line)
        self.view = SheetView(self.model, tr("To versioner side om side"), freeze_first=True)
        outside.addWidget(self.view, 1)

    def compare(self, one: BudgetView, other: BudgetView, today: date) -> None:
        """Show two versions, whichever order they come in."""
        older, newer = sorted((one, other), key=lambda view: view.number)
        changes = rules.compare(older.draft, newer.draft)
        count = len(changes)
        said = tr("Ingen linjer er forskellige.") if not count else tr("%s linjer er forskellige.") % count
        self.words.setText(tr("1 linje er forskellig.") if count == 1 else said)
        keyed = [_keyed(view.draft) for view in (older, newer)]
        rows: dict[LineKey, SideRow] = {}
        for lines in reversed(keyed):  # in the order of the newer one
            for key, (line, _) in lines.items():
                rows.setdefault(key, SideRow(key, rules.group_of(line.category), post_text(line)))
        changed = frozenset(key for key in rows if _terms(keyed[0], key) != _terms(keyed[1], key))
        sides = [
            Side(
                _title(view),
                {key: amount for key, (_, amount) in lines.items()},
                changed if view is newer else frozenset(),
                rules.grid(view.draft.lines, view.draft.first_month),
                view.numbers,
                age_warning(view.saet, today) if view.saet is not None else "",
            )
            for view, lines in zip((older, newer), keyed, strict=True)
        ]
        self.model.show_sides(list(rows.values()), sides, tr("Kr. pr. måned"))


def _keyed(draft: BudgetDraft) -> dict[LineKey, tuple[LinjeDraft, int]]:
    """The lines that cost something, by category and text and which of those alike it is; a month's average."""
    seen: Counter[tuple[object, str]] = Counter()
    found: dict[LineKey, tuple[LinjeDraft, int]] = {}
    for row in rules.grid(draft.lines, draft.first_month).rows:
        if row.line.amount_oere is not None:
            name = (row.line.category, fold(row.line.label.strip()))
            seen[name] += 1
            found[(*name, seen[name])] = (row.line, rules.shown_monthly(row.year_oere))
    return found


def _terms(lines: dict[LineKey, tuple[LinjeDraft, int]], key: LineKey) -> tuple[object, ...] | None:
    if key not in lines:
        return None
    line = lines[key][0]
    return line.amount_oere, line.frequency, line.first_month


def _title(view: BudgetView) -> str:
    return tr("Nr. %s · %s") % (view.number, show_date(view.made_on))
