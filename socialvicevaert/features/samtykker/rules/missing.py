"""What lacks in a resident's consents, each with why it is said and where it is put right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeArt
from socialvicevaert.features.samtykker.rules.coverage import Coverage
from socialvicevaert.features.samtykker.rules.validity import SPECIAL_KINDS
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.formats.dates import show_date, show_relative


class MangelArt(Choice):
    """What lacks; the label is the button that leads to where it is put right."""

    REGISTRERING = "registrering", "Få samtykke"
    UDKAST = "udkast", "Få samtykke"
    UDLOEBET = "udloebet", "Forny"
    UDLOEBER = "udloeber", "Forny"
    BESKED = "besked", "Giv besked"


@dataclass(frozen=True)
class Mangel:
    """One thing that lacks. ``id`` is the consent's number, or for a draft its partner's; None for a registration."""

    kind: MangelArt
    title: str
    why: str
    since: date
    id: int | None = None
    kinds: tuple[Oplysningsart, ...] = ()


@dataclass(frozen=True)
class Recorded:
    """Something sensitive that is written down: which kind it is, where it stands, and since when."""

    kind: Oplysningsart
    where: str
    since: date


@dataclass(frozen=True)
class Resting:
    """A letter or a referral that is not done with: what it is, to whom, and the consent it rests on, if any."""

    title: str
    partner_id: int | None
    partner: str
    samtykke_id: int | None
    is_draft: bool
    since: date


def unregistered(recorded: Sequence[Recorded], held: Sequence[Coverage], today: date) -> Iterator[Mangel]:
    """Health or misuse is written down, and nobody has said yes to that (GDPR art. 9, 2 a)."""
    covered: set[Oplysningsart] = set()
    for one in held:
        if one.kind is SamtykkeArt.REGISTRERING and one.is_active(today):
            covered |= one.kinds
    lacking = [one for one in recorded if one.kind in SPECIAL_KINDS and one.kind not in covered]
    if not lacking:
        return
    kinds = tuple(kind for kind in Oplysningsart if kind in {one.kind for one in lacking})
    named = " og ".join(kind.label.lower() for kind in kinds)
    places = ", ".join(dict.fromkeys(one.where for one in lacking))
    yield Mangel(
        MangelArt.REGISTRERING,
        "Mangler samtykke til registrering",
        f"Der er skrevet om {named} ({places}), og det kræver et udtrykkeligt ja.",
        min(one.since for one in lacking),
        kinds=kinds,
    )


def uncovered(resting: Sequence[Resting], held: Sequence[Coverage], today: date) -> Iterator[Mangel]:
    """Drafts to a partner that no consent covers: they cannot be sent."""
    seen: set[int] = set()
    for one in resting:
        if not one.is_draft or one.partner_id is None or one.partner_id in seen:
            continue
        chosen = [each for each in held if one.samtykke_id in {None, each.samtykke_id}]
        if any(each.allows_giving_to(one.partner_id, today) for each in chosen):
            continue
        seen.add(one.partner_id)
        why = "Kladden kan ikke sendes, før der er et samtykke, som dækker modtageren."
        yield Mangel(MangelArt.UDKAST, f"{one.title} mangler samtykke", why, one.since, one.partner_id)


def ending(held: Sequence[Coverage], names: Mapping[int, str], until: date, today: date) -> Iterator[Mangel]:
    """Consents that hold today and end by ``until``; ``names`` are what each is called, by its number."""
    for one in held:
        if one.is_active(today) and one.valid_to <= until and not _is_renewed(one, held):
            yield Mangel(
                MangelArt.UDLOEBER,
                f"{names[one.samtykke_id]} udløber {show_relative(one.valid_to, today)}",
                f"Formål: {one.purpose}",
                one.valid_to,
                one.samtykke_id,
            )


def ended_in_use(
    resting: Sequence[Resting], held: Sequence[Coverage], names: Mapping[int, str], today: date
) -> Iterator[Mangel]:
    """Consents that have run out while something still rests on them."""
    for one in held:
        using = [each for each in resting if each.samtykke_id == one.samtykke_id]
        has_ended = one.withdrawn_on is None and one.valid_to < today
        if using and has_ended and not _is_renewed(one, held):
            named = ", ".join(dict.fromkeys(each.title for each in using))
            yield Mangel(
                MangelArt.UDLOEBET,
                f"{names[one.samtykke_id]} er udløbet, men bruges",
                f"Det udløb {show_date(one.valid_to)}, og det bygger stadig på det: {named}.",
                one.valid_to,
                one.samtykke_id,
            )


def untold(samtykke_id: int, name: str, withdrawn_on: date, receivers: Sequence[str]) -> Mangel:
    """Receivers of a withdrawn consent who do not know it yet."""
    return Mangel(
        MangelArt.BESKED,
        "Giv besked om samtykke, der er trukket tilbage",
        f"{name} blev trukket tilbage {show_date(withdrawn_on)}. Mangler besked: {', '.join(receivers)}.",
        withdrawn_on,
        samtykke_id,
    )


def _is_renewed(one: Coverage, held: Sequence[Coverage]) -> bool:
    """Whether a later one of the same kind names the same receivers and lasts longer."""
    return any(
        other.samtykke_id != one.samtykke_id
        and other.kind is one.kind
        and other.withdrawn_on is None
        and other.valid_to > one.valid_to
        and other.partner_ids >= one.partner_ids
        and set(other.towards) >= set(one.towards)
        for other in held
    )
