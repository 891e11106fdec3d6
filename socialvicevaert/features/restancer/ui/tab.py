"""A resident's arrears, list by list: the part of the tab "Restance og fogedsag" that the landlord's lists tell."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from socialvicevaert.features.restancer.queries import ArrearsEntry, arrears_of
from socialvicevaert.features.restancer.ui.looks import ICONS, TONES
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_amount, show_kroner
from socialvicevaert.shared.tokens import ROW_HEIGHT, SPACE_M, SPACE_S
from socialvicevaert.ui import labels, layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr

_MOST_ROWS = 8


class RestanceTab(ResidentTab):
    """What the lists say of one resident, newest first: a sentence, a small curve, a table. It does not scroll."""

    title = "Restance"
    icon = "arrears"
    tab = "restance"
    shows = frozenset({"restance", "restanceliste", "lejemaal"})

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        head = layouts.row(None, SPACE_M)
        words = layouts.column(None, 2)
        words.addWidget(labels.heading(tr("Restance")))
        self.summary = labels.body()
        words.addWidget(self.summary)
        words.addStretch(1)
        head.addLayout(words, 1)
        self.curve = ArrearsCurve()
        head.addWidget(self.curve, 1)
        self.body.addLayout(head)
        self.table: Table[ArrearsEntry] = Table(_columns(), tr("Restancer på listerne"), lambda one: one.restance_id)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            self._fit()

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: arrears_of(session, beboer_id), self._show)

    def _show(self, entries: tuple[ArrearsEntry, ...]) -> None:
        self.table.set_rows(entries)
        self.table.setVisible(bool(entries))
        self._fit()
        self.curve.show_entries(entries)
        self.summary.setText(summary_of(entries))

    def _fit(self) -> None:
        rows = 1 + min(self.table.rows.rowCount(), _MOST_ROWS)  # the headings are as high as a row
        self.table.setFixedHeight(theme.scaled(rows * ROW_HEIGHT + SPACE_S))


class ArrearsCurve(QWidget):
    """The last year's lists as a line with a point each; the newest amount is written in words beside it."""

    _MOST = 13

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_entries(self, entries: tuple[ArrearsEntry, ...]) -> None:
        """Show the lists, which come newest first."""
        self._amounts = [entry.amount_oere for entry in reversed(entries[: self._MOST])]
        self.setVisible(len(self._amounts) > 1)
        spoken = ", ".join(
            tr("%s: %s") % (show_date(entry.as_of), show_kroner(entry.amount_oere)) for entry in entries[: self._MOST]
        )
        self.setAccessibleName(tr("Restancens udvikling"))
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(280), theme.scaled(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if len(self._amounts) < 2:
            return
        colours = theme.colours()
        room = QRectF(self.rect()).adjusted(6, 8, -6, -8)
        highest = max(self._amounts) or 1
        step = room.width() / (len(self._amounts) - 1)
        points = [
            QPointF(room.left() + place * step, room.bottom() - amount / highest * room.height())
            for place, amount in enumerate(self._amounts)
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(QColor(colours.accent))
        for point in points:
            painter.drawEllipse(point, 3, 3)
        painter.end()


def summary_of(entries: tuple[ArrearsEntry, ...]) -> str:
    """The newest list's word in one sentence."""
    if not entries:
        return tr("Beboeren har ikke stået på nogen restanceliste, mens sagen har været åben.")
    newest = entries[0]
    day = show_date(newest.as_of)
    if newest.amount_oere == 0:
        return tr("Ikke længere på listen pr. %s.") % day
    owed = tr("%s på listen pr. %s") % (show_kroner(newest.amount_oere), day)
    change = newest.change_oere
    if not change:
        return owed + "."
    more = tr("%s mere end sidst") if change > 0 else tr("%s mindre end sidst")
    return f"{owed}: {more % show_kroner(abs(change))}."


def _columns() -> list[Column[ArrearsEntry]]:
    return [
        Column("as_of", tr("Liste pr."), lambda one: show_date(one.as_of), ColumnKind.DATE, 104),
        Column(
            "status",
            tr("Status"),
            lambda one: tr(one.status.label),
            width=112,
            tone=lambda one: TONES[one.status],
            icon=lambda one: ICONS[one.status],
        ),
        Column("amount", tr("Restance"), lambda one: show_amount(one.amount_oere), ColumnKind.NUMBER, 112),
        Column("change", tr("Ændring"), _change, ColumnKind.NUMBER, 112),
        Column(
            "months",
            tr("Mdr."),
            lambda one: "" if one.months is None else str(one.months),
            ColumnKind.NUMBER,
            60,
            spare=True,
        ),
        Column("due", tr("Forfald"), lambda one: show_date(one.due_on), ColumnKind.DATE, 110, spare=True),
        Column("lejemaal", tr("Lejemål"), lambda one: one.lejemaalsnr, ColumnKind.QUIET, 110, stretch=True, spare=True),
    ]


def _change(one: ArrearsEntry) -> str:
    if not one.change_oere:
        return ""
    return f"+{show_amount(one.change_oere)}" if one.change_oere > 0 else show_amount(one.change_oere)
