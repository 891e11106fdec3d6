"""Which part becomes which drawn thing: the one table of it."""

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer
from reportlab.platypus import PageBreak as PlatypusPageBreak

from socialvicevaert.paper import parts
from socialvicevaert.paper.drawing import styles
from socialvicevaert.paper.drawing.cards import DrawnKeyFigures
from socialvicevaert.paper.drawing.charts.bars import DrawnBarChart
from socialvicevaert.paper.drawing.charts.changes import DrawnBeforeAfter
from socialvicevaert.paper.drawing.charts.columns import DrawnColumnChart
from socialvicevaert.paper.drawing.charts.funnel import DrawnFunnel
from socialvicevaert.paper.drawing.charts.multiples import DrawnSmallMultiples
from socialvicevaert.paper.drawing.charts.shares import DrawnShareBar
from socialvicevaert.paper.drawing.forms import DrawnCode, DrawnFormLines, DrawnSignatures, DrawnTickBoxes
from socialvicevaert.paper.drawing.one_page import DrawnOnePage
from socialvicevaert.paper.drawing.paragraph import Block, DrawnText, Label
from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.table import DrawnTable, drawn_facts
from socialvicevaert.paper.drawing.text import width_of
from socialvicevaert.paper.fonts import BOLD


def flow(found: Sequence[parts.Part]) -> list[Any]:
    """Everything to be drawn, in reading order."""
    return [drawn for part in found for drawn in drawn_of(part)]


@singledispatch
def drawn_of(part: parts.Part) -> list[Any]:
    """The drawn things of one part; a part without a rule here is a bug."""
    raise TypeError(f"no drawing for {type(part).__name__}")


@drawn_of.register
def _(part: parts.Title) -> list[Any]:
    lines = [_text(part.text, styles.TITLE if part.subtitle else styles.TITLE_ALONE, rank=1)]
    if part.subtitle:
        lines.append(_text(part.subtitle, styles.SUBTITLE))
    return lines


@drawn_of.register
def _(part: parts.Heading) -> list[Any]:
    return [_text(part.text, styles.SECTION if part.level == 2 else styles.SUBSECTION, rank=part.level)]


@drawn_of.register
def _(part: parts.Paragraph) -> list[Any]:
    return [_text(part.text, styles.TONES[part.tone])]


@drawn_of.register
def _(part: parts.Bullets) -> list[Any]:
    body = styles.TONES[parts.Tone.BODY]
    labels = [f"{number}." if part.numbered else "–" for number in range(1, len(part.items) + 1)]
    widest = max((width_of(label, body.fontName, body.fontSize) for label in labels), default=0.0)
    style = ParagraphStyle("bullet", body, leftIndent=max(16, widest + 6), bulletIndent=2, spaceAfter=3)
    whole = Element("L", numbering="Decimal" if part.numbered else "Disc")
    return [
        DrawnText([Block(item, body.fontName, one.below("LBody"))], style, Label(label, one.below("Lbl")))
        for label, item, one in zip(labels, part.items, [whole.below("LI") for _ in labels], strict=True)
    ]


@drawn_of.register
def _(part: parts.Notice) -> list[Any]:
    style = styles.notice_style(part.mark)
    whole = Element("Div")
    blocks = [Block(part.title, BOLD, whole.below("P"))] if part.title else []
    return [DrawnText([*blocks, Block(part.text, style.fontName, whole.below("P"))], style)]


@drawn_of.register
def _(part: parts.KeyFigures) -> list[Any]:
    return [DrawnKeyFigures(part)] if part.figures else []


@drawn_of.register
def _(part: parts.Table) -> list[Any]:
    table = Element("Table")
    caption = [_text(part.caption, styles.CAPTION, table.below("Caption"))] if part.caption else []
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
    return [DrawnFormLines(part)]


@drawn_of.register
def _(part: parts.TickBoxes) -> list[Any]:
    return [DrawnTickBoxes(part)]


@drawn_of.register
def _(part: parts.Signatures) -> list[Any]:
    return [DrawnSignatures(part)]


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
def _(part: parts.OnePage) -> list[Any]:
    return [DrawnOnePage(lambda: flow(part.parts))]


@drawn_of.register
def _(part: parts.Together) -> list[Any]:
    return [KeepTogether(flow(part.parts))]


def _text(text: str, style: ParagraphStyle, element: Element | None = None, rank: int = 0) -> DrawnText:
    return DrawnText([Block(text, style.fontName, element or Element("P"))], style, rank=rank)
