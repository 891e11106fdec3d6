"""Papers: what a page is made of, and how it is drawn. Knows no feature.

A feature describes a paper with plain values and never meets reportlab:

    document = Document(title="Samtykkeerklæring", author=organisation, dated=session.today)
    document.add(Title("Samtykkeerklæring"), Paragraph("Jeg giver …"), TickBoxes([TickBox("Økonomi", True)]))
    pdf: bytes = document.pdf()

- `parts/`          the parts of a page as frozen values, each with its role (H1, P, Table, Figure …); a figure that is
                    `Linked` (or a bar with a `target`) leads to its rows in a preview
- `document`        `Document`: collects parts, `pdf()` gives bytes; the same input gives the same bytes;
                    `pdf(links=True)` is the preview
- `letter`          `letter()`: a document with recipient in the envelope's window, date and subject
- `bundle`          `bundle()`: several papers in one file
- `recovery_sheet`  the sheet with the recovery code of a data folder
- `fonts`           the typeface; `uncovered(text)` tells letters it does not have
- `drawing/`        the only place that imports reportlab; imported when `pdf()` is called, because it is slow;
                    charts are in `drawing/charts`

The role travels with every part into `drawing.page.PaperCanvas`, through which all drawing goes: there a structure tree
(PDF/UA) gets its place without a change to any paper.
"""
