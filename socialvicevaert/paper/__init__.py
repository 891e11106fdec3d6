"""Papers: what a page is made of, and how it is drawn. Knows no feature.

A feature describes a paper with plain values and never meets reportlab:

    document = Document(title="Samtykkeerklæring", author=organisation, dated=session.today)
    document.add(Title("Samtykkeerklæring"), Paragraph("Jeg giver …"), TickBoxes([TickBox("Økonomi", True)]))
    pdf: bytes = document.pdf()

- `parts/`          the parts of a page as frozen values, each with its role (H1, P, Table, Figure …); `lang` is the
                    language of a part; a figure that is `Linked` (or a bar with a `target`) leads to its rows in a
                    preview
- `document`        `Document`: collects parts, `pdf()` gives bytes; the same input gives the same bytes;
                    `pdf(links=True)` is the preview, which is never saved
- `letter`          `letter()`: a document with recipient in the envelope's window, date and subject
- `bundle`          `bundle()`: several papers in one file
- `encryption`      `encrypt()`: the same paper behind a password
- `recovery_sheet`  the sheet with the recovery code of a data folder
- `fonts`           the typeface, and the one that stands in; `uncovered(text)` tells letters neither has
- `drawing/`        the only place that imports reportlab; imported when `pdf()` is called, because it is slow;
                    charts are in `drawing/charts`

Every file is PDF/UA-1 and PDF/A-2a at once. All drawing goes through `drawing.canvas.PaperCanvas`: what is drawn within
`mark(element)` is read aloud, everything else is an artifact by itself. `drawing.finish` hangs the elements together
and adds metadata and colours. `drawing.script` divides text into directions and fonts, `drawing.shaping` shapes Arabic.
"""
