"""One request on a card: when the answer is due, what is left to judge, and the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.indsigt.queries import IndsigtView, Review
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_SOON_DAYS = 7


class IndsigtCard(Card):
    """``review`` is there while the request waits."""

    review_wanted = Signal(int)
    hand_over_wanted = Signal(int)
    bin_wanted = Signal(int)

    def __init__(
        self,
        context: Context,
        indsigt: IndsigtView,
        review: Review | None,
        may_write: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Bad om indsigt %s") % show_date(indsigt.asked_on), parent)
        self.indsigt = indsigt
        self.acts: list[QPushButton] = []
        today = context.clock.today()
        if indsigt.answered_at is not None:
            self.head.addWidget(StatusChip(tr("Besvaret"), Tone.SUCCESS, "done"), 0, Qt.AlignmentFlag.AlignTop)
            self.add(labels.body(self._how_answered()))
            if may_write:
                self._offer_again()
        else:
            days = (indsigt.due_on - today).days
            tone = Tone.DANGER if days < 0 else Tone.WARNING if days <= _SOON_DAYS else Tone.INFO
            text = tr("Svar senest %s (%s)") % (show_date(indsigt.due_on), show_relative(indsigt.due_on, today))
            self.head.addWidget(StatusChip(text, tone, "deadline"), 0, Qt.AlignmentFlag.AlignTop)
        if indsigt.note and not context.discreet.is_on:
            self.add(labels.secondary(indsigt.note))
        if review is not None:
            self._show_review(review, may_write)

    def first_act(self) -> QWidget | None:
        """What the keyboard is given."""
        return self.acts[0] if self.acts else None

    def _how_answered(self) -> str:
        assert self.indsigt.answered_at is not None
        on = show_date(danish_date(self.indsigt.answered_at))
        if self.indsigt.is_encrypted:
            return tr("Udleveret %s som én fil med adgangskode.") % on
        return tr("Udleveret %s som filer uden adgangskode.") % on

    def _offer_again(self) -> None:
        """Whoever lost the password, or the file, gets another."""
        number = self.indsigt.id
        again = buttons.quiet(tr("Lav udleveringen igen"), lambda: self.hand_over_wanted.emit(number), "document")
        self.acts.append(again)
        line = layouts.FlowRow(space=SPACE_S)
        line.add(again)
        self.add(line)

    def _show_review(self, review: Review, may_write: bool) -> None:
        self.add(labels.body(_words_of(review)))
        if review.waits_for:
            self.add(Banner(review.waits_for, Tone.WARNING))
        if not may_write:
            return
        number = self.indsigt.id
        line = layouts.FlowRow(space=SPACE_S)
        make = buttons.primary(tr("Lav udlevering"), lambda: self.hand_over_wanted.emit(number), "document")
        make.setEnabled(review.is_ready)
        look = buttons.primary if review.left else buttons.plain
        if review.flags:
            self.acts.append(look(tr("Gennemgå"), lambda: self.review_wanted.emit(number), "show"))
        if review.is_ready:
            self.acts.insert(0, make)
        else:
            self.acts.append(buttons.plain(tr("Lav udlevering"), lambda: None, "document"))
            self.acts[-1].setEnabled(False)
            self.acts[-1].setToolTip(tr("Først når alt er vurderet."))
            make.deleteLater()
        self.acts.append(buttons.quiet(tr("Træk tilbage"), lambda: self.bin_wanted.emit(number), "stopped"))
        for button in self.acts:
            line.add(button)
        self.add(line)


def _words_of(review: Review) -> str:
    count = len(review.flags)
    if not count:
        return tr("Intet af det, der er gemt, ser ud til at handle om andre end beboeren.")
    if not review.left:
        return tr("Alle %s ting, der måske handler om andre, er vurderet.") % count
    return tr("%s ting handler måske om andre end beboeren. %s er ikke vurderet endnu.") % (count, review.left)
