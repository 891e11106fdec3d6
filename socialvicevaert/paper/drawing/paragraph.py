"""Running text: broken into lines once, divided between pages, each block with its own element."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.text import wrapped
from socialvicevaert.paper.fonts import printable

_SHORT = 800
"""A heading of no more letters stays with what it is above; platypus finds no place for one as long as a page."""


@dataclass(frozen=True)
class Block:
    """Text in one font that is one element."""

    text: str
    font: str
    element: Element


@dataclass(frozen=True)
class Label:
    """What stands before a list's item: a dash or a number."""

    text: str
    element: Element


class DrawnText(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Blocks under each other in one style; `rank` is a heading's (1 is the title), 0 for other text.

    Text that is written backwards, from right to left, stands at the right, and so does its label.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        style: ParagraphStyle,
        label: Label | None = None,
        rank: int = 0,
        backwards: bool = False,
    ) -> None:
        super().__init__()
        self.style = style
        self.keepWithNext = (
            bool(getattr(style, "keepWithNext", 0)) and sum(len(block.text) for block in blocks) < _SHORT
        )
        self._blocks = blocks
        self._label = label
        self._rank = rank
        self._backwards = backwards
        self._lines: list[tuple[str, Block]] | None = None
        self._measured = 0.0
        self._goes_on: Block | None = None  # what the next page goes on with

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Called by platypus before it places the text; the lines are broken once for a width."""
        if self._lines is None or (self._measured and self._measured != available_width):
            room = available_width - self.style.leftIndent - self.style.rightIndent
            self._lines = [
                (line, block)
                for block in self._blocks
                for line in wrapped(block.text, block.font, self.style.fontSize, room)
            ]
            self._measured = available_width
        self.width, self.height = available_width, len(self._lines) * self.style.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """The lines that fit, and the rest; a single line is left alone neither at the foot nor at the head."""
        self.wrap(width, height)
        lines = self._lines or []
        fitting = int(height / self.style.leading)
        if fitting <= 1:
            return []
        if len(lines) <= fitting:
            return [self]
        if len(lines) == fitting + 1:
            if len(lines) <= 3:
                return []
            fitting -= 1
        return [
            self._piece(lines[:fitting], self._label, lines[fitting][1]),
            self._piece(lines[fitting:], None, self._goes_on),
        ]

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        if self.style.backColor:
            self._draw_frame()
        canvas, style = self.canv, self.style
        if self._rank and self._label is None and not self._blocks[0].element.placed:
            self._blocks[0].element.tag = canvas.tree.heading_tag(self._rank)
            if self._rank <= 2:
                canvas.bookmark(printable(self._blocks[0].text), self._rank - 1)
        canvas.setFillColor(style.textColor)
        baseline = self.height - style.fontSize
        if self._label:
            self._draw_label(self._label, baseline)
        lines = self._lines or []
        left, right = style.leftIndent, self.width - style.leftIndent
        start = 0
        while start < len(lines):
            block = lines[start][1]
            end = start
            while end < len(lines) and lines[end][1] is block:
                end += 1
            words = [line for line, _ in lines[start:end]]
            with canvas.mark(block.element) if any(words) else nullcontext():  # nothing is read of nothing
                canvas.setFont(block.font, style.fontSize)
                baseline = canvas.write(
                    words,
                    left,
                    right,
                    baseline,
                    style.leading,
                    backwards=self._backwards,
                    goes_on=end == len(lines) and block is self._goes_on,
                )
            start = end

    def _piece(self, lines: list[tuple[str, Block]], label: Label | None, goes_on: Block | None) -> "DrawnText":
        piece = DrawnText(self._blocks, self.style, label, self._rank, self._backwards)
        piece._lines = lines
        piece._goes_on = goes_on
        return piece

    def _draw_label(self, label: Label, baseline: float) -> None:
        canvas, style = self.canv, self.style
        with canvas.mark(label.element):
            canvas.setFont(style.fontName, style.fontSize)
            canvas.write(
                [label.text],
                style.bulletIndent,
                self.width - style.bulletIndent,
                baseline,
                0,
                backwards=self._backwards,
            )

    def _draw_frame(self) -> None:
        canvas, style = self.canv, self.style
        padding = style.borderPadding
        canvas.setFillColor(style.backColor)
        canvas.setStrokeColor(style.borderColor)
        canvas.setLineWidth(style.borderWidth)
        canvas.rect(
            style.leftIndent - padding,
            -padding,
            self.width - style.leftIndent - style.rightIndent + 2 * padding,
            self.height + 2 * padding,
            fill=1,
        )
