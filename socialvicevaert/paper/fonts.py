"""The typeface of all papers: Noto Sans out of a package, registered from memory.

It has Danish, Polish, Turkish and Vietnamese letters and Cyrillic. FiraGO stands in where it has none: Arabic, Hebrew,
Georgian, Thai, Devanagari. Neither has Tamil or Chinese. Decomposed letters are composed first, and a few signs are
replaced by ones that mean the same on paper.
"""

import io
import threading
import unicodedata

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"

FALLBACK = {REGULAR: "FiraGO", BOLD: "FiraGO-Bold", ITALIC: "FiraGO"}
"""The font that stands in for each of ours."""

_CODES = {REGULAR: "notos", BOLD: "notosbo", ITALIC: "notosit"}
_FALLBACK_CODES = {"FiraGO": "figo", "FiraGO-Bold": "figbo"}
_REPLACED = str.maketrans({"\u2212": "\u2013", "\u2192": "\u2013", "\t": " ", "\u00ad": "", "\u200b": ""})
_lock = threading.Lock()
_registered = False
_letters: dict[str, frozenset[str]] = {}


def register() -> None:
    """Make the three fonts known to reportlab; called before the first drawing, from any thread."""
    global _registered
    with _lock:
        if _registered:
            return
        import pymupdf_fonts
        from reportlab.lib.fonts import addMapping
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        for name, code in _CODES.items():
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(pymupdf_fonts.myfont(code))))
        addMapping(REGULAR, 0, 0, REGULAR)
        addMapping(REGULAR, 1, 0, BOLD)
        addMapping(REGULAR, 0, 1, ITALIC)
        addMapping(REGULAR, 1, 1, BOLD)
        _registered = True


def letters(font: str) -> frozenset[str]:
    """Every letter one font has; a font that stands in is made known to reportlab when it is first asked for."""
    register()
    from reportlab.pdfbase import pdfmetrics

    with _lock:
        if font in _FALLBACK_CODES and font not in pdfmetrics.getRegisteredFontNames():
            import pymupdf_fonts

            from socialvicevaert.paper.drawing.shaping import ShapedFont

            pdfmetrics.registerFont(ShapedFont(font, io.BytesIO(pymupdf_fonts.myfont(_FALLBACK_CODES[font]))))
        if font not in _letters:
            _letters[font] = frozenset(map(chr, pdfmetrics.getFont(font).face.charToGlyph))
        return _letters[font]


def printable(text: str) -> str:
    """The text as it is drawn: composed letters, no control characters, line breaks kept."""
    composed = unicodedata.normalize("NFC", text).translate(_REPLACED)
    if composed.isprintable():
        return composed
    return "".join(sign for sign in composed if sign == "\n" or unicodedata.category(sign)[0] != "C")


def uncovered(text: str, font: str = REGULAR) -> set[str]:
    """Letters that are printed as a replacement character, because no font has them."""
    rest = set(printable(text)) - letters(font) - {"\n"}
    return rest - letters(FALLBACK[font]) if rest else rest
