"""What a pasted text has in common with the budget it goes into: the same money must not come to count twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from socialvicevaert.features.budgetter.models import Budgetkategori, Hyppighed, LinjeDraft
from socialvicevaert.features.budgetter.ui.lines import OTHER, Column, Line, Typed
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.money import show_amount
from socialvicevaert.ui.text import tr

_DISTINCT = (*OTHER.values(), Budgetkategori.FORSIKRING, Budgetkategori.ABONNEMENTER)
"""Where lines with different names are different things: two insurances are not one of them twice."""


class Doubling(Choice):
    """What becomes of pasted lines whose category has an amount already."""

    REPLACE = "replace", "Erstat"
    ADD = "add", "Læg til"
    SKIP = "skip", "Spring over"


@dataclass(frozen=True)
class Incoming:
    """A pasted line on its way in; ``typed`` stands for an amount nobody chose a reading of."""

    draft: LinjeDraft
    typed: Typed | None = None


@dataclass(frozen=True)
class Meeting:
    """A category that has amounts and gets more. ``held`` gives way where ``Doubling.REPLACE`` is chosen."""

    category: Budgetkategori
    held: tuple[Line, ...]
    proposed: Doubling

    @property
    def words(self) -> str:
        """What is there already: »Løn har allerede 24.500,00«."""
        return tr("%s har allerede %s") % (tr(self.category.label), tr(" og ").join(map(_told, self.held)))


def meetings(lines: Sequence[Line], coming: Sequence[LinjeDraft]) -> tuple[Meeting, ...]:
    """The categories that get lines though they hold amounts, in the order they come."""
    found = []
    for category in dict.fromkeys(draft.category for draft in coming):
        held = tuple(line for line in lines if line.draft.category is category and _is_held(line))
        if held:
            found.append(_meeting(category, held, [draft for draft in coming if draft.category is category]))
    return tuple(found)


def put_in(
    budget: OpenBudget, coming: Sequence[Incoming], chosen: Sequence[tuple[Meeting, Doubling]] = ()
) -> list[Line]:
    """The lines of the budget with those that come: into an empty line of their category, or as was chosen for it."""
    lines = list(budget.lines)
    by_category = {meeting.category: (meeting, doubling) for meeting, doubling in chosen}
    for category in dict.fromkeys(one.draft.category for one in coming):
        new = [one for one in coming if one.draft.category is category]
        meeting, doubling = by_category.get(category, (None, Doubling.ADD))
        if doubling is Doubling.SKIP:
            continue
        if meeting is not None and doubling is Doubling.REPLACE:
            _replace(lines, meeting.held, new, budget)
            continue
        for one in new:
            _add(lines, _line(budget, one))
    return lines


def _meeting(category: Budgetkategori, held: tuple[Line, ...], coming: Sequence[LinjeDraft]) -> Meeting:
    same = tuple(line for line in held if any(_is_same(line.draft, draft) for draft in coming))
    if same:
        return Meeting(category, same, Doubling.REPLACE)
    is_one = len(held) == 1 and (category not in _DISTINCT or not held[0].draft.label)
    return Meeting(category, held, Doubling.REPLACE if is_one else Doubling.ADD)


def _is_held(line: Line) -> bool:
    return bool(line.draft.amount_oere) or Column.AMOUNT in line.typed


def _is_same(held: LinjeDraft, coming: LinjeDraft) -> bool:
    """The same name, or the same amount in the same rhythm."""
    if held.label and fold(held.label) == fold(coming.label):
        return True
    pair = (coming.amount_oere, coming.frequency)
    return coming.amount_oere is not None and (held.amount_oere, held.frequency) == pair


def _told(line: Line) -> str:
    typed = line.typed.get(Column.AMOUNT)
    amount = typed.text if typed is not None else show_amount(line.draft.amount_oere)
    often = "" if line.draft.frequency is Hyppighed.MAANED else f" {line.draft.frequency.label.lower()}"
    name = f" ({line.draft.label})" if line.draft.label else ""
    return f"{amount}{often}{name}"


def _replace(lines: list[Line], held: tuple[Line, ...], new: Sequence[Incoming], budget: OpenBudget) -> None:
    """The first takes the place of the first, with its payer and what else was chosen there; the others follow."""
    keys = [line.key for line in held]
    at = next(place for place, line in enumerate(lines) if line.key == keys[0])
    first, before = new[0], lines[at].draft
    draft = replace(
        before,
        label=before.label if len(new) == 1 and before.label else first.draft.label,
        amount_oere=first.draft.amount_oere,
        frequency=first.draft.frequency,
        first_month=first.draft.first_month,
    )
    made = Line(keys[0], draft, _typed(first))
    rest = [_line(budget, one) for one in new[1:]]
    lines[:] = [line for line in lines if line.key not in keys[1:]]
    at = next(place for place, line in enumerate(lines) if line.key == keys[0])
    lines[at : at + 1] = [made, *rest]


def _add(lines: list[Line], made: Line) -> None:
    same = [at for at, line in enumerate(lines) if line.draft.category is made.draft.category]
    empty = next((at for at in same if lines[at].is_empty), None)
    if empty is not None:
        lines[empty] = replace(made, key=lines[empty].key)
    elif same:
        lines.insert(same[-1] + 1, made)
    else:
        lines.append(made)


def _line(budget: OpenBudget, one: Incoming) -> Line:
    return replace(budget.new_line(one.draft), typed=_typed(one))


def _typed(one: Incoming) -> dict[Column, Typed]:
    return {} if one.typed is None else {Column.AMOUNT: one.typed}
