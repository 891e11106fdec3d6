"""A few invented papers of residents whose sag runs: drawn here, so that nothing of anybody else's is in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from socialvicevaert.example.events import Act, Event, Numbers
from socialvicevaert.example.plan import Year
from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentDraft
from socialvicevaert.features.dokumenter.service import attach
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Paragraph, Title
from socialvicevaert.storage.session import Session

RESIDENTS = 3
"""Among how many the papers are dealt."""


@dataclass(frozen=True)
class _Paper:
    name: str
    kind: DokumentArt
    text: str
    note: str = ""
    dated_before: int = 20  # days before the end of the year
    valid_after: int | None = None  # days after it


_PAPERS = (
    _Paper(
        "Rykker fra Opdigtet Energi",
        DokumentArt.OPKRAEVNING,
        "Vi mangler din betaling for varme. Betal inden 10 dage, eller ring til os om en aftale.",
        "Lå i posen med uåbnet post.",
    ),
    _Paper(
        "Afgørelse om boligstøtte",
        DokumentArt.AFGOERELSE,
        "Du får boligstøtte fra den 1. i næste måned. Støtten gælder, til dine oplysninger ændrer sig.",
        dated_before=35,
        valid_after=21,
    ),
    _Paper("Lønseddel", DokumentArt.DOKUMENTATION, "Løn for måneden. Udbetalt til din NemKonto.", dated_before=12),
    _Paper(
        "Bevilling af hjemmevejledning",
        DokumentArt.AFGOERELSE,
        "Du er bevilget hjemmevejledning to timer om ugen.",
        dated_before=150,
        valid_after=45,
    ),
    _Paper(
        "Aftale om at rydde altanen",
        DokumentArt.AFTALE,
        "Altanen er ryddet inden månedens udgang. Driften henter det store affald.",
        "Aftalt ved hjemmebesøg sammen med driften.",
        dated_before=9,
    ),
    _Paper(
        "Indkaldelse til samtale i jobcentret",
        DokumentArt.BREV,
        "Kom til samtale i jobcentret. Du må gerne tage en bisidder med.",
        dated_before=6,
    ),
)


def paper_events(year: Year, numbers: Numbers) -> Iterator[Event]:
    """Each kept by the worker of the sag in its last days."""
    running = [sag for sag in year.sager if sag.closed_on is None][:RESIDENTS]
    for place, paper in enumerate(_PAPERS):
        sag = running[place % len(running)]
        on = max(sag.started_on, year.until - timedelta(days=4))
        yield Event(on, 7, sag.worker, _keep(year, paper, numbers, sag.person))


def _keep(year: Year, paper: _Paper, numbers: Numbers, person: int) -> Act:
    dated_on = year.until - timedelta(days=paper.dated_before)
    expires_on = year.until + timedelta(days=paper.valid_after) if paper.valid_after is not None else None

    def act(session: Session) -> None:
        document = Document(title=paper.name, author="Opdigtet afsender", dated=dated_on)
        document.add(Title(paper.name), Paragraph(paper.text), Paragraph("Papiret er opdigtet."))
        attach(
            session,
            DokumentDraft(
                beboer_id=numbers.beboere[person],
                name=paper.name,
                content=document.pdf(),
                kind=paper.kind,
                dated_on=dated_on,
                note=paper.note,
                expires_on=expires_on,
            ),
        )

    return act
