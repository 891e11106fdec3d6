"""Skabeloner: what letters are written from; the list at the left, the one that is read or written at the right."""

from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from socialvicevaert.features.skabeloner import queries
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager, SkabelonDraft
from socialvicevaert.features.skabeloner.queries import SkabelonView
from socialvicevaert.features.skabeloner.rules.problems import LONGEST_NAME
from socialvicevaert.features.skabeloner.ui.editor import SkabelonEditor
from socialvicevaert.features.skabeloner.ui.file_acts import FileActs
from socialvicevaert.features.skabeloner.ui.head import state_of
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_XL
from socialvicevaert.ui import buttons, layouts, theme
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.list_pane import ListPane, ListRow
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.side_by_side import SideBySide
from socialvicevaert.ui.text import tr

_LIST_WIDTH = 330
_NARROW = 1180  # at 100 % text: below this the list and the template take turns


class SkabelonerPage(Page):
    """``Target.tab`` names one by its ``key``, ``Target.id`` by its number; ``extra["kind"]`` shows one kind only."""

    title = "Skabeloner"
    icon = "letter"
    shows = frozenset({"skabelon", "skabelonversion"})
    margin = 0

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._may_write = may(context.actor, Permission.WRITE_SKABELONER)
        self._views: tuple[SkabelonView, ...] = ()
        self._wanted: int | str | None = None
        self._list_first = True
        self.list: ListPane[SkabelonView] = ListPane(context, tr("Skabeloner"), self._line, tr("Navn eller ord"))
        self.list.filters.add_choice("kind", tr("Alle slags breve"), BrevArt)
        self.list.filters.add_toggle("retired", tr("Også ude af brug"))
        self._messages = QWidget()
        layouts.column(self._messages, SPACE_M)
        self.files = FileActs(context, self, self._messages)
        self.editor: SkabelonEditor | None = None
        self._place_of_editor = QStackedWidget()
        self._place_of_editor.addWidget(
            EmptyState(EmptyKind.NOTHING_YET, tr("Vælg en skabelon i listen."), icon="letter")
        )
        right = QWidget()
        layouts.column(right, 0, (SPACE_L, SPACE_XL - 4, SPACE_XL, SPACE_L)).addWidget(self._place_of_editor)
        self._split = SideBySide(self._left(), right)
        self._split.setSizes([theme.scaled(_LIST_WIDTH), theme.scaled(900)])
        self.body.addWidget(self._split, 1)
        self.setFocusProxy(self.list.filters.line)
        self.list.chosen.connect(self._chosen)
        self.list.activated_key.connect(self.show_skabelon)
        self.list.table.clicked.connect(lambda _index: self.show_skabelon(self.list.current_key))
        self.list.filter_changed.connect(self._show_list)
        self.list.counted.connect(self.header.set_count)
        self.files.read_in.connect(self.ask_refresh)

    def refresh(self) -> None:
        self.read(lambda session: queries.templates(session, with_retired=True), self._came, latest="skabeloner")

    def go_to(self, target: Target) -> None:
        kind = target.extra.get("kind")
        if kind is not None:
            self.list.filters.set("kind", BrevArt(str(kind)))
        wanted = target.id if target.id is not None else target.tab
        if wanted:
            self._wanted = wanted
            self.ask_refresh()

    def show_skabelon(self, key: object) -> None:
        """Show the template of a line in the list."""
        view = next((view for view in self._views if _key_of(view) == key), None)
        if view is None:
            return
        self._list_first = False
        shown = self.editor
        if shown is None or _key_of(shown.view) != key:
            self._open(view, f"skabelon:{key}")
            self.list.select(key)
        self._take_turns()
        if self._is_narrow and self.editor is not None:
            self.editor.form.name_field.line.setFocus()  # never an act: Enter is still under the finger

    def new_skabelon(self) -> None:
        """Begin one of the organisation's own; what was begun before and not kept comes back."""
        self._list_first = False
        self._open(_empty(), "skabelon:ny")
        self._take_turns()
        if self.editor is not None:
            self.editor.form.name_field.line.setFocus()

    def show_list(self) -> None:
        """Where there is only room for one: the list again."""
        self._list_first = True
        self._take_turns()
        self.list.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_turns()

    def _left(self) -> QWidget:
        left = QWidget()
        inside = layouts.column(left, SPACE_M, (SPACE_XL, SPACE_XL - 4, SPACE_L, 0))
        inside.addWidget(self._reach_the_edges())
        acts = layouts.FlowRow()
        if self._may_write:
            acts.add(buttons.primary(tr("Ny skabelon"), self.new_skabelon, "add"))
            acts.add(self.files.import_button)
        acts.add(self.files.export_button)
        inside.addWidget(acts)
        inside.addWidget(self._messages)
        inside.addWidget(self.list, 1)
        left.setMinimumWidth(theme.scaled(270))
        return left

    def _came(self, views: tuple[SkabelonView, ...]) -> None:
        self._views = views
        self._show_list()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            view = next((view for view in views if wanted in (view.id, view.key)), None)
            if view is not None:
                self.list.select(_key_of(view))
                self.show_skabelon(_key_of(view))
        elif self.editor is not None:
            key = _key_of(self.editor.view)
            now = next((view for view in views if _key_of(view) == key), None)
            if now is not None:
                self.editor.take_view(now)

    def _show_list(self) -> None:
        values, words = self.list.filters.values, fold(self.list.filters.text).split()
        shown = _key_of(self.editor.view) if self.editor is not None else ""  # stays where it is read
        self.list.set_rows(
            [
                view
                for view in self._views
                if (view.is_active or values["retired"] or _key_of(view) == shown)
                and values["kind"] in (None, view.kind)
                and all(word in _searched(view) for word in words)
            ]
        )

    def _line(self, view: SkabelonView) -> ListRow:
        status, tone, icon = state_of(view)
        kind = "" if fold(view.kind.label) == fold(view.name) else view.kind.label
        return ListRow(
            key=_key_of(view),
            title=view.name,
            subtitle=" · ".join(filter(None, (kind, view.recipient.label))),
            status=status,
            tone=tone,
            icon=icon,
        )

    def _chosen(self, key: object) -> None:
        """The arrow keys leaf through the list while both are in sight; else Enter or a double click opens."""
        if not self._is_narrow:
            self.show_skabelon(key)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme.scaled(_NARROW)

    def _open(self, view: SkabelonView, draft_key: str) -> SkabelonEditor:
        old = self.editor
        if old is not None:
            old.keep_draft()
        editor = self.editor = SkabelonEditor(self.context, view, draft_key, may_write=self._may_write)
        editor.back_wanted.connect(self.show_list)
        editor.kept.connect(self._kept)
        editor.copy_wanted.connect(self._copy)
        editor.export_wanted.connect(lambda one: self.files.ask_where(((one.key, one.name),)))
        self._place_of_editor.addWidget(editor)
        self._place_of_editor.setCurrentWidget(editor)
        if old is not None:
            self._place_of_editor.removeWidget(old)
            old.hide()
            old.deleteLater()
        return editor

    def _kept(self, number: int) -> None:
        editor = self.editor
        if editor is not None and editor.view.id != number:
            # One that nobody had kept has a number now, and its own draft.
            editor.view = replace(editor.view, id=number)
            editor.draft_key = f"skabelon:{_key_of(editor.view)}"
            self.list.select(_key_of(editor.view))
        self.ask_refresh()

    def _copy(self, draft: SkabelonDraft) -> None:
        name = tr("%s (kopi)") % draft.name[: LONGEST_NAME - 10]
        source = _key_of(self.editor.view) if self.editor is not None else ""
        copied = replace(_empty(), name=name, kind=draft.kind, recipient=draft.recipient)
        self._open(replace(copied, subject=draft.subject, body=draft.body), f"skabelon:kopi:{source}")
        if self.editor is not None:
            self.editor.form.name_field.line.setFocus()
            self.editor.form.name_field.line.selectAll()

    def _take_turns(self) -> None:
        editor_only = self._is_narrow and self.editor is not None and not self._list_first
        self._split.take_turns(is_narrow=self._is_narrow, chosen_only=editor_only)
        if self.editor is not None:
            self.editor.head.back.setVisible(editor_only)


def _empty() -> SkabelonView:
    return SkabelonView(None, None, "", BrevArt.EGEN, Modtager.BEBOER, "", 0, "", (Afsnit(""),))


def _key_of(view: SkabelonView) -> str:
    """The same before and after the first correction of one of the program's own."""
    return view.key or (str(view.id) if view.id is not None else "")


def _searched(view: SkabelonView) -> str:
    words = (view.name, view.subject, view.kind.label, *(each.text for each in view.body))
    return fold(" ".join(words))
