"""What a new version says of the one it replaces."""

from socialvicevaert.features.rapporter.models import Corrected
from socialvicevaert.features.rapporter.pdf.tables import section
from socialvicevaert.paper.parts import Align, Column, Mark, Notice, Paragraph, Part, Table

_NAMED = 3
"""So many changes are named on page 1; all of them stand in the table behind."""


def corrected(correction: Corrected | None) -> list[Part]:
    """On page 1: which report, why, and what changed."""
    if correction is None:
        return []
    changes = correction.changes
    named = [f"{one.label}: {one.before} er rettet til {one.after}." for one in changes[:_NAMED]]
    if len(changes) > _NAMED:
        named.append(f"I alt er {len(changes)} oplysninger rettet; de står under »Rettelser«.")
    lines = [
        f"Afløser {correction.report_id}, udstedt {correction.issued_on:%d-%m-%Y}.",
        f"Årsag: {correction.reason}",
        *(named or ["Ingen af de viste tal er ændret."]),
    ]
    return [Notice("\n".join(lines), "Rettet rapport", Mark.WARNING)]


def corrections(correction: Corrected | None) -> list[Part]:
    """Every change, by where it stands; nothing in a report that corrects none."""
    if correction is None:
        return []
    if not correction.changes:
        return section("Rettelser", Paragraph("Ingen af de viste tal er ændret siden den rapport, der afløses."))
    columns = (
        Column("Afsnit", weight=2.2),
        Column("Oplysning", weight=3.4),
        Column("Før", Align.RIGHT, 1.2),
        Column("Nu", Align.RIGHT, 1.2),
    )
    rows = [(one.section, one.label, one.before, one.after) for one in correction.changes]
    return section("Rettelser", Table(columns, rows))
