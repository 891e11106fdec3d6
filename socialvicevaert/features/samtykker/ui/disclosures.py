"""The log of disclosures: what, to whom, when, by whom, on which basis."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.samtykker.queries import VideregivelseView
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shared.tokens import SPACE_M, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.text import tr

SHOWN_AT_FIRST = 5


class DisclosureLog(Card):
    """Newest first; printable for the resident."""

    def __init__(
        self,
        videregivelser: tuple[VideregivelseView, ...],
        print_out: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Oplysninger givet videre"), parent)
        self._all = videregivelser
        self.print_button = buttons.quiet(tr("Udskriv til beboeren"), print_out, "print")
        self.head.addWidget(self.print_button)
        self.lines = layouts.column(None, SPACE_M)
        self.body.addLayout(self.lines)
        for one in videregivelser[:SHOWN_AT_FIRST]:
            self._add(one)
        if not videregivelser:
            self.add(labels.secondary(tr("Intet er givet videre om beboeren.")))
        self.more = buttons.link(tr("Vis alle %s") % len(videregivelser), self.show_all)
        self.add(self.more)
        self.more.setVisible(len(videregivelser) > SHOWN_AT_FIRST)

    def show_all(self) -> None:
        """Show the older ones too."""
        self.more.hide()
        for one in self._all[SHOWN_AT_FIRST:]:
            self._add(one)

    def _add(self, one: VideregivelseView) -> None:
        if self.lines.count():
            self.lines.addWidget(layouts.hairline())
        line = QWidget()
        inside = layouts.column(line, SPACE_XS)
        inside.addWidget(labels.strong(tr("%s · %s") % (show_moment(one.disclosed_at), one.recipient)))
        inside.addWidget(labels.body(_what(one)))
        inside.addWidget(labels.secondary(tr("%s · givet af %s") % (_basis(one), one.medarbejder)))
        line.setAccessibleName(", ".join((show_moment(one.disclosed_at), one.recipient, _what(one), _basis(one))))
        self.lines.addWidget(line)


def _what(one: VideregivelseView) -> str:
    kinds = ", ".join(kind.label for kind in one.kinds)
    return f"{one.what}: {kinds}" if kinds else one.what


def _basis(one: VideregivelseView) -> str:
    if one.basis is Behandlingsgrundlag.SAMTYKKE and one.consent_given_on is not None:
        return tr("Samtykke af %s") % show_date(one.consent_given_on)
    return ": ".join(filter(None, (one.basis.label, one.basis_reason)))
