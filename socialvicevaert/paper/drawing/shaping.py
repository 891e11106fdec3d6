"""Shaped letters in a PDF: HarfBuzz chooses the glyphs, reportlab embeds them under codes of their own."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_FIRST_CODE = 0xF0000
"""A glyph's code is this and its number: a private place of Unicode, the same in every paper."""


@dataclass(frozen=True)
class Glyph:
    """One glyph: the sign under which it is drawn and where, in thousandths of the font size."""

    code: str
    right: float
    up: float = 0.0


@dataclass(frozen=True)
class Cluster:
    """Letters that are drawn together, and the glyphs that draw them."""

    said: str
    glyphs: tuple[Glyph, ...]


class ShapedFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font whose glyphs are drawn by their numbers; the file says for each what it stands for."""

    def __init__(self, name: str, data: Any) -> None:
        super().__init__(name, data, asciiReadable=False)

    def tells(self, document: Any, cluster: Cluster) -> bool:
        """Whether the glyphs alone say the cluster: each stands in a document for what it was first used for."""
        meanings = self._assignState(document).__dict__.setdefault("meanings", {})
        told = [meanings.setdefault(ord(glyph.code), cluster.said) for glyph in cluster.glyphs]
        return told == [cluster.said]

    def addObjects(self, doc: Any) -> None:
        """Called by reportlab before it writes the file: its table of meanings knows no private codes."""
        state = self.state[doc]
        super().addObjects(doc)
        for number, subset in enumerate(state.subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _meanings(name, subset, state.meanings)


def tells(font: str, document: Any, cluster: Cluster) -> bool:
    """Whether the glyphs of a cluster alone say it to who reads the file."""
    found = getFont(font)
    if isinstance(found, ShapedFont):
        return found.tells(document, cluster)
    return "".join(glyph.code for glyph in cluster.glyphs) == cluster.said


@cache
def shape(text: str, font: str, right_to_left: bool) -> tuple[tuple[Cluster, ...], float]:
    """The clusters of letters that one font has, as they are read, and the width of all."""
    import uharfbuzz

    shaper = _shaper(font)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(shaper, buffer)
    scale = 1000 / shaper.face.upem
    left = 0.0
    glyphs: dict[int, list[Glyph]] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code = _code(font, info.codepoint, round(shaper.get_glyph_h_advance(info.codepoint) * scale))
        found = Glyph(code, left + place.x_offset * scale, place.y_offset * scale)
        glyphs.setdefault(info.cluster, []).append(found)
        left += place.x_advance * scale
    starts = sorted(glyphs)
    ends = [*starts[1:], len(text)]
    return tuple(Cluster(text[start:end], tuple(glyphs[start])) for start, end in zip(starts, ends, strict=True)), left


@cache
def _shaper(font: str) -> Any:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(getFont(font).face._ttf_data))


def _code(font: str, number: int, width: int) -> str:
    """The sign under which reportlab embeds a glyph; it is made known to the font."""
    face, code = getFont(font).face, _FIRST_CODE + number
    face.charToGlyph[code] = number
    face.charWidths[code] = width
    return chr(code)


def _meanings(name: str, subset: list[int], meanings: dict[int, str]) -> str:
    known = [(place, meanings[code]) for place, code in enumerate(subset) if code in meanings]
    lines = [f"<{place:02X}> <{meaning.encode('utf-16-be').hex().upper()}>" for place, meaning in known]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
