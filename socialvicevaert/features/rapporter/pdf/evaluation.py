"""The yearly evaluation of the effort, in the order evaluations have: background, effort, results, method."""

from collections.abc import Callable, Sequence

from socialvicevaert.features.rapporter.models import Corrected, RapportForm
from socialvicevaert.features.rapporter.pdf.afdelinger import afdelinger
from socialvicevaert.features.rapporter.pdf.besparelse import besparelse
from socialvicevaert.features.rapporter.pdf.corrected import corrected
from socialvicevaert.features.rapporter.pdf.fogedsager import INVOLVED, coming, finding, outcomes, result_table, results
from socialvicevaert.features.rapporter.pdf.forloeb import CLOSED, OFFERED, forloeb
from socialvicevaert.features.rapporter.pdf.front import particulars
from socialvicevaert.features.rapporter.pdf.genbesoeg import genbesoeg
from socialvicevaert.features.rapporter.pdf.henvisninger import henvisninger
from socialvicevaert.features.rapporter.pdf.husstande import aarsager_til_restance, husstande
from socialvicevaert.features.rapporter.pdf.maaneder import maaneder
from socialvicevaert.features.rapporter.pdf.sager import behov, new_people
from socialvicevaert.features.rapporter.pdf.tables import count_table
from socialvicevaert.features.rapporter.pdf.udvikling import udvikling
from socialvicevaert.features.rapporter.pdf.withheld import why
from socialvicevaert.features.rapporter.words.definitions import completeness
from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import (
    Bullets,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Space,
    Title,
    Together,
    Tone,
)

METHOD_CHAPTER = "Metode"


def evaluation_front(report: Published, correction: Corrected | None) -> list[Part]:
    """A title page of its own: whose effort, where, when; what was found; what stands in it."""
    return [
        Space(28),
        Title(RapportForm.EVALUERING.label, f"{report.organisation} · {report.period.name}"),
        Paragraph("Indsatsen med sociale viceværter og økonomiske rådgivere", Tone.LEAD),
        Facts(particulars(report)),
        *corrected(correction),
        Heading("Kort fortalt"),
        Bullets(sentences(report)),
        Heading("Indhold"),
        Bullets([*(title for title, _ in _chapters(report)), METHOD_CHAPTER], numbered=True),
        PageBreak(),
    ]


def chapters(report: Published) -> list[Part]:
    """Every chapter but the last, which is the method."""
    found: list[Part] = []
    for number, (title, content) in enumerate(_chapters(report), start=1):
        first, *others = _lowered(_alone(content))
        together = first.parts if isinstance(first, Together) else (first,)
        found.extend((Together((Heading(f"{number}. {title}"), *why(report, content), *together)), *others))
    return found


def method_heading(report: Published) -> str:
    """The last chapter's heading, with its number."""
    return f"{len(_chapters(report)) + 1}. {METHOD_CHAPTER}"


def _chapters(report: Published) -> list[tuple[str, list[Part]]]:
    """Title and content of those that have one: estates are compared only in the evaluation of all of them."""
    return [(title, content) for title, make in CHAPTERS if (content := make(report))]


def _background(report: Published) -> list[Part]:
    """Who, where, when, and what the figures are made of."""
    return [
        Paragraph(
            f"Evalueringen handler om indsatsen i {report.organisation} fra {report.period.dates}, begge dage med. "
            "Sociale viceværter opsøger beboere, der har brug for støtte, og bygger bro til dem, der kan hjælpe. "
            "Økonomiske rådgivere hjælper beboere i restance, så de ikke mister boligen. Begge dele er frivilligt for "
            "beboeren."
        ),
        Paragraph(
            "Tallene er talt op af det, medarbejderne har registreret i deres daglige arbejde. De viser, hvad der "
            "skete, ikke hvad der ville være sket uden indsatsen. Tal, der kunne pege på enkelte beboere, er skjult."
        ),
        Facts([("Organisation", report.organisation), *particulars(report)]),
    ]


def _effort(report: Published) -> list[Part]:
    """Sager, residents, contacts, and what else was done; then month by month."""
    keys = (
        "sager.i_perioden", "sager.beboere", "sager.nye", "sager.afsluttede", "kontakter.i_alt", "kontakter.beboere",
        "kontakter.forgaeves", OFFERED, CLOSED, "budgetter.lavet", "ordninger.aftalt", "ansoegninger.sendt",
    )  # fmt: skip
    words = "En beboer kan have flere sager, og mange kontakter; tallene kan ikke lægges sammen."
    table = count_table(report, keys, head="Indsatsen i perioden")
    return [table, Paragraph(words, Tone.SMALL), *maaneder(report)]


def _residents(report: Published) -> list[Part]:
    return [*husstande(report), *behov(report), *new_people(report), *aarsager_til_restance(report)]


def _fogedsager(report: Published) -> list[Part]:
    """What we were involved in: averted, lost, and the two losses told apart."""
    if report[INVOLVED].value == 0:
        return [Paragraph("Der var ingen fogedsager i perioden.")]
    return [
        finding(report),
        *results(report),
        coming(report),
        result_table(report),
        *outcomes(report),
        *besparelse(report),
    ]


def _development(report: Published) -> list[Part]:
    nothing = Paragraph("Der er ikke valgt et tidligere år at sammenligne med.")
    return udvikling(report) or [nothing]


def _data_quality(report: Published) -> list[Part]:
    words = "Det, der ikke er registreret, kan ikke tælles. Her mangler der oplysninger:"
    return [Paragraph(words), Bullets(completeness(report))]


def _alone(parts: list[Part]) -> list[Part]:
    """Without the heading of the section, where it is the only one: the chapter has its own."""
    headings = [part for part in _flat(parts) if isinstance(part, Heading) and part.level == 2]
    first = parts[0]
    if len(headings) != 1 or not isinstance(first, Together) or first.parts[0] is not headings[0]:
        return parts
    return [Together(first.parts[1:]), *parts[1:]]


def _flat(parts: Sequence[Part]) -> list[Part]:
    return [one for part in parts for one in (_flat(part.parts) if isinstance(part, Together) else [part])]


def _lowered(parts: Sequence[Part]) -> list[Part]:
    """Sections of the report as parts of a chapter: their headings one level down."""
    return [
        Together(_lowered(part.parts))
        if type(part) is Together
        else Heading(part.text, 3)
        if isinstance(part, Heading)
        else part
        for part in parts
    ]


CHAPTERS: Sequence[tuple[str, Callable[[Published], list[Part]]]] = (
    ("Baggrund", _background),
    ("Indsatsen", _effort),
    ("Beboerne", _residents),
    ("Fogedsager: afværget og tabt", _fogedsager),
    ("Holdt det?", genbesoeg),
    ("Rådgivning: tilbud, resultat, før og efter", forloeb),
    ("Henvisninger", henvisninger),
    ("Udvikling", _development),
    ("Afdelingerne", afdelinger),
    ("Datakvalitet", _data_quality),
)
