"""Formulartekster: the words of a language beside the Danish, corrected one by one or as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from socialvicevaert.features.formularer import files, queries, rules, service
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.queries import RettelseView, Words
from socialvicevaert.features.formularer.ui.text_form import TekstSheet
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, confirm, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import ChoiceField
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

PAPERS = {
    "samtykke": "Samtykke til udveksling",
    "registrering": "Samtykke til registrering",
    "fuldmagt": "Fuldmagt",
    "aftaleark": "Aftaleark",
    "faelles": "Fælles ord",
}
"""What the first word of a key stands for, in the order shown."""
_FILE = "Formulartekster (*.json)"
_MOST_PROBLEMS = 8


class FormularteksterSheet(SideSheet):
    """One language at a time; each text with the Danish above it, and what is corrected is marked."""

    WIDTH = 640

    def __init__(self, context: Context, target: Target | None = None, parent: QWidget | None = None) -> None:
        about = tr("Ordene på samtykker, fuldmagt og aftaleark. Den danske tekst gælder; de andre er hjælp.")
        super().__init__(context, tr("Formulartekster"), about, self.WIDTH, parent)
        self._may_write = may(context.actor, Permission.WRITE_SKABELONER)
        self._unfolded: set[str] = set()
        self.language = ChoiceField[Sprog]("language", tr("Sprog"), Sprog)
        wanted = target.extra.get("language") if target is not None else None
        self.language.set_value(Sprog(str(wanted)) if wanted else Sprog.DANSK)
        self.language.edited.connect(self._read)
        self.body.addWidget(self.language)
        self.messages = layouts.column(None, SPACE_S)
        self.body.addLayout(self.messages)
        self.state = labels.secondary()
        self.body.addWidget(self.state)
        self._list = layouts.column(None, SPACE_M)
        self.body.addLayout(self._list)
        self.buttons: dict[str, QPushButton] = {}
        self.add_action(tr("Gem som fil"), self.save_as_file, "export")
        if self._may_write:
            self.add_action(tr("Hent fra fil"), self.read_from_file, "import")
            self.reset = self.add_action(tr("Nulstil alle"), self._reset_all, "refresh")
            self.reset.setToolTip(tr("Brug programmets egne tekster på dette sprog"))
        context.tasks.changed.connect(self._changed)
        self._read()

    @property
    def chosen(self) -> Sprog:
        """The language that is shown."""
        return self.language.value() or Sprog.DANSK

    def read_from_file(self) -> None:
        """Let the worker choose a file, and keep its texts."""
        path, _ = QFileDialog.getOpenFileName(self, tr("Hent fra fil"), "", tr(_FILE))
        if path:
            self.take_file(path)

    def take_file(self, path: str) -> None:
        """Keep the texts of a file; what does not fit is said, and then nothing of it is kept."""
        layouts.clear(self.messages)
        language, name = self.chosen, Path(path).name
        try:
            if not Path(path).is_file():  # a pipe would be waited for
                raise OSError(name)
            with open(path, "rb") as file:
                content = file.read(files.LARGEST + 1)
        except OSError:
            self._say(tr("»%s« kan ikke læses. Er den åben i et andet program?") % name)
            return
        self._write(tr("Formulartekster hentet"), lambda session: service.read_words(session, language, name, content))

    def save_as_file(self) -> None:
        """Let the worker choose where the texts are written."""
        name = f"formulartekster-{self.chosen.value}.json"
        path, _ = QFileDialog.getSaveFileName(self, tr("Gem som fil"), name, tr(_FILE))
        if path:
            self.write_file(path)

    def write_file(self, path: str) -> None:
        """Write the texts of the language; they are about nobody."""
        layouts.clear(self.messages)
        language = self.chosen

        def found(content: bytes) -> None:
            try:
                Path(path).write_bytes(content)
            except OSError:
                self._say(tr("Filen kan ikke gemmes der. Vælg en anden mappe."))
                return
            self._say(tr("Teksterne er gemt. Ret i filen, og hent den igen her."), Tone.SUCCESS)

        self.context.tasks.read(self, lambda session: service.words_file(session, language), found)

    def _read(self) -> None:
        language = self.chosen

        def look(session: Session) -> tuple[Words, Words, tuple[RettelseView, ...]]:
            danish = queries.words(session, Sprog.DANSK)
            return danish, queries.words(session, language), queries.corrections(session, language)

        self.context.tasks.read(self, look, lambda found: self._show(*found), latest="formulartekster")

    def _show(self, danish: Words, words: Words, corrections: tuple[RettelseView, ...]) -> None:
        layouts.clear(self._list)
        self.buttons = {}
        newest = corrections[0] if corrections else None
        corrected = newest.words if newest is not None else {}
        if newest is None:
            self.state.setText(tr("Tekst %s, som den følger med programmet.") % words.version)
        else:
            said = (words.version, len(corrected), show_moment(newest.changed_at), newest.changed_by)
            self.state.setText(tr("Tekst %s: %s rettet. Sidst %s af %s.") % said)
        if self._may_write:
            self.reset.setEnabled(bool(corrected))
        for prefix, title in PAPERS.items():
            keys = [key for key in danish if key.partition(".")[0] == prefix]
            if not keys:
                continue
            count = sum(key in corrected for key in keys)
            name = tr("%s (%s rettet)") % (tr(title), count) if count else tr(title)
            section = Section(name, folded=True)
            section.folded.connect(
                self._filler(section, prefix, [(key, key in corrected) for key in keys], danish, words)
            )
            self._list.addWidget(section)
            section.fold(prefix not in self._unfolded)

    def _line(self, key: str, danish: Words, words: Words, *, is_corrected: bool) -> QWidget:
        place = QWidget()
        line = layouts.row(place, SPACE_M)
        texts = layouts.column(None, SPACE_XS)
        if words.language is not Sprog.DANSK:
            texts.addWidget(labels.secondary(danish[key]))
        texts.addWidget(labels.body(words[key]))
        if is_corrected:
            acts = layouts.FlowRow(space=SPACE_S)
            acts.add(StatusChip(tr("Rettet af jer"), Tone.INFO, "edit"))
            if self._may_write:
                back = buttons.link(tr("Brug programmets tekst"), self._resetter(words.language, key))
                back.setAccessibleName(tr("Brug programmets tekst: %s") % danish[key])
                acts.add(back)
            texts.addWidget(acts)
        line.addLayout(texts, 1)
        if self._may_write:
            edit = buttons.icon_only("edit", tr("Ret: %s") % danish[key], self._editor(key, danish, words))
            self.buttons[key] = edit
            line.addWidget(edit)
        return place

    def _editor(self, key: str, danish: Words, words: Words) -> Callable[[], None]:
        own = rules.base(words.language).words.get(key, danish[key])
        return lambda: self.context.sheets.open(
            TekstSheet(
                self.context, words.language, key, tr(PAPERS[key.partition(".")[0]]), danish[key], words[key], own
            )
        )

    def _resetter(self, language: Sprog, key: str) -> Callable[[], None]:
        return lambda: self._write(
            tr("Programmets tekst bruges"), lambda session: service.reset_text(session, language, key)
        )

    def _filler(
        self, section: Section, prefix: str, keys: list[tuple[str, bool]], danish: Words, words: Words
    ) -> Callable[[bool], None]:
        """Lines are made when a section is unfolded: nobody looks at all of them at once."""

        def folded(is_folded: bool) -> None:
            (self._unfolded.discard if is_folded else self._unfolded.add)(prefix)
            if is_folded or section.body.count():
                return
            for number, (key, is_corrected) in enumerate(keys):
                if number:
                    section.add(layouts.hairline())
                section.add(self._line(key, danish, words, is_corrected=is_corrected))

        return folded

    def _reset_all(self) -> None:
        language = self.chosen
        sure = confirm.ask(
            self,
            tr("Brug programmets egne tekster på %s?") % language.label.lower(),
            tr("Jeres rettelser på sproget går ud af brug. Gem dem først som fil, hvis I vil kunne hente dem igen."),
            tr("Brug programmets"),
        )
        if not sure:
            return
        self._write(tr("Programmets tekster bruges"), lambda session: service.reset_words(session, language))

    def _write(self, title: str, action: Callable[[Session], object]) -> None:
        layouts.clear(self.messages)
        # A version stands for good: a form may have been printed with it. One goes back by a new version.
        self.context.tasks.write(self, title, action, failed=self._refused, undoable=False)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ValidationFailed):
            for problem in error.problems[:_MOST_PROBLEMS]:
                self._say(tr("%s: %s") % (problem.field, problem.text))
            if len(error.problems) > _MOST_PROBLEMS:
                self._say(tr("Og %s fejl mere. Intet er hentet.") % (len(error.problems) - _MOST_PROBLEMS))
        else:
            self._say(str(error) if isinstance(error, UserError) else tr("Det blev ikke gemt. Fejlen er noteret."))

    def _say(self, text: str, tone: Tone = Tone.DANGER) -> None:
        self.messages.addWidget(Banner(text, tone, closable=True))

    def _changed(self, tables: frozenset[str]) -> None:
        if "formulartekst" in tables and not self.is_closed:
            self._read()
