"""How far the landlord has come: the natural next stages first, back and open again with a reason."""

from typing import Any

from socialvicevaert.features.fogedsager import service
from socialvicevaert.features.fogedsager.models import FogedStadie
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.rules import needs_reason, next_stages
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChipsField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class StadieSheet(FormSheet):
    """Choose a stage, from when, and why where it goes back; a closed case is opened again the same way."""

    def __init__(self, context: Context, view: FogedsagView) -> None:
        self.view = view
        self.is_reopening = view.row.stage is FogedStadie.AFSLUTTET
        now = tr("Stadiet er nu »%s«. En dato på forløbet flytter selv stadiet frem.") % view.row.stage.label
        super().__init__(
            context,
            tr("Genåbn fogedsag") if self.is_reopening else tr("Skift stadie"),
            tr("Udfald og resultat bliver stående i historikken.") if self.is_reopening else now,
            save_text=tr("Genåbn") if self.is_reopening else tr("Gem stadie"),
        )
        today = context.clock.today()
        natural = next_stages(view.row.stage)
        self.stage = ChipsField[FogedStadie](
            "stage",
            tr("Nyt stadie") if natural else tr("Hvor langt er udlejer?"),
            [(stage, stage.label) for stage in natural or _others(view.row.stage)],
            required=True,
            single=True,
        )
        self.form.add(self.stage)
        self.other = ChipsField[FogedStadie](
            "other",
            tr("Eller et andet"),
            [(stage, stage.label) for stage in _others(view.row.stage, *natural)],
            single=True,
        )
        if natural:
            self.stage.is_required = False  # one of the two
            self.form.add(self.other)
            self.stage.edited.connect(lambda: self._chose(self.stage, self.other))
            self.other.edited.connect(lambda: self._chose(self.other, self.stage))
        self.on = self.form.add(DateField("on", tr("Fra"), today, required=True, lean=Lean.PAST))
        self.on.set_value(today)
        self.reason = self.form.add(NoteField("reason", tr("Begrundelse"), lines=2))
        self._ask_reason()
        self.load_draft()

    @property
    def chosen(self) -> FogedStadie | None:
        """The stage that is chosen, if any."""
        return next(iter((*self.stage.value(), *self.other.value())), None)

    def submit(self, values: dict[str, Any]) -> None:
        stage = self.chosen
        if stage is None:
            self.stage.set_error(tr("Vælg det nye stadie."))
            return
        fogedsag_id, on, reason = self.view.row.id, values["on"], values.get("reason", "")
        title = tr("Fogedsag genåbnet") if self.is_reopening else tr("Stadie: %s") % stage.label
        self.save(title, lambda session: service.set_stage(session, fogedsag_id, stage, on, reason), reason=reason)

    def _chose(self, chosen: ChipsField[FogedStadie], other: ChipsField[FogedStadie]) -> None:
        if chosen.value():
            other.set_value(())
        self.stage.clear_error()
        self._ask_reason()

    def _ask_reason(self) -> None:
        stage = self.chosen
        back = stage is not None and needs_reason(self.view.row.stage, stage)
        self.reason.setVisible(back or self.is_reopening)
        self.reason.set_hint(
            tr("Skriv, hvorfor fogedsagen åbnes igen.")
            if self.is_reopening
            else tr("Skriv, hvorfor sagen går tilbage.")
        )


def _others(*without: FogedStadie) -> list[FogedStadie]:
    return [stage for stage in FogedStadie if stage not in (*without, FogedStadie.AFSLUTTET)]
