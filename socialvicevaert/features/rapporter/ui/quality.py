"""Datakvalitet: what the figures lack, each with the way to put it right."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.datakvalitet.queries import MissingGroup, missing
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.ui.lists import MissingList
from socialvicevaert.features.rapporter.ui.part import ReportPart
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.scope import scope_of
from socialvicevaert.features.tal.rules.period import last_full_month
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context


class QualityPart(ReportPart):
    """The gaps of the period that the report is about; `show_selection` says which one."""

    part = "datakvalitet"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        month = last_full_month(context.clock.today())
        self.selection = Selection(month.from_on, month.to_on)
        self.list = MissingList(context)
        inside = self.scrolled()
        inside.addWidget(self.list)
        inside.addStretch(1)

    def show_selection(self, selection: Selection) -> None:
        """Show the gaps of this period, estate and group."""
        self.selection = selection
        self.ask_refresh()

    def refresh(self) -> None:
        selection = self.selection

        def look(session: Session) -> tuple[Published, tuple[MissingGroup, ...]]:
            return report_figures(session, selection), missing(session, scope_of(session, selection))

        self.read(look, lambda found: self.list.show_missing(found[1], found[0]), latest="datakvalitet")
