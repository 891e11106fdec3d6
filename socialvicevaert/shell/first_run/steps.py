"""The questions of the first run, each on its own card."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from socialvicevaert.shared.actor import Role
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S
from socialvicevaert.shell.new_password import NewPassword
from socialvicevaert.shell.unlock.card import GateCard
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.fields import ChoiceField, NoteField, TextField
from socialvicevaert.ui.keyboard import takes_tab
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

STEPS = 4
_WIDTH = 560


class WelcomeStep(GateCard):
    """Begin with real data, or look around in invented ones."""

    begin_wanted = Signal()
    example_wanted = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Velkommen til Social Vicevært"),
            tr("Alt, hvad du skriver, bliver krypteret og gemt på denne computer. Intet sendes til andre."),
            _WIDTH,
            parent,
        )
        self.begin_button = buttons.primary(tr("Kom i gang"), self.begin_wanted.emit)
        self.inside.addWidget(self.begin_button)
        self.inside.addWidget(labels.secondary(tr("Det tager to minutter: organisation, dit navn og en adgangskode.")))
        self.inside.addSpacing(SPACE_S)
        self.example_button = buttons.plain(tr("Prøv med eksempeldata"), self.example_wanted.emit)
        self.inside.addWidget(self.example_button)
        self.example_note = labels.secondary(
            tr("En opdigtet boligafdeling i sin egen mappe. Den blandes aldrig med jeres data.")
        )
        self.inside.addWidget(self.example_note)
        self.inside.addSpacing(SPACE_S)
        self.inside.addWidget(labels.field_label(tr("Datamappe")))
        self.inside.addWidget(labels.secondary(str(folder)))
        self.problem: Banner | None = None
        self.setFocusProxy(self.begin_button)

    def set_waiting(self, waiting: bool) -> None:
        """The invented estate is being made."""
        self.set_busy(waiting, tr("Laver eksempeldata"))
        self.begin_button.setEnabled(not waiting)
        self.example_button.setEnabled(not waiting)
        self.example_button.setText(tr("Laver eksempeldata …") if waiting else tr("Prøv med eksempeldata"))
        if waiting:
            self.example_note.setText(tr("Et helt års arbejde bliver skrevet. Det tager omkring et halvt minut."))

    def show_error(self, text: str) -> None:
        """Say why it could not be made."""
        self.set_waiting(False)
        if self.problem is None:
            self.problem = Banner(text, Tone.DANGER)
            self.inside.insertWidget(0, self.problem)
        self.problem.set_text(text)


class QuestionStep(GateCard):
    """A step with questions: where it is in the row, back and next."""

    next_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, number: int, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(title, sentence, _WIDTH, parent)
        self.show_place(tr("Trin %d af %d") % (number, STEPS))
        self.questions = layouts.column(None, SPACE_L)
        self.inside.addLayout(self.questions)
        self.inside.addSpacing(SPACE_S)
        line = layouts.row(None, SPACE_S)
        self.inside.addLayout(line)
        self.back_button = buttons.quiet(tr("Tilbage"), self.back_wanted.emit)
        self.next_button = buttons.primary(tr("Videre"), self.go_on)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.next_button)

        for sequence in ("Ctrl+Return", "Ctrl+Enter"):
            key = QShortcut(QKeySequence(sequence), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self.next_button.click)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes as the step is read, and round again; Qt puts the buttons first: they are older than the fields."""
        stops = self._stops()
        focus = QApplication.focusWidget()
        if focus is None or focus not in stops:
            return super().focusNextPrevChild(next)
        target = stops[(stops.index(focus) + (1 if next else -1)) % len(stops)]
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def _stops(self) -> list[QWidget]:
        below: list[QWidget] = [self.back_button, self.next_button]
        fields: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget) and widget not in below and takes_tab(widget):
                fields.append(widget)
            widget = widget.nextInFocusChain()
        return [*fields, *filter(takes_tab, below)]

    def is_answered(self) -> bool:
        """Whether the step can be left; says beside the fields what is missing."""
        return True

    def show_problem(self, problem: Problem) -> bool:
        """Show a problem beside its field, when it is a field of this step."""
        field = getattr(self, problem.field, None)
        if not isinstance(field, TextField | NoteField | ChoiceField | NewPassword):
            return False
        (field.first if isinstance(field, NewPassword) else field).set_error(problem.text)
        field.setFocus()
        return True

    def go_on(self) -> None:
        """Leave the step when it is answered."""
        if self.is_answered():
            self.next_wanted.emit()


