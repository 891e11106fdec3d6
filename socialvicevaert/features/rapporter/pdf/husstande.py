"""Households by type, and why those in arrears came into them."""

from socialvicevaert.features.rapporter.pdf.tables import bars, count_table, how_many, section
from socialvicevaert.features.rapporter.words.sentences import most_frequent
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Paragraph, Part, Tone

_KINDS = (("husstande.sag", "med sag"), ("husstande.fogedsag", "med fogedsag"))
_ARREARS = "restancer.kendte"
_CAUSES = "restancer.aarsag"


def husstande(report: Published) -> list[Part]:
    """Those with a sag, then those with a fogedsag."""
    found: list[Part] = []
    for key, words in _KINDS:
        if report[key].value == 0:
            continue
        headline = f"{how_many(report, key, f'husstande {words}')}, efter type"
        if first := most_frequent(report, f"{key}.type"):
            headline = f"{how_many(report, key, f'husstande {words}')}; flest er {first.label.lower()} ({first.text})"
        found.extend(bars(report, headline, f"{key}.type", key))
    if not found:
        return section("Husstande", Paragraph("Der var ingen husstande med sag eller fogedsag i perioden."))
    words = "En husstand kan have både sag og fogedsag; den tælles én gang i hver."
    table = count_table(report, [key for key, _ in _KINDS], head="I alt")
    return [*section("Husstande", table, *found), Paragraph(words, Tone.SMALL)]


def aarsager_til_restance(report: Published) -> list[Part]:
    """Of the households we help; "unknown" and "nobody wrote it" are rows of their own."""
    title = "Årsager til restance"
    if report[_ARREARS].value == 0:
        return section(title, Paragraph("Vi hjalp ingen husstande i restance i perioden."))
    headline = f"{how_many(report, _ARREARS, 'husstande i restance, som vi hjælper')}, efter årsag"
    if first := most_frequent(report, _CAUSES):
        headline = f"{headline}; den hyppigste er {first.label.lower()} ({first.text})"
    return section(title, *bars(report, headline, _CAUSES, _ARREARS))
