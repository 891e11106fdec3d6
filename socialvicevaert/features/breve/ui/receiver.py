"""The partner a letter goes to."""

from socialvicevaert.features.partnere.queries import PartnerView, partnere
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import SearchField, Suggestion
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.text import tr

MOST_SUGGESTIONS = 12


class PartnerField(SearchField):
    """Its value is the partner's number in the register."""

    def __init__(self, context: Context) -> None:
        super().__init__("partner_id", tr("Hvem er brevet til?"), self._suggest)
        self._context = context

    def _suggest(self, text: str, answer: Answer) -> None:
        def found(views: tuple[PartnerView, ...]) -> None:
            answer([suggestion_of(view) for view in views[:MOST_SUGGESTIONS]])

        self._context.tasks.read(self, lambda session: partnere(session, text), found, latest="brev: partnere")


def suggestion_of(view: PartnerView) -> Suggestion:
    """A partner as it is offered."""
    return Suggestion(view.id, view.name, " · ".join(filter(None, (view.kind.label, show_phone(view.phone)))))
