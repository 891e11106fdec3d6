"""A template on the screen: what is typed at the left; fields, the letter itself and versions at the right."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from socialvicevaert.features.skabeloner import service
from socialvicevaert.features.skabeloner.queries import SkabelonView, says_the_same
from socialvicevaert.features.skabeloner.ui.example_view import ExampleView
from socialvicevaert.features.skabeloner.ui.field_list import FieldList
from socialvicevaert.features.skabeloner.ui.form import SkabelonForm
from socialvicevaert.features.skabeloner.ui.head import EditorHead
from socialvicevaert.features.skabeloner.ui.versions import VersionList
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shared.formats.dates import show_time
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.keyboard import step_through
from socialvicevaert.ui.segment_bar import Segment, SegmentBar
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session

_NARROW = 760  # at 100 % text: below this what is typed and what stands beside it take turns
_MOST_SAID = 4


class SkabelonEditor(QWidget):
    """What is typed is kept as a draft under ``draft_key`` until it is saved or thrown away."""

    SIDES: ClassVar[tuple[Segment, ...]] = (
        Segment("brev", "Ret"),
        Segment("felter", "Felter"),
        Segment("eksempel", "Se brevet", "Brevet"),
        Segment("versioner", "Versioner"),
    )

    back_wanted = Signal()
    kept = Signal(int)  # the template's number
    copy_wanted = Signal(object)  # SkabelonDraft
    export_wanted = Signal(object)  # SkabelonView

    def __init__(self, context: Context, view: SkabelonView, draft_key: str, *, may_write: bool) -> None:
        super().__init__()
        self.context = context
        self.view = view
        self.draft_key = draft_key
        self.is_edited = False
        self._may_write = may_write
        self._is_narrow: bool | None = None
        self._is_saving = False
        self._based_on: int | None = view.version  # None: they have been told of a newer one, and save all the same
        self._is_own_change = False
        self.head = EditorHead(may_write=may_write)
        self.messages = layouts.column(None, SPACE_S)
        self.form = SkabelonForm(may_write=may_write)
        self.fields = FieldList(context, view.kind, may_write=may_write)
        self.example = ExampleView(context, self.form.draft)
        self.versions = VersionList(context, may_write=may_write)
        self.note = self.form.note
        self.said = labels.secondary()
        self.save_button = buttons.primary(tr("Gem ny version"), self.submit, "save")
        self._draft_pause = QTimer(self, singleShot=True, interval=600)
        self._place()
        self._wire()
        self.form.show_view(view)
        self._show_state()
        context.drafts.load(self, draft_key, self._draft_came)

    def submit(self) -> None:
        """Keep what stands there as a new version; refused with the place of what is wrong, and nothing is lost."""
        draft, view, based_on = self.form.draft(self.note.line.text()), self.view, self._based_on
        if self._is_saving:
            return
        layouts.clear(self.messages)
        if view.version and says_the_same(view, draft):
            self._say(tr("Der er ikke ændret noget siden version %s.") % view.version, Tone.INFO)
            return
        self._write(
            tr("Skabelon gemt"), lambda session: service.keep_skabelon(session, draft, view.id, based_on=based_on)
        )

    def take_view(self, view: SkabelonView) -> None:
        """Show the template as it stands now; what is being written stays, and is refused when others were faster."""
        self.view = view
        if not self.is_edited and not says_the_same(view, self.form.draft()):
            self.form.show_view(view)
        if not self.is_edited or self._is_own_change:
            self._based_on = view.version
        self._is_own_change = False
        self.form.set_active(view.is_active)
        self._show_state()

    def keep_draft(self) -> None:
        """Keep what stands there now."""
        self._draft_pause.stop()
        if self.is_edited:
            more = {"note": self.note.line.text(), "based_on": self._based_on}
            self.context.drafts.save(self, self.draft_key, {**self.form.state(), **more})
            self.said.setText(tr("Kladde gemt %s") % show_time(self.context.clock.now()))

    def throw_draft_away(self) -> None:
        """Begin again with the template as it is kept."""
        self._forget_draft()
        layouts.clear(self.messages)
        self.form.show_view(self.view)
        self.note.set_value("")
        self._based_on = self.view.version
        self._show_state()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        parts = (self.head, self.bar, self.form, self._sides, self._foot)
        return step_through(self, parts, next) or super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_turns()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._draft_pause.isActive():
            self.keep_draft()

    def _place(self) -> None:
        outside = layouts.column(self, SPACE_M)
        outside.addWidget(self.head)
        outside.addLayout(self.messages)
        sides = [Segment(each.key, tr(each.text), tr(each.short)) for each in self.SIDES]
        self.bar = SegmentBar(sides, tr("Vis"), self)
        outside.addWidget(self.bar)
        self._sides = QStackedWidget()
        self._sides.setContentsMargins(SPACE_L, 0, 0, 0)
        for part in (self.fields, self.example, self.versions):
            self._sides.addWidget(part)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.form)
        self._split.addWidget(self._sides)
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 4)
        outside.addWidget(self._split, 1)
        self._foot = QWidget()
        foot = layouts.column(self._foot, SPACE_S)
        foot.addWidget(layouts.hairline())
        line = layouts.row(None, SPACE_M)
        line.addStretch(1)
        line.addWidget(labels.one_line(self.said))
        line.addWidget(self.save_button)
        foot.addLayout(line)
        outside.addWidget(self._foot)
        self._foot.setVisible(self._may_write)

    def _wire(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.letter_changed.connect(self.fields.set_letter)
        self.fields.picked.connect(self._pick)
        self.bar.chosen.connect(self._side_chosen)
        self.versions.again.connect(self._use_version)
        self.head.back.clicked.connect(self.back_wanted)
        self.head.copy.clicked.connect(lambda: self.copy_wanted.emit(self.form.draft()))
        self.head.export.clicked.connect(lambda: self.export_wanted.emit(self.view))
        self.head.retire.clicked.connect(self._retire_or_use)
        self.head.own.clicked.connect(lambda: self._use_version(0))
        self._draft_pause.timeout.connect(self.keep_draft)
        if self._may_write:
            for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
                shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self.submit)
            self.save_button.setToolTip(tr("Ctrl+Enter"))

    def _edited(self) -> None:
        self.is_edited = True
        self.save_button.setEnabled(True)
        self._draft_pause.start()
        self.example.ask()

    def _pick(self, key: str) -> None:
        if self._is_narrow:
            self.bar.choose("brev")
        self.form.insert(key)

    def _show_state(self) -> None:
        self.head.show_view(self.view)
        can_save = self.is_edited or (self.view.id is None and not self.view.key)
        if not can_save and self.save_button.hasFocus():
            self.bar.setFocus()  # else Qt gives the keyboard to the rail, and an Enter leaves the page
        self.save_button.setEnabled(can_save)
        self.versions.show_versions(self.view)
        self.example.ask()

    def _side_chosen(self, key: str) -> None:
        names = [each.key for each in self.SIDES]
        if key != "brev":
            self._sides.setCurrentIndex(names.index(key) - 1)
        self._take_turns()
        if key == "eksempel":
            self.example.ask()

    def _take_turns(self) -> None:
        is_narrow = self.width() < theme.scaled(_NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.bar.setTabVisible(0, is_narrow)
            self.bar.choose("brev" if is_narrow else "felter")
        is_form = self.bar.current == "brev"
        self.form.setVisible(not is_narrow or is_form)
        self._sides.setVisible(not is_narrow or not is_form)

    def _use_version(self, number: int) -> None:
        """Words that stand in a version are kept for good, so nothing is asked; what is being written is."""
        view = self.view
        if view.id is None:
            return
        skabelon_id = view.id
        title = tr("Programmets egen skabelon bruges igen") if number == 0 else tr("Version %s bruges igen") % number
        layouts.clear(self.messages)
        self._write(
            title,
            lambda session: (
                service.back_to_the_programs_own(session, skabelon_id)
                if number == 0
                else service.use_version_again(session, skabelon_id, number)
            ),
        )

    def _retire_or_use(self) -> None:
        view = self.view
        layouts.clear(self.messages)

        def change(session: "Session") -> int:
            if view.id is None:  # one of the program's own that nobody has corrected
                return service.keep_skabelon(session, replace(view.as_draft(), is_active=not view.is_active))
            (service.retire_skabelon if view.is_active else service.use_again)(session, view.id)
            return view.id

        title = tr("Skabelon taget ud af brug") if view.is_active else tr("Skabelon taget i brug igen")

        def done(number: int) -> None:
            self._is_own_change = True
            self.kept.emit(number)

        self.context.tasks.write(self, title, change, done, self._refused)

    def _write(self, title: str, action: "Callable[[Session], int]") -> None:
        def done(number: int) -> None:
            self._is_saving = False
            self._forget_draft()
            self.note.set_value("")
            layouts.clear(self.messages)
            self.kept.emit(number)

        self._is_saving = True
        # A version stands for good: a letter may have been written from it. One goes back by a new version.
        self.context.tasks.write(self, title, action, done, self._refused, undoable=False)

    def _refused(self, error: Exception) -> None:
        self._is_saving = False
        if isinstance(error, ValidationFailed):
            self.bar.choose("brev" if self._is_narrow else self.bar.current)
            lines = [tr("Skabelonen er ikke gemt.")]
            lines += [self._with_place(problem.field, problem.text) for problem in error.problems[:_MOST_SAID]]
            if len(error.problems) > _MOST_SAID:
                lines.append(tr("Og %s fejl mere.") % (len(error.problems) - _MOST_SAID))
            self._say("\n".join(lines))
            self.form.show_problems(tuple(error.problems))
            return
        self._based_on = None
        self._say(str(error) if isinstance(error, UserError) else tr("Det blev ikke gemt. Fejlen er noteret."))

    def _with_place(self, field: str, text: str) -> str:
        if field.startswith("body."):
            return tr("Afsnit %s: %s") % (field.partition(".")[2], text)
        return text

    def _say(self, text: str, tone: Tone = Tone.DANGER) -> None:
        self.messages.addWidget(Banner(text, tone, closable=True))

    def _draft_came(self, kept: KeptDraft | None) -> None:
        if kept is None or self.is_edited or not self._may_write:
            return
        self.form.restore(kept.state)
        self.note.set_value(str(kept.state.get("note", "")))
        based_on = kept.state.get("based_on")
        self._based_on = based_on if isinstance(based_on, int) else None
        self.is_edited = True
        self._show_state()
        words = tr("Kladde fra %s") % kept.when(self.context.clock.today())
        self.messages.addWidget(Banner(words, Tone.INFO, tr("Kassér"), self.throw_draft_away))

    def _forget_draft(self) -> None:
        self._draft_pause.stop()
        self.is_edited = False
        self.said.clear()
        self.context.drafts.discard(self, self.draft_key)
