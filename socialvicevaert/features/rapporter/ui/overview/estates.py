"""The estates beside each other: one chart for each figure, every chart on a scale of its own kind."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.rapporter.ui.overview.numbers import Numbers
from socialvicevaert.features.tal.figures.model.afdelinger import ESTATE_KEYS, estate_key
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S, SPACE_XL
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.even_grid import EvenGrid
from socialvicevaert.ui.figure_rows import FigureRows
from socialvicevaert.ui.text import tr

_LEAST = 300


class EstatesCard(Card):
    """Nothing where one estate is shown, or there is only one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Afdelingerne ved siden af hinanden"), parent)
        self.charts: dict[str, FigureRows] = {}
        self._numbers: Numbers | None = None
        self._grid = EvenGrid(_LEAST, SPACE_XL)
        self.add(self._grid)
        self.body.setSpacing(SPACE_L)

    def steps(self, numbers: Numbers) -> Iterator[Callable[[], None]]:
        """What shows the estates of a report, in its order: a chart a step, for all of them take their time."""
        self._numbers = numbers
        report = numbers.report
        self.setVisible(len(report.estates) > 1)
        if len(report.estates) < 2:
            return
        for key in ESTATE_KEYS:
            own = {estate_key(one.afdeling_id, key): one.name for one in report.estates}
            if own.keys() <= report.figures.keys():  # else not counted for a group of workers
                yield partial(self._show_chart, key, own)

    def _show_chart(self, key: str, own: Mapping[str, str]) -> None:
        numbers = self._numbers
        if numbers is None:
            return
        if key not in self.charts:
            self._add_chart(key, numbers.report[key].label)
        self.charts[key].show_rows([numbers.row(name, estate) for name, estate in own.items()])

    def _add_chart(self, key: str, label: str) -> None:
        place = QWidget()
        inside = layouts.column(place, SPACE_S)
        inside.addWidget(labels.strong(label))
        chart = self.charts[key] = FigureRows(label)
        chart.chosen.connect(self._open)
        inside.addWidget(chart)
        inside.addStretch(1)
        self._grid.add(place)

    def _open(self, key: str) -> None:
        if self._numbers is not None:
            self._numbers.open(key)
