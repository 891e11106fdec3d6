"""A side sheet with a form: the ordinary way to enter and change something."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_time
from socialvicevaert.ui import labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.storage import Session

T = TypeVar("T")
_AROUND = 80
"""Pixels kept visible above and below a field that is shown: its label and its error."""


class FormSheet(SideSheet):
    """Fill `form` in the constructor, then call `load_draft`; override `submit`, and call `save` from it.

    With a `draft_key` what is typed is kept as it is typed, and comes back when the sheet is opened again, until it is
    saved or thrown away.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        subtitle: str = "",
        save_text: str = "",
        draft_key: str = "",
        width: int = 460,
        form: Form | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, title, subtitle, width, parent)
        self.draft_key = draft_key
        self.form = form if form is not None else Form()
        self.body.addWidget(self.form)
        self.form.submitted.connect(self._submit)
        self.form.edited.connect(self._edited)
        self.kept = labels.ElidedLabel("", "secondary")
        self.kept.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # gives way to the buttons
        self.footer.insertWidget(0, self.kept)
        self.set_primary(save_text or tr("Gem"), self._submit).setToolTip(tr("Ctrl+Enter"))
        self._empty_state: dict[str, object] = {}
        self._draft_banner: Banner | None = None
        self._pause = QTimer(self, singleShot=True, interval=600)
        self._pause.timeout.connect(self.keep_draft)
        self._reveal = QTimer(self, singleShot=True, interval=0)  # after the summary has taken its room
        self._reveal.timeout.connect(self._reveal_focus)

    def first_focus(self) -> QWidget:
        """The first field, at the part the keyboard comes to: of chips the one that is chosen."""
        first = super().first_focus()
        within = (field.focusProxy() for field in self.form.fields.values() if field.isAncestorOf(first))
        return next((stop for stop in within if stop is not None and stop.isVisibleTo(self)), first)

    def submit(self, values: dict[str, Any]) -> None:
        """Save what stands in the form; `values` are by field name. Override, and call `save`."""
        raise NotImplementedError

    def save(
        self,
        title: str,
        action: "Callable[[Session], T]",
        then: Callable[[T], None] | None = None,
        reason: str = "",
        undoable: bool = True,
    ) -> None:
        """Do it as one transaction called `title`; close when it is done, keep everything when it is refused."""

        def done(result: T) -> None:
            self._forget_draft()
            self.draft_key = ""
            self.close_sheet()
            if then is not None:
                then(result)

        def refused(error: Exception) -> None:
            self._set_busy(False)
            self._show_error(error)

        self._set_busy(True)
        self.context.tasks.write(self, title, action, done, refused, reason, undoable)

    def load_draft(self) -> None:
        """Bring back what was typed before, if it was kept. Call when the form is filled."""
        self._empty_state = self.form.state()
        if self.draft_key:
            self.context.drafts.load(self, self.draft_key, self._loaded)

    def offer_draft(self) -> None:
        """For a form that belongs to nobody yet: it opens empty, and what was typed before, of whomever, is offered.

        What is typed while the offer stands is kept beside the older text; neither is lost.
        """
        self._empty_state = self.form.state()
        self._look_for_draft(self.draft_key, f"{self.draft_key}:igen")

    def keep_draft(self) -> None:
        """Keep what stands in the form now."""
        self._pause.stop()
        if self.draft_key and self.form.is_edited:
            self.context.drafts.save(self, self.draft_key, self.form.state())
            self.kept.setText(tr("Kladde gemt %s") % show_time(self.context.clock.now()))

    def throw_draft_away(self) -> None:
        """Begin again with the form as it was when it was opened."""
        self._forget_draft()
        self.form.restore(self._empty_state)
        self.form.is_edited = False
        self.form.clear_errors()
        self.kept.clear()
        if self._draft_banner is not None:
            self._draft_banner.hide()

    def event(self, event: QEvent) -> bool:
        # Ctrl+Z over a form is about the form: what was saved before it was opened must not be undone behind it.
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if is_undo and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From the buttons below too; in the form itself its own shortcut comes first.
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        else:
            super().keyPressEvent(event)

    def closing(self) -> None:
        if self._pause.isActive():
            self.keep_draft()

    def _loaded(self, kept: KeptDraft | None) -> None:
        if kept is None or self.form.is_edited:
            return
        self.form.restore(kept.state)
        self._draft_banner = Banner(
            tr("Kladde fra %s") % kept.when(self.context.clock.today()), Tone.INFO, tr("Kassér"), self.throw_draft_away
        )
        self.body.insertWidget(0, self._draft_banner)

    def _look_for_draft(self, key: str, other: str) -> None:
        """Offer the draft of one of two keys; what is typed here gets the key that is free."""
        own_key = self.draft_key

        def found(kept: KeptDraft | None) -> None:
            if kept is not None:
                self.draft_key = other
                self._offer(key, kept)
            elif key == own_key:
                self._look_for_draft(other, key)

        self.context.drafts.load(self, key, found)

    def _offer(self, key: str, kept: KeptDraft) -> None:
        if self.form.is_edited:
            return

        def fetch() -> None:
            self.draft_key = key
            banner.hide()
            self._loaded(kept)

        words = tr("Der ligger en kladde fra %s") % kept.when(self.context.clock.today())
        banner = Banner(words, Tone.INFO, tr("Hent"), fetch)
        self.body.insertWidget(0, banner)
        self.form.edited.connect(banner.hide)

    def _edited(self) -> None:
        if self.draft_key:
            self._pause.start()

    def _submit(self) -> None:
        if self.primary is not None and not self.primary.isEnabled():
            return
        try:
            self.submit(self.form.values())
        except UserError as error:
            self._show_error(error)

    def _show_error(self, error: Exception) -> None:
        """Show the summary, and the field with the focus as well: nobody should type where they cannot see."""
        self.form.show_error(error)
        self.scroller.ensureVisible(0, 0)
        self._reveal.start()

    def _reveal_focus(self) -> None:
        focus = self.focusWidget()
        if focus is not None and self.form.isAncestorOf(focus):
            self.scroller.ensureWidgetVisible(focus, 0, _AROUND)

    def _forget_draft(self) -> None:
        self._pause.stop()
        if self.draft_key:
            self.context.drafts.discard(self, self.draft_key)

    def _set_busy(self, busy: bool) -> None:
        if self.primary is not None:
            self.primary.setEnabled(not busy)
