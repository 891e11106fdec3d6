"""What a paper says of the consent it goes out on."""

from collections.abc import Collection

from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeArt
from socialvicevaert.features.samtykker.rules.coverage import Coverage
from socialvicevaert.shared.formats.dates import show_date


def said_of_consent(coverage: Coverage, given: Collection[Oplysningsart]) -> str:
    """Since when, for what, and the kinds on this paper only: that a consent covers misuse tells of misuse."""
    paper = "fuldmagt" if coverage.kind is SamtykkeArt.FULDMAGT else "samtykke"
    words = (
        f"Oplysningerne gives efter beboerens {paper} af {show_date(coverage.given_on)} "
        f"til: {coverage.purpose.strip().rstrip('.')}."
    )
    kinds = ", ".join(kind.label.lower() for kind in Oplysningsart if kind in given)
    return f"{words} Her er givet: {kinds}." if kinds else words
