"""Proposals that were made, with a letter to each creditor."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.gaeld.queries import FordelingView, PostView
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr


class KeptProposals(Section):
    """The newest first; folded until it is asked for."""

    open_wanted = Signal(object)  # FordelingView
    letters_wanted = Signal(object, object)  # FordelingView, tuple of debts' ids (none: all)

    def __init__(self, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("Forslag til kreditorer"), folded=True, parent=parent)
        self._may_write = may_write

    def show_proposals(self, proposals: Sequence[FordelingView]) -> None:
        """Show these."""
        layouts.clear(self.body)
        self.set_title(tr("Forslag til kreditorer (%s)") % len(proposals))
        for one in proposals:
            self.add(self._card(one))
        self.setVisible(bool(proposals))

    def _card(self, one: FordelingView) -> Card:
        card = Card(tr("%s om måneden") % show_oere(one.amount_oere))
        count = tr("1 kreditor") if len(one.posts) == 1 else tr("%s kreditorer") % len(one.posts)
        first = tr("første betaling %s") % show_date(one.first_payment_on) if one.first_payment_on else ""
        made = tr("lavet %s af %s") % (show_date(one.made_on), one.made_by)
        card.add(labels.secondary(" · ".join(filter(None, (count, first, made, one.note)))))
        for post in one.posts:
            card.add(self._line(one, post))
        acts = layouts.FlowRow(space=SPACE_S)
        letters = buttons.plain(tr("Vis alle breve"), lambda: self.letters_wanted.emit(one, ()), "letter")
        acts.add(letters)
        if self._may_write:
            acts.add(buttons.quiet(tr("Ret forslaget"), lambda: self.open_wanted.emit(one), "edit"))
        card.add(acts)
        return card

    def _line(self, one: FordelingView, post: PostView) -> QWidget:
        line = QWidget()
        inside = layouts.row(line, SPACE_M)
        inside.addWidget(labels.ElidedLabel(post.creditor), 1)
        amount = labels.one_line(labels.body(show_oere(post.amount_oere)))
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(amount)
        letter = buttons.link(tr("Brev"), lambda: self.letters_wanted.emit(one, (post.gaeld_id,)))
        letter.setAccessibleName(tr("Brev til %s") % post.creditor)
        letter.setEnabled(post.amount_oere > 0)
        inside.addWidget(letter)
        return line
