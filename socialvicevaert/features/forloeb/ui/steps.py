"""The two steps of a course after the offer: what the resident said, and how it ended."""

from typing import Any

from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.forloeb import rules, service
from socialvicevaert.features.forloeb.models import (
    ForloebAnswer,
    ForloebClosing,
    ForloebStatus,
    MaalingDraft,
    Moedested,
)
from socialvicevaert.features.forloeb.queries import ForloebView
from socialvicevaert.features.forloeb.ui.measuring import MaalingFields
from socialvicevaert.shared.formats.dates import Lean, show_date
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import ChipsField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class SvarSheet(FormSheet):
    """The answer; a yes asks where to meet, and takes the three numbers down."""

    def __init__(self, context: Context, view: ForloebView) -> None:
        super().__init__(
            context,
            tr("Beboerens svar"),
            f"{context.name(view.beboer)} · {tr('tilbudt %s') % show_date(view.offered_on)}",
            save_text=tr("Gem svar"),
            draft_key=f"forloeb:{view.id}:svar",
            width=520,
        )
        self.view = view
        today = context.clock.today()
        self.status = self.form.add(
            ChipsField[ForloebStatus](
                "status",
                tr("Hvad svarede beboeren?"),
                [(one, one.label) for one in rules.ANSWERS],
                required=True,
                single=True,
            )
        )
        self.on = self.form.add(DateField("on", tr("Dato"), today, required=True, lean=Lean.PAST))
        self.place = self.form.add(
            ChipsField[Moedested]("place", tr("Hvor vil beboeren mødes?"), Moedested, required=True, single=True)
        )
        self.form.add(NoteField("note", tr("Bemærkning"), lines=2))
        self.numbers = MaalingFields(self.form, tr("Tallene ved start"), today)
        answered = view.status is not ForloebStatus.TILBUDT
        self.status.set_value((view.status,) if answered else ())
        self.on.set_value(view.status_on if answered else today)
        self.place.set_value((view.place,) if view.place is not None else ())
        self.status.edited.connect(self._follow)
        self._follow()
        _propose(self, self.numbers, view, view.start.as_draft() if view.start is not None else None)

    def submit(self, values: dict[str, Any]) -> None:
        (status,) = values["status"]
        place = values.get("place") or (None,)
        answer = ForloebAnswer(status, values["on"], place[0], values["note"])
        maaling = self.numbers.draft(values) if status is ForloebStatus.ACCEPTERET else None
        forloeb_id = self.view.id
        title = tr("Svar på forløb: %s") % status.label
        self.save(title, lambda session: service.answer_offer(session, forloeb_id, answer, maaling))

    def _follow(self) -> None:
        is_yes = self.status.value() == (ForloebStatus.ACCEPTERET,)
        self.place.setVisible(is_yes)
        self.numbers.show(is_yes)

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        self._follow()


class AfslutSheet(FormSheet):
    """The judged result, and the three numbers as they are now."""

    def __init__(self, context: Context, view: ForloebView) -> None:
        super().__init__(
            context,
            tr("Ret afslutning") if view.closed_on else tr("Afslut forløb"),
            context.name(view.beboer),
            save_text=tr("Gem afslutning") if view.closed_on else tr("Afslut forløb"),
            draft_key=f"forloeb:{view.id}:slut",
            width=520,
        )
        self.view = view
        today = context.clock.today()
        self.result = self.form.add(
            ChipsField[IndsatsResultat](
                "result", tr("Hvordan vurderer du resultatet?"), IndsatsResultat, required=True, single=True
            )
        )
        self.on = self.form.add(DateField("closed_on", tr("Afsluttet den"), today, required=True, lean=Lean.PAST))
        self.form.add(NoteField("note", tr("Bemærkning"), lines=2))
        self.numbers = MaalingFields(self.form, tr("Tallene ved slut"), today)
        self.result.set_value((view.result,) if view.result is not None else ())
        self.on.set_value(view.closed_on or today)
        _propose(self, self.numbers, view, view.end.as_draft() if view.end is not None else None)

    def submit(self, values: dict[str, Any]) -> None:
        (result,) = values["result"]
        closing = ForloebClosing(values["closed_on"], result, self.numbers.draft(values), values["note"])
        forloeb_id = self.view.id
        title = tr("Forløb afsluttet: %s") % result.label
        self.save(title, lambda session: service.close_forloeb(session, forloeb_id, closing))


def _propose(sheet: FormSheet, numbers: MaalingFields, view: ForloebView, known: MaalingDraft | None) -> None:
    """Show what was written before; else read what budget, debts and agreements say.

    The budget is most often made after the yes: while the course runs, a start without any amount is proposed anew.
    """
    if known is not None and (known.has_amount or view.closed_on is not None):
        numbers.show_known(known, is_proposed=False)
        sheet.load_draft()
        return

    def proposed(found: MaalingDraft) -> None:
        if not sheet.form.is_edited:
            numbers.show_known(known if known is not None and not found.has_amount else found, is_proposed=True)
        sheet.load_draft()

    beboer_id = view.beboer_id
    sheet.context.tasks.read(
        sheet, lambda session: service.maaling_now(session, beboer_id), proposed, sheet.form.show_error
    )
