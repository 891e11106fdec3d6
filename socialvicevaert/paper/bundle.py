"""Several papers in one file, so that a pile of letters is printed in one go."""

import io
from collections.abc import Sequence


def bundle(papers: Sequence[bytes]) -> bytes:
    """The pages of PDFs one after the other; a single one is left as it is. Each keeps its own "Side x af y"."""
    if len(papers) == 1:
        return papers[0]
    import pypdfium2  # a shared library: loaded when there is something to bind together

    memory = io.BytesIO()
    with pypdfium2.PdfDocument.new() as whole:
        for paper in papers:
            with pypdfium2.PdfDocument(paper) as one:
                whole.import_pages(one)
        whole.save(memory)
    return memory.getvalue()
