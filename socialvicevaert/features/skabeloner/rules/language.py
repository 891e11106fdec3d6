"""The language of templates: plain text with fields in double braces, ``{{beboer.navn}}``.

Only a name can stand between the braces: no conditions, no calculation, nothing that runs.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt
from socialvicevaert.features.skabeloner.rules.fields import Felt, field_of, fields_of

FIELD = re.compile(r"\{\{([^{}]*)\}\}")  # the spaces around a name are stripped after: a pattern for them hangs
_BRACES = re.compile(r"\{\{|\}\}")
_LONGEST_SHOWN = 40  # letters of a name that nobody knows
_SINGLE = re.compile(r"\{\s*\w+\.\w+\s*\}")


@dataclass(frozen=True)
class Filled:
    """A template with its fields replaced by what is known; ``missing`` stand in the text as they were written."""

    body: tuple[Afsnit, ...]
    missing: tuple[Felt, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text from one letter to another, as a Danish sentence."""

    start: int
    end: int
    text: str


def fields_in(text: str) -> tuple[str, ...]:
    """The fields a text names, each once, in the order they stand."""
    return tuple(dict.fromkeys(key.strip() for key in FIELD.findall(text)))


def fields_of_body(body: Sequence[Afsnit]) -> tuple[str, ...]:
    """The fields of all paragraphs, each once."""
    return tuple(dict.fromkeys(key for each in body for key in fields_in(each.text)))


def kinds_of(afsnit: Afsnit) -> frozenset[Oplysningsart]:
    """What a paragraph tells about the resident: its own kind, and those of its fields."""
    found = {known.kind for key in fields_in(afsnit.text) if (known := field_of(key)) is not None}
    return frozenset(kind for kind in {afsnit.kind, *found} if kind is not None)


def fill(body: Sequence[Afsnit], values: Mapping[str, str]) -> Filled:
    """Put what is known in place of the fields.

    :raises KeyError: for a field nobody knows: ``problems_of_text`` tells them before anything is filled.
    """
    missing: dict[str, Felt] = {}

    def value(match: re.Match[str]) -> str:
        key = match.group(1).strip()
        known = field_of(key)
        if known is None:
            raise KeyError(key)
        text = values.get(key, "").strip()
        if not text:
            missing[key] = known
            return match.group(0)
        ends_twice = text.endswith(".") and match.string.startswith(".", match.end())  # "84.300,00 kr.." at the end
        return text[:-1] if ends_twice else text

    filled = tuple(replace(each, text=FIELD.sub(value, each.text)) for each in body)
    return Filled(filled, tuple(missing.values()))


def problems_of_text(text: str, letter: BrevArt) -> Iterator[str]:
    """What is wrong with the fields of a text, each once, as a Danish sentence."""
    yield from dict.fromkeys(fault.text for fault in faults_in(text, letter))


def faults_in(text: str, letter: BrevArt) -> Iterator[Fault]:
    """Where the fields of a text are wrong: first the unknown ones, then braces that stand alone."""
    allowed = {each.key for each in fields_of(letter)}
    for match in FIELD.finditer(text):
        said = _fault_of(match.group(1).strip(), allowed)
        if said:
            yield Fault(match.start(), match.end(), said)
    # The fields are blotted out, so that what is left keeps its place.
    rest = FIELD.sub(lambda match: " " * len(match.group(0)), text)
    for match in _BRACES.finditer(rest):
        said = "{{ eller }} står alene. Et felt skrives med begge, fx {{beboer.navn}}."
        yield Fault(match.start(), match.end(), said)
    for match in _SINGLE.finditer(_BRACES.sub("  ", rest)):
        said = f"Et felt skrives med to parenteser på hver side: {{{match.group(0).replace(' ', '')}}}."
        yield Fault(match.start(), match.end(), said)


def _fault_of(key: str, allowed: Collection[str]) -> str:
    if key in allowed:
        return ""
    if field_of(key) is not None:
        return f"Feltet »{key}« findes ikke i denne slags brev."
    near = get_close_matches(key.lower(), allowed, n=1) if len(key) <= _LONGEST_SHOWN else []
    hint = f" Mente du »{near[0]}«?" if near else " Vælg et felt fra listen."
    return f"Feltet »{_short(key)}« findes ikke.{hint}" if key else f"Der mangler et navn mellem {{{{ og }}}}.{hint}"


def _short(key: str) -> str:
    shown = " ".join(key.split())
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
