"""Fogedsager: received, averted, the others; the landlord's outcomes told apart from our judgement."""

from socialvicevaert.features.rapporter.pdf.tables import count_table, section, shares
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Align, Column, Notice, Paragraph, Part, Table, Tone
from socialvicevaert.shared.percent import NOTHING

_INVOLVED = "fogedsager.i_perioden"
_AVERTED = ("fogedsager.afvaerget", "fogedsager.afvaerget_permanent", "fogedsager.afvaerget_midlertidigt")
_OTHERS = (
    "fogedsager.oevrige", "fogedsager.ikke_afvaerget", "fogedsager.aldrig_kontakt", "fogedsager.uden_vurdering",
    "fogedsager.ikke_vurderet",
)  # fmt: skip


def fogedsager(report: Published) -> list[Part]:
    """The share of averted with its denominator, then results and outcomes."""
    if report[_INVOLVED].value == 0:
        return section("Fogedsager", Paragraph("Der var ingen fogedsager i perioden."))
    coming = count_table([report["fogedsager.primo"], report["fogedsager.modtagne"]], report[_INVOLVED], "Fogedsager")
    keys = (*_AVERTED, *_OTHERS, _INVOLVED)
    heads = (_AVERTED[0], _OTHERS[0], _INVOLVED)
    rows = [
        (
            report[key].label if key in heads else f"    heraf {report[key].label[0].lower()}{report[key].label[1:]}",
            report.text(key),
            report.share(key, _INVOLVED),
        )
        for key in keys
    ]
    results = Table(
        (
            Column("Resultat af indsatsen", weight=4),
            Column("Antal", Align.RIGHT),
            Column("Andel af fogedsager", Align.RIGHT, 1.8),
        ),
        rows,
        frozenset(keys.index(key) for key in heads),
    )
    outcomes = shares(report, "fogedsager.udfald", _INVOLVED, "Udfald af udlejers sag", "fogedsager")
    lost = report["fogedsager.tabt"]
    losses = Paragraph(f"{lost.label}: {lost.text}, fraflyttet efter ophævelse og udsat af fogeden lagt sammen.")
    return [*section("Fogedsager", _finding(report)), coming, results, *outcomes, losses]


def _finding(report: Published) -> Part:
    share = report.share(_AVERTED[0], _INVOLVED)
    if share == NOTHING:
        return Paragraph("Andelen af afværgede vises ikke, når tallene bag den er for små eller nul.", Tone.SMALL)
    return Notice(
        f"{report.text(_AVERTED[0])} af {report.text(_INVOLVED)} fogedsager i perioden var afværget ved dens udgang. "
        f"De øvrige er ikke det samme som udsat; se tabellerne.",
        f"{share} afværget",
    )
