"""What a pasted text becomes, looked at before it is put in: lines, questions, and what cannot be read."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget

from socialvicevaert.features.budgetter.models import LinjeDraft
from socialvicevaert.features.budgetter.reading import Ambiguous, Pasted
from socialvicevaert.features.budgetter.ui.doublings import Doubling, Incoming, Meeting, meetings, put_in
from socialvicevaert.features.budgetter.ui.lines import Typed, post_text
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
        self._coming = (*pasted.lines, *(question.line for question in pasted.ambiguous))
        self.meetings: list[tuple[Meeting, ChipsField[Doubling]]] = []
        if pasted.problems:
            self._show_problems(pasted.problems)
        for question in pasted.ambiguous:
            self._ask(question)
        self._ask_about(meetings(budget.lines, self._coming))
        if pasted.lines:
            self.table = self._table(pasted.lines)
            self.body.addWidget(labels.strong(tr("Bliver til linjer")))
            self.body.addWidget(self.table)
        if pasted.headings:
            heads = Section(tr("Overskrifter og summer, der ikke tages med (%s)") % len(pasted.headings), folded=True)
            for text in pasted.headings:
                heads.add(labels.secondary(_on_one_line(text)))
            self.body.addWidget(heads)
        self.set_primary("", self.put_in)
        self._count()

    def first_focus(self) -> QWidget:
        return self.primary if self.primary is not None and self.primary.isEnabled() else self.close_button

    def put_in(self) -> None:
        """Put the lines in as one step: into an empty line of the same category, as was chosen, else as a new one."""
        coming = [Incoming(draft) for draft in self.pasted.lines]
        for question, field in self.questions:
            chosen = field.value()
            if chosen:
                coming.append(Incoming(question.chosen(chosen[0])))
            else:
                coming.append(Incoming(question.line, _asked(question)))
        self.budget.change_lines(tr("Sat ind"), put_in(self.budget, coming, self._chosen()))
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
            inside.addWidget(labels.body(_on_one_line(text)))
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
        field.set_hint(_on_one_line(question.row_text))
        self.questions.append((question, field))
        self.body.addWidget(field)

    def _ask_about(self, found: Sequence[Meeting]) -> None:
        """What becomes of those that would count twice: a proposal for each, and one choice for all of several."""
        if not found:
            return
        self.body.addWidget(labels.strong(tr("Har allerede et beløb")))
        if len(found) > 1:
            self.for_all: ChipsField[Doubling] = ChipsField(
                "all", tr("For dem alle"), Doubling, single=True, lasting=True
            )
            self.for_all.edited.connect(self._choose_for_all)
            self.body.addWidget(self.for_all)
        for meeting in found:
            field: ChipsField[Doubling] = ChipsField(
                meeting.category.value, meeting.words, Doubling, single=True, lasting=True
            )
            field.set_value((meeting.proposed,))
            new = [_with_amount(draft) for draft in self._coming if draft.category is meeting.category]
            field.set_hint(tr("Nyt: %s") % ", ".join(new))
            field.edited.connect(self._count)
            self.meetings.append((meeting, field))
            self.body.addWidget(field)

    def _choose_for_all(self) -> None:
        for _, field in self.meetings:
            field.set_value(self.for_all.value() or field.value())
        self._count()

    def _chosen(self) -> list[tuple[Meeting, Doubling]]:
        return [(meeting, next(iter(field.value()), meeting.proposed)) for meeting, field in self.meetings]

    def _count(self) -> None:
        """How many lines come in, as it is chosen now."""
        skipped = {meeting.category for meeting, doubling in self._chosen() if doubling is Doubling.SKIP}
        count = sum(draft.category not in skipped for draft in self._coming)
        assert self.primary is not None
        self.primary.setText(tr("Sæt 1 linje ind") if count == 1 else tr("Sæt %s linjer ind") % count)
        self.primary.setEnabled(count > 0)

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


def _with_amount(draft: LinjeDraft) -> str:
    if draft.amount_oere is None:
        return draft.label or tr("et beløb")
    return f"{draft.label} {show_amount(draft.amount_oere)}".strip()


def _on_one_line(row: str) -> str:
    """The filled cells of a pasted row."""
    cells = row.split("\t" if "\t" in row else ";")
    return " · ".join(cell.strip() for cell in cells if cell.strip(" \u00a0"))


def _subtitle(pasted: Pasted) -> str:
    if pasted.months == 1:
        return tr("Et kontoudtog over 1 måned. Det kan fortrydes bagefter.")
    if pasted.months:
        return tr("Et kontoudtog over %s måneder: beløbene er gennemsnit.") % pasted.months
    return tr("Se det igennem, før det sættes ind. Det kan fortrydes bagefter.")
