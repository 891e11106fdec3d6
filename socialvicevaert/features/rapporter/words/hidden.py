"""Why a figure is withheld, in one line where it stands."""

from socialvicevaert.features.tal.figures.figure import WITHHELD
from socialvicevaert.features.tal.figures.published import Published


def why_withheld(report: Published) -> str:
    """What is true of every withheld figure; which small figure it would give away cannot be said."""
    return (
        f"»{WITHHELD}« er et tal, der sammen med andre tal, her eller i en anden rapport, kunne røbe et tal under "
        f"{report.threshold}."
    )
