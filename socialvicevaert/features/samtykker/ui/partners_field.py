"""Partners of a consent: search, and each chosen one becomes a chip that can be removed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.partnere.queries import PartnerView, partnere
from socialvicevaert.features.samtykker.queries import PartnerRef
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import Field, SearchField, Suggestion
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.text import tr

MOST_SUGGESTIONS = 12


class PartnersField(Field[tuple[int, ...]]):
    """Several partners; `chosen` tells which of them are health bodies."""

    def __init__(
        self,
        context: Context,
        name: str,
        label: str,
        hint: str = "",
        required: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self.context = context
        self.chosen: tuple[PartnerRef, ...] = ()
        self._found: dict[int, PartnerRef] = {}
        place = QWidget()
        inside = layouts.column(place, SPACE_S)
        self.search = SearchField(f"{name}_search", label, self._suggest)
        self.search.label.hide()
        inside.addWidget(self.search)
        self._chips = layouts.FlowRow()
        self._chips.hide()
        inside.addWidget(self._chips)
        self.search.edited.connect(self._take_found)
        self._take(self.search.line, place)

    def value(self) -> tuple[int, ...]:
        if self.search.text:
            raise UserError(tr("Vælg en samarbejdspartner fra listen, eller slet det, du har skrevet."))
        return tuple(one.id for one in self.chosen)

    def set_value(self, value: tuple[int, ...]) -> None:
        """Keep only these of the chosen; use `set_partners` to give partners with their names."""
        self.set_partners([one for one in self.chosen if one.id in value])

    def set_partners(self, partners: Sequence[PartnerRef]) -> None:
        """Show these as the starting point."""
        self.chosen = tuple(partners)
        self._chips.clear()
        for one in self.chosen:
            chip = buttons.plain(one.name, self._remover(one.id), "close")
            chip.setProperty("part", "chip")
            chip.setAccessibleName(tr("Fjern %s") % one.name)
            chip.setToolTip(tr("Fjern %s") % one.name)
            self._chips.add(chip)
        self._chips.setVisible(bool(self.chosen))

    def choose(self, partner: PartnerRef) -> None:
        """Add a partner as the user would."""
        if partner.id not in {one.id for one in self.chosen}:
            self.set_partners([*self.chosen, partner])
        self.edited.emit()

    def state(self) -> object:
        return [[one.id, one.name, one.phone, one.is_health_body] for one in self.chosen]

    def restore(self, state: object) -> None:
        kept = state if isinstance(state, list) else []
        self.set_partners([PartnerRef(int(i), str(n), str(p), bool(health), True) for i, n, p, health in kept])

    def _remover(self, partner_id: int) -> Callable[[], None]:
        def remove() -> None:
            self.set_partners([one for one in self.chosen if one.id != partner_id])
            self.search.line.setFocus()
            self.edited.emit()

        return remove

    def _suggest(self, text: str, answer: Answer) -> None:
        def found(views: tuple[PartnerView, ...]) -> None:
            self._found = {one.id: ref_of(one) for one in views}
            taken = {one.id for one in self.chosen}
            answer([suggestion_of(one) for one in views if one.id not in taken][:MOST_SUGGESTIONS])

        self.context.tasks.read(self, lambda session: partnere(session, text), found, latest="samtykke: partnere")

    def _take_found(self) -> None:
        if self.search.chosen is None:
            return
        partner = self._found[self.search.chosen.key]
        self.search.set_value(None)
        self.search.set_hint("")
        self.choose(partner)


def ref_of(view: PartnerView) -> PartnerRef:
    """A partner as a consent names it."""
    return PartnerRef(view.id, view.name, view.phone, view.kind.is_health_body, view.draft.is_active)


def suggestion_of(view: PartnerView) -> Suggestion:
    """A partner in a list of suggestions: what it is, and its direct number."""
    return Suggestion(view.id, view.name, " · ".join(filter(None, (view.kind.label, show_phone(view.phone)))))
