"""Which part becomes which drawn thing: the one table of it."""

from collections.abc import Callable, Sequence
from functools import singledispatch
from itertools import zip_longest
from typing import Any, TypeVar

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer
from reportlab.platypus import PageBreak as PlatypusPageBreak

from socialvicevaert.paper import parts
from socialvicevaert.paper.drawing import styles
from socialvicevaert.paper.drawing.beside import DrawnBeside
from socialvicevaert.paper.drawing.cards import DrawnKeyFigures
from socialvicevaert.paper.drawing.charts.bars import DrawnBarChart
from socialvicevaert.paper.drawing.charts.changes import DrawnBeforeAfter
from socialvicevaert.paper.drawing.charts.columns import DrawnColumnChart
from socialvicevaert.paper.drawing.charts.funnel import DrawnFunnel
from socialvicevaert.paper.drawing.charts.multiples import DrawnSmallMultiples
from socialvicevaert.paper.drawing.charts.shares import DrawnShareBar
from socialvicevaert.paper.drawing.drawn import Drawn
from socialvicevaert.paper.drawing.forms import DrawnCode, DrawnFormLine, DrawnSignatures, DrawnTickBoxes
from socialvicevaert.paper.drawing.one_page import DrawnOnePage
from socialvicevaert.paper.drawing.paragraph import Block, DrawnText, Label
from socialvicevaert.paper.drawing.script import is_backwards
from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.table import DrawnTable, drawn_facts
from socialvicevaert.paper.drawing.text import width_of
from socialvicevaert.paper.fonts import BOLD

Row = TypeVar("Row")


def flow(found: Sequence[parts.Part]) -> list[Any]:
    """Everything to be drawn, in reading order."""
    return [drawn for part in found for drawn in drawn_of(part)]


@singledispatch
def drawn_of(part: parts.Part) -> list[Any]:
    """The drawn things of one part; a part without a rule here is a bug."""
    raise TypeError(f"no drawing for {type(part).__name__}")


@drawn_of.register
def _(part: parts.Title) -> list[Any]:
    lines = [_text(part.text, styles.TITLE if part.subtitle else styles.TITLE_ALONE, part.lang, rank=1)]
    if part.subtitle:
        lines.append(_text(part.subtitle, styles.SUBTITLE, part.lang))
    return lines


@drawn_of.register
def _(part: parts.Heading) -> list[Any]:
    return [_text(part.text, styles.SECTION if part.level == 2 else styles.SUBSECTION, part.lang, rank=part.level)]


@drawn_of.register
def _(part: parts.Paragraph) -> list[Any]:
    return [_text(part.text, styles.TONES[part.tone], part.lang)]


@drawn_of.register
def _(part: parts.Bullets) -> list[Any]:
    body = styles.TONES[parts.Tone.BODY]
    labels = [f"{number}." if part.numbered else "–" for number in range(1, len(part.items) + 1)]
    widest = max((width_of(label, body.fontName, body.fontSize) for label in labels), default=0.0)
    style = ParagraphStyle("bullet", body, leftIndent=max(16, widest + 6), bulletIndent=2, spaceAfter=3)
    whole = Element("L", language=part.lang, numbering="Decimal" if part.numbered else "Disc")
    items = [whole.below("LI") for _ in labels]
    return [
        DrawnText(
            [Block(text, body.fontName, item.below("LBody"))],
            style,
            Label(label, item.below("Lbl")),
            backwards=is_backwards(part.lang),
        )
        for label, text, item in zip(labels, part.items, items, strict=True)
    ]


@drawn_of.register
def _(part: parts.Notice) -> list[Any]:
    style = styles.notice_style(part.mark)
    whole = Element("Div", language=part.lang)
    blocks = [Block(part.title, BOLD, whole.below("P"))] if part.title else []
    blocks.append(Block(part.text, style.fontName, whole.below("P")))
    return [DrawnText(blocks, style, backwards=is_backwards(part.lang))]


@drawn_of.register
def _(part: parts.KeyFigures) -> list[Any]:
    return [DrawnKeyFigures(part)] if part.figures else []


@drawn_of.register
def _(part: parts.Table) -> list[Any]:
    table = Element("Table", language=part.lang)
    caption = [_text(part.caption, styles.CAPTION, part.lang, table.below("Caption"))] if part.caption else []
    return [*caption, DrawnTable(part, table)]


@drawn_of.register
def _(part: parts.BarChart) -> list[Any]:
    return [DrawnBarChart(part)]


@drawn_of.register
def _(part: parts.ColumnChart) -> list[Any]:
    return [DrawnColumnChart(part)]


@drawn_of.register
def _(part: parts.Funnel) -> list[Any]:
    return [DrawnFunnel(part)]


@drawn_of.register
def _(part: parts.ShareBar) -> list[Any]:
    return [DrawnShareBar(part)]


@drawn_of.register
def _(part: parts.BeforeAfter) -> list[Any]:
    return [DrawnBeforeAfter(part)]


@drawn_of.register
def _(part: parts.SmallMultiples) -> list[Any]:
    return [DrawnSmallMultiples(part)]


@drawn_of.register
def _(part: parts.Facts) -> list[Any]:
    return [drawn_facts(part)]


@drawn_of.register
def _(part: parts.FormLines) -> list[Any]:
    return _rows(part.lines, lambda line: DrawnFormLine(line, part.lang))


@drawn_of.register
def _(part: parts.TickBoxes) -> list[Any]:
    whole = Element("L", language=part.lang, numbering="None")
    rows = [part.boxes[start : start + part.columns] for start in range(0, len(part.boxes), part.columns)]
    return _rows(rows, lambda row: DrawnTickBoxes(row, part.columns, whole, part.lang))


@drawn_of.register
def _(part: parts.Signatures) -> list[Any]:
    pairs = [part.signers[start : start + 2] for start in range(0, len(part.signers), 2)]
    return _rows(pairs, lambda pair: DrawnSignatures(pair, part))


@drawn_of.register
def _(part: parts.Code) -> list[Any]:
    return [DrawnCode(part)]


@drawn_of.register
def _(part: parts.Space) -> list[Any]:
    return [Spacer(1, part.mm * mm)]


@drawn_of.register
def _(_part: parts.PageBreak) -> list[Any]:
    return [PlatypusPageBreak()]


@drawn_of.register
def _(part: parts.Beside) -> list[Any]:
    pairs = zip_longest(part.left, part.right)
    return [DrawnBeside([drawn_of(one) if one else [] for one in pair]) for pair in pairs]


@drawn_of.register
def _(part: parts.OnePage) -> list[Any]:
    return [DrawnOnePage(lambda: flow(part.parts), part.smallest)]


@drawn_of.register
def _(part: parts.Together) -> list[Any]:
    return [KeepTogether(flow(part.parts))]


def _rows(found: Sequence[Row], drawn: Callable[[Row], Drawn]) -> list[Any]:
    """Rows that stay on one page where they fit on one, with the heading above; only the last has room below it.

    Said by each row and not by a KeepTogether: one inside another always begins a new page.
    """
    rows = [drawn(row) for row in found]
    for row in rows[:-1]:
        row.spaceAfter = 0
        row.keepWithNext = True
    return list(rows)


def _text(text: str, style: ParagraphStyle, language: str, element: Element | None = None, rank: int = 0) -> DrawnText:
    block = Block(text, style.fontName, element or Element("P", language=language))
    return DrawnText([block], style, rank=rank, backwards=is_backwards(language))
