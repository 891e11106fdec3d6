"""How a fogedsag ends: two questions, because the landlord's case and the result of our effort are two things."""

from typing import Any

from PySide6.QtCore import Qt

from socialvicevaert.features.fogedsager import service
from socialvicevaert.features.fogedsager.models import FogedsagClosing, FogedUdfald, IndsatsResultat
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.rules import closing_problems, closing_warnings, needs_rechecks
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui import labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChipsField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class AfslutSheet(FormSheet):
    """Close a fogedsag, or change how it ended; the earlier ending stays in the history."""

    def __init__(self, context: Context, view: FogedsagView) -> None:
        row = view.row
        self.view = view
        self.is_change = row.closed_on is not None
        super().__init__(
            context,
            tr("Ændr udfald eller resultat") if self.is_change else tr("Afslut fogedsag"),
            tr("Det, der står nu, bliver i historikken.") if self.is_change else context.name(row.beboer),
            save_text=tr("Gem ændring") if self.is_change else tr("Afslut"),
            draft_key=f"fogedsag:{row.id}:afslut",
        )
        today = context.clock.today()
        self.closed_on = self.form.add(
            DateField("closed_on", tr("Afsluttet den"), today, required=True, lean=Lean.PAST)
        )
        self.closed_on.set_value(row.closed_on or today)
        self.outcome = self.form.add(
            ChipsField[FogedUdfald](
                "outcome", tr("1. Hvordan endte udlejers sag?"), FogedUdfald, required=True, single=True
            )
        )
        self.result = self.form.add(
            ChipsField[IndsatsResultat](
                "result",
                tr("2. Hvad blev resultatet af jeres indsats?"),
                IndsatsResultat,
                hint=tr(
                    "Kan bedømmes senere; så tælles sagen som ubedømt. Betalt er ikke altid det samme som afværget."
                ),
                single=True,
            )
        )
        self.outcome.set_value((row.outcome,) if row.outcome else ())
        self.result.set_value((row.result,) if row.result else ())
        self.reason = NoteField("reason", tr("Hvorfor ændres det?"), lines=2)
        if self.is_change:
            self.form.add(self.reason)
        self.notice = Banner("", Tone.WARNING)
        self.form.add_widget(self.notice)
        self.notice.hide()
        self.rechecks = labels.secondary(
            tr("Programmet opretter opgaver om at spørge efter 3, 6 og 12 måneder, om beboeren stadig bor der.")
        )
        self.rechecks.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.form.add_widget(self.rechecks)
        self.form.edited.connect(self._look)
        self.load_draft()
        self._look()

    def submit(self, values: dict[str, Any]) -> None:
        fogedsag_id, closing = self.view.row.id, self._closing(values["closed_on"])
        if closing is None:
            return
        title = tr("Udfald ændret") if self.is_change else tr("Fogedsag afsluttet")
        self.save(title, lambda session: service.close_fogedsag(session, fogedsag_id, closing), reason=closing.reason)

    def _closing(self, closed_on: Any) -> FogedsagClosing | None:
        outcome, result = next(iter(self.outcome.value()), None), next(iter(self.result.value()), None)
        return FogedsagClosing(closed_on, outcome, result, self.reason.value()) if closed_on else None

    def _look(self) -> None:
        """Say while it is being chosen what cannot be, and what is unusual."""
        try:
            closing = self._closing(self.closed_on.value())
        except UserError:
            return
        if closing is None:
            return
        problems = closing_problems(closing, self.view.row.opened_on, self.context.clock.today())
        for problem in problems:
            if problem.field in ("closed_on", "result"):
                self.form.fields[problem.field].set_error(problem.text)
        if not any(problem.field == "result" for problem in problems):
            self.result.clear_error()
        warnings = closing_warnings(closing) if closing.outcome is not None else ()
        self.notice.set_text("\n".join(warnings))
        self.notice.setVisible(bool(warnings))
        self.rechecks.setVisible(needs_rechecks(closing.outcome, closing.result))
