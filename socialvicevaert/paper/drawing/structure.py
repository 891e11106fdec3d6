"""What a page says to who hears it: a tree of elements, and which marks of which page are whose (ISO 32000-1, 14.7).

An element is made where its part is, and takes its place in the tree when it is first drawn: so the order of the tree
is the order of drawing, and what is measured but never drawn leaves no trace. The pieces of something that runs over
several pages share one element.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Marked:
    """A piece of a page's drawing; both numbers begin at 0."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """One element; `above` is where it will hang, the document itself when there is none.

    `alternative` is said instead of a picture. `language` differs from the document's. `scope` is a table head's
    direction ("Row" or "Column"). `print_field` is the kind of what is filled in by hand ("tv" a line, "cb" a box),
    `ticked` whether a box is. `box` is the area of a picture on its page, in points from the lower left.
    """

    tag: str
    above: "Element | None" = None
    alternative: str = ""
    language: str = ""
    scope: str = ""
    print_field: str = ""
    ticked: bool = False
    numbering: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: "list[Element | Marked]" = field(default_factory=list)
    placed: bool = False

    def below(self, tag: str, **particulars: str) -> "Element":
        """A new element that will hang on this one."""
        return Element(tag, self, **particulars)  # type: ignore[arg-type]  # each is named after its field


class Tree:
    """The document's elements, and for every page which element each of its marks belongs to."""

    def __init__(self, language: str) -> None:
        self.root = Element("Document", language=language, placed=True)
        self.pages: list[list[Element]] = []
        self._levels: list[int] = []

    def place(self, element: Element) -> None:
        """Hang an element where it belongs, behind what hangs there already; nothing happens the second time."""
        if element.placed:
            return
        above = element.above or self.root
        self.place(above)
        above.kids.append(element)
        element.placed = True

    def mark(self, element: Element, page: int) -> Marked:
        """The next mark of a page, which belongs to this element."""
        self.place(element)
        while len(self.pages) <= page:
            self.pages.append([])
        marked = Marked(page, len(self.pages[page]))
        self.pages[page].append(element)
        element.kids.append(marked)
        return marked

    def heading_tag(self, wanted: int) -> str:
        """H1 to H6 for a heading of rank `wanted` (1 is the title): the first one is H1, and no level is skipped."""
        while self._levels and self._levels[-1] >= wanted:
            self._levels.pop()
        self._levels.append(wanted)
        return f"H{min(len(self._levels), 6)}"

    def elements(self) -> Iterator[Element]:
        """All of them, each before what hangs on it."""
        waiting: list[Element] = [self.root]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
