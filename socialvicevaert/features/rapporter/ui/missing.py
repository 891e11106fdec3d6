"""What is missing, with a way to put it right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.datakvalitet.queries import SHOWN, MissingGroup, MissingRow
from socialvicevaert.features.rapporter.ui.gap_rows import target_of
from socialvicevaert.features.tal.figures.published import WITHHELD, Published
from socialvicevaert.shared.tokens import SPACE_S, SPACE_XS
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_FIRST_ROWS = 12


class MissingList(QWidget):
    """A folded section for each kind of gap; a row leads to the place where it is put right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.is_empty = True
        self._open: set[str] = set()
        self._inside = layouts.column(self, SPACE_S)

    def show_missing(self, groups: Sequence[MissingGroup], report: Published) -> None:
        """Show the gaps that there are, with the same figures as the report."""
        layouts.clear(self._inside)
        there = [group for group in groups if report[group.figure].value != 0]
        self.is_empty = not there
        if not there:
            self._inside.addWidget(Banner(tr("Der mangler ingen oplysninger."), Tone.SUCCESS))
        for group in there:
            whole = "" if report.text(group.whole) == WITHHELD else report.text(group.whole)
            count = str(len(group.rows)) if 0 < len(group.rows) < SHOWN else report.text(group.figure)
            if group.rows:
                self._inside.addWidget(self._section(group, count, whole))
            else:
                words = tr("%s: %s af %s") % (tr(group.title), count, whole)
                self._inside.addWidget(labels.body(words if whole else tr("%s: %s") % (tr(group.title), count)))

    def _section(self, group: MissingGroup, count: str, whole: str) -> Section:
        section = Section(tr("%s: %s") % (tr(group.title), count), folded=group.key not in self._open)
        section.body.setSpacing(SPACE_XS)
        how = tr("Vælg en for at rette den.")
        section.add(labels.secondary(tr("Af %s i perioden. %s") % (whole, how) if whole else how))
        section.folded.connect(lambda folded: self._remember(group.key, folded))
        for row in group.rows[:_FIRST_ROWS]:
            section.add(self._link(row))
        if len(group.rows) > _FIRST_ROWS:
            section.add(labels.secondary(tr("Og %s til.") % (len(group.rows) - _FIRST_ROWS)))
        return section

    def _link(self, row: MissingRow) -> QWidget:
        line = labels.link_line(tr("%s · %s") % (self._context.name(row.beboer), row.what))
        line.linkActivated.connect(lambda _: self._context.navigate(target_of(row)))
        return line

    def _remember(self, key: str, folded: bool) -> None:
        (self._open.discard if folded else self._open.add)(key)
