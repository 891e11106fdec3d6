"""The log of disclosures: what, to whom, when, by whom, on which basis, and the paper that left."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, SamtykkeArt
from socialvicevaert.features.samtykker.queries import VideregivelseView
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.filter_bar import FilterBar
from socialvicevaert.ui.text import tr

SHOWN_AT_FIRST = 5
_PLACES = {
    "brev": ("papirer", "breve", "Se brevet"),
    "aftaleark": ("papirer", "aftaleark", "Se aftalearket"),
    "dokument": ("papirer", "dokumenter", "Se dokumentet"),
    "henvisning": ("henvisninger", "", "Se henvisningen"),
    "underretning": ("henvisninger", "underretning", "Se underretningen"),
    "redningsplan": ("oekonomi", "redningsplan", "Se planen"),
}
"""Tab and part where a paper of a kind is kept, and the words of the link."""


class DisclosureLog(Card):
    """Newest first; narrowed by words and basis; printable for the resident."""

    place_wanted = Signal(object)  # Target: where the paper is kept

    def __init__(
        self,
        videregivelser: tuple[VideregivelseView, ...],
        print_out: Callable[[], object],
        tell: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Oplysninger givet videre"), parent)
        self._all = videregivelser
        self._shows_all = False
        acts = layouts.FlowRow(space=SPACE_S)
        if tell is not None:
            self.tell_button = buttons.plain(tr("Notér noget, du har fortalt"), tell, "add")
            acts.add(self.tell_button)
        self.print_button = buttons.quiet(tr("Udskriv til beboeren"), print_out, "print")
        acts.add(self.print_button)
        self.add(acts)
        self.filter = FilterBar(tr("Søg i loggen: modtager, brev, oplysning"))
        bases = [(one, one.label) for one in Behandlingsgrundlag if any(each.basis is one for each in videregivelser)]
        if len(bases) > 1:
            self.filter.add_choice("basis", tr("Grundlag"), bases)
        self.filter.changed.connect(self._show)
        self.add(self.filter)
        self.filter.setVisible(len(videregivelser) > SHOWN_AT_FIRST)
        self.lines = layouts.column(None, SPACE_M)
        self.body.addLayout(self.lines)
        self.empty = labels.secondary()
        self.add(self.empty)
        self.more = buttons.link(tr("Vis alle %s") % len(videregivelser), self.show_all)
        self.add(self.more)
        self._show()

    def show_all(self) -> None:
        """Show the older ones too."""
        self._shows_all = True
        self._show()

    def _show(self) -> None:
        found = [one for one in self._all if self._is_wanted(one)]
        narrowed = bool(self.filter.text) or self.filter.values.get("basis") is not None
        shown = found if self._shows_all or narrowed else found[:SHOWN_AT_FIRST]
        layouts.clear(self.lines)
        for one in shown:
            self._add(one)
        words = tr("Ingen linjer passer til det, du søger.") if self._all else tr("Intet er givet videre om beboeren.")
        self.empty.setText(words)
        self.empty.setVisible(not shown)
        self.more.setVisible(len(shown) < len(found))

    def _is_wanted(self, one: VideregivelseView) -> bool:
        basis = self.filter.values.get("basis")
        if basis is not None and one.basis is not basis:
            return False
        hay = fold(" ".join((one.recipient, _what(one), _basis(one), one.medarbejder)))
        return all(word in hay for word in fold(self.filter.text).split())

    def _add(self, one: VideregivelseView) -> None:
        if self.lines.count():
            self.lines.addWidget(layouts.hairline())
        line = QWidget()
        inside = layouts.column(line, SPACE_XS)
        inside.addWidget(labels.strong(tr("%s · %s") % (show_moment(one.disclosed_at), one.recipient)))
        inside.addWidget(labels.body(_what(one)))
        inside.addWidget(labels.secondary(tr("%s · givet af %s") % (_basis(one), one.medarbejder)))
        target, words = _place_of(one)
        if target is not None:
            link = buttons.link(words, self._leader(target))
            link.setAccessibleName(tr("%s: %s, %s") % (words, one.recipient, show_moment(one.disclosed_at)))
            inside.addWidget(link)
        line.setAccessibleName(", ".join((show_moment(one.disclosed_at), one.recipient, _what(one), _basis(one))))
        self.lines.addWidget(line)

    def _leader(self, target: Target) -> Callable[[], None]:
        return lambda: self.place_wanted.emit(target)


def _place_of(one: VideregivelseView) -> tuple[Target | None, str]:
    kind, _, number = one.paper.partition(":")
    if kind not in _PLACES or not number.isdecimal():
        return None, ""
    tab, part, words = _PLACES[kind]
    extra: dict[str, object] = {"id": int(number), **({"part": part} if part else {})}
    return Target("beboer", one.beboer_id, tab, extra), tr(words)


def _what(one: VideregivelseView) -> str:
    kinds = ", ".join(kind.label for kind in one.kinds)
    return f"{one.what}: {kinds}" if kinds else one.what


def _basis(one: VideregivelseView) -> str:
    if one.basis is Behandlingsgrundlag.SAMTYKKE and one.consent_given_on is not None:
        words = tr("Fuldmagt af %s") if one.consent_kind is SamtykkeArt.FULDMAGT else tr("Samtykke af %s")
        return words % show_date(one.consent_given_on)
    return ": ".join(filter(None, (one.basis.label, one.basis_reason)))
