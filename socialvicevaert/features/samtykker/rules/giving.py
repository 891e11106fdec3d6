"""What may be given to whom: the rules of the one gate that every letter, referral and extract asks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, FortaltDraft, Oplysningsart, SamtykkeArt
from socialvicevaert.features.samtykker.rules.coverage import Coverage
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.folding import fold, folded_words

SHORTEST_NAME = 3  # letters; "Bo" and "Li" are ordinary words too
_SHORTEST_TRACE = 4  # letters and figures; less is found everywhere

_NOTHING_TO_GIVE = "Der er ingen oplysninger, som må sendes. Skriv noget, eller udvid samtykket."
_NO_CONSENT = "Der er ikke et samtykke, som dækker denne modtager. Få et samtykke, eller vælg et andet grundlag."
_WITHDRAWN = "Samtykket er trukket tilbage, så der må ikke gives mere på det. Få et nyt samtykke."
_NOT_HERE = "Samtykket gælder ikke denne modtager i dag. Få et nyt samtykke."
_REGISTERS = "Samtykket gælder kun registrering. Det giver ikke lov til at give oplysninger videre."
_COLLECTS = "Fuldmagten giver ikke lov til at tale eller skrive på beboerens vegne, og så må intet gives videre på den."


@dataclass(frozen=True)
class Cut:
    """A paper's paragraphs after the basis has had its say."""

    included: tuple[tuple[Oplysningsart, str], ...]
    left_out: tuple[Oplysningsart, ...]
    left_out_texts: tuple[tuple[Oplysningsart, str], ...] = ()

    @property
    def kinds(self) -> tuple[Oplysningsart, ...]:
        """The kinds of information that are given."""
        return tuple(kind for kind, _ in self.included)


def allowed_kinds(basis: Behandlingsgrundlag, coverage: Coverage | None) -> frozenset[Oplysningsart]:
    """Kinds of information that may be given: under consent those it covers; anonymous advice names nobody."""
    if basis is Behandlingsgrundlag.SAMTYKKE:
        holds = coverage is not None and coverage.gives and coverage.withdrawn_on is None
        return coverage.kinds if coverage is not None and holds else frozenset()
    if basis is Behandlingsgrundlag.ANONYM:
        return frozenset(Oplysningsart) - {Oplysningsart.NAVN_ADRESSE}
    return frozenset(Oplysningsart)


def cut(sections: Sequence[tuple[Oplysningsart, str]], basis: Behandlingsgrundlag, coverage: Coverage | None) -> Cut:
    """The paragraphs that may be sent, and those that are left out, in their order; empty ones are neither.

    ``coverage`` is what ``queries.giving`` answers with: None where no consent holds today.
    """
    written = tuple((kind, text.strip()) for kind, text in sections if text.strip())
    allowed = allowed_kinds(basis, coverage)
    left_out = tuple((kind, text) for kind, text in written if kind not in allowed)
    return Cut(
        included=tuple((kind, text) for kind, text in written if kind in allowed),
        left_out=tuple(kind for kind, _ in left_out),
        left_out_texts=left_out,
    )


def names_resident(basis: Behandlingsgrundlag, coverage: Coverage | None) -> bool:
    """Whether a paper says who it is about: only when the consent covers it, and never in anonymous advice."""
    return Oplysningsart.NAVN_ADRESSE in allowed_kinds(basis, coverage)


def problems_of_consent(
    coverage: Coverage | None, *, partner_id: int | None, today: date, towards: str = ""
) -> Iterator[Problem]:
    """Why a consent does not permit giving anything to a receiver on a day; the field is ``samtykke_id``."""
    reason = ""
    if coverage is None:
        reason = _NO_CONSENT
    elif coverage.withdrawn_on is not None:
        reason = _WITHDRAWN
    elif coverage.kind is SamtykkeArt.REGISTRERING:
        reason = _REGISTERS
    elif coverage.kind is SamtykkeArt.FULDMAGT and not coverage.gives:
        reason = _COLLECTS
    elif not coverage.allows_giving_to(partner_id, today, towards):
        reason = _NOT_HERE
    if reason:
        yield Problem("samtykke_id", reason)


