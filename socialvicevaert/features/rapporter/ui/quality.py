"""Datakvalitet: what the figures lack, why it matters, and the way to put each right."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSplitter, QStackedWidget, QWidget

from socialvicevaert.features.datakvalitet.queries import MissingGroup, gaps
from socialvicevaert.features.indstillinger.queries import afdelinger, behovsomraader
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.ui.gap_rows import Choices, GapRows
from socialvicevaert.features.rapporter.ui.part import ReportPart
from socialvicevaert.features.tal.figures.published import WITHHELD, Published
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.scope import scope_of
from socialvicevaert.features.tal.rules.period import Period, last_full_month
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.percent import NOTHING, percent, show_number
from socialvicevaert.shared.tokens import ROW_HEIGHT, SPACE_M, SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import labels, layouts, theme
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr

_KINDS_WIDTH = 410
_NARROW = 820
"""Pixels at 100 % text: a part narrower than this has the kinds above their rows instead of beside them."""
_KINDS_HEIGHT = 220
_ROWS_HEIGHT = 420
_WORDS_HEIGHT = 150
"""Pixels at 100 % text that the two want when they stand above each other; the part scrolls then."""


@dataclass(frozen=True)
class Gap:
    """One kind of gap as it is shown: its number and its share as this role may see them."""

    group: MissingGroup
    count: str
    share: str


@dataclass(frozen=True)
class _Found:
    gaps: tuple[Gap, ...]
    areas: Choices
    place: str


class QualityPart(ReportPart):
    """The gaps of the report's period or of the last twelve months, of all workers or one's own.

    A role that sees no residents is told what is published of the report's period, and no more.
    """

    part = "datakvalitet"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        month = last_full_month(context.clock.today())
        self.selection = Selection(month.from_on, month.to_on)
        self._sees = may(context.actor, Permission.SEE_BEBOERE)
        self._areas: Choices = ()
        self._wanted = ""  # the key of the kind that somebody came for
        self.period_chip = chip_button("")
        self.now_chip = chip_button(tr("Lige nu"))
        self.mine_chip = chip_button(tr("Kun mine"))
        self.summary = labels.secondary()
        self.kinds = self._kinds()
        self.rows = GapRows(context)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.stack = QStackedWidget()
        self._parts()
        self._wire()
        self._name_period()

    def show_selection(self, selection: Selection, key: str = "") -> None:
        """Show the gaps of this period, estate and group; those of one kind first, when its key is given."""
        self._wanted = key
        self.selection = replace(selection, compare_year=None)
        self.period_chip.setChecked(True)
        self._name_period()
        self.ask_refresh()

    def refresh(self) -> None:
        selection = self._asked()
        read = self._true if self._sees else _published
        is_mine = self.mine_chip.isChecked()
        self.read_figures(lambda session: read(session, selection, is_mine), self._show, latest="datakvalitet")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "stack"):
            self._turn()

    def _asked(self) -> Selection:
        if not self.now_chip.isChecked():
            return self.selection
        today = self.context.clock.today()
        return replace(self.selection, period_from=_year_before(today), period_to=today)

    def _true(self, session: Session, selection: Selection, is_mine: bool) -> _Found:
        scope = scope_of(session, selection)
        if is_mine:
            scope = replace(scope, workers=frozenset({session.actor.medarbejder_id}))
        found = [
            Gap(
                group,
                tr("%s af %s") % (show_number(group.how_many), show_number(group.of)),
                percent(group.how_many, group.of),
            )
            for group in gaps(session, scope)
            if group.how_many
        ]
        areas = [(one.id, one.name) for one in behovsomraader(session)]
        return _Found(tuple(found), areas, _place(session, selection))

    def _show(self, found: _Found) -> None:
        self._areas = found.areas
        chosen = self.kinds.current()
        self.kinds.set_rows(found.gaps)
        self._turn()
        self.stack.setCurrentIndex(0 if found.gaps else 1)
        period = Period(self._asked().period_from, self._asked().period_to)
        self.summary.setText(tr("%s · %s") % (period.dates, found.place or tr("alle afdelinger")))
        if not found.gaps:
            return
        keys = [gap.group.key for gap in found.gaps]
        key = self._wanted or (chosen.group.key if chosen is not None else "")
        self._wanted = ""
        key = key if key in keys else keys[0]
        self.kinds.select(key)
        self._show_gap(found.gaps[keys.index(key)])

    def _show_gap(self, gap: Gap) -> None:
        note = "" if self._sees else tr("Navne vises kun for dem, der må se beboere.")
        self.rows.show_gap(gap.group, self._areas, note, self._asked().period_to)

    def _kinds(self) -> Table[Gap]:
        table: Table[Gap] = Table(
            [
                Column("title", tr("Det mangler"), lambda gap: tr(gap.group.title), width=190, stretch=True),
                Column("count", tr("Antal"), lambda gap: gap.count, ColumnKind.NUMBER, width=96),
                Column("share", tr("Andel"), lambda gap: gap.share, ColumnKind.NUMBER, width=84),
            ],
            tr("Det mangler"),
            key=lambda gap: gap.group.key,
        )
        return table

    def _parts(self) -> None:
        choice = layouts.FlowRow()
        periods = QButtonGroup(self)
        for chip in (self.period_chip, self.now_chip):
            periods.addButton(chip)
            choice.add(chip)
        choice.add(self.mine_chip)
        self.period_chip.setChecked(True)
        self.now_chip.setToolTip(tr("De seneste 12 måneder til og med i dag"))
        for chip in (self.now_chip, self.mine_chip):
            chip.setVisible(self._sees)
        inside = self.scrolled()
        inside.setSpacing(SPACE_S)
        inside.addWidget(choice)
        inside.addWidget(self.summary)
        place = QWidget()
        layouts.column(place, 0, (SPACE_M, 0 if self._sees else SPACE_M, 0, 0)).addWidget(self.rows)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.kinds)
        self.split.addWidget(place)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([theme.scaled(_KINDS_WIDTH), theme.scaled(900)])
        self.stack.addWidget(self.split)
        self.stack.addWidget(EmptyState(EmptyKind.ALL_DONE, tr("Der mangler ingen oplysninger")))
        inside.addWidget(self.stack, 1)

    def _wire(self) -> None:
        for chip in (self.period_chip, self.now_chip, self.mine_chip):
            chip.clicked.connect(self.ask_refresh)
        self.kinds.chosen.connect(self._show_gap)
        self.kinds.activated_row.connect(lambda _gap: self.rows.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.rows.refused.connect(self.show_problem)

    def _name_period(self) -> None:
        period = Period(self.selection.period_from, self.selection.period_to)
        self.period_chip.setText(period.name[:1].upper() + period.name[1:])

    def _turn(self) -> None:
        if not self._sees:  # no rows to stand beside: what lacks and why, below each other and close together
            self.split.setOrientation(Qt.Orientation.Vertical)
            whole = theme.scaled(ROW_HEIGHT) * (self.kinds.rows.rowCount() + 1) + theme.scaled(SPACE_S)
            self.kinds.setFixedHeight(whole)
            self.split.setMinimumHeight(whole + theme.scaled(_WORDS_HEIGHT))
            return
        is_narrow = self.width() < theme.scaled(_NARROW)
        self.split.setMinimumHeight(theme.scaled(_KINDS_HEIGHT + _ROWS_HEIGHT) if is_narrow else theme.scaled(320))
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.split.orientation() is not wanted:
            self.split.setOrientation(wanted)
            room = max(self.split.minimumHeight(), self.split.height()) if is_narrow else self.split.width()
            first = theme.scaled(_KINDS_HEIGHT if is_narrow else _KINDS_WIDTH)
            self.split.setSizes([first, max(1, room - first)])


def _published(session: Session, selection: Selection, _is_mine: bool) -> _Found:
    report = report_figures(session, selection)
    found = [
        Gap(group, _count(report, group), _share(report, group))
        for group in gaps(session, scope_of(session, selection))
        if group.figure in report.figures and report[group.figure].value != 0
    ]
    return _Found(tuple(found), (), _place(session, selection))


def _count(report: Published, group: MissingGroup) -> str:
    count = report.text(group.figure)
    if count == WITHHELD or group.whole not in report.figures or report[group.whole].value is None:
        return count
    return tr("%s af %s") % (count, report.text(group.whole))


def _share(report: Published, group: MissingGroup) -> str:
    return report.share(group.figure, group.whole) if group.whole in report.figures else NOTHING


def _place(session: Session, selection: Selection) -> str:
    names = {one.id: one.name for one in afdelinger(session, retired=True)}
    return names.get(selection.afdeling_id, "") if selection.afdeling_id is not None else ""


def _year_before(day: date) -> date:
    """The first of the twelve months that end with a day."""
    return Period(day, day).in_year(day.year - 1).from_on + timedelta(days=1)
