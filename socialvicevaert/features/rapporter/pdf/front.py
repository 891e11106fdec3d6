"""Page 1: what the report is about, six key figures with their course, what happened in words."""

from socialvicevaert.features.rapporter.models import Corrected
from socialvicevaert.features.rapporter.pdf.corrected import corrected
from socialvicevaert.features.rapporter.pdf.tables import target
from socialvicevaert.features.rapporter.pdf.withheld import why
from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.tal.figures.figure import WITHHELD
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.figures.trends import Trend
from socialvicevaert.paper.parts import (
    Bullets,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Part,
    Sparkline,
    Title,
)
from socialvicevaert.shared.percent import NOTHING

_NAMED = 6
"""So many estates are named on page 1; more of them fill the page and stand in a section of their own."""


def front(report: Published, correction: Corrected | None) -> list[Part]:
    """Title, particulars, what it corrects, key figures, sentences."""
    cards = KeyFigures(_key_figures(report))
    return [
        Title(name_of(report), f"{report.organisation} · {report.period.name}"),
        Facts(particulars(report)),
        *corrected(correction),
        cards,
        *why(report, [cards]),
        Heading("Det skete i perioden"),
        Bullets(sentences(report)),
        PageBreak(),
    ]


def name_of(report: Published) -> str:
    """What a report of this period is called."""
    return report.period.report_title


def particulars(report: Published) -> list[tuple[str, str]]:
    """Both dates, where, whose work, whom to ask."""
    facts = [("Periode", f"{report.period.dates}, begge dage med")]
    if len(report.afdelinger) > _NAMED and report.estates:
        facts.append(("Afdeling", f"Alle {len(report.afdelinger)} afdelinger; de står hver for sig under Afdelingerne"))
    elif report.place:
        facts.append(("Afdeling", report.place))
    if report.gruppe:
        facts.append(("Medarbejdere", report.gruppe))
    if report.contact:
        facts.append(("Kontakt", report.contact))
    return facts


def _key_figures(report: Published) -> list[KeyFigure]:
    share = report.share("fogedsager.afvaerget", "fogedsager.i_perioden")
    averted = f"{report.text('fogedsager.afvaerget')} af {report.text('fogedsager.i_perioden')} fogedsager"
    if share == NOTHING:
        averted = _note(report, "fogedsager.i_perioden", "af %s fogedsager")
    return [
        _card(report, "sager.i_perioden", "Sager i perioden", _note(report, "sager.nye", "%s nye")),
        _card(report, "sager.beboere", "Forskellige beboere", "med mindst én sag"),
        _card(report, "kontakter.i_alt", "Kontakter", _note(report, "kontakter.forgaeves", "og %s forgæves forsøg")),
        _card(
            report,
            "fogedsager.i_perioden",
            "Fogedsager i perioden",
            _note(report, "fogedsager.modtagne", "%s modtaget i perioden"),
        ),
        _card(report, "fogedsager.afvaerget", "Afværgede fogedsager", averted, "" if share == NOTHING else share),
        _card(
            report,
            "henvisninger.sendt",
            "Henvisninger sendt",
            _note(report, "henvisninger.status.startet", "%s startet hos partneren"),
        ),
    ]


def _card(report: Published, key: str, label: str, note: str, value: str = "") -> KeyFigure:
    trend = report.trends.get(key)
    lines = [note, *([trend.year_ago_text, _variation(report, trend)] if trend else [])]
    words = "\n".join(line for line in lines if line)
    return KeyFigure(label, value or report.text(key), words, course(trend) if trend else None, target(report, key))


def _variation(report: Published, trend: Trend) -> str:
    """What chance explains of the last month; the month is named where the card's own figure is not of that month."""
    if not trend.variation:
        return ""
    if report.period.is_month:
        return trend.variation[0].upper() + trend.variation[1:]
    return f"{trend.short_months[-1]}: {trend.variation}"


def course(trend: Trend) -> Sparkline:
    """The months as a small line, with what chance explains as a band."""
    months = trend.short_months
    limits = trend.limits
    return Sparkline(
        trend.values,
        months[0],
        months[-1],
        trend.points[-1].text,
        (float(limits.lower), float(limits.upper)) if limits else None,
    )


def _note(report: Published, key: str, words: str) -> str:
    """The figure in words; nothing where it is withheld, for "skjult modtaget" says nothing."""
    text = report.text(key)
    return "" if text == WITHHELD else words % text
