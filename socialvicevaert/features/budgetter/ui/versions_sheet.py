"""The versions of a resident's budget: open one, compare it with the one shown, begin a new one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.budgetter import service
from socialvicevaert.features.budgetter.queries import BudgetRow
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

Opens = Callable[[int], None]


class VersionsSheet(FormSheet):
    """``shown`` is the version on the screen: a new one begins as a copy of it."""

    def __init__(
        self,
        context: Context,
        rows: Sequence[BudgetRow],
        shown: int,
        may_write: bool,
        open_version: Opens,
        compare_with: Opens,
    ) -> None:
        super().__init__(
            context, tr("Versioner"), tr("Den nyeste gælder. De ældre bliver, som de var."), tr("Lav ny version")
        )
        self._shown = shown
        self._open, self._compare = open_version, compare_with
        self._may_write = may_write
        if may_write:
            hint = tr("Fx »efter lønnedgang«. Den nye begynder som en kopi af den, du ser nu.")
            self.name = self.form.add(TextField("name", tr("Hvorfor en ny version?"), hint=hint))
        elif self.primary is not None:
            self.primary.hide()
        list_place = QWidget()
        self.list = layouts.column(list_place, SPACE_M)
        self.body.insertWidget(0, list_place)
        for row in rows:
            self.list.addWidget(self._row(row))
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        number, name = self._shown, str(values["name"])
        self.save(tr("Ny version af budgettet"), lambda session: service.new_version(session, number, name), self._open)

    def _row(self, row: BudgetRow) -> QWidget:
        place = QWidget()
        inside = layouts.column(place, SPACE_S)
        head = layouts.row(None, SPACE_S)
        name = tr("Budget nr. %s") % row.number
        head.addWidget(labels.strong(f"{name}: {row.name}" if row.name else name), 1)
        if row.is_current:
            head.addWidget(StatusChip(tr("Gælder nu"), Tone.SUCCESS))
        inside.addLayout(head)
        inside.addWidget(labels.secondary(tr("Lavet %s af %s") % (show_date(row.made_on), row.made_by)))
        acts = layouts.FlowRow()
        if row.id == self._shown:
            acts.add(labels.FlowLabel(tr("Vises nu"), "secondary"))
        else:
            for text, act in ((tr("Vis"), self._open), (tr("Sammenlign med den, du ser"), self._compare)):
                button = buttons.plain(text, partial(self._leave, act, row.id))
                button.setAccessibleName(f"{text}: {name}")
                acts.add(button)
        if self._may_write:
            binned = buttons.quiet(tr("Læg i papirkurv"), partial(self._bin, row.id), "delete")
            binned.setAccessibleName(tr("Læg %s i papirkurv") % name)
            acts.add(binned)
        inside.addWidget(acts)
        inside.addWidget(layouts.hairline())
        return place

    def _bin(self, number: int) -> None:
        self.context.tasks.write(
            self,
            tr("Budget lagt i papirkurv"),
            lambda session: service.bin_budget(session, number),
            lambda _done: self.close_sheet(),
            self.form.show_error,
        )

    def _leave(self, act: Opens, number: int) -> None:
        self.close_sheet()
        act(number)
