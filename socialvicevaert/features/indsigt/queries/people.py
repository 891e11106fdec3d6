"""Who is known when texts are looked through: other residents, contact persons, and words that name nobody."""

from functools import cache
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.indsigt.rules.mentions import Known
from socialvicevaert.features.indstillinger.models import Afdeling, Boligorganisation
from socialvicevaert.features.partnere.models import Kontaktperson, Partner
from socialvicevaert.shared.actor import Role
from socialvicevaert.shared.folding import fold, folded_words
from socialvicevaert.shared.resource_files import read_resource_json
from socialvicevaert.storage.session import Session

_NEIGHBOUR = "Navnet på en anden beboer"
_HOUSEHOLD = "Navnet på en anden i husstanden"
_CONTACT = "Navnet på en kontaktperson hos en samarbejdspartner"


@cache
def paper_words() -> dict[str, Any]:
    """The fixed words of the paper, and of the search for others, as their data file has them."""
    words: dict[str, Any] = read_resource_json("rules/indsigt.json")
    return words


def known_people(session: Session, beboer: Beboer) -> Known:
    """Everybody whose name stands somewhere in the file but the resident and the workers."""
    people: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for name in session.exec(select(Kontaktperson.name)):
        _add(people, pairs, name, _CONTACT)
    others = select(Beboer.first_name, Beboer.last_name, Beboer.husstand_id).where(col(Beboer.id) != beboer.id)
    for first, last, husstand_id in session.exec(others):
        is_near = husstand_id is not None and husstand_id == beboer.husstand_id
        _add(people, pairs, f"{first} {last}", _HOUSEHOLD if is_near else _NEIGHBOUR)
    own = frozenset(words_of_name(beboer.full_name))
    numbers = [_digits(beboer.phone)[-8:], _digits(beboer.phone_other)[-8:], _digits(beboer.cpr)]
    own_pairs = {pair for pair in pairs if set(pair) <= own}
    return Known(
        own=own,
        own_numbers=frozenset(number for number in numbers if number),
        own_emails=frozenset({fold(beboer.email)} - {""}),
        people={word: who for word, who in people.items() if word not in own},
        pairs={pair: who for pair, who in pairs.items() if pair not in own_pairs},
        harmless=_harmless(session),
        relations=_folded("relations"),
        first_names=_folded("first_names") - own,
        openers=_folded("openers"),
        ordinary=_folded("ordinary_surnames"),
    )


def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name, folded; "Anne-Marie" is one, and two."""
    return tuple(dict.fromkeys([*folded_words(name), *fold(name).split()]))


def _add(people: dict[str, str], pairs: dict[tuple[str, str], str], name: str, who: str) -> None:
    words = words_of_name(name)
    for word in words:
        people[word] = who
    for first in words:
        for second in words:
            if first != second:
                pairs[first, second] = who


def _harmless(session: Session) -> frozenset[str]:
    """Roads, estates, partners: names of no person. A worker's role stands where the name stood."""
    texts = [
        *session.exec(select(Partner.name)),
        *session.exec(select(Afdeling.name)),
        *session.exec(select(Boligorganisation.name)),
        *session.exec(select(Lejemaal.road).distinct()),
        *session.exec(select(Lejemaal.town).distinct()),
        *(role.label for role in Role),
        *paper_words()["harmless"],
    ]
    return frozenset(word for text in texts for word in folded_words(text))


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in paper_words()[words])


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())
