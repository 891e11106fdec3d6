"""The part itself: read beside the window, shown piece by piece."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger.queries import afdelinger
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.queries.overview import Attention, attention, is_new
from socialvicevaert.features.rapporter.ui.overview.cards import AttentionCard, BalanceCard, FogedCard, SentencesCard
from socialvicevaert.features.rapporter.ui.overview.choice import OverviewChoice
from socialvicevaert.features.rapporter.ui.overview.estates import EstatesCard
from socialvicevaert.features.rapporter.ui.overview.key_cards import KeyCards
from socialvicevaert.features.rapporter.ui.overview.numbers import Numbers
from socialvicevaert.features.rapporter.ui.part import ReportPart
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import labels
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.even_grid import EvenGrid
from socialvicevaert.ui.text import tr

_LEAST_CARD = 310


class OverviewPart(ReportPart):
    """The same figures as on paper, quick to scan. A number leads to its rows for those who may see residents."""

    part = "overblik"
    gaps_wanted = Signal(object)  # the Selection whose gaps somebody wants to see

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.shown: Published | None = None
        self.needs: Attention | None = None  # what wants attention beside the figures that are shown
        self.is_empty = False
        self.choice = OverviewChoice(context.clock.today(), only_ended=not may(context.actor, Permission.SEE_BEBOERE))
        self.choice.chosen.connect(self.ask_refresh)
        self.body.addWidget(self.choice)
        self._column = self.scrolled()
        self.key_cards = KeyCards()
        self.cards = EvenGrid(_LEAST_CARD, SPACE_M)
        self.balance, self.foged = BalanceCard(), FogedCard()
        self.attention, self.sentences = AttentionCard(), SentencesCard()
        self.attention.gaps_wanted.connect(self._go_to_gaps)
        for card in (self.balance, self.foged, self.attention):
            self.cards.add(card)
        self.legend = labels.secondary()
        self._column.setSpacing(SPACE_M)
        for widget in (self.key_cards, self.legend, self.cards, self.sentences):
            self._column.addWidget(widget)
        self.estates = EstatesCard()
        self.estates.hide()
        self._column.addWidget(self.estates)
        self._column.addStretch(1)
        self.setFocusProxy(self.choice.period)
        self._left: list[Callable[[], None]] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._show_next)

    @property
    def is_showing(self) -> bool:
        """Whether something is still to be read or shown."""
        return bool(self._left) or self.needs is None

    def refresh(self) -> None:
        selection = self.choice.selection(self.context.clock.today())
        self.needs = None

        def look(session: Session) -> Published | None:
            return None if is_new(session) else report_figures(session, selection)

        self.read(afdelinger, self.choice.offer_estates, "overblik: afdelinger")
        self.read_figures(look, self._show, "overblik")

    def _show(self, report: Published | None) -> None:
        """A piece a turn of the event loop: all of them at once would hold the window up."""
        self._left = []
        if report is None:
            self.show_part(self._nothing_yet())
            return
        if self.is_empty:
            self.is_empty = False
            self.show_body()
        self.shown = report
        numbers = Numbers(self.context, report)
        counted = report.counted_at.astimezone(DENMARK)
        self.choice.days.setText(tr("%s · talt op kl. %s") % (report.period.dates, f"{counted:%H.%M}"))
        so_far = self.choice.offer.so_far
        self._left = [
            lambda: self.key_cards.show_report(numbers),
            lambda: self.legend.setText(_legend(report)),
            lambda: self.balance.show_report(numbers, so_far=so_far),
            lambda: self.foged.show_report(numbers),
            lambda: self.sentences.show_report(numbers),
            lambda: self._left.extend(self.estates.steps(numbers)),
        ]
        self._next.start()
        # Asked for by itself: whoever goes on to a resident meanwhile need not wait for it.
        self.read(lambda session: attention(session, report), lambda found: self._show_needs(found, numbers), "mangler")

    def _show_needs(self, found: Attention, numbers: Numbers) -> None:
        if numbers.report is self.shown:
            self.needs = found
            self.attention.show_attention(found, numbers)

    def _nothing_yet(self) -> EmptyState:
        """One next step, for those who can take it."""
        self.is_empty = True
        text = tr("Her kommer tallene, når der er skrevet sager, kontakter eller fogedsager.")
        if not may(self.context.actor, Permission.WRITE_BEBOERE):
            return EmptyState(EmptyKind.NOTHING_YET, text, icon="reports")
        new = partial(self.context.navigate, Target("ny_beboer"))
        return EmptyState(EmptyKind.NOTHING_YET, text, tr("Ny beboer"), new, "reports")

    def _show_next(self) -> None:
        if self._left:
            self._left.pop(0)()
            self._next.start()

    def _go_to_gaps(self) -> None:
        if self.shown is not None:
            self.gaps_wanted.emit(self.shown.parameters)


def _legend(report: Published) -> str:
    """What the curves are of; nothing where there are none."""
    trend = next(iter(report.trends.values()), None)
    if trend is None:
        return ""
    months = (trend.months[0].name, trend.months[-1].name)
    return tr("Kurverne er hele måneder: %s til %s. Båndet er den naturlige variation.") % months
