"""What the budget tab reads of a resident, and how a version is named."""

from dataclasses import dataclass

from socialvicevaert.features.budgetter import queries
from socialvicevaert.features.budgetter.queries import BudgetRow, BudgetView
from socialvicevaert.features.satser.queries import sats_saet
from socialvicevaert.features.satser.rules import SatsSaet
from socialvicevaert.shared.formats.dates import show_date, show_time
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context


@dataclass(frozen=True)
class TabContent:
    """The version that is shown, None where there is no budget yet; all versions, and the sets of rates."""

    view: BudgetView | None
    rows: tuple[BudgetRow, ...]
    sets: tuple[SatsSaet, ...]


def read_tab(session: Session, beboer_id: int, budget_id: int | None) -> TabContent:
    """The version of that number where it is the resident's, else the current one."""
    rows = queries.budgets_of(session, beboer_id)
    known = {row.id for row in rows}
    if budget_id in known and budget_id is not None:
        view: BudgetView | None = queries.budget(session, budget_id)
    else:
        view = queries.current_budget(session, beboer_id)
    return TabContent(view, rows, sats_saet(session))


def named(view: BudgetView) -> tuple[object, str]:
    """The number of a version, with its name where it has one, and its day."""
    name = f"{view.number} ({view.name})" if view.name else view.number
    return name, show_date(view.made_on)


def saved_when(view: BudgetView, context: Context) -> str:
    """When it was saved last: the time, and the day too where that is not today."""
    time = show_time(view.saved_at)
    on = view.saved_at.astimezone(context.clock.now().tzinfo).date()
    return time if on == context.clock.today() else f"{show_date(on)} {time}"
