"""Templates out as a file, and in again."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from socialvicevaert.features.skabeloner import service
from socialvicevaert.features.skabeloner.rules.file import LARGEST
from socialvicevaert.features.skabeloner.service import Imported
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.file_name import as_file_name
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_KIND = "Skabeloner (*.json)"
_MOST_NAMED = 5


class FileActs(QObject):
    """What became of a file is said in ``messages``; ``read_in`` after templates were changed by one."""

    read_in = Signal()

    def __init__(self, context: Context, page: QWidget, messages: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._messages = messages
        self.import_button = buttons.plain(tr("Hent fra fil"), self.ask_which, "import")
        self.export_button = buttons.plain(tr("Gem som fil"), self.ask_where, "export")

    def ask_which(self) -> None:
        """Let the worker choose a file, and read it in."""
        path, _ = QFileDialog.getOpenFileName(self._page, tr("Hent fra fil"), "", tr(_KIND))
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Read a file in, all of it or nothing; no more is read than a file of templates can hold."""
        self._clear()
        try:
            if not path.is_file():  # a pipe would be waited for
                raise OSError(path.name)
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError:
            self._say(tr("»%s« kan ikke læses. Er den åben i et andet program?") % path.name)
            return
        self._context.tasks.write(
            self,
            tr("Skabeloner hentet fra fil"),
            lambda session: service.import_skabeloner(session, content),
            self._imported,
            self._refused,
        )

    def ask_where(self, keys: Collection[tuple[str, str]] = ()) -> None:
        """Let the worker choose where templates are written: those named, or all that are in use."""
        name = as_file_name(next(iter(keys))[1], tr("skabelon")) if len(keys) == 1 else tr("skabeloner")
        path, _ = QFileDialog.getSaveFileName(self._page, tr("Gem som fil"), f"{name}.json", tr(_KIND))
        if path:
            self.write_file(Path(path), keys)

    def write_file(self, path: Path, keys: Collection[tuple[str, str]] = ()) -> None:
        """Write templates to a file."""
        self._clear()

        def write(content: bytes) -> None:
            try:
                path.write_bytes(content)
            except OSError:
                self._say(tr("Filen kan ikke gemmes der. Vælg en anden mappe."))
                return
            self._context.toasts.show_toast(tr("Gemt som %s. Der står ikke noget om nogen beboer i filen.") % path.name)

        self._context.tasks.read(self, lambda session: service.export_skabeloner(session, keys), write, self._refused)

    def _imported(self, imported: Imported) -> None:
        parts = [
            tr("%s: %s.") % (word, _named(names))
            for word, names in ((tr("Nye"), imported.made), (tr("Rettet"), imported.changed))
            if names
        ]
        if imported.unchanged:
            parts.append(tr("Uændret: %s.") % len(imported.unchanged))
        self._say(" ".join(parts), Tone.SUCCESS)
        self.read_in.emit()

    def _refused(self, error: Exception) -> None:
        self._say(str(error) if isinstance(error, UserError) else tr("Filen blev ikke hentet. Fejlen er noteret."))

    def _say(self, text: str, tone: Tone = Tone.DANGER) -> None:
        self._clear()
        layout = self._messages.layout()
        assert layout is not None
        layout.addWidget(Banner(text, tone, closable=True))

    def _clear(self) -> None:
        layout = self._messages.layout()
        assert layout is not None
        layouts.clear(layout)


def _named(names: tuple[str, ...]) -> str:
    shown = ", ".join(f"»{name}«" for name in names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return tr("%s og %s mere") % (shown, more) if more > 0 else shown
