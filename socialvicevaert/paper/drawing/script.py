"""Text that is not written from left to right with the letters of the typeface: Arabic, Hebrew, signs it lacks.

Such a line is divided into pieces of one direction and one font (Unicode's bidirectional algorithm), the pieces are
shaped, and each is told in reading order where it stands. What no font has is drawn as a replacement character. Every
cluster knows its letters, so that what is heard, searched or copied is what was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from socialvicevaert.paper.drawing.shaping import Cluster, Glyph, shape
from socialvicevaert.paper.fonts import FALLBACK, letters

_REPLACEMENT = "\ufffd"
_INSIDE_A_NUMBER = re.compile(r"(?<=\d)[ -](?=\d)")
"""Spaces and hyphens between the digits of a telephone number or a date: its groups would change places at them."""
_BETWEEN_PARTS = "·"
"""Our sign between a name and what follows it: what stands behind it never goes before a name in Arabic letters."""
_ARABIC_SIGN = 0x0590
"""No letter below this one is written from right to left."""


@dataclass(frozen=True)
class Piece:
    """Neighbouring letters of one font and one direction, as they are read.

    `left` is measured from the line's left edge in thousandths of the font size, as `width` is.
    """

    font: str
    clusters: tuple[Cluster, ...]
    left: float
    width: float


_BACKWARDS = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left (ISO 639)."""


def is_backwards(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    return language.partition("-")[0].lower() in _BACKWARDS


def is_plain(text: str, font: str) -> bool:
    """Whether the typeface has every letter and all of them are written from left to right."""
    return text.isascii() or letters(font).issuperset(text)


@lru_cache(maxsize=4096)
def pieces(text: str, font: str, right_to_left: bool) -> tuple[Piece, ...]:
    """The line's pieces in reading order; `right_to_left` is the direction of the paragraph."""
    runs: list[tuple[int, str, str, bool]] = []
    for indexes, backwards in _neighbours(_in_visual_order(text, right_to_left)):
        parts = [
            (places[0], "".join(text[place] for place in places), chosen, backwards)
            for chosen, places in _by_font(text, indexes, font, backwards)
        ]
        runs.extend(reversed(parts) if backwards else parts)
    found: list[tuple[int, Piece]] = []
    left = 0.0
    for start, said, chosen, backwards in runs:
        piece = _piece(said, chosen, left, backwards)
        found.append((start, piece))
        left += piece.width
    return tuple(piece for _, piece in sorted(found, key=lambda one: one[0]))


def width_of_pieces(found: tuple[Piece, ...]) -> float:
    """The width of the line in thousandths of the font size."""
    return sum(piece.width for piece in found)


def _piece(said: str, font: str, left: float, backwards: bool) -> Piece:
    if font in FALLBACK.values():
        clusters, width = shape(said, font, backwards)
        return Piece(font, clusters, left, width)
    known = letters(font)
    if not backwards and known.issuperset(said):
        return Piece(font, (Cluster(said, (Glyph(said, 0.0),)),), left, _width(said, font))
    found = []
    width = 0.0
    for sign in reversed(said) if backwards else said:
        shown = sign if sign in known else _REPLACEMENT
        found.append(Cluster(sign, (Glyph(shown, width),)))
        width += _width(shown, font)
    return Piece(font, tuple(reversed(found) if backwards else found), left, width)


def _width(text: str, font: str) -> float:
    return float(stringWidth(text, font, 1000))


def _neighbours(signs: list[tuple[int, bool]]) -> Iterator[tuple[list[int], bool]]:
    """Letters that stand beside each other as they do in the text, in the text's order; and their direction."""
    run: list[int] = []
    for number, (place, backwards) in enumerate(signs):
        run.append(place)
        follows = (place - 1, backwards) if backwards else (place + 1, backwards)
        if number + 1 == len(signs) or signs[number + 1] != follows:
            yield (run[::-1] if backwards else run), backwards
            run = []


def _by_font(text: str, indexes: list[int], font: str, backwards: bool) -> list[tuple[str, list[int]]]:
    other = FALLBACK[font]
    first, second = (other, font) if backwards else (font, other)

    def chosen(index: int) -> str:
        sign = text[index]
        if sign in letters(first):
            return first
        return second if sign in letters(second) else font

    return [(name, list(run)) for name, run in groupby(indexes, key=chosen)]


def _in_visual_order(text: str, right_to_left: bool) -> list[tuple[int, bool]]:
    """Every letter's place in the text and whether it is written backwards, from left to right on the paper."""
    if not right_to_left and max(text, default="") < chr(_ARABIC_SIGN):
        return [(index, False) for index in range(len(text))]
    from bidi import algorithm

    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    apart = text.replace(_BETWEEN_PARTS, "\u05d0" if right_to_left else "l")  # as strong as the paragraph's letters
    algorithm.get_embedding_levels(_INSIDE_A_NUMBER.sub("\u00a0", apart), storage)
    for index, sign in enumerate(storage["chars"]):
        sign["place"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    return [(sign["place"], bool(sign["level"] % 2)) for sign in storage["chars"]]
