"""Which part becomes which drawn thing: the one table of it."""

from collections.abc import Sequence
from functools import singledispatch
from typing import Any
from xml.sax.saxutils import escape

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
from socialvicevaert.paper.drawing.drawn import DrawnParagraph
from socialvicevaert.paper.drawing.forms import DrawnCode, DrawnFormLines, DrawnSignatures, DrawnTickBoxes
from socialvicevaert.paper.drawing.one_page import DrawnOnePage
from socialvicevaert.paper.drawing.table import DrawnTable, drawn_facts
from socialvicevaert.paper.fonts import printable


def flow(found: Sequence[parts.Part]) -> list[Any]:
    """Everything to be drawn, in reading order."""
    return [drawn for part in found for drawn in drawn_of(part)]


@singledispatch
def drawn_of(part: parts.Part) -> list[Any]:
    """The drawn things of one part; a part without a rule here is a bug."""
    raise TypeError(f"no drawing for {type(part).__name__}")


@drawn_of.register
def _(part: parts.Title) -> list[Any]:
    lines = [_text(part.text, styles.TITLE if part.subtitle else styles.TITLE_ALONE, part.role)]
    if part.subtitle:
        lines.append(_text(part.subtitle, styles.SUBTITLE, parts.Role.PARAGRAPH))
    return lines


@drawn_of.register
def _(part: parts.Heading) -> list[Any]:
    return [_text(part.text, styles.SECTION if part.level == 2 else styles.SUBSECTION, part.role)]


@drawn_of.register
def _(part: parts.Paragraph) -> list[Any]:
    return [_text(part.text, styles.TONES[part.tone], part.role)]


@drawn_of.register
def _(part: parts.Bullets) -> list[Any]:
    body = styles.TONES[parts.Tone.BODY]
    style = ParagraphStyle("bullet", body, leftIndent=16, bulletIndent=2, spaceAfter=3)
    return [
        _text(item, style, part.role, bullet=f"{number}." if part.numbered else "–")
        for number, item in enumerate(part.items, start=1)
    ]


@drawn_of.register
def _(part: parts.Notice) -> list[Any]:
    heading = f"<b>{_markup(part.title)}</b><br/>" if part.title else ""
    return [_marked_up(heading + _markup(part.text), styles.notice_style(part.mark), part.role, part.spoken())]


@drawn_of.register
def _(part: parts.KeyFigures) -> list[Any]:
    return [DrawnKeyFigures(part)] if part.figures else []


@drawn_of.register
def _(part: parts.Table) -> list[Any]:
    caption = [_text(part.caption, styles.CAPTION, parts.Role.PARAGRAPH)] if part.caption else []
    return [*caption, DrawnTable(part)]


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


def _text(text: str, style: ParagraphStyle, role: parts.Role, bullet: str | None = None) -> DrawnParagraph:
    return _marked_up(_markup(text), style, role, printable(text), bullet)


def _markup(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br/>")


def _marked_up(
    markup: str, style: ParagraphStyle, role: parts.Role, spoken: str, bullet: str | None = None
) -> DrawnParagraph:
    paragraph = DrawnParagraph(markup, style, bulletText=bullet)
    paragraph.part_role = role
    paragraph.spoken = spoken
    return paragraph
