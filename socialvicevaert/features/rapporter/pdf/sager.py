"""Sager: how many came and went, how they ended, where they came from, needs and causes."""

from socialvicevaert.features.rapporter.pdf.tables import bars, section, shares
from socialvicevaert.features.rapporter.words.sentences import most_frequent
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Align, Column, Paragraph, Part, Table, Tone

_ALL = "sager.i_perioden"
_BALANCE = ("sager.primo", "sager.nye", "sager.genaabnede", _ALL, "sager.afsluttede", "sager.ultimo")
_SIGNS = ("", "+", "+", "=", "–", "=")


def sager(report: Published) -> list[Part]:
    """The balance, and how sager ended."""
    rows = [(sign, report[key].label, report.text(key)) for key, sign in zip(_BALANCE, _SIGNS, strict=True)]
    columns = (Column("", weight=0.3), Column("Sager", weight=4), Column("Antal", Align.RIGHT))
    people = report["sager.beboere"]
    return [
        *section("Sager", Table(columns, rows, frozenset({3, 5}))),
        Paragraph(f"{people.label}: {people.text}. En beboer kan have flere sager."),
        *shares(report, "sager.resultat", "sager.afsluttede", "Resultat af afsluttede sager", "afsluttede"),
        *shares(report, "sager.kilde", _ALL, "Sagen kom fra", "sager"),
    ]


def behov(report: Published) -> list[Part]:
    """Need areas: several a sag, so no total."""
    if report[_ALL].value == 0:
        return section("Behovsområder", Paragraph("Der var ingen sager i perioden."))
    first = most_frequent(report, "sager.behov")
    finding = f"Flest sager drejer sig om {first.label.lower()}" if first else "Sager efter behovsområde"
    headline = f"{finding} (af {report.text(_ALL)} sager; en sag kan have flere behov)"
    return section("Behovsområder", *bars(report, headline, "sager.behov", _ALL))


def aarsager(report: Published) -> list[Part]:
    """Causes; "unknown" and "nobody wrote it" are rows of their own."""
    return [
        *section("Årsager", *shares(report, "sager.aarsag", _ALL, "Årsag", "sager")),
        Paragraph("“Ukendt” er et svar; “Ikke angivet” er, at ingen har skrevet en årsag.", Tone.SMALL),
    ]
