"""A consent as typed, kept as plain values while its form is out to be signed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from socialvicevaert.features.samtykker.models import (
    Befoejelse,
    Oplysningsart,
    SamtykkeArt,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeRetning,
)
from socialvicevaert.shared.choice import Choice

_C = TypeVar("_C", bound=Choice)


def as_kept(draft: SamtykkeDraft) -> dict[str, Any]:
    """What is stored; how and when it is given comes with the signature, so that is left out."""
    return {
        "partner_ids": list(draft.partner_ids),
        "kinds": [kind.value for kind in draft.kinds],
        "direction": draft.direction.value,
        "valid_to": draft.valid_to.isoformat() if draft.valid_to is not None else "",
        "powers": [power.value for power in draft.powers],
        "purpose": draft.purpose,
        "language": draft.language,
        "interpreter": draft.interpreter,
        "note": draft.note,
        "towards": draft.towards,
    }


def as_draft(kind: SamtykkeArt, beboer_id: int, kept: Mapping[str, Any], given_on: date) -> SamtykkeDraft:
    """The consent as it is when it comes back signed on a day."""
    valid_to = str(kept.get("valid_to") or "")
    return SamtykkeDraft(
        beboer_id=beboer_id,
        partner_ids=tuple(int(number) for number in kept.get("partner_ids", ())),
        kinds=_known(Oplysningsart, kept.get("kinds", ())),
        purpose=_text(kept, "purpose"),
        direction=SamtykkeRetning(kept.get("direction", SamtykkeRetning.FRA_PARTNER)),
        form=SamtykkeForm.PAPIR,
        given_on=given_on,
        valid_to=date.fromisoformat(valid_to) if valid_to else None,
        kind=kind,
        powers=_known(Befoejelse, kept.get("powers", ())),
        language=_text(kept, "language"),
        interpreter=_text(kept, "interpreter"),
        note=_text(kept, "note"),
        towards=_text(kept, "towards"),
    )


def _text(kept: Mapping[str, Any], name: str) -> str:
    return str(kept.get(name) or "")


def _known(kinds: type[_C], values: Sequence[str]) -> tuple[_C, ...]:
    return tuple(kinds(value) for value in values if value in {one.value for one in kinds})
