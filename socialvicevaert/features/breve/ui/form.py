"""The sheet a letter is written on: its form, with the paper beside it as it would leave."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.breve import service
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.queries import BrevView, Composed, FieldValues
from socialvicevaert.features.breve.ui.left_out import left_out_in_short
from socialvicevaert.features.breve.ui.letter_form import LetterForm
from socialvicevaert.features.breve.ui.papers import sent_sheet
from socialvicevaert.shared.errors import ValidationFailed
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_LEAST_FOR_BOTH = 820  # pixels of the sheet at the ordinary size of text


class BrevSheet(FormSheet):
    """Begins with `draft`; `view` is the kept one that is gone on with. Sending keeps it exactly as it is."""

    WIDEST: ClassVar[int] = 1180

    def __init__(
        self,
        context: Context,
        draft: BrevDraft,
        field_values: FieldValues,
        view: BrevView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.begun = draft
        self.view = view
        self._field_values = field_values
        self.letter = LetterForm(context, draft)
        super().__init__(
            context,
            draft.template or tr("Brev"),
            save_text=tr("Send"),
            draft_key=f"brev:{draft.beboer_id}:{view.id if view is not None else draft.template or draft.kind.value}",
            width=self.WIDEST,
            form=self.letter,
            parent=parent,
        )
        self.letter.blocked.new_wanted.connect(self._ask_for_consent)
        self.look_button = self.add_action(tr("Se brevet"), self._look, "document")
        self.keep_button = self.add_action(tr("Gem kladde"), self._keep)
        self._put_paper_beside()
        self._redraw = QTimer(self, singleShot=True, interval=400)
        self._redraw.timeout.connect(self._compose)
        self.form.edited.connect(self._redraw.start)
        self.letter.consents_read.connect(self._redraw.start)
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        everything = {**(self.letter.as_typed() or {}), **values}  # hidden fields are left out of what a form gives
        draft, number = self.letter.draft(everything), self._number
        field_values, with_address = self._field_values, bool(everything["with_protected_address"])
        self.save(
            tr("Brev sendt"),
            lambda session: service.send_brev(
                session, draft, field_values, number, with_protected_address=with_address
            ),
            partial(self._sent, draft.subject),
            undoable=False,  # what was disclosed is disclosed
        )

    def closing(self) -> None:
        """What was written stands among the letters as a draft; where it cannot, it is kept as typed."""
        super().closing()
        values = self.letter.as_typed()
        if not self.draft_key or not self.form.is_edited or values is None:
            return
        draft, number = self.letter.draft(values), self._number
        drafts, tasks, key = self.context.drafts, self.context.tasks, self.draft_key
        tasks.write(
            tasks,  # the sheet is gone when it is done
            tr("Kladde gemt"),
            lambda session: service.keep_brev(session, draft, number),
            lambda _number: drafts.discard(tasks, key),
            lambda _error: None,
            quiet=True,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().width() >= theme.scaled(_LEAST_FOR_BOTH)
        self._paper.setVisible(has_room)
        self.look_button.setVisible(not has_room)

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        self.letter.follow()
        if self.begun.partner_id is None:
            self._compose()
        else:
            self._redraw.start()  # the partner is being read: nothing is said of the basis before

    def _show_error(self, error: Exception) -> None:
        super()._show_error(error)
        for problem in error.problems if isinstance(error, ValidationFailed) else ():
            self.letter.show_problem(problem)

    @property
    def _number(self) -> int | None:
        return self.view.id if self.view is not None else None

    def _put_paper_beside(self) -> None:
        self.paper = PdfView(tr("Brevet, som det bliver"))
        self.paper.let_leave(False)
        self.omitted = Banner("", Tone.WARNING, tr("Se hvad"), self._show_left_out)
        self.omitted.hide()
        both = QWidget()
        column = layouts.column(both, SPACE_S)
        column.addWidget(self.omitted)
        column.addWidget(self.paper, 1)
        self._paper = self.put_beside(both)

    def _show_left_out(self) -> None:
        self.scroller.ensureWidgetVisible(self.letter.left_out, 0, self.scroller.height() // 2)

    def _compose(self) -> None:
        values = self.letter.as_typed()
        if values is None:
            return
        draft, field_values = self.letter.draft(values), self._field_values
        with_address = bool(values["with_protected_address"])
        self.context.tasks.read(
            self,
            lambda session: service.draft_paper(session, draft, field_values, with_protected_address=with_address),
            self._show_composed,
            latest="brev: brevet",
        )

    def _look(self) -> None:
        """Where the paper has no room beside the form, it is looked at over it; what is typed is kept meanwhile."""
        values = self.letter.as_typed()
        if values is None:
            return
        draft, field_values = self.letter.draft(values), self._field_values
        with_address = bool(values["with_protected_address"])
        sheet = PaperSheet(
            self.context,
            tr("Sådan bliver brevet"),
            lambda session: service.draft_paper(session, draft, field_values, with_protected_address=with_address)[1],
        )
        self.context.sheets.open(sheet)

    def _show_composed(self, found: tuple[Composed, bytes]) -> None:
        letter, pdf = found
        self.subtitle.setText(self.context.name(letter.beboer))
        self.subtitle.show()
        self.letter.show_composed(letter)
        short = left_out_in_short(letter, lacks_partner=self.letter.lacks_partner)
        self.omitted.set_text(short)
        self.omitted.action.setVisible(self.letter.left_out.is_shown)
        self.omitted.setVisible(bool(short))
        self.paper.show_pdf(pdf, self.begun.kind.label)

    def _ask_for_consent(self) -> None:
        """What is typed is kept as a draft meanwhile."""
        self.keep_draft()
        chosen, beboer_id = self.letter.partner.chosen, self.begun.beboer_id
        self.close_sheet()
        extra = {"act": "new", "partner_id": chosen.key if chosen is not None else None}
        self.context.navigate(Target("beboer", beboer_id, "samtykker", extra))

    def _keep(self) -> None:
        values = self.letter.as_typed()
        if values is not None:
            draft, number = self.letter.draft(values), self._number
            self.save(tr("Kladde gemt"), lambda session: service.keep_brev(session, draft, number))

    def _sent(self, title: str, number: int) -> None:
        sheet = sent_sheet(self.context, number, self.begun.beboer_id, title)
        sheet.say(
            tr("Sendt, gemt og skrevet i loggen. Udskriv brevet, eller gem det og send det sikkert."), Tone.SUCCESS
        )
        self.context.sheets.open(sheet)
