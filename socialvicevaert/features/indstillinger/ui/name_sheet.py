"""The form for what has nothing but a name: a need area, a group of workers."""

from collections.abc import Callable
from typing import Any

from typing_extensions import override

from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class NameSheet(FormSheet):
    """A new one, or another name for one that there is; `saved` is what is said when `write` has kept the name."""

    def __init__(
        self,
        context: Context,
        title: str,
        saved: str,
        write: Callable[[Session, str], object],
        *,
        name: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(context, title)
        self._saved = saved
        self._write = write
        field = self.form.add(TextField("name", tr("Navn"), required=True))
        if name:
            field.set_value(name)
        if hint:
            field.set_hint(hint)

    @override
    def submit(self, values: dict[str, Any]) -> None:
        name = values["name"]
        self.save(self._saved, lambda session: self._write(session, name))
