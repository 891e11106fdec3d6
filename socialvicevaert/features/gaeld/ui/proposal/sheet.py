"""The sheet in which an amount is divided among creditors."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.gaeld import queries, rules, service
from socialvicevaert.features.gaeld.models import FordelingDraft
from socialvicevaert.features.gaeld.queries import FordelingStart, FordelingView, Room
from socialvicevaert.features.gaeld.ui.letters import letters_sheet
from socialvicevaert.features.gaeld.ui.proposal.post_field import PostField
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import Lean, add_months, first_of_month
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import icons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.fields import AmountField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_EARLIEST_DAYS = 20
"""A creditor needs time to answer: the first payment is proposed on the first of a month at least so far ahead."""


@dataclass(frozen=True)
class _Typed:
    """What can be read of the sheet while it is being typed."""

    amount_oere: int
    fields: tuple[PostField, ...]
    fixed: tuple[int | None, ...]


class FordelingSheet(FormSheet):
    """A new proposal of a resident, or a kept one that is corrected."""

    WIDEST = 680

    def __init__(
        self, context: Context, beboer_id: int, fordeling_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            context,
            tr("Fordel til kreditorer"),
            tr("Alle får den samme andel af det, de har til gode. Beløbene kan rettes."),
            draft_key=f"fordeling:{beboer_id}:{fordeling_id or 'ny'}",
            width=self.WIDEST,
            parent=parent,
        )
        self.beboer_id = beboer_id
        self.fordeling_id = fordeling_id
        self.posts: list[PostField] = []
        self.room = Banner("")
        self.room.hide()
        self.body.insertWidget(0, self.room)
        today = context.clock.today()
        self.amount = AmountField("amount_oere", tr("Til fordeling om måneden"), required=True)
        self.first_payment_on = DateField("first_payment_on", tr("Første betaling"), today, lean=Lean.FUTURE)
        self.form.add_row(self.amount, self.first_payment_on)
        self.sum = labels.strong()
        self.mark = labels.body()
        self.mark.hide()
        total = QWidget()
        line = layouts.row(total, SPACE_S)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sum, 1)
        self.form.add_widget(total)
        self.letters_button = self.add_action(tr("Gem og vis breve"), self._submit_and_show, "letter")
        self._shows_letters = False
        self._start: FordelingStart | None = None
        self.form.edited.connect(self._divide)
        self._enable(False)
        context.tasks.read(
            self, lambda session: queries.fordeling_start(session, beboer_id, fordeling_id), self._begin, self._refused
        )

    def first_focus(self) -> QWidget:
        return self.amount.control

    def throw_draft_away(self) -> None:
        super().throw_draft_away()
        self._divide()

    def submit(self, values: dict[str, Any]) -> None:
        shows, self._shows_letters = self._shows_letters, False
        posts = tuple(values[field.name] for field in self.posts if values[field.name] is not None)
        draft = FordelingDraft(
            beboer_id=self.beboer_id,
            amount_oere=values["amount_oere"],
            posts=posts,
            first_payment_on=values["first_payment_on"],
            note=values["note"],
        )
        fordeling_id = self.fordeling_id

        def keep(session: Session) -> FordelingView:
            return queries.fordeling(session, service.save_fordeling(session, draft, fordeling_id))

        def kept(view: FordelingView) -> None:
            if shows and self._start is not None:
                self.context.sheets.open(letters_sheet(self.context, view, self._start.has_protected_address))

        self.save(tr("Forslag til kreditorer gemt"), keep, kept)

    def bin_fordeling(self) -> None:
        """Throw the proposal away; it can be fetched back."""
        fordeling_id = self.fordeling_id
        if fordeling_id is not None:
            self.save(tr("Forslag slettet"), lambda session: service.bin_fordeling(session, fordeling_id))

    def _begin(self, start: FordelingStart) -> None:
        self._start = start
        if not start.debts:
            self.form.hide()
            self.body.addWidget(EmptyState(EmptyKind.NOTHING_YET, tr("Der er ingen gæld at fordele til endnu.")))
            return
        self._show_room(start.room)
        debts = sorted(start.debts, key=lambda debt: (not debt.is_first, not debt.is_shared_by_default))
        for debt in debts:
            field = self.form.add(PostField(debt))
            self.posts.append(field)
        self.note = self.form.add(NoteField("note", tr("Note"), tr("Står ikke i brevene"), lines=2))
        self._fill(start)
        if self.fordeling_id is not None:
            self.add_action(tr("Slet"), self.bin_fordeling, "delete", is_danger=True)
        self._enable(True)
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self._divide()
        self.load_draft()

    def _fill(self, start: FordelingStart) -> None:
        if start.fordeling is not None:
            parts = {post.gaeld_id: post for post in start.fordeling.as_draft().posts}
            for field in self.posts:
                field.set_value(parts.get(field.debt.id))
            self.form.set_values(
                amount_oere=start.fordeling.amount_oere,
                first_payment_on=start.fordeling.first_payment_on,
                note=start.fordeling.note,
            )
            return
        self.first_payment_on.set_value(_first_payment(self.context.clock.today()))
        owed = sum(field.debt.balance_oere for field in self.posts if field.is_in)
        if start.room is not None and start.room.amount_oere > 0:
            self.amount.set_value(min(owed, start.room.amount_oere // 100 * 100))  # whole kroner

    def _show_room(self, room: Room | None) -> None:
        self.room.show()
        if room is None:
            text = tr("Der er ikke et budget med indtægter. Skriv selv beløbet, eller lav et budget først.")
            banner = Banner(text, Tone.INFO, tr("Lav budget"), self._go_to_budget)
        else:
            worked_out = tr("indtægter %s − faste udgifter %s (med husleje, el og varme) − mad og andet %s") % (
                show_oere(room.income_oere),
                show_oere(room.fixed_oere),
                show_oere(room.variable_oere),
            )
            if room.first_oere:
                worked_out += tr(" − afdrag på husleje, el og varme %s") % show_oere(room.first_oere)
            if room.amount_oere > 0:
                said = tr("Budgettet giver %s om måneden til kreditorer: %s") % (
                    show_oere(room.amount_oere),
                    worked_out,
                )
                banner = Banner(_with_first(said, room), Tone.WARNING if room.unplanned_first_oere else Tone.INFO)
            else:
                said = tr("Budgettet giver ikke noget til kreditorer (%s): %s") % (
                    show_oere(room.amount_oere),
                    worked_out,
                )
                banner = Banner(said, Tone.WARNING)
        self.body.replaceWidget(self.room, banner)
        self.room.deleteLater()
        self.room = banner

    def _divide(self) -> None:
        typed = self._read_typed()
        if typed is None:
            if self.amount.is_empty:
                for field in self.posts:
                    field.show_share(None)
            self.mark.hide()
            self.sum.setText(tr("Et af beløbene kan ikke læses.") if self.posts and not self.amount.is_empty else "")
            return
        division = rules.divide(typed.amount_oere, [field.debt.balance_oere for field in typed.fields], typed.fixed)
        parts = dict(zip(typed.fields, division.parts, strict=True))
        for field in self.posts:
            field.show_share(parts.get(field, 0))
        given = sum(division.parts)
        said = tr("Fordelt %s af %s til %s") % (
            show_oere(given),
            show_oere(typed.amount_oere),
            _creditors(len(typed.fields)),
        )
        self.sum.setText(division.problem or said)
        icons.put(self.mark, "warning" if division.problem else "done", "warning" if division.problem else "success")
        self.mark.show()

    def _read_typed(self) -> _Typed | None:
        fields = tuple(field for field in self.posts if field.is_in)
        try:
            amount = self.amount.value()
            return _Typed(amount, fields, tuple(field.fixed() for field in fields)) if amount is not None else None
        except UserError:
            return None

    def _go_to_budget(self) -> None:
        self.close_sheet()
        self.context.navigate(Target("beboer", self.beboer_id, "oekonomi", {"part": "budget"}))

    def _submit_and_show(self) -> None:
        self._shows_letters = True
        self._submit()
        self._shows_letters = False

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        self._divide()

    def _refused(self, error: Exception) -> None:
        self.form.show_error(error)

    def _enable(self, on: bool) -> None:
        self.form.setEnabled(on)
        self.letters_button.setEnabled(on)
        if self.primary is not None:
            self.primary.setEnabled(on)


def _first_payment(today: date) -> date:
    first = first_of_month(add_months(today, 1))
    return first if (first - today).days >= _EARLIEST_DAYS else add_months(first, 1)


def _with_first(said: str, room: Room) -> str:
    """Home, power and heat are paid first: said where nothing is set aside for what is owed there."""
    if not room.unplanned_first_oere:
        return said
    owed = tr("Der skyldes %s i husleje, el og varme, som der ikke er skrevet et afdrag på. Det skal betales først.")
    return f"{owed % show_oere(room.unplanned_first_oere)}\n{said}"


def _creditors(count: int) -> str:
    return tr("1 kreditor") if count == 1 else tr("%s kreditorer") % count
