"""The six key figures: how much, against last year, how it has moved, and whether that is more than chance."""

from datetime import date

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.rapporter.ui.overview.numbers import Numbers
from socialvicevaert.features.tal.figures.trends import KEY_FIGURES, Trend
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import labels
from socialvicevaert.ui.card import KeyCard
from socialvicevaert.ui.even_grid import EvenGrid
from socialvicevaert.ui.sparkline import Point, Sparkline
from socialvicevaert.ui.text import tr

_LEAST = 190


class TrendCard(KeyCard):
    """A key figure; the curve is of whole months, so a month that is still running is not in it."""

    def __init__(self, label: str, invitation: str, parent: QWidget | None = None) -> None:
        super().__init__(label, "–", is_link=True, parent=parent)
        self.line = Sparkline(tr("%s måned for måned") % label)
        self.signal = labels.secondary()
        self.setToolTip(invitation)
        self.add(self.line)
        self.add(self.signal)

    def show_trend(self, text: str, trend: Trend | None, begins: date) -> None:
        """The figure as it may be seen, of a period that begins on a day."""
        self.show_figure(text, _year_ago(trend, begins))
        self.line.setVisible(trend is not None)
        self.signal.setVisible(trend is not None)
        if trend is None:
            return
        points = [
            Point(month.name, point.value, point.text) for month, point in zip(trend.months, trend.points, strict=True)
        ]
        limits = trend.limits
        self.line.show_points(points, (limits.lower, limits.upper) if limits else None)
        self.signal.setText(trend.signal or tr("%s: %s") % (trend.months[-1].name, trend.variation))
        self.setAccessibleDescription(" ".join(part for part in (trend.variation, trend.signal) if part))


class KeyCards(EvenGrid):
    """All six on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_LEAST, SPACE_M, parent)
        self.cards: dict[str, TrendCard] = {}
        self._numbers: Numbers | None = None

    def show_report(self, numbers: Numbers) -> None:
        """Show the key figures of a report."""
        self._numbers = numbers
        report = numbers.report
        for key in KEY_FIGURES:
            if key not in self.cards:
                card = self.cards[key] = TrendCard(report[key].label, numbers.invitation(key))
                card.clicked.connect(lambda key=key: self._open(key))
                self.add(card)
            self.cards[key].show_trend(report.text(key), report.trends.get(key), report.period.from_on)

    def _open(self, key: str) -> None:
        if self._numbers is not None:
            self._numbers.open(key)


def _year_ago(trend: Trend | None, begins: date) -> str:
    """The whole of the same month a year before; nothing beside a period of several months."""
    if trend is None:
        return ""
    for month, point in zip(trend.months, trend.points, strict=True):
        if (month.from_on.year, month.from_on.month, 1) == (begins.year - 1, begins.month, begins.day):
            return tr("%s: %s") % (month.name, point.text)
    return ""
