"""What was given about a resident, to whom and on which basis: a paper for the resident."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, SamtykkeArt
from socialvicevaert.features.samtykker.queries import VideregivelseView
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Bullets, Column, Facts, Heading, Paragraph, Table, Title
from socialvicevaert.shared.formats.dates import show_date, show_moment


@dataclass(frozen=True)
class DisclosureList:
    """What is printed."""

    organisation: str
    beboer: str
    dated: date
    videregivelser: Sequence[VideregivelseView]


def disclosure_list(content: DisclosureList) -> Document:
    """The list, newest first, with what the resident can do about it."""
    document = Document(
        title="Oplysninger givet videre",
        dated=content.dated,
        author=content.organisation,
        footer=f"{content.organisation} · Oplysninger givet videre",
        confidential=True,
    )
    document.add(
        Title("Oplysninger vi har givet videre om dig", content.organisation),
        Facts([("Beboer", content.beboer), ("Udskrevet", show_date(content.dated))]),
    )
    if content.videregivelser:
        document.add(
            Table(
                [
                    Column("Hvornår", weight=1.0),
                    Column("Til hvem", weight=1.5),
                    Column("Hvad", weight=2.7),
                    Column("Grundlag", weight=1.8),
                    Column("Givet af", weight=1.0),
                ],
                [_row(one) for one in content.videregivelser],
            )
        )
    else:
        document.add(Paragraph("Der står ingen videregivelser på listen."))
    document.add(
        Heading("Det kan du gøre"),
        Bullets(
            [
                "Du kan når som helst trække et samtykke tilbage. Så giver vi ikke mere videre på det.",
                "Er der noget forkert, så sig det til os. Vi retter det og siger det til dem, der har fået det.",
                "Du kan klage til Datatilsynet, www.datatilsynet.dk.",
            ]
        ),
    )
    return document


def _row(one: VideregivelseView) -> list[str]:
    kinds = ", ".join(kind.label for kind in one.kinds)
    basis = one.basis.label
    if one.basis is Behandlingsgrundlag.SAMTYKKE and one.consent_given_on is not None:
        given = "Din fuldmagt" if one.consent_kind is SamtykkeArt.FULDMAGT else "Dit samtykke"
        basis = f"{given} af {show_date(one.consent_given_on)}"
    elif one.basis_reason:
        basis = f"{basis}: {one.basis_reason}"
    what = "\n".join(filter(None, (one.what, kinds)))
    return [show_moment(one.disclosed_at), one.recipient, what, basis, one.medarbejder]
