"""Fogedsager: received, averted, the others; the landlord's outcomes told apart from our judgement."""

from socialvicevaert.features.rapporter.pdf.tables import (
    averted_for_how_long,
    count_table,
    number,
    result_bar,
    section,
    shares,
)
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Align, Column, Notice, Paragraph, Part, Table, Together, Tone
from socialvicevaert.shared.percent import NOTHING

INVOLVED = "fogedsager.i_perioden"
AVERTED = ("fogedsager.afvaerget", "fogedsager.afvaerget_permanent", "fogedsager.afvaerget_midlertidigt")
_OTHERS = (
    "fogedsager.oevrige", "fogedsager.ikke_afvaerget", "fogedsager.aldrig_kontakt", "fogedsager.uden_vurdering",
    "fogedsager.ikke_vurderet",
)  # fmt: skip


def fogedsager(report: Published) -> list[Part]:
    """The share of averted with its denominator, then results and outcomes."""
    if report[INVOLVED].value == 0:
        return section("Fogedsager", Paragraph("Der var ingen fogedsager i perioden."))
    return [
        *section("Fogedsager", Together((finding(report), *results(report), coming(report)))),
        result_table(report),
        *outcomes(report),
    ]


def coming(report: Published) -> Table:
    """What was there already, and what came."""
    return count_table(report, ("fogedsager.primo", "fogedsager.modtagne"), INVOLVED, "Fogedsager")


def results(report: Published) -> list[Part]:
    """Averted for good, for a time, and the others; averted and the others where those two are hidden."""
    neutral = "Resultatet af indsatsen, som det stod ved periodens udgang"
    headline = averted_for_how_long(report, *AVERTED[1:], INVOLVED, neutral)
    return result_bar(report, headline, INVOLVED, (*AVERTED[1:], _OTHERS[0]), (AVERTED[0], _OTHERS[0]))


def result_table(report: Published) -> Table:
    """What was averted and what was not, each with what it is made of."""
    keys = (*AVERTED, *_OTHERS, INVOLVED)
    heads = (AVERTED[0], _OTHERS[0], INVOLVED)
    rows = [
        (
            report[key].label if key in heads else f"    heraf {report[key].label[0].lower()}{report[key].label[1:]}",
            number(report, key),
            report.share(key, INVOLVED),
        )
        for key in keys
    ]
    columns = (
        Column("Resultat af indsatsen", weight=4),
        Column("Antal", Align.RIGHT),
        Column("Andel af fogedsager", Align.RIGHT, 1.8),
    )
    return Table(columns, rows, frozenset(keys.index(key) for key in heads))


def outcomes(report: Published) -> list[Part]:
    """How the landlord's cases ended, and the two losses together."""
    table = shares(report, "fogedsager.udfald", INVOLVED, "Udfald af udlejers sag", "fogedsager")
    lost = report["fogedsager.tabt"]
    losses = Paragraph(f"{lost.label}: {lost.text}, fraflyttet efter ophævelse og udsat af fogeden lagt sammen.")
    return [*table, losses]


def finding(report: Published) -> Part:
    """The share of averted, with its denominator; why it is not there where it is not."""
    share = report.share(AVERTED[0], INVOLVED)
    if share == NOTHING:
        return Paragraph("Andelen af afværgede vises ikke, når tallene bag den er for små eller nul.", Tone.SMALL)
    return Notice(
        f"{report.text(AVERTED[0])} af {report.text(INVOLVED)} fogedsager i perioden var afværget ved dens udgang. "
        f"De øvrige er ikke det samme som udsat; se tabellerne.",
        f"{share} afværget",
    )
