"""Page 1: what the report is about, six key figures, what happened in words."""

from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.tal.figures.published import WITHHELD, Published
from socialvicevaert.paper.parts import Bullets, Facts, Heading, KeyFigure, KeyFigures, Part, Title
from socialvicevaert.shared.percent import NOTHING


def front(report: Published) -> list[Part]:
    """Title, particulars, key figures, sentences."""
    facts = [("Periode", f"{report.period.dates}, begge dage med")]
    if report.place:
        facts.append(("Afdeling", report.place))
    if report.contact:
        facts.append(("Kontakt", report.contact))
    title = "Månedsrapport" if report.period.is_month else "Rapport"
    return [
        Title(title, f"{report.organisation} · {report.period.name}"),
        Facts(facts),
        KeyFigures(_key_figures(report)),
        Heading("Det skete i perioden"),
        Bullets(sentences(report)),
    ]


def _key_figures(report: Published) -> list[KeyFigure]:
    share = report.share("fogedsager.afvaerget", "fogedsager.i_perioden")
    averted = f"{report.text('fogedsager.afvaerget')} af {report.text('fogedsager.i_perioden')} fogedsager"
    return [
        KeyFigure("Sager i perioden", report.text("sager.i_perioden"), _note(report, "sager.nye", "%s nye")),
        KeyFigure("Forskellige beboere", report.text("sager.beboere"), "med mindst én sag"),
        KeyFigure(
            "Kontakter",
            report.text("kontakter.i_alt"),
            _note(report, "kontakter.forgaeves", "og %s forgæves forsøg"),
        ),
        KeyFigure(
            "Fogedsager i perioden",
            report.text("fogedsager.i_perioden"),
            _note(report, "fogedsager.modtagne", "%s modtaget i perioden"),
        ),
        KeyFigure("Afværgede fogedsager", share, averted)
        if share != NOTHING
        else KeyFigure(
            "Afværgede fogedsager",
            report.text("fogedsager.afvaerget"),
            _note(report, "fogedsager.i_perioden", "af %s fogedsager"),
        ),
        KeyFigure(
            "Henvisninger sendt",
            report.text("henvisninger.sendt"),
            _note(report, "henvisninger.status.startet", "%s startet hos partneren"),
        ),
    ]


def _note(report: Published, key: str, words: str) -> str:
    """The figure in words; nothing where it is withheld, for "skjult modtaget" says nothing."""
    text = report.text(key)
    return "" if text == WITHHELD else words % text
