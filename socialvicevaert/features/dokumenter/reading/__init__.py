"""What a file is, by its bytes and never by its name; whether it can be kept; and what of it is kept.

kinds      the kinds of files that are kept, and what others are called
opening    whether a file is whole and not locked
unpacked   how much a PDF holds when it is unpacked
pictures   a picture without what the camera wrote about where, when and by whom
"""

from socialvicevaert.features.dokumenter.reading.kinds import (
    DOC,
    DOCM,
    DOCX,
    ENDINGS,
    JPEG,
    ODT,
    PDF,
    PNG,
    WORD,
    media_type_of,
    what_it_is_instead,
)
from socialvicevaert.features.dokumenter.reading.opening import MOST_PIXELS, why_unreadable
from socialvicevaert.features.dokumenter.reading.pictures import without_traces

__all__ = [
    "DOC",
    "DOCM",
    "DOCX",
    "ENDINGS",
    "JPEG",
    "MOST_PIXELS",
    "ODT",
    "PDF",
    "PNG",
    "WORD",
    "media_type_of",
    "what_it_is_instead",
    "why_unreadable",
    "without_traces",
]
