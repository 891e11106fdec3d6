"""The budget on one page."""

from datetime import UTC, date, datetime

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, Hyppighed, LinjeDraft
from socialvicevaert.features.budgetter.pdf import one_page
from socialvicevaert.features.budgetter.queries import BudgetView
from tests.paper.every_paper import DAY, Filling, paper


@paper("budget")
def _(filling: Filling) -> bytes:
    kinds = list(Budgetkategori)
    lines = tuple(
        LinjeDraft(kinds[number % len(kinds)], text[:80], 100_000 + number, Hyppighed.MAANED, date(2027, 1, 1))
        for number, text in enumerate(filling.texts())
    )
    draft = BudgetDraft(date(2026, 11, 1), 1, (), (), lines)
    saved = datetime(2026, 11, 22, 8, tzinfo=UTC)
    numbers = rules.numbers_of(draft, None)
    view = BudgetView(1, 1, filling.name, 3, "", DAY, "Bo Lind", True, saved, draft, numbers, ())
    return one_page(view, "Boligforeningen Fælleden", filling.name, DAY)
