"""Ny kontakt (Ctrl+N, from anywhere), and the form that corrects one."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.kontakter import queries, rules, service
from socialvicevaert.features.kontakter.models import KontaktDraft
from socialvicevaert.features.kontakter.queries import KontaktStart
from socialvicevaert.features.kontakter.ui.fields import KontaktFields
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.errors import Problem, ValidationFailed
from socialvicevaert.shared.formats.dates import show_time
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_WIDTH = 520
_PLACES = {"held_at": "held_on"}
"""Where a problem of the draft is shown, when the form has put it in another field."""


class KontaktSheet(FormSheet):
    """A new kontakt; ``target.id`` is the resident, or None while nobody is known.

    A draft belongs to a resident: what was kept of one never appears at another. Words typed in this sheet follow when
    the resident is corrected, words brought back from an earlier draft stay with theirs.
    """

    def __init__(self, context: Context, target: Target | None = None, parent: QWidget | None = None) -> None:
        beboer_id = target.id if target is not None else None
        super().__init__(context, tr("Ny kontakt"), save_text=tr("Gem kontakt"), width=_WIDTH, parent=parent)
        self.beboer_id = beboer_id
        self.fields = KontaktFields(context, self.form, is_new=True)
        self.fields.begin()
        self._is_brought_back = False
        self._is_kept = False
        self._empty_state = self._state()
        self.fields.beboer.edited.connect(self._beboer_changed)
        assert self.primary is not None
        self.primary.setEnabled(False)
        self._know_beboer(beboer_id)

    def submit(self, values: dict[str, Any]) -> None:
        draft = checked(self.fields.draft(values, values["beboer_id"]), self.context)
        self.save(tr("Kontakt gemt"), lambda session: service.log_kontakt(session, draft))

    def first_focus(self) -> QWidget:
        known = self.beboer_id is not None
        return self.fields.text.control if known else self.fields.beboer.control

    def keep_draft(self) -> None:
        """Keep what is typed, for this resident; nothing typed is nothing kept."""
        self._pause.stop()
        if not self.draft_key or not self.form.is_edited:
            return
        if self.fields.has_words:
            self._is_kept = True
            self.context.drafts.save(self, self.draft_key, self._state())
            self.kept.setText(tr("Kladde gemt %s") % show_time(self.context.clock.now()))
        elif self._is_kept:
            self._is_kept = False
            self.context.drafts.discard(self, self.draft_key)
            self.kept.clear()

    def throw_draft_away(self) -> None:
        super().throw_draft_away()
        self._is_brought_back = self._is_kept = False

    def _know_beboer(self, beboer_id: int | None) -> None:
        self.beboer_id = beboer_id
        self.draft_key = f"kontakt:{beboer_id}" if beboer_id is not None else "kontakt:uden beboer"
        self.context.tasks.read(
            self, lambda session: queries.kontakt_start(session, beboer_id), self._begin, self.form.show_error
        )

    def _begin(self, start: KontaktStart) -> None:
        if start.beboer_id != self.beboer_id:
            return  # somebody else has been chosen meanwhile
        assert self.primary is not None
        self.primary.setEnabled(True)
        is_first = not self.fields.has_codes
        self.fields.offer(start)
        if is_first:
            self._empty_state = self._state() | self._empty_state
        key = self.draft_key
        self.context.drafts.load(self, key, lambda kept: self._found_draft(key, kept))

    def _beboer_changed(self) -> None:
        chosen = self.fields.beboer.chosen
        if chosen is None or chosen.key == self.beboer_id:
            return
        self.keep_draft()
        if self._is_brought_back:
            self.form.restore(self._empty_state)
        elif self._is_kept:
            self.context.drafts.discard(self, self.draft_key)
        self._is_brought_back = self._is_kept = False
        self._hide_draft_banner()
        self.kept.clear()
        self._know_beboer(chosen.key)
        if self.fields.has_words:
            self._pause.start()
        self.fields.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found_draft(self, key: str, kept: KeptDraft | None) -> None:
        if kept is None or key != self.draft_key:
            return
        when = kept.when(self.context.clock.today())
        if self.fields.has_words:
            self._show_draft_banner(tr("Der ligger en kladde fra %s") % when, tr("Hent"), lambda: self._fetch(kept))
        else:
            self._bring_back(kept)
            self._show_draft_banner(tr("Kladde fra %s") % when, tr("Kassér"), self.throw_draft_away)

    def _bring_back(self, kept: KeptDraft) -> None:
        self.form.restore(kept.state)
        self.fields.text.text.moveCursor(QTextCursor.MoveOperation.End)
        self._is_brought_back = self._is_kept = True

    def _fetch(self, kept: KeptDraft) -> None:
        """Put the kept draft before what is typed already; neither is lost."""
        typed = self.fields.text.value()
        self._bring_back(kept)
        self.fields.text.type_in("\n\n".join(part for part in (self.fields.text.value(), typed) if part))
        self._hide_draft_banner()

    def _show_draft_banner(self, text: str, action_text: str, action: Any) -> None:
        self._hide_draft_banner()
        self._draft_banner = Banner(text, Tone.INFO, action_text, action)
        self.body.insertWidget(0, self._draft_banner)

    def _hide_draft_banner(self) -> None:
        if self._draft_banner is not None:
            self._draft_banner.hide()
            self._draft_banner.deleteLater()
            self._draft_banner = None

    def _state(self) -> dict[str, object]:
        """What is kept: everything but who it is about, which the draft's key says."""
        state = self.form.state()
        del state["beboer_id"]
        return state


