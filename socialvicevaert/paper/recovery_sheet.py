"""The sheet with the recovery code: printed once, kept locked away."""

from collections.abc import Sequence
from datetime import date

from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Bullets, Code, Facts, Heading, Mark, Notice, Paragraph, Title, Tone


def recovery_sheet(organisation: str, code_groups: Sequence[str], dated: date) -> bytes:
    """The PDF; `code_groups` are the code's groups in order, printed big and numbered row by row."""
    document = Document(
        title="Gendannelsesark", dated=dated, author=organisation, footer="Gendannelsesark", confidential=True
    )
    document.add(
        Title("Gendannelsesark", "Åbner jeres data, hvis adgangskoden går tabt"),
        Facts((("Organisation", organisation), ("Udskrevet", f"{dated:%d-%m-%Y}"))),
        Heading("Gendannelseskode"),
        Code(tuple(code_groups)),
        Paragraph("Store og små bogstaver er ens. Bindestreger og mellemrum er uden betydning.", Tone.SMALL),
        Heading("Sådan bruges arket"),
        Bullets(
            (
                "Åbn programmet, og vælg »Jeg har glemt adgangskoden«.",
                "Skriv koden, gruppe for gruppe.",
                "Vælg en ny adgangskode på mindst 12 tegn.",
                "Udskriv et nyt ark, og makulér dette.",
            ),
            numbered=True,
        ),
        Notice(
            "Uden adgangskode og uden dette ark kan ingen åbne jeres data, heller ikke leverandøren. "
            "Læg arket i et aflåst skab eller en boks, ikke ved computeren, og tag ikke billeder af det.",
            "Pas på arket",
            Mark.WARNING,
        ),
    )
    return document.pdf()
