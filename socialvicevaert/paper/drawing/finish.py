"""The finish of a drawn PDF: structure tree, metadata and colour profile, so that one file is PDF/UA-1 and PDF/A-2a."""

import io
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from socialvicevaert.paper.document import PROGRAM, Document
from socialvicevaert.paper.drawing.metadata import xmp
from socialvicevaert.paper.drawing.structure import Element, Marked, Tree
from socialvicevaert.paper.fonts import printable


def finished(drawn: bytes, tree: Tree, document: Document) -> bytes:
    """The same pages with all that a reader aloud and an archive need; the same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        _hang_tree(pdf, tree)
        _describe(pdf, document)
        _name_colours(pdf)
        memory = io.BytesIO()
        pdf.save(
            memory,
            min_version="1.7",  # of PDF/A-2, and of fields to fill in by hand
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return memory.getvalue()


def _hang_tree(pdf: pikepdf.Pdf, tree: Tree) -> None:
    pages = [page.obj for page in pdf.pages]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    objects: dict[Element, Any] = {}
    for element in tree.elements():
        above = objects[element.above or tree.root] if element is not tree.root else root
        objects[element] = pdf.make_indirect(_described(element, above))
    for element, made in objects.items():
        if element.kids:
            _hang_kids(made, element, objects, pages)
    numbers = Array()
    for number, page in enumerate(pages):
        page.Tabs = Name.S
        page.StructParents = number
        marks = tree.pages[number] if number < len(tree.pages) else []
        numbers.append(number)
        numbers.append(pdf.make_indirect(Array([objects[element] for element in marks])))
    root.K = objects[tree.root]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _described(element: Element, above: Any) -> Dictionary:
    made = Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=above)
    if element.alternative:
        made.Alt = String(printable(element.alternative))
    if element.language:
        made.Lang = String(element.language)
    if attributes := _attributes(element):
        made.A = attributes
    return made


def _attributes(element: Element) -> Dictionary | None:
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name("/" + element.numbering))
    if element.print_field:
        made = Dictionary(O=Name.PrintField, Role=Name("/" + element.print_field))
        if element.print_field == "cb":
            made.checked = Name.on if element.ticked else Name.off
        return made
    if element.box:
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(side, 2) for side in element.box]))
    return None


def _hang_kids(made: Any, element: Element, objects: dict[Element, Any], pages: list[Any]) -> None:
    shown_on = {kid.page for kid in element.kids if isinstance(kid, Marked)}
    home = min(shown_on, default=None)
    if home is not None:
        made.Pg = pages[home]
    kids = [
        objects[kid]
        if isinstance(kid, Element)
        else kid.number
        if kid.page == home
        else Dictionary(Type=Name.MCR, Pg=pages[kid.page], MCID=kid.number)
        for kid in element.kids
    ]
    made.K = Array(kids) if len(kids) > 1 else kids[0]


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    author, moment = printable(document.author or PROGRAM), f"{document.dated:%Y-%m-%d}T12:00:00Z"
    stream = pdf.make_stream(
        xmp(printable(document.title), author, printable(document.subject), document.language, PROGRAM, moment)
    )
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    pdf.Root.Lang = String(document.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    day = String(f"D:{document.dated:%Y%m%d}120000Z")
    about = Dictionary(
        Title=String(printable(document.title)),
        Author=String(author),
        Creator=String(PROGRAM),
        Producer=String(PROGRAM),
        CreationDate=day,
        ModDate=day,
    )
    if document.subject:
        about.Subject = String(printable(document.subject))
    pdf.trailer.Info = pdf.make_indirect(about)


def _name_colours(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(_srgb())
    profile.N = 3
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )


@cache
def _srgb() -> bytes:
    """The standard colours of screens as an ICC profile; the moment it was made, which its head tells, is left out."""
    from PIL import ImageCms

    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + bytes(12) + made[36:]
