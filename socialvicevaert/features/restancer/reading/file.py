"""A chosen file, guarded and opened, its lines read once for each way of reading them."""

import hashlib

from socialvicevaert.features.restancer.reading.cells import Line
from socialvicevaert.features.restancer.reading.guards import recognise
from socialvicevaert.features.restancer.reading.layout import FileKind, Layout
from socialvicevaert.features.restancer.reading.text import cut, decode
from socialvicevaert.features.restancer.reading.workbook import Workbook


class ListFile:
    """The bytes of a list with their name; ``lines`` cuts them by a layout.

    Raises ``UserError`` with one Danish sentence for what cannot be a list. Nothing is written anywhere.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.data = data
        self.kind: FileKind = recognise(data)
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._workbook = None if self.kind is FileKind.CSV else Workbook(data)
        self.sheets: tuple[str, ...] = self._workbook.sheet_names() if self._workbook else ()
        self._text: tuple[str, str] = ("", "")
        self._lines: dict[tuple[str, str, str], tuple[Line, ...]] = {}

    def text(self, encoding: str) -> str:
        """The text of a text file; the last one decoded is kept."""
        if self._text[0] != encoding:
            self._text = (encoding, decode(self.data, encoding))
        return self._text[1]

    def lines(self, layout: Layout) -> tuple[Line, ...]:
        """The lines of the file under a layout's encoding, separator and sheet."""
        key = (layout.encoding, layout.separator, layout.sheet)
        if key not in self._lines:
            if self._workbook:
                self._lines[key] = self._workbook.lines(layout.sheet)
            else:
                self._lines[key] = cut(self.text(layout.encoding), layout.separator)
        return self._lines[key]
