"""A tagged PDF as who hears it gets it: its elements, and for every mark of a page where it stands and what it says."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tests.paper.drawn import Box


@dataclass
class Node:
    """An element of the tree; `content` are its pieces of drawing (page and number) and elements, as they are read."""

    tag: str
    language: str = ""
    alternative: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    content: "list[Node | tuple[int, int]]" = field(default_factory=list)
    boxes: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    @property
    def kids(self) -> "list[Node]":
        return [one for one in self.content if isinstance(one, Node)]

    @property
    def marks(self) -> list[tuple[int, int]]:
        return [one for one in self.content if not isinstance(one, Node)]

    def all(self) -> "Iterator[Node]":
        """This element and everything below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()

    def text(self) -> str:
        """What is read: its own words, and those of what is below it."""
        return "".join(
            one.text() if isinstance(one, Node) else "".join(box.text for box in self.boxes.get(one, []))
            for one in self.content
        ).strip()

    def places(self) -> Iterator[tuple[int, Box]]:
        """Page and place of every piece of drawing in it, as they are read."""
        for one in self.content:
            if isinstance(one, Node):
                yield from one.places()
            elif boxes := self.boxes.get(one):
                left, bottom = min(box.left for box in boxes), min(box.bottom for box in boxes)
                yield one[0], Box(left, bottom, max(box.right for box in boxes), max(box.top for box in boxes))


@dataclass
class Tagged:
    """A document: its tree, and the words on its pages that belong to no element."""

    root: Node
    artifacts: list[tuple[int, Box]]
    height: float

    def nodes(self, *tags: str) -> list[Node]:
        return [node for node in self.root.all() if node.tag in tags]


def tagged(pdf: bytes) -> Tagged:
    """Reads a PDF; a mark that no element owns, or that two own, is an error."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        tree = opened.Root.StructTreeRoot
        root = _node(tree.K, numbers, None)
        owners = {mark: node for node in root.all() for mark in node.marks}
        assert sum(len(node.marks) for node in root.all()) == len(owners), "a mark of two elements"
        parents = tree.ParentTree.Nums.as_list()
        known = {
            (int(page), number)
            for page, marks in zip(parents[::2], parents[1::2], strict=True)
            for number in range(len(marks))
        }
        assert known == set(owners), "the parent tree knows other marks than the tree"
    artifacts: list[tuple[int, Box]] = []
    document = pdfium.PdfDocument(pdf)
    try:
        for number, page in enumerate(document):
            reader = page.get_textpage()
            for item in page.get_objects(max_depth=1):
                mark = raw.FPDFPageObj_GetMarkedContentID(item)
                words = _words(item, reader)
                if mark >= 0:
                    owners[(number, mark)].boxes.setdefault((number, mark), []).append(Box(*item.get_bounds(), words))
                elif words.strip():
                    artifacts.append((number, Box(*item.get_bounds(), words)))
        return Tagged(root, artifacts, document[0].get_height())
    finally:
        document.close()


def _words(item: Any, reader: Any) -> str:
    if item.type != raw.FPDF_PAGEOBJ_TEXT:
        return ""
    size = raw.FPDFTextObj_GetText(item, reader, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item, reader, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _node(found: Any, numbers: dict[Any, int], page: int | None) -> Node:
    if "/Pg" in found:
        page = numbers[found.Pg.objgen]
    node = Node(str(found.S)[1:], str(found.get("/Lang", "")), str(found.get("/Alt", "")))
    if "/A" in found:
        node.attributes = {str(key)[1:]: value for key, value in found.A.items()}
    kids = found.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            assert page is not None
            node.content.append((page, int(kid)))
        elif kid.get("/Type") == pikepdf.Name.MCR:
            node.content.append((numbers[kid.Pg.objgen], int(kid.MCID)))
        else:
            assert kid.P.objgen == found.objgen, "an element that does not know what it hangs on"
            node.content.append(_node(kid, numbers, page))
    return node
