"""Which words of a text may tell about somebody else than the resident.

Too many rather than too few: a worker looks at each, and what is not found here is handed over unseen.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from socialvicevaert.shared.folding import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_CPR = re.compile(r"(?<!\d)\d{6}[ \-–]?\d{4}(?!\d)")
_PHONE = re.compile(r"(?<![\d\-/.])(?:\+\d{2}[ ]?)?(?:\d{8}|\d{2}(?:[ .\-]\d{2}){3}|\d{4} \d{4})(?![\d\-/])")
_SENTENCE_END = re.compile(r"[.!?:;\n\r\t•»«\"(–]\s*$")
_VERB_ENDINGS = ("ede", "te")
_LOOKS_LIKE = "Ligner et navn"
_SHORTEST_NAME = 3
"""A name of two letters by itself is too often an ordinary word ("Bo", "Ea"); beside another name it counts."""


@dataclass(frozen=True)
class Mention:
    """Letters ``start`` to ``end`` of a text, and why they may be about somebody else."""

    start: int
    end: int
    why: str


@dataclass(frozen=True)
class Known:
    """What is known of people when a text is read; every word is folded.

    ``own`` are the resident's names; ``people`` other people's names and who they are; ``pairs`` two names that stand
    beside each other in one person's name; ``harmless`` are words with a capital letter that name no person.
    ``first_names`` are names wherever they stand; ``openers`` begin a sentence and name nobody; ``ordinary`` are names
    that are words of their own with a small letter.
    """

    own: frozenset[str] = frozenset()
    own_numbers: frozenset[str] = frozenset()  # digits of phones and CPR
    own_emails: frozenset[str] = frozenset()
    people: Mapping[str, str] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    harmless: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    folded: str
    is_capital: bool
    begins: bool  # a sentence, where every word has a capital letter


def mentions(text: str, known: Known) -> tuple[Mention, ...]:
    """What may be about somebody else, in the order of the text, none within another."""
    found = [*_numbers(text, known), *_names(text, known)]
    return _apart(found)


def names_found(text: str, known: Known) -> frozenset[str]:
    """The words of a text that look like names, folded: where such a word begins a sentence it is a name too."""
    return frozenset(
        word.folded
        for one in _names(text, known)
        if one.why == _LOOKS_LIKE
        for word in _words(text[one.start : one.end])
    )


def masked(text: str, found: Sequence[Mention], sign: str = "[udeladt]") -> str:
    """The text with a sign in place of each mention."""
    for one in sorted(found, key=lambda each: each.start, reverse=True):
        text = text[: one.start] + sign + text[one.end :]
    return text


def without_staff(text: str, staff: Sequence[tuple[str, str]], own: Collection[str] = ()) -> str:
    """The text with the role of each worker in place of the name; ``staff`` are names and roles.

    A whole name always; a first or last name by itself where it has three letters and a capital one, unless it is the
    resident's own too.
    """
    for pattern, role in _staff_patterns(tuple(staff), frozenset(own)):
        text = pattern.sub(role, text)
    return text


_PATTERNS: dict[tuple[tuple[tuple[str, str], ...], frozenset[str]], list[tuple[re.Pattern[str], str]]] = {}


def _staff_patterns(staff: tuple[tuple[str, str], ...], own: frozenset[str]) -> list[tuple[re.Pattern[str], str]]:
    key = (staff, own)
    if key not in _PATTERNS:
        _PATTERNS.clear()  # one resident at a time
        whole = [(name, role) for name, role in staff if name.strip()]
        parts = [
            (part, role)
            for name, role in whole
            for part in name.split()
            if len(part.strip(".")) >= _SHORTEST_NAME and fold(part) not in own
        ]
        _PATTERNS[key] = [
            *((_pattern(name, re.IGNORECASE), role) for name, role in sorted(whole, key=lambda one: -len(one[0]))),
            *((_pattern(part, 0), role) for part, role in parts),
        ]
    return _PATTERNS[key]


def _pattern(name: str, flags: int) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(part) for part in name.split())
    return re.compile(rf"(?<!\w){spaced}(?:s|['’]s?)?(?!\w)", flags)


def _numbers(text: str, known: Known) -> Iterator[Mention]:
    for found in _EMAIL.finditer(text):
        if fold(found[0]) not in known.own_emails:
            yield Mention(found.start(), found.end(), "En mailadresse, der ikke er beboerens")
    for found in _CPR.finditer(text):
        if _digits(found[0]) not in known.own_numbers:
            yield Mention(found.start(), found.end(), "Et CPR-nummer, der ikke er beboerens")
    for found in _PHONE.finditer(text):
        if _digits(found[0])[-8:] not in known.own_numbers:
            yield Mention(found.start(), found.end(), "Et telefonnummer, der ikke er beboerens")


def _names(text: str, known: Known) -> Iterator[Mention]:
    words = list(_words(text))
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else None
        if following is not None:
            who = known.pairs.get((word.folded, _base(following.folded, known.people)))
            if who:
                yield Mention(word.start, following.end, who)
                continue
        if word.folded in known.relations or _is_genitive_of(word.folded, known.relations):
            yield Mention(word.start, word.end, "Omtaler familie, venner eller naboer")
            continue
        if len(word.folded) < _SHORTEST_NAME or _is_in(word.folded, known.own):
            continue
        base = _base(word.folded, known.people)
        who = known.people.get(base, "")
        if who and (word.is_capital or (len(base) > _SHORTEST_NAME and base not in known.ordinary)):
            yield Mention(word.start, word.end, who)
        elif word.is_capital and _is_in(word.folded, known.first_names):
            yield Mention(word.start, word.end, _LOOKS_LIKE)
        elif word.is_capital and not word.begins and _is_unknown(text, word, known):
            before = words[place - 1]
            start = before.start if _is_first_name(text, before, word, known) else word.start
            yield Mention(start, word.end, _LOOKS_LIKE)


def _is_unknown(text: str, word: _Word, known: Known) -> bool:
    return not _is_in(word.folded, known.harmless) and not text[word.start : word.end].isupper()


def _is_first_name(text: str, word: _Word, following: _Word, known: Known) -> bool:
    """Whether the word that begins a sentence is likely to be the first of two names: "Jawad Noori ringede"."""
    return (
        word.is_capital
        and word.begins
        and not text[word.end : following.start].strip()
        and word.folded not in known.openers | known.own
        and not word.folded.endswith(_VERB_ENDINGS)
        and _is_unknown(text, word, known)
    )


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        before = text[max(0, found.start() - 6) : found.start()]
        begins = not before.strip() or bool(_SENTENCE_END.search(before))
        yield _Word(found.start(), found.end(), fold(found[0]), found[0][0].isupper(), begins)


def _base(folded: str, known: Iterable[str]) -> str:
    """The word, or what it is the genitive of."""
    if folded in known:
        return folded
    for ending in ("s", "'s", "'"):
        if folded.endswith(ending) and folded.removesuffix(ending) in known:
            return folded.removesuffix(ending)
    return folded


def _is_in(folded: str, known: frozenset[str]) -> bool:
    return folded in known or _is_genitive_of(folded, known)


def _is_genitive_of(folded: str, known: frozenset[str]) -> bool:
    return any(folded.endswith(ending) and folded.removesuffix(ending) in known for ending in ("s", "'s", "'"))


def _apart(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The longer of two that overlap."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if kept and one.start < kept[-1].end:
            if one.end > kept[-1].end:
                kept[-1] = Mention(kept[-1].start, one.end, kept[-1].why)
            continue
        kept.append(one)
    return tuple(kept)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())
