"""The signed paper of a consent: dropped on its card, pasted or chosen; and seen inside the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.dokumenter import queries as dokumenter
from socialvicevaert.features.dokumenter import service as dokument_service
from socialvicevaert.features.dokumenter.models import DokumentDraft
from socialvicevaert.features.dokumenter.queries import DokumentView
from socialvicevaert.features.dokumenter.rules import problem_of_size
from socialvicevaert.features.samtykker import service
from socialvicevaert.features.samtykker.models import SamtykkeForm
from socialvicevaert.features.samtykker.queries import SamtykkeView
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.papers import Arrived, PaperIntake, open_paper
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


class ScanLine(QWidget):
    """A line of a consent's card: the paper that was signed, or how to attach it."""

    attached = Signal()

    def __init__(
        self, context: Context, samtykke: SamtykkeView, may_write: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.samtykke = samtykke
        dress(self, "drop")
        inside = layouts.column(self, SPACE_S)
        self.intake = PaperIntake(context, self, problem_of_size)
        self.intake.arrived.connect(self._keep)
        inside.addLayout(self.intake.banners)
        acts = layouts.FlowRow(space=SPACE_S)
        if samtykke.scan_id is not None:
            self.see = buttons.plain(tr("Se underskrevet papir"), self.open, "attach")
            self.see.setAccessibleName(named(self.see.text(), samtykke))
            acts.add(self.see)
        if may_write:
            self.paste_button, self.add_button = self.intake.open()
            has_one = samtykke.scan_id is not None
            if not has_one:  # the first of a line has an edge, which stands under the words above
                dress(self.add_button, "")
            self.add_button.setText(tr("Vedhæft et andet") if has_one else tr("Vedhæft underskrevet papir"))
            self.add_button.setAccessibleName(named(self.add_button.text(), samtykke))
            self.paste_button.setAccessibleName(named(tr("Indsæt underskrevet papir"), samtykke))
            acts.add(self.add_button)
            acts.add(self.paste_button)
        inside.addWidget(acts)
        if may_write and samtykke.scan_id is None and samtykke.form is SamtykkeForm.PAPIR:
            inside.addWidget(labels.secondary(tr("Eller træk det scannede papir hertil (PDF eller billede).")))

    def open(self) -> None:
        """Show the signed paper."""
        scan_id = self.samtykke.scan_id
        assert scan_id is not None
        self.context.tasks.read(self, lambda session: dokumenter.dokument(session, scan_id), self._show)

    def take_files(self, paths: list[str]) -> None:
        """Attach a file as if it had been chosen."""
        self.intake.take_files(paths)

    def _show(self, dokument: DokumentView) -> None:
        open_paper(
            self.context,
            dokument,
            lambda session: dokument_service.content(session, dokument.id),
            lambda session: dokument_service.note_print(session, dokument.id),
            lambda session: dokument_service.note_export(session, dokument.id),
        )

    def _keep(self, arrived: Arrived) -> None:
        if len(arrived.papers) > 1:
            self.intake.say(tr("Et samtykke har ét underskrevet papir. Vælg én fil, og læg resten under Papirer."))
            return
        samtykke, paper = self.samtykke, arrived.papers[0]
        draft = DokumentDraft(samtykke.beboer_id, paper.name, paper.content)
        self.context.tasks.write(
            self,
            tr("Underskrevet papir vedhæftet"),
            lambda session: service.attach_scan(session, samtykke.id, draft),
            lambda _number: self.attached.emit(),
            self.intake.show_refusal,
        )


def named(act: str, samtykke: SamtykkeView) -> str:
    """An act on one consent, said aloud: a partner may have several."""
    return tr("%s: %s, til %s") % (act, samtykke.title, show_date(samtykke.coverage.valid_to))
