"""Courses of advice: the funnel, how they ended, and what had changed."""

from socialvicevaert.features.rapporter.pdf.tables import bars, section, shares
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Align, Column, Heading, Notice, Paragraph, Part, Table, Together, Tone
from socialvicevaert.shared.percent import NOTHING

_OFFERED = "forloeb.tilbudt"
_CLOSED = "forloeb.afsluttede"


def forloeb(report: Published) -> list[Part]:
    """What was offered, then what was closed."""
    if report[_OFFERED].value == 0 and report[_CLOSED].value == 0:
        return section("Rådgivningsforløb", Paragraph("Der blev hverken tilbudt eller afsluttet forløb i perioden."))
    return [*_funnel(report), *_results(report), *_before_and_after(report)]


def _funnel(report: Published) -> list[Part]:
    if report[_OFFERED].value == 0:
        return section("Rådgivningsforløb", Paragraph("Der blev ikke tilbudt forløb i perioden."))
    headline = f"Af {report.text(_OFFERED)} tilbudte forløb: svaret ved periodens udgang"
    share = report.share("forloeb.tragt.accepteret", _OFFERED)
    if share != NOTHING:
        headline = f"{report.text('forloeb.tragt.accepteret')} af {report.text(_OFFERED)} takkede ja ({share})"
    return section("Rådgivningsforløb", *bars(report, headline, "forloeb.tragt", _OFFERED, by_size=False))


def _results(report: Published) -> list[Part]:
    if report[_CLOSED].value == 0:
        return [Paragraph("Der blev ikke afsluttet forløb i perioden.")]
    share = report.share("forloeb.afvaerget", _CLOSED)
    averted = report.text("forloeb.afvaerget")
    finding: Part = Paragraph("Andelen af afværgede vises ikke, når tallene bag den er for små eller nul.", Tone.SMALL)
    if share != NOTHING:
        words = f"{averted} af {report.text(_CLOSED)} forløb, der blev afsluttet i perioden; øvrige: %s."
        finding = Notice(words % report.text("forloeb.oevrige"), f"{share} afværget")
    table = shares(report, "forloeb.resultat", _CLOSED, "Resultat af afsluttede forløb", "afsluttede")
    return [Together((Heading("Resultat", 3), finding)), *table]


def _before_and_after(report: Published) -> list[Part]:
    if report[_CLOSED].value == 0:
        return []
    rows = [
        (
            label,
            report.text(f"maaling.{fact}.kendt"),
            report.text(f"maaling.{fact}.ukendt"),
            report.amount(f"maaling.{fact}.foer"),
            report.amount(f"maaling.{fact}.efter"),
        )
        for fact, label in (("raadighed", "Rådighedsbeløb pr. måned"), ("gaeld", "Samlet gæld"))
    ]
    amounts = Table(
        (
            Column("Median", weight=2.6),
            Column("Kendt før og efter", Align.RIGHT, 1.3),
            Column("Ukendt før eller efter", Align.RIGHT, 1.3),
            Column("Før", Align.RIGHT, 1.2),
            Column("Efter", Align.RIGHT, 1.2),
        ),
        rows,
    )
    unknown = report.text("maaling.plan.ukendt")
    whole = report.text(_CLOSED)
    plan = Table(
        (Column("Plan for gælden", weight=4), Column("Før", Align.RIGHT), Column("Efter", Align.RIGHT)),
        [
            *(
                (label, report.text(f"maaling.plan.foer.{answer}"), report.text(f"maaling.plan.efter.{answer}"))
                for answer, label in (("ja", "Plan på plads"), ("nej", "Ingen plan"))
            ),
            ("Ukendt før eller efter", unknown, unknown),
            (report[_CLOSED].label, whole, whole),
        ],
        frozenset({3}),
    )
    return [Together((Heading("Før og efter", 3), amounts)), plan]
