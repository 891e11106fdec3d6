"""How one landlord's list is laid out: guessed, shown, corrected by a worker, remembered."""

import hashlib
import json
from dataclasses import dataclass, replace

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.errors import Problem, UserError
from socialvicevaert.shared.folding import folded_words


class FileKind(Choice):
    """Kinds of file a landlord sends."""

    CSV = "csv", "Tekstfil (CSV)"
    XLSX = "xlsx", "Excel"
    XLS = "xls", "Excel 97-2003"
    ODS = "ods", "LibreOffice"


class Column(Choice):
    """What a column of a list means."""

    LEJEMAALSNR = "lejemaalsnr", "Lejemålsnr."
    NAVN = "navn", "Navn"
    FORNAVN = "fornavn", "Fornavn"
    EFTERNAVN = "efternavn", "Efternavn"
    ADRESSE = "adresse", "Adresse"
    VEJNAVN = "vejnavn", "Vejnavn"
    HUSNR = "husnr", "Husnr."
    ETAGE = "etage", "Etage"
    DOER = "doer", "Dør"
    POSTNR = "postnr", "Postnr."
    BY = "by", "By"
    POSTNR_BY = "postnr_by", "Postnr. og by"
    HUSLEJE = "husleje", "Husleje pr. måned"
    RESTANCE = "restance", "Restance"
    ANTAL_MAANEDER = "antal_maaneder", "Antal måneder"
    FORFALDSDATO = "forfaldsdato", "Forfaldsdato"
    TELEFON = "telefon", "Telefon"
    AFDELING = "afdeling", "Afdeling"
    SELSKAB = "selskab", "Selskab"
    LEJERNR = "lejernr", "Lejernr."
    CPR = "cpr", "CPR-nr. (læses ikke)"
    UBRUGT = "ubrugt", "Bruges ikke"


class NumberStyle(Choice):
    """How amounts are written where they are text."""

    DANISH = "danish", "1.234,56"
    ENGLISH = "english", "1,234.56"


ENCODINGS = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16-le": "Unicode (UTF-16)",
    "utf-16-be": "Unicode (UTF-16, omvendt)",
    "cp1252": "Windows (cp1252)",
    "iso8859-15": "Latin-9",
    "cp1250": "Windows, Østeuropa",
    "cp1254": "Windows, Tyrkisk",
    "cp850": "DOS (850)",
    "cp865": "DOS, nordisk (865)",
    "mac-roman": "Mac",
}
"""Codecs a worker can choose, with their name on the screen."""

SEPARATORS = {";": "Semikolon", ",": "Komma", "\t": "Tabulator", "|": "Lodret streg"}
"""Separators a worker can choose, with their name on the screen."""


@dataclass(frozen=True)
class Layout:
    """Everything needed to read a list again.

    ``encoding`` and ``separator`` are empty for a workbook, ``sheet`` for a text file. ``header_row`` is the line
    number of the headings, None where there are none. ``columns`` has one meaning per column.
    """

    kind: FileKind
    columns: tuple[Column, ...]
    headings: tuple[str, ...] = ()
    header_row: int | None = None
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    number_style: NumberStyle = NumberStyle.DANISH

    @property
    def fingerprint(self) -> str:
        """The same for two lists with the same headings; empty where there are none."""
        return headings_fingerprint(self.headings)

    def where(self, column: Column) -> int | None:
        """The position of a column, counted from 0."""
        return self.columns.index(column) if column in self.columns else None

    def has(self, *columns: Column) -> bool:
        """Whether any of these columns is there."""
        return any(column in self.columns for column in columns)

    def with_column(self, position: int, column: Column) -> "Layout":
        """The layout after a worker gave a column its meaning; another column with it loses it."""
        columns = [
            Column.UBRUGT if other is column and column is not Column.UBRUGT else other for other in self.columns
        ]
        columns[position] = column
        return replace(self, columns=tuple(columns))

    def problems(self) -> list[Problem]:
        """What is missing before the list can be read, in Danish."""
        found = []
        if not self.has(Column.RESTANCE):
            found.append(Problem("columns", "Vælg den kolonne, der viser restancen."))
        if not self.has(Column.LEJEMAALSNR, Column.NAVN, Column.EFTERNAVN):
            found.append(Problem("columns", "Vælg den kolonne, der viser lejemålsnr. eller navn."))
        return found

    def to_json(self) -> str:
        """The layout as text, for the next list of the same landlord."""
        return json.dumps(
            {
                "kind": self.kind.value,
                "columns": [column.value for column in self.columns],
                "headings": self.headings,
                "header_row": self.header_row,
                "encoding": self.encoding,
                "separator": self.separator,
                "sheet": self.sheet,
                "number_style": self.number_style.value,
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> "Layout":
        """Read back ``to_json``; raises ``UserError`` when the text is not one."""
        try:
            data = json.loads(text)
            return cls(
                kind=FileKind(data["kind"]),
                columns=tuple(Column(name) for name in data["columns"]),
                headings=tuple(str(heading) for heading in data["headings"]),
                header_row=data["header_row"],
                encoding=data["encoding"],
                separator=data["separator"],
                sheet=data["sheet"],
                number_style=NumberStyle(data["number_style"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise UserError("Den huskede opsætning af restancelisten kan ikke læses.") from error


def headings_fingerprint(headings: tuple[str, ...]) -> str:
    """A short text that two lists share exactly when their headings read alike."""
    words = ["".join(folded_words(heading)) for heading in headings]
    if not any(words):
        return ""
    return hashlib.sha256("|".join(words).rstrip("|").encode()).hexdigest()[:32]
