"""The line on why figures are withheld, in each section that has one."""

from collections.abc import Sequence

from socialvicevaert.features.rapporter.words.hidden import why_withheld
from socialvicevaert.features.tal.figures.figure import WITHHELD
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Heading, Paragraph, Part, Table, Together, Tone


def why(report: Published, parts: Sequence[Part]) -> list[Part]:
    """One line where a figure among these parts is withheld; else nothing."""
    return [Paragraph(why_withheld(report), Tone.SMALL)] if any(_withholds(part) for part in parts) else []


def explained(report: Published, parts: Sequence[Part]) -> list[Part]:
    """A section with the line below its heading, where it needs one."""
    line = why(report, parts)
    if not line:
        return list(parts)
    first, *others = parts
    heading, *rest = first.parts if isinstance(first, Together) else (first,)
    return [Together((heading, *line, *rest)), *others]


def _withholds(part: Part) -> bool:
    """Whether a figure is; words about withheld figures are none."""
    if isinstance(part, Together):
        return any(_withholds(one) for one in part.parts)
    if isinstance(part, Table):
        return any(str(cell) == WITHHELD for row in part.rows for cell in row)
    return not isinstance(part, Heading | Paragraph) and WITHHELD in part.spoken()
