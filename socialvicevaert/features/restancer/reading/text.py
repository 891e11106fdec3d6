"""From the bytes of a text file to lines of cells: which encoding, which separator."""

import codecs
import csv
import io
import re
from collections import Counter
from itertools import count, islice

from socialvicevaert.features.restancer.reading.cells import Line, many_values
from socialvicevaert.features.restancer.reading.guards import MOST_ROWS, refuse_size
from socialvicevaert.features.restancer.reading.layout import SEPARATORS
from socialvicevaert.shared.errors import UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1252", "cp850", "cp865", "mac-roman", "cp1250", "cp1254")
_DANISH = frozenset("æøåÆØÅ")
_EUROPEAN = frozenset("éèêëáàâäíìîïóòôöõúùûüñçÉÄÖÜÇšžŠŽćčłŁńęąśżźğışİŞĞ")
_NAME_LIKE = re.compile(r"[^\W\d_]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BINARY = "Filen er ikke en liste: den indeholder tegn, som kun findes i programmer og billeder."
_PIECE = 5_000
_QUOTE_RUNAWAY = 20  # lines inside one quoted cell: no landlord's list has that, a lone quote mark does


def guess_encoding(data: bytes) -> str:
    """The codec a text file is written in. Raises ``UserError`` where the bytes are no text."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    sample = data[:65_536]
    if b"\x00" in sample:
        return _utf16_without_mark(sample)
    if b"\x00" in data:
        raise UserError(_BINARY)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess_one_byte(sample)
    if sum(1 for byte in sample if byte < 9 or 13 < byte < 27) > len(sample) // 100:
        raise UserError(_BINARY)
    return "utf-8"


def decode(data: bytes, encoding: str) -> str:
    """The text without its byte order mark; what does not fit the codec becomes U+FFFD and is noted by the rules."""
    for mark, codec in _MARKS:
        if data.startswith(mark) and codec == encoding:
            data = data[len(mark) :]
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError as error:
        raise UserError(f"Tegnsættet »{encoding}« kendes ikke.") from error
    if "\x00" in text:
        raise UserError(_BINARY)
    return text


def guess_separator(text: str) -> str:
    """The separator that cuts most lines into the same number of cells (at least two)."""
    head = text[:60_000]
    named = re.match(r"sep=([;,\t|])\r?\n", head)
    if named:
        return named[1]
    best, best_score = ";", 0.0
    for separator in SEPARATORS:
        widths = [len(line.cells) for line in _cut(head, separator) if any(line.cells)][:200]
        wide = Counter(width for width in widths if width > 1)
        if not wide:
            continue
        width, lines = wide.most_common(1)[0]
        # Danish amounts cut by a comma also give steady widths, so more lines alone do not decide: a semicolon or a
        # tab that cuts nearly as many lines wins.
        score = lines / len(widths) + min(width, 20) / 100 + (0.5 if separator in ";\t|" else 0)
        if score > best_score:
            best, best_score = separator, score
    return best


def cut(text: str, separator: str) -> tuple[Line, ...]:
    """The lines of the text as cells, numbered as an editor numbers them. Raises ``UserError`` for what is no list."""
    text = re.sub(r"\Asep=[^\n]\r?\n", "\n", text)
    with many_values():
        lines = _cut(text, separator)
    refuse_size(len(lines), max((len(line.cells) for line in lines), default=0))
    return tuple(lines)


def _cut(text: str, separator: str) -> list[Line]:
    if '"' not in text:
        return _read_unquoted(text, separator)
    quoted = _read_quoted(text, separator)
    return _read_unquoted(text, separator) if quoted is None else quoted


def _read_unquoted(text: str, separator: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE)
    numbered = map(Line, count(1), map(tuple, reader))
    lines: list[Line] = []
    try:
        # In pieces: one call that makes 100,000 lines would not let the window's thread in for a fifth of a second.
        while len(lines) <= MOST_ROWS and (piece := list(islice(numbered, _PIECE))):
            lines += piece
    except csv.Error as error:
        raise UserError("Filen er ikke en liste: en enkelt celle er urimeligt lang.") from error
    return lines


def _read_quoted(text: str, separator: str) -> list[Line] | None:
    """The lines; None where a lone quote mark has swallowed lines that were not meant."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    lines: list[Line] = []
    before = 0
    try:
        for cells in islice(reader, MOST_ROWS + 1):
            now = reader.line_num
            if now - before > _QUOTE_RUNAWAY:
                return None
            lines.append(Line(before + 1, tuple(cells)))
            before = now
    except csv.Error:
        return None
    return lines


def _utf16_without_mark(sample: bytes) -> str:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    raise UserError(_BINARY)


def _guess_one_byte(sample: bytes) -> str:
    """The one-byte codec under which the text reads most like Danish names and addresses."""
    best, best_score = "cp1252", float("-inf")
    for codec in _ONE_BYTE:
        score = _danish_score(sample.decode(codec, errors="replace"))
        if score > best_score:
            best, best_score = codec, score
    if best_score < 0:
        raise UserError(_BINARY)
    return best


def _danish_score(text: str) -> float:
    score = -5.0 * len(_CONTROLS.findall(text))
    for found in _BEYOND_ASCII.finditer(text):
        at = found.start()
        before, sign, after = text[at - 1 : at], found[0], text[at + 1 : at + 2]
        in_word = _NAME_LIKE.match(before) or _NAME_LIKE.match(after)
        if sign in _DANISH:
            score += 3 if in_word and not (sign.isupper() and before.islower()) else 0.5
        elif sign in _EUROPEAN:
            score += 1 if in_word else -0.5
        elif sign in "\u00a0–—’“”§°½€´«»…·\u2009\u202f":
            score -= 0.1
        else:
            score -= 2
    return score
