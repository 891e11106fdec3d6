"""What-if: changes on the budget of today, a column each, typed where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import (
    AendringArt,
    AendringDraft,
    Budgetkategori,
    LinjeDraft,
    ScenarieArt,
    ScenarieDraft,
)
from socialvicevaert.features.budgetter.queries import ScenarieView, columns
from socialvicevaert.features.budgetter.ui.lines import post_text
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.features.budgetter.ui.side_model import LineKey, Side, SideModel, SideRow
from socialvicevaert.features.satser.rules import age_warning
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.money import AmbiguousAmount, parse_oere, show_amount
from socialvicevaert.ui.sheet_grid import Cell, Offer
from socialvicevaert.ui.text import tr

HELP_NAME = "Hjælp efter § 81 a"


@dataclass(frozen=True)
class _Wrong:
    text: str
    problem: str
    offers: tuple[Offer, ...] = ()


class WhatIfModel(SideModel):
    """``edited`` gives a column's number and its new draft, to be saved."""

    is_read_only = False

    edited = Signal(int, object)

    def __init__(self, budget: OpenBudget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.budget = budget
        self.scenarier: tuple[ScenarieView, ...] = ()
        self._wrong: dict[tuple[LineKey, int], _Wrong] = {}

    def load(self, scenarier: Sequence[ScenarieView]) -> None:
        """The columns the store has; what stands in them is worked out by ``count``, when they are looked at."""
        is_other = [one.id for one in scenarier] != [one.id for one in self.scenarier]
        self.scenarier = tuple(scenarier)
        if is_other:
            self.undo_stack.clear()
            self._wrong.clear()
            self.count()

    def count(self) -> None:
        """Work every column out anew."""
        whole = self.budget.counted()
        # A line the store does not know yet has no number a change could name: it comes when it is saved.
        draft = replace(whole, lines=tuple(line for line in whole.lines if line.id is not None))
        made = columns(draft, self.budget.saet, self.scenarier)
        rows = [_row(line) for line in draft.lines]
        seen = {row.key for row in rows}
        for column in made[1:]:
            for line in column.lines:
                if line.id is None and _key(line) not in seen:
                    seen.add(_key(line))
                    rows.append(_row(line))
        sides = []
        warning = age_warning(self.budget.saet, self.budget.today()) if self.budget.saet is not None else ""
        for column in made:
            amounts = {
                _key(row.line): rules.shown_monthly(row.year_oere)
                for row in column.grid.rows
                if row.line.amount_oere is not None
            }
            changes = column.scenarie.draft.changes if column.scenarie else ()
            changed = frozenset(_changed_key(change) for change in changes)
            sides.append(Side(column.name, amounts, changed, column.grid, column.numbers, warning))
        self.show_sides(rows, sides, tr("Kr. pr. måned"))

    def line_cell(self, line: SideRow, place: int) -> Cell:
        cell = super().line_cell(line, place)
        if place == 0:
            return cell
        may_edit = not self.budget.is_read_only
        wrong = self._wrong.get((line.key, self.scenarier[place - 1].id))
        if wrong is not None:
            return replace(
                cell, text=wrong.text, problem=wrong.problem, offers=wrong.offers, is_editable=may_edit, edit=None
            )
        gone = cell.is_changed and line.key not in self.sides[place].amounts
        text = tr("falder væk") if gone else cell.text
        tip = tr("Skriv beløbet pr. måned. 0: falder væk. Slet: som i dag.") if may_edit else ""
        return replace(cell, text=text, edit="0" if gone else None, is_editable=may_edit, tip=tip)

    def put(self, row: int, column: int, text: str) -> None:
        line, scenarie = self.rows[row].line, self.scenarier[column - 2] if column > 1 else None
        if line is None or scenarie is None:
            return
        place = (line.key, scenarie.id)
        self._wrong.pop(place, None)
        if not text.strip():
            self.wipe([(row, column)])
            return
        try:
            amount = parse_oere(text)
            if amount < 0:
                raise UserError(tr("Skriv beløbet uden minus. 0 betyder, at linjen falder væk."))
            if amount > rules.LARGEST_OERE:
                raise UserError(tr("Beløbet er for stort til et budget. Skriv kroner, fx 1.234,50."))
        except AmbiguousAmount as error:
            shown = tuple(show_amount(reading) for reading in error.readings)
            words = tr("»%s« kan læses på to måder. Hvad mener du?") % text.strip()
            self._wrong[place] = _Wrong(text.strip(), words, tuple(Offer(tr("%s kr.") % one, one) for one in shown))
        except UserError as error:
            self._wrong[place] = _Wrong(text.strip(), str(error))
        else:
            if self._push(scenarie, _with(scenarie.draft, line, amount)):
                return  # told with everything that follows from it
        self.tell_all()

    def wipe(self, places: Sequence[tuple[int, int]]) -> None:
        drafts = {scenarie.id: scenarie.draft for scenarie in self.scenarier}
        for row, column in places:
            line = self.rows[row].line
            if line is not None and column > 1:
                scenarie = self.scenarier[column - 2]
                self._wrong.pop((line.key, scenarie.id), None)
                drafts[scenarie.id] = _without(drafts[scenarie.id], line.key)
        for scenarie in self.scenarier:
            self._push(scenarie, drafts[scenarie.id])
        self.tell_all()

    def change_column(self, scenarie_id: int, draft: ScenarieDraft) -> None:
        """A column as it is now, or was before."""
        self.scenarier = tuple(ScenarieView(one.id, draft) if one.id == scenarie_id else one for one in self.scenarier)
        self.count()
        self.edited.emit(scenarie_id, draft)

    def _push(self, scenarie: ScenarieView, draft: ScenarieDraft) -> bool:
        is_other = draft != scenarie.draft
        if is_other:
            self.undo_stack.push(_ColumnChange(self, scenarie.id, scenarie.draft, draft))
        return is_other


class _ColumnChange(QUndoCommand):
    def __init__(self, model: WhatIfModel, scenarie_id: int, before: ScenarieDraft, after: ScenarieDraft) -> None:
        super().__init__(after.name)
        self._model, self._id, self._before, self._after = model, scenarie_id, before, after

    def undo(self) -> None:
        self._model.change_column(self._id, self._before)

    def redo(self) -> None:
        self._model.change_column(self._id, self._after)


def proposed(kind: ScenarieArt, lines: Sequence[LinjeDraft], name: str) -> ScenarieDraft:
    """A column of a kind with the change it is about, ready to be given its amount."""
    if kind is ScenarieArt.PARAGRAF_81A:
        change = AendringDraft(AendringArt.TILFOEJ, category=Budgetkategori.ANDEN_INDTAEGT, label=tr(HELP_NAME))
        return ScenarieDraft(kind, name, (change,))
    about = {ScenarieArt.BOLIGSTOETTE: Budgetkategori.BOLIGSTOETTE, ScenarieArt.FLYTNING: Budgetkategori.HUSLEJE}
    category = about.get(kind)
    if category is None:
        return ScenarieDraft(kind, name)
    line = next((one for one in lines if one.category is category and one.id is not None), None)
    if line is None:
        return ScenarieDraft(kind, name, (AendringDraft(AendringArt.TILFOEJ, category=category),))
    change = AendringDraft(
        AendringArt.ERSTAT, line.id, line.category, line.label, line.amount_oere or 0, line.frequency, line.first_month
    )
    return ScenarieDraft(kind, name, (change,))


def first_key(draft: ScenarieDraft) -> LineKey | None:
    """The row a new column is about."""
    return _changed_key(draft.changes[0]) if draft.changes else None


def _with(draft: ScenarieDraft, line: SideRow, amount: int) -> ScenarieDraft:
    """The column with another amount a month in a row; nothing a month means that the line falls away."""
    rest = _without(draft, line.key)
    kind, what = line.key[0], line.key[1:]
    if kind == "line":
        number = what[0]
        assert isinstance(number, int)
        art = AendringArt.ERSTAT if amount else AendringArt.FJERN
        change = AendringDraft(art, number, amount_oere=amount)
    else:
        category, label = what
        assert isinstance(category, Budgetkategori)
        change = AendringDraft(AendringArt.TILFOEJ, category=category, label=str(label), amount_oere=amount)
    return replace(rest, changes=(*rest.changes, change))


def _without(draft: ScenarieDraft, key: LineKey) -> ScenarieDraft:
    return replace(draft, changes=tuple(change for change in draft.changes if _changed_key(change) != key))


def _changed_key(change: AendringDraft) -> LineKey:
    if change.kind is AendringArt.TILFOEJ:
        return ("new", change.category, change.label)
    return ("line", change.budgetlinje_id)


def _key(line: LinjeDraft) -> LineKey:
    return ("line", line.id) if line.id is not None else ("new", line.category, line.label)


def _row(line: LinjeDraft) -> SideRow:
    return SideRow(_key(line), rules.group_of(line.category), post_text(line))
