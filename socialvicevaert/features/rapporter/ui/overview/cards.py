"""The cards below the key figures."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from socialvicevaert.features.rapporter.queries.overview import COURT_DAYS, Attention
from socialvicevaert.features.rapporter.ui.overview.numbers import Numbers, Sign
from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.tal.figures.published import WITHHELD
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import icons, labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.figure_rows import FigureRows
from socialvicevaert.ui.flow_link import FlowLink
from socialvicevaert.ui.text import tr

_BALANCE = (
    ("", "sager.primo", "Ved begyndelsen"),
    ("+", "sager.nye", "Nye og genåbnede"),
    ("−", "sager.afsluttede", "Afsluttede"),
    ("=", "sager.ultimo", "Åbne nu"),
)
_FOGEDSAGER = (
    ("fogedsager.afvaerget_permanent", ""),
    ("fogedsager.afvaerget_midlertidigt", ""),
    ("fogedsager.tabt", "Boligen mistet"),
    ("fogedsager.i_gang", "I gang"),
)


class BalanceCard(Card):
    """What there was, what came, what went, what there is: it adds up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sager: regnskabet"), parent)
        self._line = layouts.FlowRow(space=SPACE_S)
        self.add(self._line)
        self.body.addStretch(1)

    def show_report(self, numbers: Numbers, *, so_far: bool) -> None:
        """Show the balance of a report."""
        layouts.clear(self._line.flow)
        for sign, key, name in _BALANCE:
            pair = QWidget()
            inside = layouts.row(pair, 0)
            if sign:
                inside.addWidget(Sign(sign))
            ended = key == "sager.ultimo" and not so_far
            inside.addWidget(numbers.term(key, "Ved udgangen" if ended else name))
            self._line.add(pair)
            pair.show()


class FogedCard(Card):
    """Averted, lost, still open; on one scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Fogedsager"), parent)
        self._numbers: Numbers | None = None
        self.rows = FigureRows(tr("Fogedsager efter hvordan det gik"))
        self.rows.chosen.connect(self._open)
        self.share = labels.secondary()
        self.add(self.rows)
        self.add(self.share)
        self.body.addStretch(1)

    def show_report(self, numbers: Numbers) -> None:
        """Show how the fogedsager of a report stand."""
        self._numbers = numbers
        report = numbers.report
        whole = report["fogedsager.i_perioden"]
        self.rows.show_rows([numbers.row(key, name) for key, name in _FOGEDSAGER], whole.value or 0)
        share = report.share("fogedsager.afvaerget", "fogedsager.i_perioden")
        of = (report.text("fogedsager.afvaerget"), whole.text, share)
        self.share.setText(tr("Afværget: %s af %s fogedsager i perioden (%s)") % of)

    def _open(self, key: str) -> None:
        if self._numbers is not None:
            self._numbers.open(key)


class AttentionCard(Card):
    """What somebody should look at, each with the way there."""

    gaps_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Kræver opmærksomhed"), parent)
        self.links: list[FlowLink] = []
        self._lines = layouts.column(None, SPACE_S)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_attention(self, found: Attention, numbers: Numbers) -> None:
        """Show what there is; nothing is said to be in order that this role cannot see."""
        layouts.clear(self._lines)
        self.links.clear()
        context, report = numbers.context, numbers.report
        if found.unissued is not None:
            place = Target("rapporter", extra={"part": "rapport", "period": "last_month"})
            self._line("reports", found.unissued.title, partial(context.navigate, place))
        if found.gaps:
            names = ", ".join(tr(group.title).lower() for group in found.gaps[:2])
            more = len(found.gaps) - 2
            words = tr("%s og %s slags mere") % (names, more) if more > 0 else names
            self._line("warning", tr("Mangler i data: %s") % words, self.gaps_wanted.emit)
        if found.court_dates:
            days = tr("1 dag i fogedretten") if found.court_dates == 1 else tr("%s dage i fogedretten")
            text = days if found.court_dates == 1 else days % found.court_dates
            goes = partial(context.navigate, Target("fogedsager"))
            self._line("court", tr("%s inden for %s dage") % (text, COURT_DAYS), goes)
        waiting = report["henvisninger.status.sendt"]
        if waiting.value != 0 and waiting.text != WITHHELD:
            goes = partial(numbers.open, waiting.key)
            self._line("waiting", tr("Henvisninger uden svar: %s") % waiting.text, goes)
        if not self._lines.count():
            self._lines.addWidget(labels.secondary(tr("Der er ikke noget, der venter.")))

    def _line(self, icon: str, text: str, goes: Callable[[], object]) -> None:
        line = QWidget()
        inside = layouts.row(line, SPACE_S)
        mark = QLabel()
        icons.put(mark, icon, "text2", 18)
        inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        link = FlowLink(text, goes)
        self.links.append(link)
        inside.addWidget(link, 1)
        self._lines.addWidget(line)


class SentencesCard(Card):
    """What happened, in the words of page 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Kort fortalt"), parent)
        self.text = labels.body()
        self.add(self.text)
        self.body.addStretch(1)

    def show_report(self, numbers: Numbers) -> None:
        """Show the sentences of a report."""
        self.text.setText("\n\n".join(sentences(numbers.report)))
