"""The residents behind a figure of who has met new people: each with the newest sag that is closed."""

from collections.abc import Callable

from socialvicevaert.features.sager.models import NyeMennesker
from socialvicevaert.features.tal.queries.nye_mennesker import answers_in_period
from socialvicevaert.features.tal.queries.rows.found import Behind, Found
from socialvicevaert.features.tal.queries.rows.sager import row_of_sag
from socialvicevaert.features.tal.queries.sager import sager_in_period
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.storage.session import Session

_Answer = NyeMennesker | None

_ANSWERS: dict[str, tuple[str, Callable[[_Answer], bool]]] = {
    "beboere": ("Forskellige beboere med afsluttet sag", lambda _answer: True),
    "spurgt": ("Spurgt, om de har mødt nye mennesker", lambda answer: answer is not None),
    "ikke_spurgt": ("Nye mennesker: Ikke spurgt", lambda answer: answer is None),
    "ja": ("Har mødt nye mennesker", lambda answer: answer is NyeMennesker.JA),
    "nej": ("Har ikke mødt nye mennesker", lambda answer: answer is NyeMennesker.NEJ),
}


def behind(key: str) -> Behind | None:
    """What is behind `nye_mennesker.` + key; None for one that there is not."""
    if key not in _ANSWERS:
        return None
    title, counts = _ANSWERS[key]

    def find(session: Session, scope: Scope) -> list[Found]:
        wanted = {number for number, answer in answers_in_period(session, scope).items() if counts(answer)}
        closed = [sag for sag in sager_in_period(session, scope) if not sag.state.is_open]
        return [row_of_sag(sag) for sag in closed if sag.beboer_id in wanted]

    return Behind(title, find, is_of_persons=True)
