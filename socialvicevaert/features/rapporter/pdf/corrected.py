"""What a new version says of the one it replaces."""

from socialvicevaert.features.rapporter.models import Corrected
from socialvicevaert.paper.parts import Mark, Notice, Part


def corrected(correction: Corrected) -> list[Part]:
    """Which report, why, and how much changed."""
    replaced = f"{correction.report_id}, udstedt {correction.issued_on:%d-%m-%Y}"
    return [Notice(f"Denne rapport afløser {replaced}. {correction.reason}", "Rettet rapport", Mark.WARNING)]
