"""One paragraph of a template: its words, how it looks, and what it tells about the resident."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPushButton, QTextEdit, QWidget

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, BrevArt
from socialvicevaert.features.skabeloner.rules import Fault, faults_in, field_of
from socialvicevaert.features.skabeloner.rules.language import FIELD
from socialvicevaert.features.skabeloner.rules.problems import LONGEST_TEXT, TOO_LONG
from socialvicevaert.shared.tokens import SPACE_XS
from socialvicevaert.ui import buttons, layouts, theme
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.fields import NoteField
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_STYLE_WIDTH = 110  # at 100 % text
_KIND_WIDTH = 170
Span = tuple[int, int]
_STYLES = tuple(AfsnitArt)
_KINDS = (None, *Oplysningsart)


class ParagraphField(NoteField):
    """Fields stand out in the text; one that is wrong is underlined, and what is wrong is said below while typing."""

    def __init__(self, number: int, letter: BrevArt, *, may_write: bool) -> None:
        super().__init__(f"body.{number}", tr("Afsnit %s") % number, lines=1, most=60)
        self._letter = letter
        self.style_box = _box(tr("Udseende"), [each.label for each in _STYLES])
        kinds = [tr("Intet om beboeren") if each is None else each.label for each in _KINDS]
        self.kind_box = _box(tr("Fortæller om"), kinds)
        self.kind_box.setToolTip(tr("Hvad ordene fortæller om beboeren. Felterne i afsnittet lægger selv deres til."))
        tools = layouts.FlowRow(space=SPACE_XS)
        self.up = _act("up", tr("Flyt op (Alt+Pil op)"))
        self.down = _act("down", tr("Flyt ned (Alt+Pil ned)"))
        self.remove = _act("delete", tr("Fjern afsnittet (Alt+Delete)"))
        moves = QWidget()
        row = layouts.row(moves, 0)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        for part in (self.style_box, self.kind_box, moves):
            tools.add(part)
            part.setEnabled(may_write)
        self._fit_boxes()
        self.head.insertWidget(1, tools, 100)  # all there is: what stands after it only pushes
        self.head.setAlignment(self.label, Qt.AlignmentFlag.AlignTop)
        self.label.setMinimumHeight(moves.sizeHint().height())
        self.text.setReadOnly(not may_write)
        self.style_box.activated.connect(lambda _index: self.edited.emit())
        self.kind_box.activated.connect(lambda _index: self.edited.emit())
        self.edited.connect(self.judge)

    def set_number(self, number: int) -> None:
        """Where it stands now, counted from 1."""
        self.name = f"body.{number}"
        self.label_text = tr("Afsnit %s") % number
        self.label.setText(self.label_text)
        self.text.setAccessibleName(self.label_text)
        for box, name in ((self.style_box, tr("Udseende")), (self.kind_box, tr("Fortæller om"))):
            box.setAccessibleName(f"{self.label_text}: {name}")
        for part in (self.up, self.down, self.remove):
            part.setAccessibleName(f"{self.label_text}: {part.toolTip()}")

    def set_letter(self, letter: BrevArt) -> None:
        """The kind of letter decides which fields are known."""
        self._letter = letter
        self.judge()

    def afsnit(self) -> Afsnit:
        """What stands there."""
        kind = _KINDS[max(0, self.kind_box.currentIndex())]
        return Afsnit(self.text.toPlainText(), _STYLES[max(0, self.style_box.currentIndex())], kind)

    def show_afsnit(self, afsnit: Afsnit) -> None:
        """Show a paragraph; no edit."""
        self.style_box.setCurrentIndex(_STYLES.index(afsnit.style))
        self.kind_box.setCurrentIndex(_KINDS.index(afsnit.kind))
        self.set_value(afsnit.text)
        self.judge()

    def insert(self, text: str) -> None:
        """Put text in at the cursor, as typed."""
        self.text.insertPlainText(text)

    def judge(self) -> None:
        """Say what is wrong with the fields, and mark every one of them."""
        text = self.text.toPlainText()
        is_too_long = len(text) > LONGEST_TEXT  # a whole book by mistake is not searched at every key
        faults = [] if is_too_long else list(faults_in(text, self._letter))
        said = TOO_LONG if is_too_long else "\n".join(dict.fromkeys(fault.text for fault in faults))
        if said != self.error_text:
            self.set_error(said)
        self._paint(text, faults)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "remove"):  # Qt tells it while it is being made
            self._fit_boxes()
            self.judge()

    def _fit_boxes(self) -> None:
        self.style_box.setFixedWidth(theme.scaled(_STYLE_WIDTH))
        self.kind_box.setFixedWidth(theme.scaled(_KIND_WIDTH))

    def _paint(self, text: str, faults: list[Fault]) -> None:
        if len(text) > LONGEST_TEXT:
            self.text.setExtraSelections([])
            return
        good = [match.span() for match in FIELD.finditer(text) if field_of(match.group(1).strip()) is not None]
        colours = theme.colours()
        wrong = {(fault.start, fault.end) for fault in faults}
        marks = [self._marked(span, colours.accent, colours.accent_soft) for span in good if span not in wrong]
        marks += [self._marked(span, colours.danger, colours.danger_soft, is_wrong=True) for span in sorted(wrong)]
        self.text.setExtraSelections(marks)

    def _marked(self, span: Span, ink: str, ground: str, *, is_wrong: bool = False) -> QTextEdit.ExtraSelection:
        text = self.text.toPlainText()
        mark = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setForeground(QColor(ink))
        form.setBackground(QColor(ground))
        if is_wrong:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(ink))
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(_qt_place(text, span[0]))
        cursor.setPosition(_qt_place(text, span[1]), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = form
        return mark


def _qt_place(text: str, place: int) -> int:
    """Qt counts a letter outside the first plane, such as an emoji, as two."""
    return place + sum(sign > "\uffff" for sign in text[:place])


def _box(name: str, texts: list[str]) -> ComboBox:
    box = ComboBox()
    dress(box, "chip")
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
    box.addItems(texts)
    box.view().setMinimumWidth(box.sizeHint().width())  # the list shows every word
    return box


def _act(icon: str, name: str) -> QPushButton:
    button = buttons.icon_only(icon, name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
