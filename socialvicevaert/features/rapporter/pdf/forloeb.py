"""Courses of advice: the funnel, how they ended, and what had changed."""

from socialvicevaert.features.rapporter.pdf.tables import (
    averted_for_how_long,
    bar,
    how_many,
    number,
    result_bar,
    section,
    shares,
)
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import (
    Align,
    Bar,
    BeforeAfter,
    Change,
    Column,
    Funnel,
    Heading,
    Notice,
    Paragraph,
    Part,
    Table,
    Together,
    Tone,
)
from socialvicevaert.shared.percent import NOTHING, show_number

OFFERED = "forloeb.tilbudt"
CLOSED = "forloeb.afsluttede"
_ACCEPTED = "forloeb.tragt.accepteret"
_MEASURED = (("raadighed", "Rådighedsbeløb pr. måned"), ("gaeld", "Samlet gæld"))


def forloeb(report: Published) -> list[Part]:
    """What was offered, then what was closed."""
    if report[OFFERED].value == 0 and report[CLOSED].value == 0:
        return section("Rådgivningsforløb", Paragraph("Der blev hverken tilbudt eller afsluttet forløb i perioden."))
    return [*section("Rådgivningsforløb", funnel(report)), *_results(report), *before_and_after(report)]


def funnel(report: Published) -> Part:
    """From offered to accepted; the others beside."""
    if report[OFFERED].value == 0:
        return Paragraph("Der blev ikke tilbudt forløb i perioden.")
    headline = f"{how_many(report, OFFERED, 'tilbudte forløb')}: svaret ved periodens udgang"
    share = report.share(_ACCEPTED, OFFERED)
    if share != NOTHING:
        headline = f"{report.text(_ACCEPTED)} af {report.text(OFFERED)} takkede ja ({share})"
    steps = (bar(report, OFFERED), bar(report, _ACCEPTED, whole=OFFERED))
    others = [bar(report, key, whole=OFFERED) for key in report.groups["forloeb.tragt"] if key != _ACCEPTED]
    return Funnel(headline, steps, others)


def before_and_after(report: Published) -> list[Part]:
    """Medians and plans, at the start and at the close."""
    if report[CLOSED].value == 0:
        return []
    rows = [
        (
            label,
            number(report, f"maaling.{fact}.kendt"),
            number(report, f"maaling.{fact}.ukendt"),
            report.amount(f"maaling.{fact}.foer"),
            report.amount(f"maaling.{fact}.efter"),
        )
        for fact, label in _MEASURED
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
    unknown = number(report, "maaling.plan.ukendt")
    whole = number(report, CLOSED)
    plan = Table(
        (Column("Plan for gælden", weight=4), Column("Før", Align.RIGHT), Column("Efter", Align.RIGHT)),
        [
            *(
                (label, number(report, f"maaling.plan.foer.{answer}"), number(report, f"maaling.plan.efter.{answer}"))
                for answer, label in (("ja", "Plan på plads"), ("nej", "Ingen plan"))
            ),
            ("Ukendt før eller efter", unknown, unknown),
            (report[CLOSED].label, whole, whole),
        ],
        frozenset({3}),
    )
    return [Together((Heading("Før og efter", 3), *_changes(report), amounts)), plan]


def _results(report: Published) -> list[Part]:
    if report[CLOSED].value == 0:
        return [Paragraph("Der blev ikke afsluttet forløb i perioden.")]
    share = report.share("forloeb.afvaerget", CLOSED)
    averted = report.text("forloeb.afvaerget")
    finding: Part = Paragraph("Andelen af afværgede vises ikke, når tallene bag den er for små eller nul.", Tone.SMALL)
    if share != NOTHING:
        words = f"{averted} af {report.text(CLOSED)} forløb, der blev afsluttet i perioden; øvrige: %s."
        finding = Notice(words % report.text("forloeb.oevrige"), f"{share} afværget")
    others = "forloeb.oevrige"
    permanent, temporary = (f"forloeb.resultat.afvaerget_{how}" for how in ("permanent", "midlertidigt"))
    headline = averted_for_how_long(report, permanent, temporary, CLOSED, "Sådan endte de afsluttede forløb")
    picture = result_bar(report, headline, CLOSED, (permanent, temporary, others), ("forloeb.afvaerget", others))
    table = shares(report, "forloeb.resultat", CLOSED, "Resultat af afsluttede forløb", "afsluttede")
    return [Together((Heading("Resultat", 3), finding)), *picture, *table]


def _changes(report: Published) -> list[Part]:
    """The medians as points, where both ends are printed."""
    found = []
    words = []
    for fact, label in _MEASURED:
        before, after = report.amounts[f"maaling.{fact}.foer"], report.amounts[f"maaling.{fact}.efter"]
        if before is None or after is None:
            continue
        first = Bar("før", float(before), report.amount(f"maaling.{fact}.foer"))
        found.append(Change(label, first, Bar("efter", float(after), report.amount(f"maaling.{fact}.efter"))))
        name = label.split(" pr.")[0].lower()
        if before == after:
            words.append(f"{name} var uændret")
        else:
            step = f"{show_number(abs(after - before) // 100)} kr."
            words.append(f"{name} var {step} {'højere' if after > before else 'lavere'} efter end før")
    if not found:
        return []
    headline = f"Medianen af {' og af '.join(words)}"
    return [BeforeAfter(headline, found, shared=False)]
