"""What a figure is: its definition and the parts it consists of, as published; for whoever has no way to its rows."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.rapporter.ui.rows_sheet import leads_to_rows
from socialvicevaert.features.rapporter.words.hidden import why_withheld
from socialvicevaert.features.rapporter.words.meaning import definition_of
from socialvicevaert.features.rapporter.words.places import place_of
from socialvicevaert.features.tal.figures.figure import WITHHELD, Figure
from socialvicevaert.features.tal.figures.model.afdelinger import ESTATE, estate_key
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.figure_rows import FigureRow, FigureRows
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr


def invitation(context: Context, key: str) -> str:
    """What a click on a figure does for this worker, in words."""
    return tr("Se rækkerne") if leads_to_rows(context, key) else tr("Se, hvad tallet er")


class FigureSheet(SideSheet):
    """Nothing in it is read anew: everything stands in the report that is shown."""

    def __init__(self, context: Context, report: Published, key: str, parent: QWidget | None = None) -> None:
        figure = report[key]
        where = " · ".join((report.period.name, report.place))
        super().__init__(context, figure.label, where, parent=parent)
        self.divisions: list[FigureRows] = []
        self.number = labels.heading(figure.text)
        self.body.addWidget(self.number)
        divisions = divisions_of(report, key)
        shown = [figure, *(part for _title, parts in divisions for part in parts)]
        if any(one.text == WITHHELD for one in shown):
            self.body.addWidget(labels.secondary(why_withheld(report)))
        if any(one.is_small for one in shown):
            small = (report.small, report.threshold - 1)
            self.body.addWidget(labels.secondary(tr("»%s« er et tal fra 1 til %s.") % small))
        word, meaning = definition_of(report, key)
        if meaning:
            self._add(word, labels.body(meaning))
        for title, parts in divisions:
            rows = FigureRows(title)
            rows.show_rows(
                [FigureRow(one.key, _name(report, key, one), one.value, one.text) for one in parts], figure.value or 0
            )
            self.divisions.append(rows)
            self._add(title, rows)

    def first_focus(self) -> QWidget:
        return self.close_button

    def _add(self, title: str, widget: QWidget) -> None:
        place = QWidget()
        inside = layouts.column(place, SPACE_S)
        inside.addWidget(labels.strong(title))
        inside.addWidget(widget)
        self.body.addWidget(place)


def divisions_of(report: Published, key: str) -> list[tuple[str, tuple[Figure, ...]]]:
    """The ways in which a figure is the sum of others that are printed, each with its heading."""
    found: dict[frozenset[str], tuple[str, tuple[Figure, ...]]] = {}
    names = {one: figure.label for one, figure in report.figures.items()}
    for relation in report.ledger.relations:
        if relation.total != key or len(relation.parts) < 2 or not set(relation.parts) <= report.figures.keys():
            continue
        parts = tuple(report[part] for part in relation.parts)
        places = {place_of(part.key, names).rpartition(" · ")[2] for part in parts}
        own = place_of(key, names).rpartition(" · ")[2]
        title = places.pop() if len(places) == 1 else ""
        found.setdefault(frozenset(relation.parts), (tr("Heraf") if title in {"", own} else title, parts))
    return list(found.values())


def _name(report: Published, key: str, part: Figure) -> str:
    """An estate by its name: its figure is called what the whole is called."""
    if not part.key.startswith(ESTATE):
        return part.label
    return next((one.name for one in report.estates if estate_key(one.afdeling_id, key) == part.key), part.label)
