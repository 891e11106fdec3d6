"""Which estate or group of workers a typed name means; a name that several have is never guessed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from socialvicevaert.features.indstillinger import queries
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.session import Session

T = TypeVar("T")


@dataclass(frozen=True)
class _Choice(Generic[T]):
    """Something that can be named: `label` is its alone, `names` is whatever else it answers to."""

    value: T
    label: str
    names: Collection[str]

    def answers_to(self, typed: str) -> bool:
        return _folded(typed) in map(_folded, (self.label, *self.names))


def afdeling_named(session: Session, typed: str) -> int:
    """The estate with this name or number; of two landlords' estates of one name: "Lærkeparken (Boligforeningen)".

    :raises UserError: none has it, or several have.
    """
    landlords = {one.id: one.name for one in queries.organisationer(session)}
    known = queries.afdelinger(session, retired=True)
    choices = [
        _Choice(
            one.id,
            f"{one.name} ({landlords.get(one.boligorganisation_id, '')})",
            (one.name, one.number) if one.number else (one.name,),
        )
        for one in known
    ]
    found = [one for one in choices if one.answers_to(typed)]
    if not found:
        names = ", ".join(one.name for one in known)
        raise UserError(f"Afdelingen »{typed}« findes ikke. Kendte afdelinger: {names}.")
    return _only("afdelinger", typed, found)


def gruppe_named(session: Session, typed: str) -> str:
    """The key of the group with this name; where an own group is called like a role: "Ledere (rolle)".

    :raises UserError: none has it, or several have.
    """
    known = queries.grupper(session)
    choices = [
        _Choice(one.key, f"{one.name} ({'rolle' if one.is_role else 'egen gruppe'})", (one.name, one.key))
        for one in known
    ]
    found = [one for one in choices if one.answers_to(typed)]
    if not found:
        names = ", ".join(one.name for one in known)
        raise UserError(f"Medarbejdergruppen »{typed}« findes ikke. Kendte grupper: {names}.")
    return _only("medarbejdergrupper", typed, found)


def _only(what: str, typed: str, found: Sequence[_Choice[T]]) -> T:
    if len(found) > 1:
        names = " eller ".join(f"»{one.label}«" for one in found)
        raise UserError(f"Flere {what} hedder »{typed}«. Skriv {names}.")
    return found[0].value


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
