"""Measuring plain text and breaking it into lines: words first, and inside a word where it alone is too wide."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from socialvicevaert.paper.drawing.script import is_plain, pieces, width_of_pieces
from socialvicevaert.paper.fonts import printable


class Broken(str):
    """A line that ends inside a word: nothing stands between it and the next."""


def width_of(text: str, font: str, size: float) -> float:
    """How wide a text is on one line, in points."""
    if is_plain(text, font):
        return float(stringWidth(text, font, size))
    return width_of_pieces(pieces(text, font, False)) * size / 1000


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """The lines of `text` within `width` points; at least one line, nothing is left out."""
    lines: list[str] = []
    for piece in printable(text).split("\n"):
        if width_of(piece, font, size) <= width:
            lines.append(piece)
        else:
            lines.extend(_broken(piece, font, size, width))
    return lines


def fitting_size(text: str, font: str, size: float, width: float, least: float = 4.0) -> float:
    """The size at which a figure takes one line: never larger than `size`; a number is not broken."""
    needed = width_of(printable(text), font, size)
    return size if needed <= width else max(least, size * width / needed)


def _broken(piece: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in piece.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, font, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while len(line) > 1 and width_of(line, font, size) > width:
            fitting = _fitting(line, font, size, width)
            lines.append(Broken(line[:fitting]))
            line = line[fitting:]
    lines.append(line)
    return lines


def _fitting(word: str, font: str, size: float, width: float) -> int:
    """How many of the word's letters fit; breaks behind a hyphen where the first part has one."""
    fitting = 1
    while fitting < len(word) and width_of(word[: fitting + 1], font, size) <= width:
        fitting += 1
    hyphen = word.rfind("-", 1, fitting)
    return hyphen + 1 if hyphen > 0 else fitting
