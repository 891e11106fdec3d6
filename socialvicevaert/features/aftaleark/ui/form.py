"""A sheet at the kitchen table: what we agreed, line by line, with the paper beside it as it is written."""

from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.aftaleark import queries, rules, service
from socialvicevaert.features.aftaleark.models import AftalearkDraft
from socialvicevaert.features.aftaleark.queries import AftalearkStart, AftalearkView
from socialvicevaert.features.aftaleark.service import Printed
from socialvicevaert.features.aftaleark.ui.lines import LinesField, line_of
from socialvicevaert.features.aftaleark.ui.papers import printed_sheet
from socialvicevaert.features.aftaleark.ui.phones import PhonesField
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui import theme
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import ChoiceField, DateField, NoteField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.text import tr

_LEAST_FOR_BOTH = 820  # pixels of the sheet at the ordinary size of text


class AftalearkSheet(FormSheet):
    """``target.id`` is the resident, ``target.extra["kontakt_id"]`` the visit it was agreed at; ``view`` is the kept
    one that is gone on with. Printing keeps it once and for all; what is not ready is kept as a draft.
    """

    WIDEST: ClassVar[int] = 1080

    def __init__(
        self, context: Context, target: Target, view: AftalearkView | None = None, parent: QWidget | None = None
    ) -> None:
        assert target.id is not None  # it is opened on a resident
        self.beboer_id = target.id
        self.view = view
        visit = target.extra.get("kontakt_id")
        self._kontakt_id = visit if isinstance(visit, int) else None
        super().__init__(
            context,
            tr("Aftaleark"),
            save_text=tr("Udskriv"),
            draft_key=f"aftaleark:{self.beboer_id}:{view.id if view is not None else self._kontakt_id or 'nyt'}",
            width=self.WIDEST,
            parent=parent,
        )
        self._sag_id: int | None = None
        self._is_filled = False
        self._add_fields()
        self.look_button = self.add_action(tr("Se arket"), self._look, "document")
        self.keep_button = self.add_action(tr("Gem kladde"), self._keep)
        self._put_paper_beside()
        assert self.primary is not None
        self.primary.setEnabled(False)
        self.primary.setToolTip(tr("Gemmer arket og udskriver det. Derefter ændres det ikke mere."))
        self._redraw = QTimer(self, singleShot=True, interval=400)
        self._redraw.timeout.connect(self._draw)
        self.form.edited.connect(self._redraw.start)
        beboer_id, kontakt_id = self.beboer_id, self._kontakt_id
        context.tasks.read(
            self,
            lambda session: queries.aftaleark_start(session, beboer_id, kontakt_id),
            self._begin,
            self.form.show_error,
        )

    def submit(self, values: dict[str, Any]) -> None:
        draft = self._checked(values, prints=True)
        number = self._number
        self.save(
            tr("Aftaleark udskrevet"),
            lambda session: service.print_aftaleark(session, draft, number),
            self._printed,
            undoable=False,  # the resident has it
        )

    def first_focus(self) -> QWidget:
        return self.lines.rows[0].what.control

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().width() >= theme.scaled(_LEAST_FOR_BOTH)
        if has_room and self._paper.isHidden():
            self._redraw.start()
        self._paper.setVisible(has_room)
        self.look_button.setVisible(not has_room)

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        self._redraw.start()

    @property
    def _number(self) -> int | None:
        return self.view.id if self.view is not None else None

    def _add_fields(self) -> None:
        today = self.context.clock.today()
        form = self.form
        self.lines = form.add(LinesField("lines", tr("Det har vi aftalt"), today))
        self.next_meeting = form.add(TextField("next_meeting", tr("Næste gang vi mødes")))
        self.next_meeting.set_placeholder(tr("fx tirsdag kl. 10 hjemme hos dig"))
        self.phones = form.add(PhonesField("phones", tr("Her kan beboeren ringe")))
        self.note = form.add(NoteField("note", tr("Husk"), lines=1))
        self.dated = DateField("dated", tr("Aftalt den"), today, required=True, lean=Lean.PAST)
        helping = [(one, one.label) for one in Sprog if one is not Sprog.DANSK]
        self.language = ChoiceField[Sprog]("language", tr("Sprog ved siden af dansk"), helping, empty=tr("Kun dansk"))
        form.add_row(self.dated, self.language)

    def _put_paper_beside(self) -> None:
        self.paper = PdfView(tr("Arket, som det bliver"))
        self.paper.let_leave(False)
        self._paper = self.put_beside(self.paper)

    def _begin(self, start: AftalearkStart) -> None:
        assert self.primary is not None
        self.subtitle.setText(self.context.name(start.beboer))
        self.subtitle.show()
        self.phones.offer(start.numbers)
        if not start.phones:
            self.phones.set_hint(tr("Dit eget nummer står ikke i Indstillinger. Skriv det her."))
        self._sag_id = start.sag_id
        if self.view is None:
            self._fill(AftalearkDraft(self.beboer_id, start.dated, (), start.language, phones=start.phones))
        else:
            self._sag_id, self._kontakt_id = self.view.draft.sag_id, self.view.draft.kontakt_id
            self._fill(self.view.draft)
        self.primary.setEnabled(True)
        self._is_filled = True
        self.load_draft()
        self._redraw.start()

    def _fill(self, draft: AftalearkDraft) -> None:
        self.form.set_values(
            lines=draft.lines,
            next_meeting=draft.next_meeting,
            phones=draft.phones,
            note=draft.note,
            dated=draft.dated,
            language=draft.language if draft.language is not Sprog.DANSK else None,
        )
        self.first_focus().setFocus()

    def _draft(self, values: dict[str, Any]) -> AftalearkDraft:
        return AftalearkDraft(
            beboer_id=self.beboer_id,
            dated=values["dated"],
            lines=values["lines"],
            language=values["language"] or Sprog.DANSK,
            next_meeting=values["next_meeting"],
            phones=values["phones"],
            note=values["note"],
            sag_id=self._sag_id,
            kontakt_id=self._kontakt_id,
        )

    def _checked(self, values: dict[str, Any], *, prints: bool = False) -> AftalearkDraft:
        draft = self._draft(values)
        problems = [
            *rules.problems_of_aftaleark(draft, self.context.clock.today()),
            *(rules.problems_of_printing(draft) if prints else ()),
        ]
        self.lines.show_problems([problem for problem in problems if problem.field.startswith("lines")])
        if problems:
            raise ValidationFailed([self._of_form(problem) for problem in problems])
        return draft

    def _keep(self) -> None:
        try:
            draft, number = self._checked(self.form.values()), self._number
        except UserError as error:
            self._show_error(error)
            return
        self.save(tr("Aftaleark gemt"), lambda session: service.keep_aftaleark(session, draft, number))

    def _printed(self, printed: Printed) -> None:
        """The paper stands in the window as the resident gets it, with the printer asked for at once."""
        self.context.sheets.open(printed_sheet(self.context, printed.id, self.beboer_id, is_new=True))

    def _look(self) -> None:
        """Where the paper has no room beside the form, it is looked at over it."""
        draft = self._drawable()
        if draft is not None:
            sheet = PaperSheet(
                self.context, tr("Sådan bliver arket"), lambda session: service.draft_paper(session, draft)
            )
            self.context.sheets.open(sheet)

    def _draw(self) -> None:
        """The paper as it would be now; what cannot be read yet leaves it as it was."""
        draft = self._drawable() if self._is_filled and not self._paper.isHidden() else None
        if draft is not None:
            self.context.tasks.read(
                self, lambda session: service.draft_paper(session, draft), self._show_paper, latest="aftaleark: arket"
            )

    def _drawable(self) -> AftalearkDraft | None:
        try:
            values = {name: field.value() for name, field in self.form.fields.items()}
        except UserError:
            return None
        return self._draft(values) if values["dated"] is not None else None

    def _of_form(self, problem: Problem) -> Problem:
        """A problem of one line stands in its line; the summary says which."""
        number, _field = line_of(problem)
        if number:
            return Problem("", tr("Aftale %s: %s") % (number, problem.text))
        is_in_first = problem.field == self.lines.name and self.lines.is_empty
        return Problem("", problem.text) if is_in_first else problem

    def _show_error(self, error: Exception) -> None:
        super()._show_error(error)
        self.lines.go_to_wrong()  # the lines stand first

    def _show_paper(self, pdf: bytes) -> None:
        self.paper.show_pdf(pdf, tr("Aftaleark"))
