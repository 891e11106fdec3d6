"""One text of a form, corrected with the Danish above it."""

from typing import Any

from PySide6.QtCore import Qt

from socialvicevaert.features.formularer import rules, service
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.shared.errors import Problem, ValidationFailed
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import labels
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class TekstSheet(FormSheet):
    """What is filled in by the program, like %(dato)s, must stay in the text."""

    def __init__(
        self, context: Context, language: Sprog, key: str, paper: str, danish: str, text: str, own: str
    ) -> None:
        about = tr("%s · %s") % (language.label, paper)
        # As wide as the sheet it comes from, which it covers.
        super().__init__(
            context, tr("Ret tekst"), about, draft_key=f"formulartekst:{language}:{key}", width=self.WIDEST
        )
        self._language, self._key = language, key
        if language is not Sprog.DANSK:
            self.form.add_widget(labels.field_label(tr("Dansk, som gælder")))
            self.form.add_widget(labels.body(danish))
        fields = rules.placeholders_of(danish)
        named = ", ".join(f"%({name})s" for name in fields)
        hint = tr("Skal blive stående: %s") % named if fields else ""
        self.text = self.form.add(NoteField("text", language.label, hint, required=True, lines=3))
        if language.is_right_to_left:
            self.text.text.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            document = self.text.text.document()
            option = document.defaultTextOption()
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
            document.setDefaultTextOption(option)  # else its lines begin at the left all the same
        self.text.set_value(text)
        if own != text:
            self.form.add_widget(labels.secondary(tr("Programmets tekst: %s") % own))
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        language, key, text = self._language, self._key, " ".join(str(values["text"]).split())

        def keep(session: Session) -> int:
            try:
                return service.correct_text(session, language, key, text)
            except ValidationFailed as refused:
                raise ValidationFailed([Problem("text", one.text) for one in refused.problems]) from None

        self.save(tr("Formulartekst rettet"), keep, undoable=False)