class KontaktEditSheet(FormSheet):
    """Corrects a kontakt, whose number is ``target.id``; what it said before stays in the history."""

    def __init__(self, context: Context, target: Target, parent: QWidget | None = None) -> None:
        assert target.id is not None
        self.kontakt_id = target.id
        super().__init__(
            context,
            tr("Ret kontakt"),
            save_text=tr("Gem ændringer"),
            draft_key=f"kontakt:ret:{target.id}",
            width=_WIDTH,
            parent=parent,
        )
        self.beboer_id = 0
        self.fields = KontaktFields(context, self.form, is_new=False)
        self.bin_button = self.add_action(tr("Slet"), self._bin, "delete", is_danger=True)
        self.agreed_button = self.add_action(tr("Aftaleark"), self._write_agreed, "agreement")
        self.agreed_button.setEnabled(False)
        assert self.primary is not None
        self.primary.setEnabled(False)
        kontakt_id = self.kontakt_id
        context.tasks.write(
            self,
            tr("Kontakt åbnet"),
            lambda session: service.view_kontakt(session, kontakt_id),
            self._begin,
            self._refused,
            undoable=False,
            quiet=True,
        )

    def submit(self, values: dict[str, Any]) -> None:
        draft = checked(self.fields.draft(values, self.beboer_id), self.context)
        kontakt_id = self.kontakt_id
        self.save(tr("Kontakt rettet"), lambda session: service.change_kontakt(session, kontakt_id, draft))

    def first_focus(self) -> QWidget:
        return self.fields.text.control

    def _begin(self, start: KontaktStart) -> None:
        assert start.kontakt is not None
        assert start.beboer_id is not None
        assert self.primary is not None
        self.beboer_id = start.beboer_id
        self.subtitle.setText(tr("%s · skrevet af %s") % (self.context.name(start.beboer), start.kontakt.medarbejder))
        self.subtitle.show()
        self.fields.offer(start)
        self.fields.show_kontakt(start.kontakt)
        self.fields.text.text.moveCursor(QTextCursor.MoveOperation.End)
        self.primary.setEnabled(True)
        self.agreed_button.setEnabled(may(self.context.actor, Permission.WRITE_BREVE))
        self.load_draft()

    def _refused(self, error: Exception) -> None:
        """It is gone, or may not be seen: there is nothing to write in."""
        self.form.show_error(error)
        for field in self.form.fields.values():
            field.hide()
        self.fields.codes.hide()
        self.bin_button.hide()

    def _write_agreed(self) -> None:
        """What was agreed at the visit, on a sheet for the resident."""
        self.context.navigate(Target("nyt_aftaleark", self.beboer_id, extra={"kontakt_id": self.kontakt_id}))

    def _bin(self) -> None:
        kontakt_id = self.kontakt_id
        self.save(tr("Kontakt lagt i papirkurven"), lambda session: service.bin_kontakt(session, kontakt_id))


def checked(draft: KontaktDraft, context: Context) -> KontaktDraft:
    """The draft, when it can be saved.

    :raises ValidationFailed: with the names of the form's fields.
    """
    problems = [
        Problem(_PLACES.get(problem.field, problem.field), problem.text)
        for problem in rules.problems_of_kontakt(draft, now=context.clock.now())
    ]
    if problems:
        raise ValidationFailed(problems)
    return draft
