"""Several papers in one file, so that a pile of letters is printed in one go."""

import io
from collections.abc import Sequence
from typing import Any


def bundle(papers: Sequence[bytes]) -> bytes:
    """The pages of PDFs one after the other; a single one is left as it is. Each keeps its own "Side x af y".

    Title and language are the first one's; each paper is a part of the whole with all its tags.
    """
    if len(papers) == 1:
        return papers[0]
    import pikepdf  # a shared library: loaded when there is something to bind together

    memory = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers[0])) as whole:
        root, name = whole.Root.StructTreeRoot, pikepdf.Name
        document = whole.make_indirect(pikepdf.Dictionary(Type=name.StructElem, S=name.Document, P=root))
        parts = [_part(root.K, document)]
        numbers = root.ParentTree.Nums
        for paper in papers[1:]:
            with pikepdf.open(io.BytesIO(paper)) as one:
                parts.append(_part(_appended(whole, one, numbers), document))
        document.K = pikepdf.Array(parts)
        root.K = document
        root.ParentTreeNextKey = len(whole.pages)
        if "/Outlines" in whole.Root:
            del whole.Root.Outlines  # the first paper's alone
        packed = pikepdf.ObjectStreamMode.generate
        whole.save(memory, min_version="1.7", deterministic_id=True, object_stream_mode=packed)
    return memory.getvalue()


def _appended(whole: Any, one: Any, numbers: Any) -> Any:
    """Append pages, and what tells which element each of their marks belongs to; gives the tree of elements."""
    before = len(whole.pages)
    whole.pages.extend(one.pages)
    for number, page in enumerate(list(whole.pages)[before:], start=before):
        page.obj.StructParents = number
    tree = one.Root.StructTreeRoot
    elements = whole.copy_foreign(tree.K)
    for number, marks in zip(tree.ParentTree.Nums.as_list()[::2], tree.ParentTree.Nums.as_list()[1::2], strict=True):
        numbers.append(int(number) + before)
        numbers.append(whole.copy_foreign(marks))
    return elements


def _part(element: Any, document: Any) -> Any:
    import pikepdf

    element.S = pikepdf.Name.Part
    element.P = document
    return element
