"""The budget on one A4 page for the resident: large figures, plain words."""

from datetime import date

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import Budgetgruppe
from socialvicevaert.features.budgetter.queries import BudgetView
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import KeyFigure, KeyFigures, Title
from socialvicevaert.shared.formats.dates import show_month
from socialvicevaert.shared.money import show_kroner


def one_page(view: BudgetView, organisation: str, contact: str, today: date) -> bytes:
    """The finished PDF."""
    table = rules.grid(view.draft.lines, view.draft.first_month)
    document = Document("Budget", today, organisation, footer=f"{organisation} · {contact}", confidential=True)
    document.add(
        Title(f"Budget for {view.beboer}", f"{show_month(table.months[0])} – {show_month(table.months[-1])}"),
        KeyFigures(
            [
                KeyFigure("Ind hver måned", show_kroner(rules.shown_monthly(table.year_of(Budgetgruppe.INDTAEGT)))),
                KeyFigure("Til overs hver måned", show_kroner(rules.shown_monthly(table.year_oere))),
            ]
        ),
    )
    return document.pdf()
