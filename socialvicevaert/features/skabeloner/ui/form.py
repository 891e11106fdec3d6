"""What is typed of a template: name, kind, receiver, heading, and the paragraphs."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, BrevArt, Modtager, SkabelonDraft
from socialvicevaert.features.skabeloner.queries import SkabelonView
from socialvicevaert.features.skabeloner.rules import needed_in, problems_of_text
from socialvicevaert.features.skabeloner.ui.paragraph import ParagraphField
from socialvicevaert.features.skabeloner.ui.paragraphs import Paragraphs
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_XS
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.fields import ChoiceField, TextField
from socialvicevaert.ui.fields.field import Field
from socialvicevaert.ui.text import tr

_AROUND = 80
_USUAL = {
    BrevArt.HENVISNING: Modtager.PARTNER,
    BrevArt.ANSOEGNING_81A: Modtager.PARTNER,
    BrevArt.KREDITOR: Modtager.KREDITOR,
    BrevArt.INDKALDELSE: Modtager.BEBOER,
}
"""Who gets a kind of letter, where that is given."""


class SkabelonForm(QScrollArea):
    """``edited`` after every change; ``letter_changed`` when the kind, and so the fields, are others."""

    edited = Signal()
    letter_changed = Signal(object)  # BrevArt

    def __init__(self, *, may_write: bool) -> None:
        super().__init__()
        self._may_write = may_write
        self._key = ""
        self._is_active = True
        self._target: QLineEdit | ParagraphField | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        around = (SPACE_XS, SPACE_XS, SPACE_M, SPACE_L)  # room for the ring of the focus
        column = layouts.column(content, SPACE_L, around)
        self.name_field = TextField("name", tr("Navn"), required=True)
        self.kind = ChoiceField[BrevArt]("kind", tr("Slags brev"), BrevArt)
        self.recipient = ChoiceField[Modtager]("recipient", tr("Modtager"), Modtager)
        self.subject = TextField("subject", tr("Brevets overskrift"), required=True)
        column.addWidget(self.name_field)
        who = layouts.TurningRow(SPACE_L)
        who.add(self.kind, 1, is_at_top=True)
        who.add(self.recipient, 1, is_at_top=True)
        column.addWidget(who)
        self.needed = labels.secondary()
        column.addWidget(self.needed)
        column.addWidget(self.subject)
        self.paragraphs = Paragraphs(BrevArt.EGEN, may_write=may_write)
        column.addWidget(self.paragraphs)
        self.note = TextField("note", tr("Hvad er ændret? (kan udelades)"))
        column.addWidget(self.note)
        self.note.setVisible(may_write)
        column.addStretch(1)
        self.setWidget(content)
        for field in (self.name_field, self.subject):
            field.line.setReadOnly(not may_write)
        self._wire()

    @property
    def letter(self) -> BrevArt:
        """The kind of letter that is chosen."""
        return self.kind.value() or BrevArt.EGEN

    def show_view(self, view: SkabelonView) -> None:
        """Show a template; no edit. The program's own keep their kind: letters look for them by it."""
        self._show(view.as_draft())

    def set_active(self, is_active: bool) -> None:
        """Whether the template is in use, which is not typed."""
        self._is_active = is_active

    def draft(self, note: str = "") -> SkabelonDraft:
        """What stands there."""
        return SkabelonDraft(
            name=" ".join(self.name_field.line.text().split()),
            kind=self.letter,
            recipient=self.recipient.value() or Modtager.BEBOER,
            subject=" ".join(self.subject.line.text().split()),
            body=self.paragraphs.body,
            key=self._key,
            note=" ".join(note.split()),
            is_active=self._is_active,
        )

    def state(self) -> dict[str, object]:
        """What stands there, as JSON can carry it."""
        draft = self.draft()
        return {
            "name": draft.name,
            "kind": draft.kind.value,
            "recipient": draft.recipient.value,
            "subject": draft.subject,
            "body": [[each.text, each.style.value, each.kind.value if each.kind else ""] for each in draft.body],
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Show what ``state`` gave."""
        body = state.get("body")
        self._show(
            SkabelonDraft(
                name=str(state["name"]),
                kind=BrevArt(str(state["kind"])),
                recipient=Modtager(str(state["recipient"])),
                subject=str(state["subject"]),
                body=tuple(
                    Afsnit(text, AfsnitArt(style), Oplysningsart(kind) if kind else None)
                    for text, style, kind in (body if isinstance(body, list) else [])
                ),
                key=self._key,
                is_active=self._is_active,
            )
        )

    def insert(self, key: str) -> None:
        """Put a field in where the cursor stood last: in a paragraph or in the heading; else in the last paragraph."""
        if not self._may_write:
            return
        text = f"{{{{{key}}}}}"
        fields = self.paragraphs.fields
        if isinstance(self._target, QLineEdit):
            self._target.insert(text)
            self.subject.edited.emit()
            self._target.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        target = self._target if self._target in fields else fields[-1]
        target.insert(text)
        target.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_sight(target.text)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong under the field it belongs to, and go to the first."""
        places: dict[str, Field[Any]] = {
            each.name: each for each in (self.name_field, self.kind, self.recipient, self.subject)
        }
        said: dict[str, list[str]] = {}
        for problem in problems:
            said.setdefault(problem.field, []).append(problem.text)
        first: QWidget | None = None
        for name, texts in said.items():
            field: Field[Any] | None = places.get(name)
            if name.startswith("body."):
                number = int(name.partition(".")[2])
                self.paragraphs.show_error(number, "\n".join(texts))
                field = next((each for each in self.paragraphs.fields if each.name == name), None)
            elif field is not None:
                field.set_error("\n".join(texts))
            first = first or (field.control if field is not None else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_sight(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched is self.subject.line:
            self._target = self.subject.line
        return super().eventFilter(watched, event)

    def _show(self, draft: SkabelonDraft) -> None:
        self._key = draft.key
        self._is_active = draft.is_active
        self.name_field.set_value(draft.name)
        self.kind.set_value(draft.kind)
        self.recipient.set_value(draft.recipient)
        self.subject.set_value(draft.subject)
        for box in (self.kind.box, self.recipient.box):
            box.setEnabled(self._may_write and not draft.key)
        self._target = None
        self.paragraphs.set_letter(draft.kind)
        self.paragraphs.show_body(draft.body)
        self._letter_is_another()

    def _wire(self) -> None:
        for field in (self.name_field, self.recipient, self.subject, self.note):
            field.edited.connect(self.edited)
        self.kind.edited.connect(self._kind_chosen)
        self.subject.edited.connect(self._judge_subject)
        self.paragraphs.edited.connect(self.edited)
        self.subject.line.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def _kind_chosen(self) -> None:
        self.recipient.set_value(_USUAL.get(self.letter, self.recipient.value()))
        self.paragraphs.set_letter(self.letter)
        self._letter_is_another()
        self.edited.emit()

    def _letter_is_another(self) -> None:
        needed = ", ".join(f"»{each.label}« {{{{{each.key}}}}}" for each in needed_in(self.letter))
        self.needed.setText(tr("Skal med i denne slags brev: %s.") % needed if needed else "")
        self.needed.setVisible(bool(needed))
        self._judge_subject()
        self.letter_changed.emit(self.letter)

    def _judge_subject(self) -> None:
        self.subject.set_error("\n".join(problems_of_text(self.subject.line.text(), self.letter)))

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        held = self.paragraphs.holding(now)
        if held is not None:
            self._target = held

    def _bring_into_sight(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget, 0, _AROUND)
