"""One creditor in a proposal: taken in or not, and the part, worked out or typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from socialvicevaert.features.gaeld import rules
from socialvicevaert.features.gaeld.models import PostDraft
from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.gaeld.ui import words
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.money import show_amount, show_oere
from socialvicevaert.shared.percent import show_number
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.check_box import CheckBox
from socialvicevaert.ui.fields import AmountQuestion, Field, read_amount
from socialvicevaert.ui.text import tr

_AMOUNT_WIDTH = 132
_BOX_WIDTH = 28


class PostField(Field[PostDraft | None]):
    """None while the creditor is left out. What is typed is kept; an empty line is worked out again."""

    def __init__(self, debt: GaeldView, parent: QWidget | None = None) -> None:
        super().__init__(f"posts.{debt.id}", debt.creditor, parent=parent)
        self.debt = debt
        self.label.hide()
        self.is_fixed = False
        self._share = 0
        place = QWidget()
        line = layouts.row(place, SPACE_S)
        self.box = CheckBox("")
        self.box.setFixedWidth(theme.scaled(_BOX_WIDTH))
        self.box.setAccessibleName(tr("Med i forslaget: %s") % debt.creditor)
        self.box.setChecked(debt.is_shared_by_default)
        self.box.clicked.connect(lambda _checked: self._taken())
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        said = layouts.column(None, 2)
        said.addWidget(labels.ElidedLabel(debt.creditor, "strong"))
        self.about = labels.secondary()
        said.addWidget(self.about)
        line.addLayout(said, 1)
        self.again = buttons.icon_only("computed", tr("Regn ud igen: %s") % debt.creditor, self.work_out_again)
        line.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        self.line = QLineEdit()
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setFixedWidth(theme.scaled(_AMOUNT_WIDTH))
        self.line.textEdited.connect(self._typed)
        amount = layouts.row(None, SPACE_S)
        amount.addWidget(self.line)
        amount.addWidget(labels.one_line(labels.secondary(tr("kr."))))
        line.addLayout(amount)
        line.setAlignment(amount, Qt.AlignmentFlag.AlignTop)
        self._take(self.line, place)
        self.question = AmountQuestion(self, self.line)
        self.question.taken.connect(lambda oere: self.type_in(show_amount(oere)))
        self._outside.addWidget(self.question)
        self._fit()

    @property
    def is_in(self) -> bool:
        """Whether the creditor is offered a part."""
        return self.box.isChecked()

    def fixed(self) -> int | None:
        """The part typed by hand in øre, or None where it is worked out.

        :raises UserError: it cannot be read.
        """
        typed = self.line.text().strip()
        return read_amount(typed) if self.is_fixed and typed else None

    def value(self) -> PostDraft | None:
        return PostDraft(self.debt.id, self.fixed()) if self.is_in else None

    def set_value(self, value: PostDraft | None) -> None:
        self.box.setChecked(value is not None)
        self.is_fixed = value is not None and value.amount_oere is not None
        self.line.setText(show_amount(value.amount_oere) if value is not None else "")
        self._fit()

    def set_error(self, text: str) -> None:
        super().set_error(text)
        self.question.ask(text)

    def state(self) -> object:
        return [self.is_in, self.line.text() if self.is_fixed else ""]

    def restore(self, state: object) -> None:
        if isinstance(state, list) and len(state) == 2:
            self.box.setChecked(state[0] is True)
            self.is_fixed = bool(state[1])
            self.line.setText(str(state[1]))
            self._fit()

    def show_share(self, part_oere: int | None) -> None:
        """Show what the division gives, None while there is nothing to divide; what is being typed is left alone."""
        self._share = part_oere or 0
        if not self.is_fixed and not (self.line.hasFocus() and not self.line.text() and self.is_in):
            self.line.setText(show_amount(part_oere) if self.is_in else "")
        self._fit()

    def work_out_again(self) -> None:
        """Let the division decide."""
        self.is_fixed = False
        self.edited.emit()

    def type_in(self, text: str) -> None:
        """Write as the user would: the field is edited and left."""
        self.line.setText(text)
        self._typed(text)
        self._left()

    def take_in(self, is_in: bool) -> None:
        """Tick as the user would."""
        self.box.setChecked(is_in)
        self._taken()

    def _typed(self, text: str) -> None:
        self.is_fixed = bool(text.strip())
        self.edited.emit()

    def _taken(self) -> None:
        self.is_fixed = False
        self._fit()
        self.edited.emit()

    def _left(self) -> None:
        try:
            fixed = self.fixed()
        except UserError as error:
            self.set_error(str(error))
            return
        if not self.is_in:
            return
        self.line.setText(show_amount(self._share if fixed is None else fixed))
        if fixed is not None:
            self.set_error(rules.problem_of_part(fixed, self.debt.balance_oere))

    def _fit(self) -> None:
        self.line.setEnabled(self.is_in)
        self.again.setVisible(self.is_fixed)
        self.about.setText(" · ".join(filter(None, (tr(self.debt.kind.label), self._owed(), self._why()))))

    def _owed(self) -> str:
        owed = f"{show_oere(self.debt.balance_oere)} {words.stated(self.debt)}"
        if not self.is_in or not self._share:
            return owed
        percent = show_number(100 * rules.share_of(self._share, self.debt.balance_oere), 1)
        return tr("%s · %s %% om måneden") % (owed, percent)

    def _why(self) -> str:
        if self.debt.is_first:
            return tr("betales først, uden for fordelingen")
        if self.debt.may_be_barred:
            return tr("kan være forældet: et tilbud kan give kreditor en ny frist")
        if self.debt.must_not_be_admitted:
            return tr("bestridt")
        return tr("skrevet selv") if self.is_fixed else ""
