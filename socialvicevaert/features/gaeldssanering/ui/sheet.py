"""The check list for gældssanering: four questions with help, earlier lists below, and no verdict anywhere."""

from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.gaeldssanering import queries, rules, service
from socialvicevaert.features.gaeldssanering.models import ScreeningDraft, Spoergsmaal, Svar, SvarDraft
from socialvicevaert.features.gaeldssanering.queries import ScreeningView, SheetView
from socialvicevaert.shared.formats.dates import Lean, show_date
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import ChipsField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class GaeldssaneringSheet(FormSheet):
    """``target.id`` is the resident. The newest answers are where a new list begins; each save is a list of its own."""

    def __init__(self, context: Context, target: Target, parent: QWidget | None = None) -> None:
        assert target.id is not None
        self.beboer_id = target.id
        super().__init__(
            context,
            tr("Gældssanering – tjekliste"),
            save_text=tr("Gem tjeklisten"),
            draft_key=f"gaeldssanering:{target.id}",
            width=520,
            parent=parent,
        )
        today = context.clock.today()
        self.form.add_widget(Banner(tr(rules.NO_VERDICT), Tone.INFO))
        self.answers: dict[Spoergsmaal, ChipsField[Svar]] = {}
        self.notes: dict[Spoergsmaal, NoteField] = {}
        for question in Spoergsmaal:
            self._ask(question)
        self.form.add(NoteField("note", tr("Samlet note"), tr("Fx hvad der skal findes frem"), lines=2))
        self.screened_on = self.form.add(
            DateField("screened_on", tr("Gennemgået"), today, required=True, lean=Lean.PAST)
        )
        self.screened_on.set_value(today)
        self._say_more()
        self.earlier = Section(tr("Tidligere tjeklister"), folded=True)
        self.body.addWidget(self.earlier)
        self.earlier.hide()
        context.tasks.changed.connect(self._tables_changed)
        self._read(first=True)

    def submit(self, values: dict[str, Any]) -> None:
        draft = ScreeningDraft(
            beboer_id=self.beboer_id,
            screened_on=values["screened_on"],
            answers=tuple(
                SvarDraft(question, next(iter(field.value()), Svar.VED_IKKE), self.notes[question].value())
                for question, field in self.answers.items()
            ),
            note=values["note"],
        )
        self.save(tr("Tjekliste gemt"), lambda session: service.keep_screening(session, draft))

    def _ask(self, question: Spoergsmaal) -> None:
        """The question in its own words, the three answers, a note, and what the court looks at."""
        rule = rules.help_for(question, self.context.clock.today())
        said = f"{rule.text}\n{_source(rule.citation, show_date(rule.last_checked))}"
        field = ChipsField[Svar](f"svar_{question.value}", question.label, Svar, hint=said, single=True, lasting=True)
        field.label.setWordWrap(True)
        field.head.setStretchFactor(field.label, 100)
        field.set_value((Svar.VED_IKKE,))
        self.answers[question] = self.form.add(field)
        note = NoteField(f"note_{question.value}", tr("Note"), lines=1)
        note.control.setAccessibleName(tr("Note til: %s") % question.label)
        self.notes[question] = self.form.add(note)

    def _say_more(self) -> None:
        period = rules.period(self.context.clock.today())
        place = layouts.column(None, SPACE_S)
        place.addWidget(labels.strong(tr("Hvor går man hen?")))
        place.addWidget(labels.body(tr(rules.WHERE_TO_GO)))
        place.addWidget(labels.body(period.text))
        place.addWidget(labels.secondary(_source(period.citation, show_date(period.last_checked))))
        self.body.addLayout(place)

    def _read(self, first: bool = False) -> None:
        beboer_id = self.beboer_id

        def came(view: SheetView) -> None:
            self.subtitle.setText(self.context.name(view.beboer))
            self.subtitle.show()
            self._show_earlier(view.screenings)
            if first:
                self._begin(view.screenings)

        self.context.tasks.read(self, lambda session: queries.sheet(session, beboer_id), came, self.form.show_error)

    def _begin(self, screenings: tuple[ScreeningView, ...]) -> None:
        for one in screenings[0].answers if screenings else ():
            self.answers[one.question].set_value((one.answer,))
            self.notes[one.question].set_value(one.note)
        self.load_draft()

    def _show_earlier(self, screenings: tuple[ScreeningView, ...]) -> None:
        layouts.clear(self.earlier.body)
        self.earlier.setVisible(bool(screenings))
        self.earlier.set_title(tr("Tidligere tjeklister (%s)") % len(screenings))
        for one in screenings:
            self.earlier.add(self._card(one))

    def _card(self, one: ScreeningView) -> Card:
        card = Card(tr("%s · %s") % (show_date(one.screened_on), one.medarbejder))
        remove = buttons.icon_only("delete", tr("Slet tjeklisten fra %s") % show_date(one.screened_on))
        remove.clicked.connect(lambda: self._bin(one))
        card.head.addWidget(remove)
        for answer in one.answers:
            words = layouts.column(None, 2)
            words.addWidget(labels.body(answer.question.label))
            words.addWidget(labels.secondary(" · ".join(filter(None, (answer.answer.label, answer.note)))))
            card.body.addLayout(words)
        if one.note:
            card.add(labels.body(one.note))
        card.body.setSpacing(SPACE_M)
        return card

    def _bin(self, one: ScreeningView) -> None:
        self.context.tasks.write(self, tr("Tjekliste slettet"), lambda session: service.bin_screening(session, one.id))

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if "screening" in tables and not self.is_closed:
            self._read()


def _source(citation: str, checked: str) -> str:
    return tr("%s. Sidst kontrolleret %s.") % (citation, checked)
