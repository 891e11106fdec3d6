"""What a referral must say, and which step may follow which; what may be given is for ``samtykker.rules.giving``."""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.henvisninger.models import HenvisningDraft, HenvisningStatus
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.shared.errors import Problem

FOLLOWS = {
    HenvisningStatus.KLADDE: {HenvisningStatus.SENDT},
    HenvisningStatus.SENDT: {HenvisningStatus.BESVARET, HenvisningStatus.STARTET, HenvisningStatus.AFVIST},
    HenvisningStatus.BESVARET: {HenvisningStatus.STARTET, HenvisningStatus.AFVIST, HenvisningStatus.AFSLUTTET},
    HenvisningStatus.STARTET: {HenvisningStatus.AFSLUTTET},
    HenvisningStatus.AFVIST: set(),
    HenvisningStatus.AFSLUTTET: set(),
}
ENDED = frozenset({HenvisningStatus.AFVIST, HenvisningStatus.AFSLUTTET})


def problems_of_draft(draft: HenvisningDraft, begun_on: Behandlingsgrundlag | None = None) -> Iterator[Problem]:
    """What stops a referral from being kept as a draft.

    An underretning is a record of its own that few may know of; one from before that goes on as it was ``begun_on``.
    """
    if draft.basis is Behandlingsgrundlag.UNDERRETNING and begun_on is not draft.basis:
        yield Problem("basis", "En underretning om et barn skrives for sig, hvor kun få kan se den. Brug Underretning.")
    if draft.partner_id <= 0:
        yield Problem("partner_id", "Vælg, hvem der henvises til.")
    if draft.basis is not Behandlingsgrundlag.SAMTYKKE and not draft.basis_reason.strip():
        yield Problem("basis_reason", "Uden samtykke skal du skrive, hvorfor oplysningerne må gives.")
    if draft.basis is not Behandlingsgrundlag.SAMTYKKE and not draft.purpose.strip():
        yield Problem("purpose", "Skriv, hvad henvisningen skal føre til.")


def may_follow(status: HenvisningStatus, after: HenvisningStatus) -> bool:
    """Whether a referral can go from ``after`` to ``status``."""
    return status in FOLLOWS[after]


def problems_of_step(on: date, *, not_before: date | None, today: date) -> Iterator[Problem]:
    """What is impossible about the date of a step."""
    if on > today:
        yield Problem("on", "Datoen kan ikke ligge i fremtiden.")
    if not_before is not None and on < not_before:
        yield Problem("on", "Datoen kan ikke ligge før det forrige skridt.")
