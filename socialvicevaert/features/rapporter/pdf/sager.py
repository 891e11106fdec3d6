"""Sager: how many came and went, how they ended, where they came from, needs and causes."""

from socialvicevaert.features.rapporter.figures.published import Published
from socialvicevaert.features.rapporter.pdf.tables import bars, section, share_table
from socialvicevaert.paper.parts import Align, Column, Paragraph, Part, Table, Tone

_BALANCE = ("sager.primo", "sager.nye", "sager.genaabnede", "sager.i_perioden", "sager.afsluttede", "sager.ultimo")
_SIGNS = ("", "+", "+", "=", "–", "=")


def sager(report: Published) -> list[Part]:
    """The balance, and how sager ended."""
    rows = [(sign, report[key].label, report.text(key)) for key, sign in zip(_BALANCE, _SIGNS, strict=True)]
    balance = Table(
        (Column("", weight=0.3), Column("Sager", weight=4), Column("Antal", Align.RIGHT)), rows, frozenset({3, 5})
    )
    people = f"{report['sager.beboere'].label}: {report.text('sager.beboere')}. En beboer kan have flere sager."
    return [
        *section("Sager", balance),
        Paragraph(people),
        share_table(
            report, report.rows("sager.resultat"), "sager.afsluttede", "Resultat af afsluttede sager", of="afsluttede"
        ),
        share_table(report, report.rows("sager.kilde"), "sager.i_perioden", "Sagen kom fra", of="sager"),
    ]


def behov(report: Published) -> list[Part]:
    """Need areas: several a sag, so no total."""
    found = report.rows("sager.behov")
    headline = f"Behov i {report.text('sager.i_perioden')} sager; en sag kan have flere"
    return section(
        "Behovsområder",
        bars(report, headline, found, "sager.i_perioden", "Ingen sager i perioden"),
        share_table(report, found, "sager.i_perioden", "Behovsområde", total=False, of="sager"),
    )


def aarsager(report: Published) -> list[Part]:
    """Causes; "unknown" and "nobody wrote it" are rows of their own."""
    found = report.rows("sager.aarsag")
    return [
        *section("Årsager", share_table(report, found, "sager.i_perioden", "Årsag", of="sager")),
        Paragraph("“Ukendt” er et svar; “Ikke angivet” er, at ingen har skrevet en årsag.", Tone.SMALL),
    ]
