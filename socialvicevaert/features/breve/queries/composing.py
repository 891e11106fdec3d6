"""A letter as it would leave now: filled, cut to its basis, with what is missing said first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlmodel import select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.queries.people import address_of, current_lejemaal
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.rules import (
    Kept,
    cut_body,
    kinds_of_heading,
    own_window,
    problems_of_leaving,
    problems_of_own_window,
    problems_of_own_words,
    values_of,
)
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.partnere.queries import postal_lines
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.samtykker.queries.gate import Giving, giving, traces_of
from socialvicevaert.features.samtykker.rules import given_away_by, problem_of_trace
from socialvicevaert.features.skabeloner.models import Afsnit, Modtager
from socialvicevaert.features.skabeloner.queries import words_of_templates
from socialvicevaert.features.skabeloner.rules import Felt, fill, kinds_of, problems_of_text
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.folding import folded_words
from socialvicevaert.shared.formats.address import show_address_lines
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_TELLS = "Overskriften fortæller noget, som samtykket ikke dækker. Ret den."
_OWN = (
    "Noget af brevet udelades, og overskriften er skrevet til det hele. "
    "Brug skabelonens overskrift, eller slet det, der udelades."
)


class FieldValues(Protocol):
    """Where the values of fields come from: a feature above this one knows them."""

    def __call__(
        self, session: Session, beboer_id: int, *, partner_id: int | None = None, with_protected_address: bool = False
    ) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class LeftOut:
    """A paragraph that the basis keeps back, filled so that it can be read, and the kinds that are not covered.

    No kinds: a heading that goes with what stood below it.
    """

    text: str
    kinds: tuple[Oplysningsart, ...]


@dataclass(frozen=True)
class Composed:
    """What sending a draft would mean today.

    ``body`` is filled and cut; ``missing`` are the fields of what is kept that nobody has filled. With ``problems``
    nothing leaves. ``giving`` is None for the resident's own letter.
    """

    draft: BrevDraft
    beboer: str
    subject: str
    body: tuple[Afsnit, ...]
    left_out: tuple[LeftOut, ...]
    missing: tuple[Felt, ...]
    kinds: tuple[Oplysningsart, ...]
    address: tuple[str, ...]
    has_protected_address: bool
    giving: Giving | None
    problems: tuple[Problem, ...]


def composed(
    session: Session, draft: BrevDraft, field_values: FieldValues, *, with_protected_address: bool = False
) -> Composed:
    """The letter as it would leave now; a field that nobody knows stays in it as it was written, and is a problem."""
    beboer = session.kept(Beboer, draft.beboer_id)
    gate = _gate(session, draft)
    allowed = frozenset(Oplysningsart) if gate is None and draft.recipient is Modtager.BEBOER else _allowed(gate)
    fixed = words_of_templates(session)
    has_subject = kinds_of_heading(draft, fixed) <= allowed
    kept = cut_body(draft.body, allowed)
    known = field_values(
        session, draft.beboer_id, partner_id=draft.receiver[0], with_protected_address=with_protected_address
    )
    if gate is not None and gate.purpose:  # under consent nothing is given for anything else
        known = {**known, "henvisning.formaal": gate.purpose}
    values = values_of(known, draft.answers)
    is_readable = not any(
        True
        for text in (draft.subject, *(each.text for each in draft.body))
        for _ in problems_of_text(text, draft.kind)
    )
    filled = fill((Afsnit(draft.subject), *kept.body), values) if is_readable else None
    subject, body = (filled.body[0].text, filled.body[1:]) if filled else (draft.subject, kept.body)
    if not has_subject:
        subject = draft.kind.label  # what it would tell is not shown in a preview either
    missing = filled.missing if filled else ()
    is_hidden = beboer.has_protected_address and not with_protected_address
    address = _address(session, draft, beboer, is_hidden=is_hidden)
    unpermitted = gate.problems if gate and not draft.lacks_partner else ()
    problems = [*unpermitted, *problems_of_leaving(draft, address, missing, kept.body)]
    problems += [
        Problem(f"answers.{key}", "Skriv det, som det skal stå i brevet, uden {{ og }}.")
        for key, text in draft.answers.items()
        if "{{" in text or "}}" in text
    ]
    problems += problems_of_own_words(draft, fixed)
    if draft.recipient is Modtager.BEBOER:
        home, name = _home(session, beboer), beboer.full_name
        problems += problems_of_own_window(name, home, _typed(draft), _partners(session), is_hidden=is_hidden)
    if gate is not None:
        if kinds_of(Afsnit(draft.subject)) - allowed:
            problems.append(Problem("subject", _TELLS))
        elif not has_subject and not gate.problems:
            problems.append(Problem("subject", _OWN))
        printed = (subject, *(each.text for each in body), draft.basis_reason, gate.purpose)
        problems += _problems_of_anonymity(session, beboer, gate, printed, address)
    return Composed(
        draft=draft,
        beboer=beboer.full_name,
        subject=subject,
        body=body,
        left_out=tuple(
            LeftOut(shown.text, _in_order(kinds_of(each) - allowed))
            for each, shown in zip(
                kept.left_out, fill(kept.left_out, values).body if is_readable else kept.left_out, strict=True
            )
        ),
        missing=missing,
        kinds=_kinds(kept, draft),
        address=address,
        has_protected_address=beboer.has_protected_address,
        giving=gate,
        problems=tuple(problems),
    )


def _gate(session: Session, draft: BrevDraft) -> Giving | None:
    if draft.recipient is Modtager.BEBOER or draft.basis is None:
        return None
    partner_id, towards = draft.receiver
    return giving(session, draft.beboer_id, partner_id, draft.basis, draft.samtykke_id, towards)


def _allowed(gate: Giving | None) -> frozenset[Oplysningsart]:
    return gate.allowed if gate is not None else frozenset()


def _kinds(kept: Kept, draft: BrevDraft) -> tuple[Oplysningsart, ...]:
    return _in_order(kept.kinds | kinds_of(Afsnit(draft.subject)))


def _in_order(kinds: Collection[Oplysningsart]) -> tuple[Oplysningsart, ...]:
    return tuple(kind for kind in Oplysningsart if kind in kinds)


def _problems_of_anonymity(
    session: Session, beboer: Beboer, gate: Giving, printed: Sequence[str], address: Sequence[str]
) -> Iterator[Problem]:
    """A letter that may not say who it is about says so by no name, number or address either."""
    if gate.names_resident or gate.problems:
        return
    traces = traces_of(session, row_id(beboer), gate.basis)
    found = given_away_by(" ".join(printed), beboer.full_name, traces)
    found = found or given_away_by(" ".join(address), beboer.full_name, {})
    if found:
        yield Problem("body", problem_of_trace(found))


def _address(session: Session, draft: BrevDraft, beboer: Beboer, *, is_hidden: bool) -> tuple[str, ...]:
    """Name and address for the envelope's window: the receiver's own, or typed; of the resident see ``own_window``."""
    typed = _typed(draft)
    if draft.recipient is Modtager.PARTNER:
        partner = session.get(Partner, draft.partner_id) if draft.partner_id is not None else None
        if partner is None:
            return ()
        return _of(partner.name, typed or postal_lines(partner))
    if draft.recipient is Modtager.BEBOER:
        return own_window(beboer.full_name, _home(session, beboer), typed, is_hidden=is_hidden)
    return typed


def _typed(draft: BrevDraft) -> tuple[str, ...]:
    return tuple(line.strip() for line in draft.address.splitlines() if line.strip())


def _home(session: Session, beboer: Beboer) -> tuple[str, ...]:
    home = current_lejemaal(session, beboer)
    return show_address_lines(address_of(home)) if home is not None else ()


def _partners(session: Session) -> tuple[str, ...]:
    """Also those in the bin: the letter must not reach them either."""
    return tuple(session.exec(select(Partner.name)))


def _of(name: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The window begins with who the letter is to: nobody else can be written over the one that the basis names."""
    is_named = bool(lines) and folded_words(lines[0]) == folded_words(name)
    return tuple(lines) if is_named else (name, *lines)
