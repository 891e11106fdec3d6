"""The words that come with the program, and what a correction of them must keep.

A data file holds every version the program has come with: an old form can be printed again with its own words. A later
version holds only what differs from the one before.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from socialvicevaert.features.formularer.models import FormulartekstDraft, Sprog
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.resource_files import read_resource_json

LONGEST = 600
"""Signs of one text: the longest that comes with the program has about 160, and a form is to fit its page."""

_UNWRITABLE = frozenset({"Cc", "Cs"})  # what controls something, and half a letter
_PLACEHOLDER = re.compile(r"%\((\w*)\)s")
_CORRECTED = ", rettet "
_AND = " + "


@dataclass(frozen=True)
class Base:
    """The words of a language as the program brought them in one version; ``name`` is its own name for itself."""

    language: Sprog
    name: str
    version: str
    words: Mapping[str, str]


def base(language: Sprog, version: str = "") -> Base:
    """The program's words of a language; without ``version`` the newest, and so for a version that is not known."""
    versions = _versions(language)
    return versions.get(version) or versions[max(versions)]


def keys() -> tuple[str, ...]:
    """Every key there is, in the order of the Danish file."""
    return tuple(base(Sprog.DANSK).words)


def version_name(of_program: str, correction: int) -> str:
    """What is printed on a form, e.g. "2026-11" or "2026-11, rettet 2"."""
    return f"{of_program}{_CORRECTED}{correction}" if correction else of_program


def parts_of_version(version: str) -> tuple[str, int]:
    """The program's version and the number of the correction; 0 where there is none."""
    of_program, _, correction = version.partition(_CORRECTED)
    return of_program.strip(), int(correction) if correction.strip().isdecimal() else 0


def stamp(danish: str, language: Sprog | None = None, version: str = "") -> str:
    """The versions of the words on one form, e.g. "2026-11" or "2026-11 + tr 2026-11, rettet 2"."""
    return f"{danish}{_AND}{language.value} {version}" if language is not None else danish


def parts_of_stamp(stamped: str) -> tuple[str, Sprog | None, str]:
    """The Danish version, and the help language with its own."""
    danish, _, rest = stamped.partition(_AND)
    code, _, version = rest.partition(" ")
    known = {one.value: one for one in Sprog}
    return danish, known.get(code), version


def placeholders_of(text: str) -> tuple[str, ...]:
    """Names that are filled in when a form is printed, sorted; each as often as it stands there."""
    return tuple(sorted(_PLACEHOLDER.findall(text)))


def problems_of_words(draft: FormulartekstDraft) -> Iterator[Problem]:
    """What stops a correction from being kept; the field is the key of the text."""
    danish = base(Sprog.DANSK).words
    for key, text in draft.words.items():
        if key not in danish:
            yield Problem(key, f"Teksten »{key}« findes ikke i programmet. Fjern den, eller ret navnet.")
            continue
        problem = _problem_of_text(text, danish[key])
        if problem:
            yield Problem(key, problem)


def _problem_of_text(text: str, danish: str) -> str:
    if not text.strip():
        return "Teksten er tom. Skriv den, eller vælg »Brug programmets tekst«."
    if any(unicodedata.category(sign) in _UNWRITABLE for sign in text if sign != "\n"):
        return "Teksten har tegn, som ikke kan skrives. Slet dem, eller skriv teksten igen."
    if len(text) > LONGEST:
        return f"Teksten er for lang. Der er plads til {LONGEST} tegn."
    wanted, found = placeholders_of(danish), placeholders_of(text)
    missing = [name for name in wanted if name not in found]
    if missing:
        named = ", ".join(f"%({name})s" for name in dict.fromkeys(missing))
        return f"Der mangler {named}. Det bliver erstattet, når formularen udskrives, og skal stå præcis sådan."
    extra = [name for name in found if name not in wanted]
    if extra:
        return f"»%({extra[0]})s« kan ikke udfyldes her. Slet det."
    if found != wanted:
        return "Et felt står der flere gange end i den danske tekst. Lad det stå én gang."
    if "%" in _PLACEHOLDER.sub("", text):
        return "Et procenttegn kan ikke stå alene her. Skriv »procent«."
    return ""


@cache
def _versions(language: Sprog) -> Mapping[str, Base]:
    file = read_resource_json(f"sprog/{language.value}.json")
    words: dict[str, str] = {}
    found: dict[str, Base] = {}
    for version, changed in sorted(file["versions"].items()):
        words = words | changed
        found[version] = Base(language, file["name"], version, MappingProxyType(words))
    return MappingProxyType(found)
