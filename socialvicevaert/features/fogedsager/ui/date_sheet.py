"""The small form of one date: looked at while it is typed, refused where it cannot be, and nothing typed is lost."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from socialvicevaert.features.fogedsager import service
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, PaakravKanal, SatAf
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.rules import DateFindings
from socialvicevaert.features.fogedsager.ui import course
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_date_long
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChipsField, ChoiceField, DateField, NoteField, TimeField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_PAUSE_MS = 200
_BY_WHOM = (SatAf.UDLEJER, SatAf.RETTEN, SatAf.MEDARBEJDER)
_OF_THE_RULES = frozenset(
    {
        DatoArt.FORFALD,
        DatoArt.PAAKRAV_TIDLIGST,
        DatoArt.PAAKRAVSFRIST,
        DatoArt.OPHAEVELSE_TIDLIGST,
        DatoArt.KOMMUNE_SVAR,
    }
)


class DatoSheet(FormSheet):
    """Write or overrule a date. ``findings`` are what the rules say about what stands there now."""

    def __init__(self, context: Context, view: FogedsagView, kind: DatoArt) -> None:
        super().__init__(
            context,
            kind.label,
            context.name(view.row.beboer),
            save_text=tr("Gem dato"),
            draft_key=f"fogedsag:{view.row.id}:{kind.value}",
        )
        self.view = view
        self.kind = kind
        self.findings: DateFindings | None = None
        self.step = course.steps_of(view).get(kind)
        today = context.clock.today()
        self._say_the_rule()
        self.on = self.form.add(DateField("on", tr("Dato"), today, required=True))
        self.at = TimeField("at", tr("Klokkeslæt"), tr("Som retten har skrevet det, fx 10.30"))
        if kind in course.COURT_KINDS:
            self.form.add(self.at)
        self.channel = ChoiceField[PaakravKanal](
            "channel",
            tr("Sendt som"),
            PaakravKanal,
            hint=tr("Bruges til at skønne, hvornår påkravet er kommet frem. Almindelig e-mail tæller ikke."),
        )
        if kind is DatoArt.PAAKRAV_SENDT:
            self.form.add(self.channel)
        self.set_by = self.form.add(
            ChipsField[SatAf](
                "set_by",
                tr("Hvem har sat datoen?"),
                [(who, who.label) for who in _BY_WHOM],
                required=True,
                single=True,
            )
        )
        self.reason = self.form.add(NoteField("reason", tr("Begrundelse"), lines=2))
        self.notice = Banner("", Tone.WARNING)
        self.notice.hide()
        self.form.add_widget(self.notice)
        if self.step is not None and self.step.set_by is not SatAf.LOVEN:
            is_ruled = self.step.rule is not None
            text = tr("Brug den beregnede dato igen") if is_ruled else tr("Fjern datoen")
            self.take_back = self.add_action(text, self._take_back, "undo" if is_ruled else "delete")
        self._begin()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._look)
        self.form.edited.connect(self._soon.start)
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        fogedsag_id, draft = self.view.row.id, self._draft(values)
        channel: PaakravKanal | None = values.get("channel")

        def action(session: Session) -> None:
            if channel is not None:
                service.set_channel(session, fogedsag_id, channel)
            service.set_dato(session, fogedsag_id, draft)

        self.save(tr("Dato gemt: %s") % self.kind.label, action, reason=draft.reason)

    def _begin(self) -> None:
        step = self.step
        given = step is not None and step.set_by is not SatAf.LOVEN
        if step is not None and not step.is_estimate:  # a guess must not be saved as a fact by pressing Enter
            self.on.set_value(step.on)
            self.at.set_value(step.at)
        if step is not None:
            self.reason.set_value(step.reason)
        self.channel.set_value(self.view.paakrav_channel)
        self.set_by.set_value((step.set_by,) if step is not None and given else (self._usual_author(),))
        is_ruled = step is not None and step.rule is not None and not step.rule.is_estimate
        self.reason.setVisible(is_ruled or bool(step and step.reason) or self.kind in _OF_THE_RULES)
        self.reason.set_hint(tr("Skal skrives, når en medarbejder sætter en anden dato end reglens."))
        if not given and step is not None:
            self.on.line.selectAll()

    def _usual_author(self) -> SatAf:
        if self.kind in course.COURT_KINDS:
            return SatAf.RETTEN
        return SatAf.MEDARBEJDER if self.kind in _OF_THE_RULES else SatAf.UDLEJER

    def _say_the_rule(self) -> None:
        computed = self.step.rule if self.step is not None else None
        if computed is None:
            return
        on = show_date_long(computed.on)
        said = tr("Et skøn giver %s.") % on if computed.is_estimate else tr("Reglen giver %s.") % on
        rule = QFrame()
        dress(rule, "well")
        inside = layouts.column(rule, SPACE_XS, (SPACE_M, SPACE_S, SPACE_M, SPACE_S))
        inside.addWidget(labels.strong(said))
        for line in (*course.rule_lines(computed), *computed.notes):
            inside.addWidget(labels.secondary(line))
        self.form.add_widget(rule)

    def _draft(self, values: dict[str, Any]) -> FogedDatoDraft:
        (set_by,) = values["set_by"]
        return FogedDatoDraft(self.kind, values["on"], set_by, values.get("at"), values.get("reason", ""))

    def _look(self) -> None:
        """Ask the rules about what stands there, while it can be understood."""
        try:
            on, at, set_by = self.on.value(), self.at.value(), self.set_by.value()
        except UserError:
            return
        if on is None or not set_by:
            return
        fogedsag_id = self.view.row.id
        draft = FogedDatoDraft(self.kind, on, set_by[0], at, self.reason.value())
        self.context.tasks.read(
            self, lambda session: service.check_dato(session, fogedsag_id, draft), self._found, latest="fogedsag: dato"
        )

    def _found(self, findings: DateFindings) -> None:
        self.findings = findings
        for problem in findings.problems:
            if problem.field == "reason":
                self.reason.setVisible(True)  # asked for while typing, an error only when it is saved without
            else:
                self.form.fields[problem.field].set_error(problem.text)
        self.notice.set_text("\n".join(findings.warnings))
        self.notice.setVisible(bool(findings.warnings))

    def _take_back(self) -> None:
        fogedsag_id, kind, step = self.view.row.id, self.kind, self.step
        title = tr("Beregnet dato brugt igen") if step is not None and step.rule else tr("Dato fjernet")
        typed = self.reason.value()
        reason = "" if step is not None and typed == step.reason else typed  # why it was set is not why it goes
        if step is not None and step.set_by is SatAf.RETTEN:
            self.reason.setVisible(True)
        self.save(title, lambda session: service.remove_dato(session, fogedsag_id, kind, reason), reason=reason)
