"""The canvas through which all drawing goes: every stroke is either part of an element or an artifact."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from socialvicevaert.paper.document import LINK_SCHEME
from socialvicevaert.paper.drawing.script import Piece, is_plain, pieces
from socialvicevaert.paper.drawing.shaping import tells
from socialvicevaert.paper.drawing.structure import Element, Tree
from socialvicevaert.paper.drawing.text import Broken, width_of

_PAINTS = re.compile(r"(?:^|\s)(?:S|s|f|f\*|F|B|B\*|b|b\*|Do|sh)\s*$|T[jJ]")
"""Operators that leave something on the page."""


class PaperCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Collects the structure tree while it draws, and keeps the pages back until their number is known.

    What is drawn inside `mark` belongs to an element; what is drawn outside any (rules, frames, backgrounds) becomes an
    artifact by itself, so nothing is ever without a mark.
    """

    def __init__(self, *arguments: Any, language: str, links: bool, **options: Any) -> None:
        self.tree = Tree(language)
        self._links = links
        self._finished_pages: list[dict[str, Any]] = []
        self._bookmarks = 0
        self._unmarked = 0
        self._open = 0
        super().__init__(*arguments, **options)

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile belongs to this element."""
        marked = self.tree.mark(element, self._page)
        with self._bracketed(f"/{element.tag} <</MCID {marked.number}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: str) -> Iterator[None]:
        """What is drawn meanwhile belongs to the page, not to the text: "Header" and "Footer", or a "Repeated" head."""
        edge = {"Header": "Top", "Footer": "Bottom"}.get(kind, "")
        subtype = f" /Subtype /{kind} /Attached [/{edge}]" if edge else ""
        with self._bracketed(f"/Artifact <</Type /Pagination{subtype}>> BDC"):
            yield

    def place(self, element: Element) -> None:
        """Give an element its place although nothing of it is drawn: an empty cell of a table."""
        self.tree.place(element)

    def bookmark(self, text: str, rank: int) -> None:
        """A heading's line in the outline; the first is always at the top."""
        key = f"part{self._bookmarks}"
        level = rank if self._bookmarks else 0
        self._bookmarks += 1
        self.bookmarkPage(key)
        self.addOutlineEntry(text, key, level)

    def lead_to(self, target: str, left: float, bottom: float, width: float, height: float) -> None:
        """A link over a printed figure, where links are wanted and there is something to lead to."""
        if self._links and target:
            self.linkURL(f"{LINK_SCHEME}:{target}", (left, bottom, left + width, bottom + height), relative=1)

    def area(self, width: float, height: float) -> tuple[float, float, float, float]:
        """Where on the page a picture is whose lower left is the origin."""
        left, bottom = self.absolutePosition(0, 0)
        right, top = self.absolutePosition(width, height)
        return left, bottom, right, top

    @property
    def finished_pages(self) -> int:
        """How many pages there are."""
        return len(self._finished_pages)

    def showPage(self) -> None:
        """Keeps the page back until the number of pages is known."""
        self._finished_pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Writes what stands on every page, then the file."""
        for number, page in enumerate(self._finished_pages, start=1):
            self.__dict__.update(page)
            self.draw_furniture(number, len(self._finished_pages))
            self._close_gap()
            super().showPage()
        super().save()

    def draw_furniture(self, number: int, pages: int) -> None:
        """What stands on every page; page `number` of `pages`."""
        raise NotImplementedError

    def drawString(self, x: float, y: float, text: str, backwards: bool = False, goes_on: bool = False) -> None:
        """A line in any script; where it `goes_on`, with a space that parts it from the next for who hears it."""
        behind = " " if goes_on else ""
        if is_plain(text, self._fontname) and not backwards:
            super().drawString(x, y, text + behind)
            return
        for piece in pieces(text, self._fontname, backwards):
            self._draw_piece(piece, x, y)
        if behind:
            beyond = -width_of(behind, self._fontname, self._fontsize)
            if not backwards:
                beyond = width_of(text, self._fontname, self._fontsize)
            super().drawString(x + beyond, y, behind)

    def write(
        self,
        lines: Sequence[str],
        left: float,
        right: float,
        baseline: float,
        leading: float,
        *,
        backwards: bool = False,
        goes_on: bool = False,
    ) -> float:
        """Lines under each other from `left`, or up to `right` where they are written backwards; the next baseline.

        With `goes_on` the text goes on elsewhere: on the next page.
        """
        for number, line in enumerate(lines, start=1):
            x = right - width_of(line, self._fontname, self._fontsize) if backwards else left
            parted = (number < len(lines) or goes_on) and not isinstance(line, Broken)
            self.drawString(x, baseline, line, backwards, parted)
            baseline -= leading
        return baseline

    def drawRightString(self, x: float, y: float, text: str, **_options: Any) -> None:
        """A line of text that ends at `x`."""
        self.drawString(x - width_of(text, self._fontname, self._fontsize), y, text)

    def drawCentredString(self, x: float, y: float, text: str, **_options: Any) -> None:
        """A line of text with its middle at `x`."""
        self.drawString(x - width_of(text, self._fontname, self._fontsize) / 2, y, text)

    @property
    def _page(self) -> int:
        return len(self._finished_pages)

    def _draw_piece(self, piece: Piece, x: float, y: float) -> None:
        """Cluster by cluster as they are read; one that its glyphs alone do not tell is said in words."""
        scale = self._fontsize / 1000
        drawn = self.beginText(x, y)
        drawn.setFont(piece.font, self._fontsize)
        for cluster in piece.clusters:
            told = tells(piece.font, self._doc, cluster)
            if not told:
                drawn._code.append(f"/Span <</ActualText <FEFF{cluster.said.encode('utf-16-be').hex().upper()}>>> BDC")
            for glyph in cluster.glyphs:
                drawn.setTextOrigin(x + (piece.left + glyph.right) * scale, y + glyph.up * scale)
                drawn.textOut(glyph.code)
            if not told:
                drawn._code.append("EMC")
        drawn.setFont(self._fontname, self._fontsize)
        self.drawText(drawn)

    @contextmanager
    def _bracketed(self, opening: str) -> Iterator[None]:
        if self._open:
            raise RuntimeError("a mark inside a mark")
        self._close_gap()
        self._code.append(opening)
        self._open += 1
        yield
        self._open -= 1
        self._code.append("EMC")
        self._unmarked = len(self._code)

    def _close_gap(self) -> None:
        """Brackets what was painted since the last mark as an artifact."""
        since = self._code[self._unmarked :]
        if any(_PAINTS.search(line) for line in since):
            self._code.insert(self._unmarked, "/Artifact BMC")
            self._code.append("EMC")
        self._unmarked = len(self._code)

    def _startPage(self) -> None:
        super()._startPage()
        self._unmarked = 0
