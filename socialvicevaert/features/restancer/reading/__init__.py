"""From the bytes of a landlord's file to lines of cells and a guessed layout. Knows no database and no window."""

from socialvicevaert.features.restancer.reading.cells import Cell, Line, Progress, cell_text, no_progress
from socialvicevaert.features.restancer.reading.file import ListFile
from socialvicevaert.features.restancer.reading.guess import (
    find_header_row,
    guess_as_of,
    guess_landlord,
    guess_layout,
    relayout,
    titles,
)
from socialvicevaert.features.restancer.reading.layout import (
    ENCODINGS,
    SEPARATORS,
    Column,
    FileKind,
    Layout,
    NumberStyle,
)

__all__ = [
    "ENCODINGS",
    "SEPARATORS",
    "Cell",
    "Column",
    "FileKind",
    "Layout",
    "Line",
    "ListFile",
    "NumberStyle",
    "Progress",
    "cell_text",
    "find_header_row",
    "guess_as_of",
    "guess_landlord",
    "guess_layout",
    "no_progress",
    "relayout",
    "titles",
]
