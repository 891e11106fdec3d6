"""The receiver of a referral: chosen from the partners, with the direct number at once."""

from PySide6.QtWidgets import QApplication, QWidget

from socialvicevaert.features.partnere.queries import PartnerView, partnere
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import SearchField, Suggestion
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.text import tr

MOST_SUGGESTIONS = 12


class ReceiverField(SearchField):
    """Its value is the partner's number in the register."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("partner_id", tr("Hvem henvises til?"), self._suggest, required=True, parent=parent)
        self.context = context
        self._number = ""
        self.direct = QWidget()
        line = layouts.row(self.direct, SPACE_S)
        mark = labels.body()
        icons.put(mark, "phone", "accent")
        line.addWidget(mark)
        self.number = labels.heading()
        labels.one_line(self.number)
        line.addWidget(self.number)
        line.addWidget(buttons.icon_only("copy", tr("Kopiér nummeret"), self.copy_number))
        self.people = labels.secondary()
        line.addWidget(self.people, 1)
        self._outside.insertWidget(2, self.direct)
        self.direct.hide()

    @property
    def partner_id(self) -> int | None:
        """The chosen partner, if one is chosen."""
        return self.chosen.key if self.chosen is not None else None

    def set_partner(self, partner_id: int, name: str, phone: str) -> None:
        """Show a partner as the starting point."""
        self.set_chosen(Suggestion(partner_id, name))
        self._show_number(phone, "")

    def show_partner(self, partner: PartnerView | None) -> None:
        """What is known about the chosen partner."""
        if partner is None:
            self.direct.hide()
            return
        if self.chosen is not None and not self.chosen.title:
            self.set_chosen(Suggestion(partner.id, partner.name))
        self.set_hint(partner.kind.label)  # its number stands in the line above
        people = [
            " ".join(filter(None, (person.name, show_phone(person.phone)))) for person in partner.draft.kontaktpersoner
        ]
        self._show_number(partner.phone, " · ".join(filter(None, (*people[:2], partner.draft.opening_hours))))

    def copy_number(self) -> None:
        """Put the direct number on the clipboard."""
        QApplication.clipboard().setText(self._number)
        self.context.toasts.show_toast(tr("Nummeret er kopieret."), seconds=3)

    def _show_number(self, phone: str, more: str) -> None:
        self._number = show_phone(phone)
        self.number.setText(self._number or tr("Intet direkte nummer"))
        self.number.setAccessibleName(tr("Direkte nummer: %s") % self._number if self._number else self.number.text())
        self.people.setText(more)
        self.direct.show()

    def _suggest(self, text: str, answer: Answer) -> None:
        def found(views: tuple[PartnerView, ...]) -> None:
            shown = [
                Suggestion(one.id, one.name, " · ".join(filter(None, (one.kind.label, show_phone(one.phone)))))
                for one in views
            ]
            answer(shown[:MOST_SUGGESTIONS])

        self.context.tasks.read(self, lambda session: partnere(session, text), found, latest="henvisning: partnere")
