"""Templates as a file: JSON that another organisation, or an earlier self, can read in."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, BrevArt, Modtager, SkabelonDraft
from socialvicevaert.features.skabeloner.rules.problems import problems_of_draft
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.folding import fold

_OURS = "socialvicevaert.skabeloner/"
FORMAT = f"{_OURS}1"
LARGEST = 2_000_000  # bytes: a thousand letters
MOST = 500
_DAMAGED = "Filen er beskadiget, eller den er ikke en skabelonfil. Vælg en, der er gemt med »Gem som fil«."


def written(drafts: Sequence[SkabelonDraft]) -> bytes:
    """The file, in UTF-8; the same templates give the same bytes."""
    content = {"format": FORMAT, "templates": [_as_plain(each) for each in drafts]}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes) -> tuple[SkabelonDraft, ...]:
    """The templates of a file, all of them without faults.

    :raises UserError: it is no such file, or names what is wrong in which template; then nothing is taken from it.
    """
    if len(content) > LARGEST:
        raise UserError("Filen er for stor til at være skabeloner. Vælg en fil, der er gemt med »Gem som fil«.")
    found = _templates_in(content)
    drafts = tuple(_draft(number, each) for number, each in enumerate(found, start=1))
    seen: set[tuple[str, ...]] = set()
    for number, draft in enumerate(drafts, start=1):
        known_as = (draft.key,) if draft.key else (draft.kind.value, fold(draft.name.strip()))
        if known_as in seen:
            raise UserError(f"»{draft.name}« står to gange i filen. Slet den ene. Intet er indlæst.")
        seen.add(known_as)
        problems = " ".join(dict.fromkeys(problem.text for problem in problems_of_draft(draft)))
        if problems:
            raise UserError(f"Skabelon {number}, »{draft.name}«: {problems} Intet er indlæst.")
    return drafts


def _templates_in(content: bytes) -> list[Any]:
    if not content.strip():
        raise UserError("Filen er tom. Vælg en, der er gemt med »Gem som fil«.")
    try:
        parsed = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, a number of thousands of digits
        raise UserError(_DAMAGED) from error
    said = parsed.get("format") if isinstance(parsed, dict) else None
    if isinstance(said, str) and said.startswith(_OURS) and said != FORMAT:
        raise UserError("Filen er gemt af en nyere udgave af programmet. Opdatér programmet, og hent filen igen.")
    if said != FORMAT:
        _refuse()
    found = parsed.get("templates")
    if not isinstance(found, list) or not found:
        _refuse()
    if len(found) > MOST:
        raise UserError(f"Der er {len(found)} skabeloner i filen. Der kan højst indlæses {MOST} ad gangen.")
    return found


def _refuse() -> NoReturn:
    raise UserError("Der er ingen skabeloner i filen. Vælg en, der er gemt med »Gem som fil«.")


def _draft(number: int, each: Any) -> SkabelonDraft:
    try:
        return SkabelonDraft(
            name=_text(each, "name"),
            kind=BrevArt(_text(each, "kind")),
            recipient=Modtager(_text(each, "recipient")),
            subject=_text(each, "subject"),
            body=tuple(_paragraph(part) for part in each["body"]),
            key=_text(each, "key", ""),
            note="Indlæst fra fil",
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(f"Skabelon {number} i filen mangler noget eller er beskadiget. Intet er indlæst.") from error


def _paragraph(part: Any) -> Afsnit:
    kind = part.get("kind") if isinstance(part, Mapping) else None
    return Afsnit(
        text=_text(part, "text"),
        style=AfsnitArt(_text(part, "style", AfsnitArt.TEKST.value)),
        kind=Oplysningsart(kind) if kind is not None else None,
    )


def _text(of: Any, name: str, default: str | None = None) -> str:
    found = of[name] if default is None else of.get(name, default)
    if not isinstance(found, str):
        raise TypeError(name)
    return "\n".join(found.splitlines())  # whichever way the lines end


def _as_plain(draft: SkabelonDraft) -> dict[str, Any]:
    return {
        "key": draft.key,
        "kind": draft.kind.value,
        "recipient": draft.recipient.value,
        "name": draft.name,
        "subject": draft.subject,
        "body": [
            {"text": each.text, "style": each.style.value, "kind": each.kind.value if each.kind else None}
            for each in draft.body
        ],
    }
