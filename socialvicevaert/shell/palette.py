"""Ctrl+K: people, sager, applications, documents, partners, notes and commands in one box."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.soegning.queries import (
    Found,
    FoundAnsoegning,
    FoundBeboer,
    FoundDokument,
    FoundSag,
    beboere_by_id,
    find,
)
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.folding import fold, folded_words
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shell.commands import Command
from socialvicevaert.shell.navigator import Navigator
from socialvicevaert.ui.command_palette import CommandPalette, Hit
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.text import tr

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session

_MOST_COMMANDS = 5


class Palette(QObject):
    """Asks in the lane for what is typed, and goes where the user chooses."""

    def __init__(
        self, host: QWidget, context: Context, navigator: Navigator, commands: Callable[[], Sequence[Command]]
    ) -> None:
        super().__init__(host)
        self._context = context
        self._navigator = navigator
        self._commands = commands
        self._sees_beboere = may(context.actor, Permission.SEE_BEBOERE)
        self.box = CommandPalette(host)
        self.box.asked.connect(self._ask)
        self.box.chosen.connect(self._go)
        context.discreet.changed.connect(self._ask_again)

    def open(self) -> None:
        """Show the box."""
        self.box.open()

    def _ask(self, text: str) -> None:
        if text:
            self._context.tasks.read(
                self,
                lambda session: find(session, text),
                lambda found: self._show(text, self._hits(text, found)),
                latest="palette",
            )
        elif self._sees_beboere and self._navigator.recent_beboere:
            recent = self._navigator.recent_beboere

            def query(session: "Session") -> tuple[FoundBeboer, ...]:
                return beboere_by_id(session, recent)

            self._context.tasks.read(self, query, self._show_start, latest="palette")
        else:
            self._show_start(())

    def _ask_again(self) -> None:
        if self.box.isVisible():
            self._ask(self.box.line.text().strip())

    def _show_start(self, recent: Sequence[FoundBeboer]) -> None:
        hits = [self._beboer_hit(person, tr("Senest set")) for person in recent]
        self._show("", [*hits, *(self._command_hit(command) for command in self._commands())])

    def _show(self, text: str, hits: Sequence[Hit]) -> None:
        self.box.set_hits(text, hits)
        self.box.list.scrollToTop()  # the first hit is chosen; its heading must be seen too

    def _hits(self, text: str, found: Found) -> list[Hit]:
        words = folded_words(text)
        by_name = [person for person in found.beboere if _begins(person.name, words)]
        others = [person for person in found.beboere if person not in by_name]
        commands = [command for command in self._commands() if _begins(command.text, words)][:_MOST_COMMANDS]
        return [
            *(self._beboer_hit(person, tr("Beboere")) for person in by_name),
            *(self._command_hit(command) for command in commands),
            *(self._beboer_hit(person, tr("Beboere") if not by_name else tr("Flere beboere")) for person in others),
            *(self._sag_hit(sag, tr("Sager"), "case", "sager") for sag in found.sager),
            *(self._sag_hit(sag, tr("Fogedsager"), "court", "fogedsager") for sag in found.fogedsager),
            *(self._ansoegning_hit(one) for one in found.ansoegninger),
            *(self._dokument_hit(one) for one in found.dokumenter),
            *self._partner_hits(found),
            *self._note_hits(found),
        ]

    def _beboer_hit(self, person: FoundBeboer, group: str) -> Hit:
        phone = show_phone(person.phone) if person.phone else ""
        detail = " · ".join(part for part in (person.address, phone) if part)
        if self._context.discreet.is_on:
            detail = ""
        return Hit(group, self._context.name(person.name), detail, "person", value=Target("beboer", person.id))

    def _sag_hit(self, sag: FoundSag, group: str, icon: str, tab: str) -> Hit:
        state = (
            sag.stage.label if sag.stage is not None and sag.is_open else tr("Åben") if sag.is_open else tr("Lukket")
        )
        detail = " · ".join(part for part in (self._context.name(sag.name), sag.title, state) if part)
        target = Target("beboer", sag.beboer_id, tab, {"fogedsag" if tab == "fogedsager" else "id": sag.id})
        return Hit(group, sag.number or group, detail, icon, value=target)

    def _ansoegning_hit(self, one: FoundAnsoegning) -> Hit:
        about = "" if self._context.discreet.is_on else one.about
        detail = " · ".join(part for part in (self._context.name(one.name), about, one.status) if part)
        target = Target("beboer", one.beboer_id, "oekonomi", {"part": "ansoegninger", "id": one.id})
        return Hit(tr("Ansøgninger"), one.basis.label, detail, "send", value=target)

    def _dokument_hit(self, one: FoundDokument) -> Hit:
        title = one.kind.label if self._context.discreet.is_on else one.title
        detail = " · ".join((self._context.name(one.name), one.kind.label, show_date(one.on)))
        target = Target("beboer", one.beboer_id, "papirer", {"part": "dokumenter", "id": one.id})
        return Hit(tr("Dokumenter"), title, detail, "document", value=target)

    def _partner_hits(self, found: Found) -> list[Hit]:
        return [
            Hit(
                tr("Partnere"),
                partner.name,
                " · ".join(part for part in (partner.kind.label, show_phone(partner.phone)) if part),
                "partners",
                value=Target("partner", partner.id),
            )
            for partner in found.partnere
        ]

    def _note_hits(self, found: Found) -> list[Hit]:
        return [
            Hit(
                tr("Notater"),
                f"{self._context.name(note.name)} {show_date(danish_date(note.held_at))}",
                "" if self._context.discreet.is_on else note.snippet,
                "note",
                value=Target("beboer", note.beboer_id, "overblik", {"id": note.id}),
            )
            for note in found.noter
        ]

    def _command_hit(self, command: Command) -> Hit:
        return Hit(tr("Kommandoer"), command.text, "", command.icon, command.shortcut, command.run)

    def _go(self, hit: Hit) -> None:
        if isinstance(hit.value, Target):
            self._navigator(hit.value)
        elif callable(hit.value):
            hit.value()


def _begins(text: str, words: Sequence[str]) -> bool:
    """Whether every word begins a word of the text."""
    parts = folded_words(fold(text))
    return bool(words) and all(any(part.startswith(word) for part in parts) for word in words)
