"""The one who decides: chosen among the partners, with the direct number at once."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.partnere.queries import PartnerView, partnere
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import SearchField, Suggestion
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.text import tr

MOST_SUGGESTIONS = 12


class PartnerField(SearchField):
    """Its value is the partner's number in the register; below it stand kind and direct number."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        hint = tr("Søg på navn eller slags, fx ydelsescenter")
        super().__init__("partner_id", tr("Hvem afgør det?"), self._suggest, hint, parent=parent)
        self.context = context

    @property
    def partner_id(self) -> int | None:
        """The chosen partner, if one is chosen."""
        return self.chosen.key if self.chosen is not None else None

    def show_partner(self, view: PartnerView) -> None:
        """Show a partner as the starting point."""
        self.set_chosen(_suggestion(view))

    def _suggest(self, text: str, answer: Answer) -> None:
        self.context.tasks.read(
            self,
            lambda session: partnere(session, text),
            lambda found: answer([_suggestion(one) for one in found][:MOST_SUGGESTIONS]),
            latest="ansøgning: partnere",
        )


def _suggestion(view: PartnerView) -> Suggestion:
    phone = show_phone(view.phone) or tr("intet direkte nummer")
    return Suggestion(view.id, view.name, " · ".join((view.kind.label, phone)))
