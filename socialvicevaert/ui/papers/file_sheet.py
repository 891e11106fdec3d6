"""A paper that cannot be shown inside the window: what it is, and the way to take it out, with what that means."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.shared.formats.size import show_size
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.papers.paper import Paper
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.storage import Session


class FileSheet(SideSheet):
    """A paper that is kept as it is. `take_out` logs that it leaves, or refuses, and gives the bytes; only then is the
    file written that was chosen.
    """

    def __init__(
        self,
        context: Context,
        paper: Paper,
        ending: str,
        take_out: "Callable[[Session], bytes]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, paper.name, paper.kind_text, parent=parent)
        self._ending = ending
        self._suggested = tr("Dokument %s") % paper.id + ending  # numbers: no names in file names
        self._take_out = take_out
        self._banners = layouts.column(None, SPACE_M)
        self.body.addLayout(self._banners)
        about = tr("%s, tilføjet %s") % (show_size(paper.size_bytes), show_moment(paper.added_at))
        self.body.addWidget(labels.secondary(about))
        self.body.addWidget(
            labels.body(tr("Word-dokumenter kan ikke vises her. Gem filen, og åbn den i Word eller LibreOffice."))
        )
        self.body.addWidget(
            Banner(
                tr(
                    "Uden for programmet er filen ikke krypteret. Slet den igen, når du er færdig. "
                    "Tillad ikke makroer i et dokument, du ikke selv har skrevet."
                ),
                Tone.WARNING,
            )
        )
        self.set_primary(tr("Gem som fil"), self.ask_for_place, "export")

    def ask_for_place(self) -> None:
        """Let the worker choose a file, and write it."""
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Gem som fil"), self._suggested, tr("Word-dokument (*%s)") % self._ending
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the paper to a file, once the log knows; says so when that fails."""
        target = path if path.suffix.lower() == self._ending else path.with_name(path.name + self._ending)

        def write(content: bytes) -> None:
            try:
                target.write_bytes(content)
            except OSError as error:
                raise UserError(
                    tr("Filen kunne ikke gemmes (%s). Vælg en anden mappe.") % (error.strerror or "")
                ) from error

        def came(content: bytes) -> None:
            self.context.tasks.run_long(
                self, tr("Fil gemmes"), lambda _progress: write(content), lambda _none: written(), failed, is_brief=True
            )

        def written() -> None:
            self._say(tr("Gemt som »%s«.") % target.name, Tone.SUCCESS)

        def failed(error: Exception) -> None:
            text = str(error) if isinstance(error, UserError) else tr("Filen kunne ikke gemmes. Fejlen er noteret.")
            self._say(text, Tone.DANGER)

        self.context.tasks.write(
            self, tr("Dokument gemt som fil"), self._take_out, came, failed, undoable=False, quiet=True
        )

    def first_focus(self) -> QWidget:
        return self.primary or self.close_button

    def _say(self, text: str, tone: Tone) -> None:
        layouts.clear(self._banners)
        self._banners.addWidget(Banner(text, tone))
