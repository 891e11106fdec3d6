"""A re-check: does the resident still live there?"""

from typing import Any

from socialvicevaert.features.fogedsager import service
from socialvicevaert.features.fogedsager.queries import FogedsagView, GenbesoegView
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui import labels
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChipsField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class GenbesoegSheet(FormSheet):
    """Yes or no, when, and perhaps a word."""

    def __init__(self, context: Context, view: FogedsagView, genbesoeg: GenbesoegView) -> None:
        super().__init__(
            context,
            tr("Genbesøg efter %s måneder") % genbesoeg.months,
            context.name(view.row.beboer),
            save_text=tr("Gem genbesøg"),
            draft_key=f"genbesoeg:{genbesoeg.id}",
        )
        self.genbesoeg_id = genbesoeg.id
        today = context.clock.today()
        self.housed = self.form.add(
            ChipsField[bool](
                "still_housed",
                tr("Bor beboeren der stadig?"),
                [(True, tr("Ja")), (False, tr("Nej"))],
                required=True,
                single=True,
            )
        )
        self.moved = labels.secondary(
            tr("Resultatet af indsatsen ændres ikke af sig selv. Ret det bagefter med »Ændr udfald eller resultat«.")
        )
        self.form.add_widget(self.moved)
        self.moved.hide()
        self.housed.edited.connect(lambda: self.moved.setVisible(self.housed.value() == (False,)))
        self.on = self.form.add(DateField("on", tr("Undersøgt den"), today, required=True, lean=Lean.PAST))
        self.on.set_value(today)
        self.form.add(NoteField("note", tr("Note"), lines=2))
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        (housed,) = values["still_housed"]
        genbesoeg_id, on, note = self.genbesoeg_id, values["on"], values["note"]
        title = tr("Genbesøg: bor der stadig") if housed else tr("Genbesøg: bor der ikke længere")
        self.save(title, lambda session: service.record_genbesoeg(session, genbesoeg_id, on, housed, note))
