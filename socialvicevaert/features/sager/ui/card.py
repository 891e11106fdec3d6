"""One sag as a card: what it is about at a glance, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.sager.models import SagResultat
from socialvicevaert.features.sager.queries import SagView
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.shared.tokens import SPACE_S, SPACE_XL
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_TONES = {SagResultat.LOEST: Tone.SUCCESS, SagResultat.DELVIST_LOEST: Tone.SUCCESS}


class SagCard(Card):
    """Number and title, state, need areas, facts, and below them the acts."""

    change_wanted = Signal()
    close_wanted = Signal()
    reopen_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, context: Context, sag: SagView, parent: QWidget | None = None) -> None:
        super().__init__(" · ".join(part for part in (sag.number, sag.title) if part), parent)
        self.sag = sag
        self._today = context.clock.today()
        self.head.addWidget(self._state(), 0, Qt.AlignmentFlag.AlignTop)
        if sag.behovsomraader:
            needs = layouts.FlowRow(space=SPACE_S)
            for need in sag.behovsomraader:
                needs.add(StatusChip(need, Tone.NEUTRAL, "leaf"))
            self.add(needs)
        self.add(self._facts())
        if sag.note:
            self.add(labels.body(sag.note))
        if sag.close_note and not sag.is_open:
            self.add(labels.body(sag.close_note))
        met = sag.periods[-1].met_new_people if sag.periods and not sag.is_open else None
        if met is not None:
            self.add(labels.secondary(tr("Har mødt nye mennesker: %s") % met.label.lower()))
        for period in sag.periods[1:]:
            self.add(labels.secondary(tr("Genåbnet %s: %s") % (show_date(period.from_on), period.reason)))
        self.acts = layouts.FlowRow(space=SPACE_S)
        if sag.is_open:
            self.first_act = buttons.plain(tr("Afslut …"), self.close_wanted.emit, "done")
        else:
            self.first_act = buttons.plain(tr("Genåbn …"), self.reopen_wanted.emit, "restore")
        self.acts.add(self.first_act)
        self.acts.add(buttons.quiet(tr("Ret"), self.change_wanted.emit, "edit"))
        self.acts.add(buttons.quiet(tr("Slet"), self.bin_wanted.emit, "delete"))
        self.add(self.acts)

    def _state(self) -> StatusChip:
        sag = self.sag
        if sag.is_open:
            return StatusChip(tr("Åben"), Tone.ACCENT)
        label = sag.result.label if sag.result else tr("Afsluttet")
        tone = _TONES.get(sag.result, Tone.NEUTRAL) if sag.result else Tone.NEUTRAL
        return StatusChip(label, tone, "done", tr("Afsluttet %s") % show_date(sag.closed_on))

    def _facts(self) -> QWidget:
        sag = self.sag
        since = tr("%s (%s)") % (show_date(sag.started_on), show_relative(sag.started_on, self._today))
        period = since if sag.closed_on is None else f"{show_date(sag.started_on)} – {show_date(sag.closed_on)}"
        facts = layouts.FlowRow(space=SPACE_XL)
        for name, value in (
            (tr("Årsag"), sag.cause.label if sag.cause else tr("Ikke skrevet endnu")),
            (tr("Kilde"), sag.source.label),
            (tr("Ansvarlig"), sag.responsible),
            (tr("Siden") if sag.is_open else tr("Periode"), period),
        ):
            facts.add(_fact(name, value))
        return facts


def _fact(name: str, value: str) -> QWidget:
    fact = QWidget()
    lines = layouts.column(fact, 0)
    label = labels.field_label(name)
    label.setWordWrap(False)
    shown = labels.body(value)
    shown.setWordWrap(False)
    lines.addWidget(label)
    lines.addWidget(shown)
    fact.setAccessibleName(f"{name}: {value}")
    return fact