def problems_of_giving(
    paper: Cut,
    basis: Behandlingsgrundlag,
    coverage: Coverage | None,
    *,
    partner_id: int | None,
    today: date,
    towards: str = "",
) -> Iterator[Problem]:
    """What stops a paper from being sent; without a covering consent or another basis nothing leaves the house."""
    if basis is Behandlingsgrundlag.SAMTYKKE:
        found = tuple(problems_of_consent(coverage, partner_id=partner_id, today=today, towards=towards))
        if found:
            yield from found
            return
    if not paper.included and not names_resident(basis, coverage):
        yield Problem("sections", _NOTHING_TO_GIVE)


def given_away_by(text: str, name: str, traces: Mapping[str, str]) -> str:
    """What in a text tells who the resident is, as a Danish word in the definite: "navnet"; "" when nothing does.

    ``traces`` are what else is one resident's alone, by that word: "telefonnummeret", however its parts are set apart.
    """
    written = set(folded_words(text))
    parts = [part for part in folded_words(name) if len(part) >= SHORTEST_NAME]
    if any(part in written or f"{part}s" in written for part in parts):  # also "Demirs"
        return "navnet"
    folded = fold(text)
    return next((word for word, trace in traces.items() if _is_in(trace, folded)), "")


def problems_of_anonymity(paper: Cut, purpose: str, name: str, traces: Mapping[str, str]) -> Iterator[Problem]:
    """A letter without the name above it must not give the resident away in its text either.

    So in anonymous advice, and under a consent that does not cover the name; what only the writer can see is a trace,
    such as an unusual illness, is for the writer to leave out.
    """
    found = given_away_by(" ".join((purpose, *(text for _, text in paper.included))), name, traces)
    if found:
        yield Problem("basis", problem_of_trace(found))


def problem_of_trace(found: str) -> str:
    """Said of what ``given_away_by`` found."""
    return f"Brevet siger, hvem beboeren er, og det må det ikke på dette grundlag. Slet {found}."


def _is_in(trace: str, folded: str) -> bool:
    signs = [re.escape(sign) for sign in fold(trace) if sign.isalnum()]
    if len(signs) < _SHORTEST_TRACE:
        return False
    spread = r"[\W_]*".join(signs)
    return re.search(rf"(?<![^\W_]){spread}(?![^\W_])", folded) is not None


def problems_of_telling(draft: FortaltDraft, *, has_receiver: bool, today: date) -> Iterator[Problem]:
    """What stops something told by word of mouth from being written in the log."""
    if not has_receiver:
        yield Problem("recipient", "Vælg en samarbejdspartner, eller skriv, hvem der fik det at vide.")
    if not draft.kinds:
        yield Problem("kinds", "Vælg, hvilke oplysninger der blev givet.")
    if not draft.what.strip():
        yield Problem("what", "Skriv, hvordan det blev sagt, fx »Telefonsamtale« eller »Netværksmøde«.")
    if draft.told_on > today:
        yield Problem("told_on", "Det kan ikke være sagt i fremtiden.")
    if draft.basis is not Behandlingsgrundlag.SAMTYKKE and not draft.basis_reason.strip():
        yield Problem("basis_reason", "Uden samtykke skal du skrive, hvorfor oplysningerne måtte gives.")
    if draft.basis is Behandlingsgrundlag.ANONYM and Oplysningsart.NAVN_ADRESSE in draft.kinds:
        yield Problem("kinds", "Anonym rådgivning nævner ikke navn, adresse eller telefon.")


def problems_of_told_under(held: Sequence[Coverage], kinds: Sequence[Oplysningsart]) -> Iterator[Problem]:
    """Why the consents that held on a day do not cover what was told; the widest comes first."""
    if not held:
        yield Problem(
            "basis", "Der var ikke et samtykke til denne modtager den dag. Skriv et andet grundlag og hvorfor."
        )
        return
    if any(set(kinds) <= one.kinds for one in held):
        return
    lacking = ", ".join(kind.label for kind in kinds if kind not in held[0].kinds)
    yield Problem("kinds", f"Samtykket dækker ikke: {lacking}. Skriv det for sig med et andet grundlag og hvorfor.")
