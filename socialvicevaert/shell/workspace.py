"""The work: rail, pages, side sheets, status bar, keys and palette of one worker."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import Clock
from socialvicevaert.shell import keys
from socialvicevaert.shell.acts import Acts
from socialvicevaert.shell.commands import commands_of
from socialvicevaert.shell.discreet_sheets import DiscreetSheets
from socialvicevaert.shell.navigator import Navigator
from socialvicevaert.shell.page_stack import PageStack, pages_for
from socialvicevaert.shell.pages import FIRST_PAGES
from socialvicevaert.shell.palette import Palette
from socialvicevaert.shell.printing import print_pdf
from socialvicevaert.shell.status_bar import StatusBar
from socialvicevaert.ui import layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Discreet, Target
from socialvicevaert.ui.drafts import Drafting, DraftStore
from socialvicevaert.ui.rail import Rail, RailItem
from socialvicevaert.ui.sheets import SheetHost
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.tasks import Tasks
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.toast import ToastArea
from socialvicevaert.ui.tone import Tone
from socialvicevaert.vault import Vault

_MINUTE = 60_000


class Workspace(QWidget):
    """Made anew for each worker; it lives on, hidden, while the window is locked."""

    lock_wanted = Signal()
    backup_wanted = Signal()
    restore_wanted = Signal(object)  # vault.BackupInfo

    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        actor: Actor,
        drafts: DraftStore,
        vault: Vault,
        is_example: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._vault = vault
        entries = pages_for(actor)
        self.pages = PageStack(entries)
        self.host = SheetHost(self.pages)
        self.rail = Rail([RailItem(entry.key, tr(entry.text), entry.icon) for entry in entries if not entry.under])
        self.status = StatusBar(actor)
        self.navigator = Navigator(self.pages, actor, self)
        self._place(is_example)
        self.toasts = ToastArea(self)
        self.context = Context(tasks, clock, actor, self.navigator, self.host, self.toasts, drafts, Discreet(self))
        DiscreetSheets(self.host, self.context.discreet)
        self.pages.use(self.context, Machine(vault, self.backup_wanted.emit, print_pdf, self.restore_wanted.emit))
        self.navigator.use(self.context)
        self.acts = Acts(self)
        self.palette_box = Palette(self, self.context, self.navigator, lambda: commands_of(self))
        self._backup_problem: Banner | None = None
        self._minute = QTimer(self, interval=_MINUTE)
        self._make_keys()
        self._wire()

    def show_first_page(self) -> None:
        """What the role logs in for: the page at the top of the rail, or another of ``FIRST_PAGES``."""
        first = FIRST_PAGES.get(self.context.actor.role, "")
        entry = self.pages.entry_for(first) or self.pages.entries[0]
        self.navigator(Target(entry.key))

    def show_backup_problem(self, text: str) -> None:
        """A failed backup stays in sight until one has succeeded."""
        self.clear_backup_problem()
        self._backup_problem = Banner(text, Tone.DANGER, tr("Prøv igen"), self.backup_wanted.emit)
        self._banners.addWidget(self._backup_problem)
        self.status.show_backup_failed()

    def clear_backup_problem(self) -> None:
        """A backup has succeeded."""
        if self._backup_problem is not None:
            self._backup_problem.hide()
            self._backup_problem.deleteLater()
            self._backup_problem = None

    def show_backup_age(self) -> None:
        """Say how old the newest backup is; it grows older while the window is open."""
        if self._backup_problem is None:
            last = self._vault.last_backup()
            self.status.show_backup(last.made_at if last else None, self._clock.today())

    def say_new_password(self) -> None:
        """Somebody came in by the recovery code."""
        self.toasts.show_toast(tr("Din nye adgangskode gælder fra nu af. Læg gendannelsesarket tilbage i skabet."))

    def say_restored(self, made: str, carried: Sequence[str]) -> None:
        """A backup is in place; ``carried`` are the withdrawals that were made good, in words without names."""
        text = tr("Kopien fra %s er gendannet. De tidligere data ligger i mappen »sat-til-side«.") % made
        if carried:
            again = tr("Samtykker trukket tilbage efter kopien blev taget er trukket tilbage igen.")
            text = f"{text} {again} {tr('Gå dem igennem: %s.') % '; '.join(carried)}"
        self._banners.addWidget(Banner(text, Tone.WARNING if carried else Tone.INFO, closable=True))

    def keep_drafts(self) -> None:
        """Keep what stands in open forms now, without waiting for the pause after the last key."""
        for part in self.findChildren(QWidget):
            if isinstance(part, Drafting):
                part.keep_draft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nothing on the page wanted for itself."""
        pressed = QKeySequence(event.keyCombination())
        for key in keys.all_keys():
            if key.place is keys.Place.PAGE_FIRST and pressed in [QKeySequence(each) for each in key.keys]:
                self.acts.by_name(key.act)()
                return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab passes over what an open sheet covers: it goes into the sheet."""
        has_moved = super().focusNextPrevChild(next)
        sheet, focus = self.host.current, QApplication.focusWidget()
        if sheet is not None and focus is not None and (sheet.covers(focus) or sheet.isAncestorOf(focus)):
            sheet.take_tab(next)
        return has_moved

    def _place(self, is_example: bool) -> None:
        outside = layouts.column(self, 0)
        self._banners = layouts.column(None, 0)
        if is_example:
            text = tr("Eksempeldata – alle navne er opdigtede. Det, du skriver her, kommer ikke med i jeres egne data.")
            self._banners.addWidget(Banner(text, Tone.INFO))
        outside.addLayout(self._banners)
        middle = layouts.row(None, 0)
        middle.addWidget(self.rail)
        middle.addWidget(self.host, 1)
        outside.addLayout(middle, 1)
        outside.addWidget(self.status)
        dress(self, "bare")  # it holds the focus while nothing on the page does, without a ring around everything

    def _make_keys(self) -> None:
        for key in keys.all_keys():
            if key.place is not keys.Place.WINDOW:
                continue
            for sequence in key.keys:
                shortcut = QShortcut(QKeySequence(sequence), self)
                shortcut.activated.connect(self.acts.by_name(key.act))

    def _wire(self) -> None:
        """Every signal of the workspace, once."""
        tasks = self.context.tasks
        self.toasts.announce(tasks)
        tasks.saved.connect(self._saved)
        self.rail.chosen.connect(lambda key: self.navigator(Target(key)))
        self.pages.shown.connect(self._mark_in_rail)
        self.status.lock_wanted.connect(self.lock_wanted)
        self.status.discreet_wanted.connect(self.context.discreet.switch)
        self.status.shortcuts_wanted.connect(self.acts.shortcuts)
        self.context.discreet.changed.connect(lambda: self.status.show_discreet(self.context.discreet.is_on))
        self._minute.timeout.connect(self.show_backup_age)
        self._minute.start()

    def _mark_in_rail(self, key: str) -> None:
        entry = self.pages.entry_for(key)
        self.rail.set_current(entry.under if entry is not None and entry.under else key)

    def _saved(self, _title: str, transaction_id: int | None) -> None:
        self.status.show_saved(self._clock.now())
        self.acts.remember(transaction_id)
