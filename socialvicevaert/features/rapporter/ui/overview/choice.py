"""Which period and which estate the overview shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger.queries import AfdelingView
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.period import Period, last_full_month
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class Offer:
    """A period to choose; `so_far` has not ended yet."""

    key: str
    text: str
    period: Period
    so_far: bool = False


def offers(today: date, *, only_ended: bool) -> tuple[Offer, ...]:
    """The periods of a day. Whoever may only be told of months that have ended is offered no others."""
    month = last_full_month(today)
    year = last_full_month(date(today.year, 1, 1)).from_on.year
    ended = (
        Offer("last_month", tr("Sidste måned: %s") % month.name, month),
        Offer("last_quarter", tr("Sidste kvartal"), _last_quarter(today)),
        Offer("last_year", tr("Sidste år: %s") % year, Period(date(year, 1, 1), date(year, 12, 31))),
    )
    if only_ended:
        begun = Period(date(month.to_on.year, 1, 1), month.to_on)
        return (*ended[:2], Offer("year", tr("Året til og med %s") % month.name, begun), ended[2])
    quarter = date(today.year, today.month - (today.month - 1) % 3, 1)
    return (
        Offer("month", tr("Denne måned"), Period(today.replace(day=1), today), so_far=True),
        ended[0],
        Offer("quarter", tr("Dette kvartal"), Period(quarter, today), so_far=True),
        ended[1],
        Offer("year", tr("I år"), Period(date(today.year, 1, 1), today), so_far=True),
        ended[2],
    )


class OverviewChoice(QWidget):
    """Two boxes beside each other, and which days they mean."""

    chosen = Signal()

    def __init__(self, today: date, *, only_ended: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._only_ended = only_ended
        self._today = today
        line = layouts.row(self, SPACE_M)
        self.period, self.estate = ComboBox(), ComboBox()
        for box, name in ((self.period, tr("Periode")), (self.estate, tr("Afdeling"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(lambda _place: self.chosen.emit())
            line.addWidget(box)
        self.days = labels.secondary()
        line.addWidget(self.days, 1)
        self.estate.addItem(tr("Alle afdelinger"), None)
        self._fill_periods()

    @property
    def offer(self) -> Offer:
        """The period that is chosen."""
        return self._offers[max(0, self.period.currentIndex())]

    def selection(self, today: date) -> Selection:
        """What to count; the periods move on when a window is left open over night."""
        if today != self._today:
            self._today = today
            self._fill_periods()
        period = self.offer.period
        return Selection(period.from_on, period.to_on, self.estate.currentData())

    def offer_estates(self, estates: Sequence[AfdelingView]) -> None:
        """Offer these, and keep what is chosen."""
        wanted = [(tr("Alle afdelinger"), None), *((estate.name, estate.id) for estate in estates)]
        if wanted == [(self.estate.itemText(at), self.estate.itemData(at)) for at in range(self.estate.count())]:
            return
        chosen = self.estate.currentData()
        self.estate.clear()
        for name, number in wanted:
            self.estate.addItem(name, number)
        self.estate.setCurrentIndex(max(0, self.estate.findData(chosen)))

    def _fill_periods(self) -> None:
        chosen = self.period.currentData()
        self._offers = offers(self._today, only_ended=self._only_ended)
        self.period.clear()
        for offer in self._offers:
            self.period.addItem(offer.text, offer.key)
        self.period.setCurrentIndex(max(0, self.period.findData(chosen)))


def _last_quarter(today: date) -> Period:
    month = last_full_month(date(today.year, today.month - (today.month - 1) % 3, 1))
    return Period(date(month.to_on.year, month.to_on.month - 2, 1), month.to_on)
