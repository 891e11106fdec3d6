"""What a pasted text becomes, looked at before it is put in: lines, questions, and what cannot be read."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from socialvicevaert.features.budgetter.models import LinjeDraft
from socialvicevaert.features.budgetter.reading import Ambiguous, Pasted
from socialvicevaert.features.budgetter.ui.lines import Column, Line, Typed, post_text
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.shared.money import show_amount, show_oere
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChipsField
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.sheet_grid import Offer
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.table import Column as TableColumn
from socialvicevaert.ui.table import ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_MOST_SHOWN = 12
_ROW = 34


class PasteSheet(SideSheet):
    """Puts nothing in before it is asked to. An amount nobody chose a reading for is asked about at its cell."""

    def __init__(self, context: Context, budget: OpenBudget, pasted: Pasted, done: Callable[[], None]) -> None:
        super().__init__(context, tr("Sæt ind"), _subtitle(pasted), 520)
        self.budget = budget
        self.pasted = pasted
        self._done = done
        self.questions: list[tuple[Ambiguous, ChipsField[int]]] = []
        if pasted.problems:
            self._show_problems(pasted.problems)
        for question in pasted.ambiguous:
            self._ask(question)
        if pasted.lines:
            self.table = self._table(pasted.lines)
            self.body.addWidget(labels.strong(tr("Bliver til linjer")))
            self.body.addWidget(self.table)
        if pasted.headings:
            heads = Section(tr("Overskrifter og summer, der ikke tages med (%s)") % len(pasted.headings), folded=True)
            for text in pasted.headings:
                heads.add(labels.secondary(text.replace("\t", " · ")))
            self.body.addWidget(heads)
        count = len(pasted.lines) + len(pasted.ambiguous)
        text = tr("Sæt 1 linje ind") if count == 1 else tr("Sæt %s linjer ind") % count
        self.set_primary(text, self.put_in).setEnabled(count > 0)

    def first_focus(self) -> QWidget:
        return self.primary if self.primary is not None and self.primary.isEnabled() else self.close_button

    def put_in(self) -> None:
        """Put the lines in as one step: into an empty line of the same category, else as a new one."""
        lines = list(self.budget.lines)
        for draft in self.pasted.lines:
            _place(lines, draft, self.budget)
        for question, field in self.questions:
            chosen = field.value()
            if chosen:
                _place(lines, question.chosen(chosen[0]), self.budget)
            else:
                _place(lines, question.line, self.budget, _asked(question))
        self.budget.change_lines(tr("Sat ind"), lines)
        self.close_sheet()
        self._done()

    def _show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        count = len(problems)
        words = tr("1 række kan ikke læses.") if count == 1 else tr("%s rækker kan ikke læses.") % count
        note = tr("De andre kan sættes ind. Skriv resten selv.")
        self.body.addWidget(Banner(f"{words} {note}", Tone.WARNING, tr("Kopiér dem"), self._copy_problems))
        for text, why in problems[:_MOST_SHOWN]:
            row = QWidget()
            inside = layouts.column(row, 2)
            inside.addWidget(labels.body(text.replace("\t", " · ")))
            inside.addWidget(labels.secondary(why))
            self.body.addWidget(row)
        if count > _MOST_SHOWN:
            self.body.addWidget(labels.secondary(tr("… og %s til") % (count - _MOST_SHOWN)))

    def _copy_problems(self) -> None:
        QApplication.clipboard().setText("\n".join(text for text, _ in self.pasted.problems))

    def _ask(self, question: Ambiguous) -> None:
        name = tr("%s: hvad er beløbet?") % post_text(question.line)
        pairs = [(reading, show_oere(reading)) for reading in question.readings]
        field: ChipsField[int] = ChipsField("amount", name, pairs, single=True)
        field.set_hint(question.row_text.replace("\t", " · "))
        self.questions.append((question, field))
        self.body.addWidget(field)

    @staticmethod
    def _table(lines: Sequence[LinjeDraft]) -> Table[LinjeDraft]:
        table: Table[LinjeDraft] = Table(
            [
                TableColumn("post", tr("Post"), post_text, width=180, stretch=True),
                TableColumn(
                    "amount", tr("Beløb"), lambda line: show_amount(line.amount_oere), ColumnKind.NUMBER, width=110
                ),
                TableColumn("often", tr("Hyppighed"), lambda line: line.frequency.label, ColumnKind.QUIET, width=120),
            ],
            tr("Linjer, der sættes ind"),
        )
        table.set_rows(list(lines))
        table.setMinimumHeight(min(len(lines) + 1, 10) * _ROW + SPACE_S)
        return table


def _asked(question: Ambiguous) -> Typed:
    first, second = (show_amount(reading) for reading in question.readings)
    words = tr("Beløbet kan læses på to måder. Hvad mener du?")
    return Typed(first, words, tuple(Offer(tr("%s kr.") % one, one) for one in (first, second)))


def _place(lines: list[Line], draft: LinjeDraft, budget: OpenBudget, typed: Typed | None = None) -> None:
    wrong = {Column.AMOUNT: typed} if typed is not None else {}
    made = replace(budget.new_line(draft), typed=wrong)
    same = [at for at, line in enumerate(lines) if line.draft.category is draft.category]
    empty = next((at for at in same if lines[at].is_empty), None)
    if empty is not None:
        lines[empty] = replace(made, key=lines[empty].key)
    elif same:
        lines.insert(same[-1] + 1, made)
    else:
        lines.append(made)


def _subtitle(pasted: Pasted) -> str:
    if pasted.months:
        return tr("Et kontoudtog over %s måneder: beløbene er gennemsnit.") % pasted.months
    return tr("Se det igennem, før det sættes ind. Det kan fortrydes bagefter.")
