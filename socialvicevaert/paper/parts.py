"""The parts a paper is made of: frozen values without reportlab, so that describing a paper costs nothing.

Texts are plain (no markup); a line break is "\\n". Every part knows its role for assistive technology, and every figure
carries a text that says the same as the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Role(StrEnum):
    """What a part is to a reader who hears the page; the values are the structure types of PDF (ISO 32000, 14.8.4)."""

    TITLE = "H1"
    SECTION = "H2"
    SUBSECTION = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    TABLE = "Table"
    FIGURE = "Figure"
    FORM = "Form"
    GROUP = "Div"
    SPACE = "Artifact"


class Tone(StrEnum):
    """How loud a paragraph is."""

    BODY = "body"
    LEAD = "lead"
    STRONG = "strong"
    SMALL = "small"


class Align(StrEnum):
    """Where a column's text stands; numbers stand right."""

    LEFT = "left"
    RIGHT = "right"


class Mark(StrEnum):
    """What a bar or a box means; each also differs in grey print."""

    ACCENT = "accent"
    MUTED = "muted"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    INFO = "info"


class Part:
    """Anything that can be added to a document."""

    role: ClassVar[Role]

    def spoken(self) -> str:
        """The part's text as it is read aloud."""
        return ""


@dataclass(frozen=True)
class Title(Part):
    """The one title of a paper, with an optional line under it."""

    text: str
    subtitle: str = ""
    role: ClassVar[Role] = Role.TITLE

    def spoken(self) -> str:
        return self.text


@dataclass(frozen=True)
class Heading(Part):
    """A section's heading (level 2) or a smaller one (level 3); never left alone at the foot of a page."""

    text: str
    level: int = 2

    @property
    def role(self) -> Role:  # type: ignore[override]  # by level, so not one value for the class
        return Role.SECTION if self.level == 2 else Role.SUBSECTION

    def spoken(self) -> str:
        return self.text


@dataclass(frozen=True)
class Paragraph(Part):
    """Running text."""

    text: str
    tone: Tone = Tone.BODY
    role: ClassVar[Role] = Role.PARAGRAPH

    def spoken(self) -> str:
        return self.text


@dataclass(frozen=True)
class Bullets(Part):
    """A list of sentences, with a dash or numbered."""

    items: Sequence[str]
    numbered: bool = False
    role: ClassVar[Role] = Role.LIST

    def spoken(self) -> str:
        return "\n".join(self.items)


@dataclass(frozen=True)
class Notice(Part):
    """A framed sentence that must be seen."""

    text: str
    title: str = ""
    mark: Mark = Mark.INFO
    role: ClassVar[Role] = Role.PARAGRAPH

    def spoken(self) -> str:
        return f"{self.title}\n{self.text}".strip()


@dataclass(frozen=True)
class KeyFigure:
    """One card: a number as it is printed, what it counts, a line of comparison, and its course (None is a gap)."""

    label: str
    value: str
    note: str = ""
    trend: Sequence[float | None] = ()


@dataclass(frozen=True)
class KeyFigures(Part):
    """Cards beside each other, three to a row."""

    figures: Sequence[KeyFigure]
    role: ClassVar[Role] = Role.FIGURE

    def spoken(self) -> str:
        return "\n".join(f"{one.label}: {one.value}. {one.note}".strip() for one in self.figures)


@dataclass(frozen=True)
class Column:
    """A column's heading, alignment and share of the width."""

    title: str
    align: Align = Align.LEFT
    weight: float = 1.0


@dataclass(frozen=True)
class Table(Part):
    """Rows of plain text; the header is repeated on every page, long words wrap, the cost grows with the rows.

    `emphasised` are the indexes of rows printed bold over a line (totals). `caption` stands above.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    emphasised: frozenset[int] = frozenset()
    caption: str = ""
    role: ClassVar[Role] = Role.TABLE

    def spoken(self) -> str:
        return self.caption


@dataclass(frozen=True)
class Bar:
    """One bar: `value` sets its length, `text` is printed at its end; no bar for None (hidden or unknown)."""

    label: str
    value: float | None
    text: str
    mark: Mark = Mark.ACCENT


@dataclass(frozen=True)
class BarChart(Part):
    """Horizontal bars with direct labels; `headline` says the finding, `alternative` the same as text."""

    headline: str
    bars: Sequence[Bar]
    alternative: str = ""
    role: ClassVar[Role] = Role.FIGURE

    def spoken(self) -> str:
        return self.alternative or "; ".join(f"{bar.label}: {bar.text}" for bar in self.bars)


@dataclass(frozen=True)
class Facts(Part):
    """Pairs of name and value under each other: a head of a form, the particulars of a case."""

    facts: Sequence[tuple[str, str]]
    role: ClassVar[Role] = Role.TABLE

    def spoken(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self.facts)


@dataclass(frozen=True)
class FormLines(Part):
    """Lines to fill in by hand; a known value is printed on its line."""

    lines: Sequence[tuple[str, str]]
    role: ClassVar[Role] = Role.FORM

    def spoken(self) -> str:
        return "\n".join(f"{label}: {value}" for label, value in self.lines)


@dataclass(frozen=True)
class TickBox:
    """One box with its text."""

    text: str
    ticked: bool = False


@dataclass(frozen=True)
class TickBoxes(Part):
    """Boxes under each other, or in several columns where the texts are short."""

    boxes: Sequence[TickBox]
    columns: int = 1
    role: ClassVar[Role] = Role.FORM

    def spoken(self) -> str:
        return "\n".join(f"{'sat kryds' if box.ticked else 'intet kryds'}: {box.text}" for box in self.boxes)


@dataclass(frozen=True)
class Signatures(Part):
    """A line for date and signature for each named signer, two beside each other."""

    signers: Sequence[str]
    role: ClassVar[Role] = Role.FORM

    def spoken(self) -> str:
        return "\n".join(f"Dato og underskrift: {signer}" for signer in self.signers)


@dataclass(frozen=True)
class Code(Part):
    """A code in big groups that can be read and typed without mistakes."""

    groups: Sequence[str]
    per_row: int = 4
    role: ClassVar[Role] = Role.PARAGRAPH

    def spoken(self) -> str:
        return " ".join(self.groups)


@dataclass(frozen=True)
class Space(Part):
    """Empty height in millimetres."""

    mm: float = 4.0
    role: ClassVar[Role] = Role.SPACE


@dataclass(frozen=True)
class PageBreak(Part):
    """The next part starts a new page."""

    role: ClassVar[Role] = Role.SPACE


@dataclass(frozen=True)
class Together(Part):
    """Parts that stay on one page where they fit on one."""

    parts: Sequence[Part]
    role: ClassVar[Role] = Role.GROUP

    def spoken(self) -> str:
        return "\n".join(part.spoken() for part in self.parts)


@dataclass(frozen=True)
class OnePage(Together):
    """Parts that are one page, however much they say: printed smaller where they would run over. Nothing is cut."""