class OrganisationStep(QuestionStep):
    """The landlord and its estates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            1, tr("Jeres organisation"), tr("Navnet står på rapporter og breve. Alt kan rettes senere."), parent
        )
        self.organisation = TextField("organisation", tr("Boligorganisation"), required=True)
        self.afdelinger = NoteField(
            "afdelinger",
            tr("Afdelinger"),
            tr("Én på hver linje, fx »Afdeling 12, Hedeparken«."),
            required=True,
            lines=4,
        )
        self.questions.addWidget(self.organisation)
        self.questions.addWidget(self.afdelinger)
        self.organisation.line.returnPressed.connect(self.afdelinger.setFocus)
        self.setFocusProxy(self.organisation)

    @property
    def names(self) -> tuple[str, ...]:
        """The estates as typed, without empty lines and without doubles."""
        lines = (" ".join(line.split()) for line in self.afdelinger.value().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def is_answered(self) -> bool:
        if not self.organisation.value():
            self.organisation.set_error(tr("Skriv organisationens navn."))
            self.organisation.setFocus()
        elif not self.names:
            self.afdelinger.set_error(tr("Skriv mindst én afdeling."))
            self.afdelinger.setFocus()
        else:
            return True
        return False


class WorkerStep(QuestionStep):
    """Who sits at the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            2, tr("Dig"), tr("Din rolle bestemmer, hvad du kan se. Kolleger kan få adgang bagefter."), parent
        )
        self.worker_name = TextField("name", tr("Dit navn"), required=True)
        self.role = ChoiceField[Role]("role", tr("Din rolle"), Role)
        self.role.set_value(Role.VICEVAERT)
        self.questions.addWidget(self.worker_name)
        self.questions.addWidget(self.role)
        self.worker_name.line.returnPressed.connect(self.go_on)
        self.setFocusProxy(self.worker_name)

    def is_answered(self) -> bool:
        if not self.worker_name.value():
            self.worker_name.set_error(tr("Skriv dit navn."))
            self.worker_name.setFocus()
            return False
        if self.role.value() is None:
            self.role.set_error(tr("Vælg din rolle."))
            self.role.setFocus()
            return False
        return True

    def show_problem(self, problem: Problem) -> bool:
        if problem.field == "name":
            self.worker_name.set_error(problem.text)
            return True
        return super().show_problem(problem)


class PasswordStep(QuestionStep):
    """The password that the data are locked with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            3,
            tr("Adgangskode"),
            tr("Den låser alle data. Uden den og uden gendannelsesarket kan ingen læse dem."),
            parent,
        )
        self.password = NewPassword()
        self.password.first.label.setText(tr("Adgangskode"))
        self.password.first.control.setAccessibleName(tr("Adgangskode"))
        self.questions.addWidget(self.password)
        self.next_button.setText(tr("Opret"))
        self.password.first.line.returnPressed.connect(self.password.second.setFocus)
        self.password.second.line.returnPressed.connect(self.go_on)
        self.setFocusProxy(self.password)

    def is_answered(self) -> bool:
        return self.password.check()

    def set_waiting(self, waiting: bool) -> None:
        """The key is made and the file created: some seconds."""
        self.set_busy(waiting, tr("Opretter"))
        for widget in (self.password, self.back_button, self.next_button):
            widget.setEnabled(not waiting)
        self.next_button.setText(tr("Opretter …") if waiting else tr("Opret"))
