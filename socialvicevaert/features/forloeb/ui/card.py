"""One course on a card: its line of stages, the numbers before and after, and the log."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.forloeb import rules
from socialvicevaert.features.forloeb.models import ForloebStatus
from socialvicevaert.features.forloeb.queries import ForloebView, LogEntry, MaalingView
from socialvicevaert.features.forloeb.rules import ForloebTrin
from socialvicevaert.features.forloeb.ui.numbers import Numbers
from socialvicevaert.features.forloeb.ui.words import look, stages
from socialvicevaert.shared.formats.dates import show_date, show_date_long, show_moment
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.stage_line import StageLine
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.timeline import EntryRow, TimelineEntry
from socialvicevaert.ui.tone import Tone

MOST_ENTRIES = 6


class ForloebCard(Card):
    """The one act that comes next stands first; corrections are quiet. ``now`` are the numbers of today."""

    answer_wanted = Signal()
    close_wanted = Signal()
    change_wanted = Signal()
    reopen_wanted = Signal()
    bin_wanted = Signal()
    fill_wanted = Signal()
    log_wanted = Signal()
    kontakt_wanted = Signal(int)

    def __init__(
        self,
        view: ForloebView,
        log: tuple[LogEntry, ...],
        now: MaalingView | None,
        may_write: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_title(view), parent)
        self.view = view
        self._log = log
        self.may_write = may_write
        text, tone, icon = look(view)
        self.setAccessibleName(f"{_title(view)}, {text}")
        self.chip = StatusChip(text, tone, icon)
        self.head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.line = StageLine(stages(view), tr("Forløbets trin"))
        self.line.chosen.connect(self._stage_chosen)
        self.add(self.line)
        self.add(self._facts())
        if view.note:
            self.add(labels.body(view.note))
        self.main: QPushButton | None = None
        if may_write:
            self._acts()
        self.gap: Banner | None = None
        self.numbers: Numbers | None = None
        if view.status is ForloebStatus.ACCEPTERET:
            self._show_gap(now)
            self.numbers = Numbers(view, now)
            self.add(self.numbers)
        self.entries: list[EntryRow] = []
        self._show_log()

    def _show_gap(self, now: MaalingView | None) -> None:
        gap = rules.start_gap(self.view.start, now) if now is not None else None
        if gap is not None:
            act = tr("Hent tallene") if gap.can_fill and self.may_write else ""
            self.gap = Banner(gap.text, Tone.WARNING, act, self.fill_wanted.emit)
            self.add(self.gap)

    def _facts(self) -> QWidget:
        view = self.view
        facts = layouts.FlowRow(space=SPACE_M)
        for icon, words in (
            ("person", tr("Rådgiver: %s") % view.medarbejder),
            ("place", tr("Mødes: %s") % view.place.label.lower() if view.place is not None else ""),
            ("court", tr("Om en fogedsag") if view.fogedsag_id is not None else ""),
            ("case", tr("Del af en sag") if view.sag_id is not None else ""),
            ("tick", tr("Vurderet af %s") % view.judged_by if view.judged_by else ""),
        ):
            if words:
                facts.add(Fact(icon, words))
        return facts

    def _acts(self) -> None:
        acts = layouts.FlowRow(space=SPACE_S)
        stage = self.view.stage
        quiet: list[tuple[str, Callable[[], object], str]] = []
        if stage is ForloebTrin.TILBUDT:
            self.main = buttons.plain(tr("Skriv svar"), self.answer_wanted.emit, "letter")
        elif stage is ForloebTrin.I_GANG:
            self.main = buttons.plain(tr("Afslut forløb"), self.close_wanted.emit, "done")
            quiet.append((tr("Ret svar og tal"), self.answer_wanted.emit, "edit"))
        elif stage is ForloebTrin.SVAR:
            quiet.append((tr("Skriv nyt svar"), self.answer_wanted.emit, "letter"))
        else:
            quiet.append((tr("Ret afslutning"), self.close_wanted.emit, "edit"))
            quiet.append((tr("Åbn igen"), self.reopen_wanted.emit, "restore"))
        if stage is not ForloebTrin.AFSLUTTET:
            quiet.append((tr("Ret tilbud"), self.change_wanted.emit, "edit"))
        quiet.append((tr("Slet"), self.bin_wanted.emit, "delete"))
        if self.main is not None:
            acts.add(self._named(self.main))
        for text, slot, icon in quiet:
            acts.add(self._named(buttons.quiet(text, slot, icon)))
        self.add(acts)

    def _show_log(self) -> None:
        section = Section(tr("Logbog (%s)") % len(self._log), folded=not self.view.is_current)
        if self.may_write and self.view.is_current:
            line = layouts.row(None)
            write = buttons.plain(tr("Skriv i logbogen"), self.log_wanted.emit, "contact")
            line.addWidget(write)
            line.addStretch(1)
            section.body.addLayout(line)
        self._entries = layouts.column(None, 0)
        section.body.addLayout(self._entries)
        for entry in self._log[:MOST_ENTRIES]:
            self._add_entry(entry)
        rest = self._log[MOST_ENTRIES:]
        if rest:
            self.more = buttons.quiet(tr("Vis resten (%s)") % len(rest), self._show_rest, "down")
            section.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(section)

    def _show_rest(self) -> None:
        self.more.hide()
        for entry in self._log[MOST_ENTRIES:]:
            self._add_entry(entry)

    def _add_entry(self, entry: LogEntry) -> None:
        row = EntryRow(_as_entry(entry))
        if entry.kontakt_id is not None:
            row.chosen.connect(lambda: self.kontakt_wanted.emit(entry.kontakt_id))
        row.stepped.connect(lambda by: self._step(row, by))
        self._entries.addWidget(row)
        self.entries.append(row)

    def _step(self, row: EntryRow, by: int) -> None:
        place = self.entries.index(row) + by
        if 0 <= place < len(self.entries):
            self.entries[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _stage_chosen(self, key: str) -> None:
        """A stage opens what is written at it, where it can be."""
        stage = self.view.stage
        if not self.may_write:
            return
        if key == "tilbudt" and stage is not ForloebTrin.AFSLUTTET:
            self.change_wanted.emit()
        elif key in ("svar", "i_gang") and stage is not ForloebTrin.AFSLUTTET:
            self.answer_wanted.emit()
        elif key == "afsluttet" and stage in (ForloebTrin.I_GANG, ForloebTrin.AFSLUTTET):
            self.close_wanted.emit()

    def _named(self, button: QWidget) -> QWidget:
        button.setAccessibleName(f"{button.property('text')}: {self.title.text()}")
        return button


def _title(view: ForloebView) -> str:
    return tr("Rådgivningsforløb tilbudt %s") % show_date(view.offered_on)


def _as_entry(entry: LogEntry) -> TimelineEntry:
    is_contact = entry.kontakt_id is not None
    return TimelineEntry(
        entry.kontakt_id,
        show_moment(entry.at) if entry.at is not None else show_date(entry.on),
        entry.title,
        entry.by,
        entry.text,
        "contact" if is_contact else "circle",
        tip=show_date_long(entry.on),
    )
