"""The three consents in every language, and what was given on."""

from datetime import UTC, datetime

from socialvicevaert.features.samtykker.disclosure_list import DisclosureList, disclosure_list
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.samtykker.queries import VideregivelseView
from tests.paper.every_paper import DAY, Filling, paper


@paper("videregivelser")
def _(filling: Filling) -> bytes:
    moment = datetime(2026, 11, 22, 8, tzinfo=UTC)
    given = [
        VideregivelseView(
            number, 1, None, filling.name, None, Behandlingsgrundlag.ANDET, filling.text, tuple(Oplysningsart), text,
            moment, filling.name, 1,
        )
        for number, text in enumerate(filling.texts())
    ]  # fmt: skip
    return disclosure_list(DisclosureList("Boligforeningen Fælleden", filling.name, DAY, given)).pdf()
