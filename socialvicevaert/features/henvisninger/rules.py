"""What may be sent to whom, and which step of a referral may follow which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.henvisninger.models import HenvisningDraft, HenvisningStatus
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.samtykker.rules import Coverage
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.folding import folded_words

FOLLOWS = {
    HenvisningStatus.KLADDE: {HenvisningStatus.SENDT},
    HenvisningStatus.SENDT: {HenvisningStatus.BESVARET, HenvisningStatus.STARTET, HenvisningStatus.AFVIST},
    HenvisningStatus.BESVARET: {HenvisningStatus.STARTET, HenvisningStatus.AFVIST, HenvisningStatus.AFSLUTTET},
    HenvisningStatus.STARTET: {HenvisningStatus.AFSLUTTET},
    HenvisningStatus.AFVIST: set(),
    HenvisningStatus.AFSLUTTET: set(),
}
SHORTEST_NAME = 3  # letters; "Bo" and "Li" are ordinary words too
ENDED = frozenset({HenvisningStatus.AFVIST, HenvisningStatus.AFSLUTTET})


@dataclass(frozen=True)
class Cut:
    """A referral's paragraphs after the consent has had its say."""

    included: tuple[tuple[Oplysningsart, str], ...]
    left_out: tuple[Oplysningsart, ...]

    @property
    def kinds(self) -> tuple[Oplysningsart, ...]:
        """The kinds of information that are given."""
        return tuple(kind for kind, _ in self.included)


def problems_of_draft(draft: HenvisningDraft) -> Iterator[Problem]:
    """What stops a referral from being kept as a draft."""
    if draft.partner_id <= 0:
        yield Problem("partner_id", "Vælg, hvem der henvises til.")
    if draft.basis is not Behandlingsgrundlag.SAMTYKKE and not draft.basis_reason.strip():
        yield Problem("basis_reason", "Uden samtykke skal du skrive, hvorfor oplysningerne må gives.")
    if draft.basis is not Behandlingsgrundlag.SAMTYKKE and not draft.purpose.strip():
        yield Problem("purpose", "Skriv, hvad henvisningen skal føre til.")


def cut_to_basis(
    sections: Sequence[tuple[Oplysningsart, str]], basis: Behandlingsgrundlag, coverage: Coverage | None
) -> Cut:
    """The paragraphs that may be sent: under consent only the kinds it covers; anonymous advice names nobody."""
    written = tuple((kind, text.strip()) for kind, text in sections if text.strip())
    if basis is Behandlingsgrundlag.SAMTYKKE:
        allowed = coverage.kinds if coverage else frozenset()
    elif basis is Behandlingsgrundlag.ANONYM:
        allowed = frozenset(Oplysningsart) - {Oplysningsart.NAVN_ADRESSE}
    else:
        allowed = frozenset(Oplysningsart)
    return Cut(
        included=tuple((kind, text) for kind, text in written if kind in allowed),
        left_out=tuple(kind for kind, _ in written if kind not in allowed),
    )


def names_resident(basis: Behandlingsgrundlag, coverage: Coverage | None) -> bool:
    """Whether a letter says who it is about: only when the consent covers it, and never in anonymous advice."""
    if basis is Behandlingsgrundlag.SAMTYKKE:
        return coverage is not None and Oplysningsart.NAVN_ADRESSE in coverage.kinds
    return basis is not Behandlingsgrundlag.ANONYM


def problems_of_sending(
    cut: Cut, basis: Behandlingsgrundlag, coverage: Coverage | None, *, partner_id: int, today: date
) -> Iterator[Problem]:
    """What stops a referral from being sent; without a covering consent or another basis nothing leaves the house."""
    if basis is Behandlingsgrundlag.SAMTYKKE:
        problem = _problem_of_consent(coverage, partner_id, today)
        if problem:
            yield Problem("samtykke_id", problem)
            return
    if not cut.included and not names_resident(basis, coverage):
        yield Problem("sections", "Der er ingen oplysninger, som må sendes. Skriv noget, eller udvid samtykket.")


def _problem_of_consent(coverage: Coverage | None, partner_id: int, today: date) -> str:
    if coverage is None:
        return "Der er ikke et samtykke, som dækker denne modtager. Få et samtykke, eller vælg et andet grundlag."
    if coverage.withdrawn_on is not None:
        return "Samtykket er trukket tilbage. Henvisningen kan ikke sendes."
    if not coverage.allows_giving_to(partner_id, today):
        return "Samtykket gælder ikke denne modtager i dag. Få et nyt samtykke."
    return ""


def problems_of_anonymity(cut: Cut, purpose: str, name: str) -> Iterator[Problem]:
    """A letter without the name above it must not give the resident away in its text either.

    So in anonymous advice, and under a consent that does not cover the name; other traces are for the writer to see.
    """
    written = set(folded_words(" ".join((purpose, *(text for _, text in cut.included)))))
    parts = [part for part in folded_words(name) if len(part) >= SHORTEST_NAME]
    if any(part in written or f"{part}s" in written for part in parts):  # also "Demirs"
        yield Problem("basis", "Brevet nævner beboeren ved navn, og det må det ikke på dette grundlag. Slet navnet.")


def may_follow(status: HenvisningStatus, after: HenvisningStatus) -> bool:
    """Whether a referral can go from ``after`` to ``status``."""
    return status in FOLLOWS[after]


def problems_of_step(on: date, *, not_before: date | None, today: date) -> Iterator[Problem]:
    """What is impossible about the date of a step."""
    if on > today:
        yield Problem("on", "Datoen kan ikke ligge i fremtiden.")
    if not_before is not None and on < not_before:
        yield Problem("on", "Datoen kan ikke ligge før det forrige skridt.")
