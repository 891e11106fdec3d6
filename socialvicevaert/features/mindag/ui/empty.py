"""A day with no lines: the very first one, or one on which everything is done."""

from collections.abc import Callable

from socialvicevaert.features.mindag.queries import Day
from socialvicevaert.features.mindag.ui.words import done_sentence
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.text import tr


def empty_day(day: Day, begin: Callable[[], object], see_others: Callable[[], object]) -> EmptyState:
    """What is shown instead of lines, with the one thing that can be done from there."""
    if day.is_new:
        text = tr("Her kommer det, der skal gøres. Begynd med den første beboer.")
        return EmptyState(EmptyKind.NOTHING_YET, text, tr("Ny beboer"), begin, "today")
    text = tr("Der er ikke mere, der venter på dig i dag.") if day.others else tr("Der er ikke mere i dag.")
    done = done_sentence(day.done)
    others = tr("Se de andres (%s)") % day.others if day.others else ""
    return EmptyState(EmptyKind.ALL_DONE, f"{text}\n{done}." if done else text, others, see_others)
