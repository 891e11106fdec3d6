"""The typeface of all papers: Noto Sans out of a package, registered from memory.

It has Danish, Polish, Turkish and Vietnamese letters and Cyrillic; not Arabic, Tamil or Chinese. Decomposed letters are
composed first, and a few signs it lacks are replaced by ones that mean the same on paper.
"""

import io
import threading
import unicodedata

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"

_CODES = {REGULAR: "notos", BOLD: "notosbo", ITALIC: "notosit"}
_REPLACED = str.maketrans({"\u2212": "\u2013", "\u2192": "\u2013", "\t": " ", "\u00ad": "", "\u200b": ""})
_lock = threading.Lock()
_registered = False


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


def printable(text: str) -> str:
    """The text as it is drawn: composed letters, no control characters, line breaks kept."""
    composed = unicodedata.normalize("NFC", text).translate(_REPLACED)
    if composed.isprintable():
        return composed
    return "".join(sign for sign in composed if sign == "\n" or unicodedata.category(sign)[0] != "C")


def uncovered(text: str, font: str = REGULAR) -> set[str]:
    """Letters that would print as an empty box."""
    register()
    from reportlab.pdfbase import pdfmetrics

    known = pdfmetrics.getFont(font).face.charToGlyph
    return {sign for sign in printable(text) if sign != "\n" and ord(sign) not in known}
