"""Consents, and arrears in bands."""

from socialvicevaert.features.rapporter.pdf.tables import bars, count_table, how_many, section
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Paragraph, Part, Table
from socialvicevaert.shared.percent import NOTHING

_OWED = "restancer.beloeb"


def samtykker(report: Published) -> list[Part]:
    """What came, what went, what is valid."""
    keys = report.groups["samtykker"]
    if all(report[key].value == 0 for key in keys):
        return section("Samtykker", Paragraph("Der var ingen samtykker i perioden."))
    table = count_table(report, keys, head="Samtykker")
    emphasised = frozenset({keys.index("samtykker.i_perioden")})
    return section("Samtykker", Table(table.columns, table.rows, emphasised))


def restancer(report: Published) -> list[Part]:
    """Households by amount on the last list, smallest amount first."""
    if report.gruppe:
        words = "Restancer hører ikke til en medarbejder og er derfor ikke med i rapporten for en gruppe."
        return section("Restancer", Paragraph(words))
    if report.restancer_as_of is None:
        return section("Restancer", Paragraph("Der er ikke indlæst en restanceliste i perioden."))
    if not report.restancer_divided:
        words = "Restancelisten siger ikke, hvilken afdeling husstandene hører til; se rapporten for alle afdelinger."
        return section("Restancer", Paragraph(words))
    whole = report["restancer.husstande"]
    if whole.value == 0:
        return section(
            "Restancer", Paragraph(f"Ingen husstande på restancelisten af {report.restancer_as_of:%d-%m-%Y}.")
        )
    headline = f"{how_many(report, whole.key, 'husstande')} på restancelisten af {report.restancer_as_of:%d-%m-%Y}"
    owed = [Paragraph(f"Restancer i alt: {amount}")] if (amount := report.sum_text(_OWED)) != NOTHING else []
    return section("Restancer", *bars(report, headline, "restancer.baand", whole.key, by_size=False), *owed)
