"""Sager: how many came and went, how they ended, where they came from, needs and causes."""

from socialvicevaert.features.rapporter.pdf.tables import bars, number, of, section, share_bar, shares
from socialvicevaert.features.rapporter.words.sentences import most_frequent
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Align, Column, Paragraph, Part, Table, Together, Tone
from socialvicevaert.shared.percent import NOTHING

_ALL = "sager.i_perioden"
_CLOSED = "sager.afsluttede"
_BALANCE = ("sager.primo", "sager.nye", _ALL, _CLOSED, "sager.ultimo")
_SIGNS = ("", "+", "=", "–", "=")


def sager(report: Published) -> list[Part]:
    """The balance, and how sager ended."""
    if report[_ALL].value == 0:
        return section("Sager", Paragraph("Der var ingen sager i perioden."))
    rows = [(sign, report[key].label, number(report, key)) for key, sign in zip(_BALANCE, _SIGNS, strict=True)]
    columns = (Column("", weight=0.3), Column("Sager", weight=4), Column("Antal", Align.RIGHT))
    balance = Table(columns, rows, frozenset({2, 4}))
    people = report["sager.beboere"]
    return [
        *section("Sager", Together((Paragraph(_balance(report), Tone.STRONG), balance))),
        Paragraph(f"{people.label}: {people.text}. En beboer kan have flere sager."),
        *_results(report),
        *new_people(report),
        *shares(report, "sager.kilde", _ALL, "Sagen kom fra", "sager"),
    ]


def behov(report: Published) -> list[Part]:
    """Need areas: several a sag, so no total."""
    if report[_ALL].value == 0:
        return section("Behovsområder", Paragraph("Der var ingen sager i perioden."))
    first = most_frequent(report, "sager.behov")
    finding = f"Flest sager drejer sig om {first.label.lower()}" if first else "Sager efter behovsområde"
    headline = f"{finding}{of(report, _ALL, 'sager; en sag kan have flere behov')}"
    return section("Behovsområder", *bars(report, headline, "sager.behov", _ALL))


def aarsager(report: Published) -> list[Part]:
    """Causes; "unknown" and "nobody wrote it" are rows of their own."""
    if report[_ALL].value == 0:
        return section("Årsager", Paragraph("Der var ingen sager i perioden."))
    first = most_frequent(report, "sager.aarsag")
    finding = f"Den hyppigste årsag er {first.label.lower()}" if first else "Sager efter årsag"
    return [
        *section("Årsager", *bars(report, f"{finding}{of(report, _ALL, 'sager')}", "sager.aarsag", _ALL)),
        Paragraph("»Ukendt« er et svar; »Ikke angivet« er, at ingen har skrevet en årsag.", Tone.SMALL),
    ]


def new_people(report: Published) -> list[Part]:
    """Those who have met new people, of those who were asked; nothing where no sag was closed."""
    whole, asked, rest = (report[f"nye_mennesker.{key}"] for key in ("beboere", "spurgt", "ikke_spurgt"))
    if whole.value == 0:
        return []
    beside = Paragraph(f"{whole.label}: {whole.text}. {rest.label}: {rest.text}.", Tone.SMALL)
    if asked.value == 0:
        return [Paragraph("Ingen er spurgt, om de har mødt nye mennesker."), beside]
    keys = ("nye_mennesker.ja", "nye_mennesker.nej", asked.key)
    rows = [(report[key].label, number(report, key), report.share(key, asked.key)) for key in keys]
    columns = (
        Column("Nye mennesker", weight=4),
        Column("Beboere", Align.RIGHT),
        Column("Andel af spurgte", Align.RIGHT, 1.8),
    )
    return [Table(columns, rows, frozenset({2})), beside]


def _balance(report: Published) -> str:
    """Whether more sager are open than before; the change only where both ends are seen."""
    before, after = report["sager.primo"].value, report["sager.ultimo"].value
    if before is None or after is None:
        return "Fra åbne sager ved periodens begyndelse til åbne sager ved dens udgang"
    if before == after:
        return f"Lige mange åbne sager ved periodens begyndelse og udgang: {report.text('sager.ultimo')}"
    words = "Flere" if after > before else "Færre"
    return (
        f"{words} åbne sager: {report.text('sager.primo')} ved begyndelsen, {report.text('sager.ultimo')} ved udgangen"
    )


def _results(report: Published) -> list[Part]:
    if report[_CLOSED].value == 0:
        return [Paragraph("Ingen sager var afsluttet ved periodens udgang.")]
    first = most_frequent(report, "sager.resultat")
    headline = "Sådan endte de afsluttede sager"
    if first and (share := report.share(first.key, _CLOSED)) != NOTHING:
        headline = f"{share} af de afsluttede sager endte med: {first.label.lower()}"
    keys = [one.key for one in report.rows("sager.resultat")]
    table = shares(report, "sager.resultat", _CLOSED, "Resultat af afsluttede sager", "afsluttede")
    return [*share_bar(report, headline, keys, _CLOSED), *table]
