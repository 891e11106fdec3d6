"""Contacts by kind, when, where and with whom; and attempts that failed."""

from socialvicevaert.features.rapporter.pdf.tables import bars, count_table, of, section, share_bar, zeros
from socialvicevaert.features.rapporter.words.sentences import most_frequent
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Paragraph, Part
from socialvicevaert.shared.percent import NOTHING

_ALL = "kontakter.i_alt"


def kontakter(report: Published) -> list[Part]:
    """Kinds with their share, then what is no contact."""
    beside = (_ALL, "kontakter.beboere", "kontakter.forgaeves", "kontakter.notat")
    if all(report[key].value == 0 for key in beside):
        return section("Kontakter", Paragraph("Der var ingen kontakter i perioden."))
    table = count_table(report, beside, head="I alt")
    if report[_ALL].value == 0:
        return section("Kontakter", Paragraph("Der var ingen kontakter i perioden."), table)
    first = most_frequent(report, "kontakter.art")
    finding = f"Den hyppigste kontakt er {first.label.lower()}" if first else "Kontakter efter art"
    headline = f"{finding}{of(report, _ALL, 'kontakter')}"
    return section("Kontakter", *bars(report, headline, "kontakter.art", _ALL), table, *_ways(report))


def _ways(report: Published) -> list[Part]:
    """When, where and with whom: each makes up all contacts."""
    place = most_frequent(report, "kontakter.sted")
    where = f"Flest kontakter: {place.label.lower()}" if place else "Kontakter efter sted"
    return [
        *_hours(report),
        *bars(report, where, "kontakter.sted", _ALL),
        *bars(report, _company(report), "kontakter.deltog", _ALL),
    ]


def _company(report: Published) -> str:
    partner = "kontakter.deltog.partner"
    share = report.share(partner, _ALL)
    if share == NOTHING or not report[partner].value:
        return "Hvem der var med"
    return f"{share} af kontakterne var sammen med en partner"


def _hours(report: Published) -> list[Part]:
    share = report.share("kontakter.tid.uden_for", _ALL)
    headline = "Kontakter i og uden for kontortid"
    if share != NOTHING:
        headline = f"{share} af kontakterne lå uden for kontortid"
    keys = report.groups["kontakter.tid"]
    picture = share_bar(report, headline, keys, _ALL)
    return (
        [*picture, *zeros([report[key] for key in keys])] if picture else bars(report, headline, "kontakter.tid", _ALL)
    )
