"""The parts a paper is made of: frozen values without reportlab, so that describing a paper costs nothing.

Texts are plain (no markup); a line break is "\\n". Every part knows its role for assistive technology, and every figure
carries a text that says the same as the picture.
"""

from socialvicevaert.paper.parts.arrangement import Beside, OnePage, PageBreak, Space, Together
from socialvicevaert.paper.parts.base import Align, Linked, Mark, Part, Role, Tone, Words
from socialvicevaert.paper.parts.charts import (
    Bar,
    BarChart,
    BeforeAfter,
    Change,
    ColumnChart,
    Funnel,
    KeyFigure,
    KeyFigures,
    Panel,
    ShareBar,
    SmallMultiples,
    Sparkline,
)
from socialvicevaert.paper.parts.forms import FormLines, Signatures, TickBox, TickBoxes
from socialvicevaert.paper.parts.tables import Column, Facts, Table
from socialvicevaert.paper.parts.writing import Bullets, Code, Heading, Notice, Paragraph, Title

__all__ = [
    "Align", "Bar", "BarChart", "BeforeAfter", "Beside", "Bullets", "Change", "Code", "Column", "ColumnChart", "Facts",
    "FormLines", "Funnel", "Heading", "KeyFigure", "KeyFigures", "Linked", "Mark", "Notice", "OnePage", "PageBreak",
    "Panel", "Paragraph", "Part", "Role", "ShareBar", "Signatures", "SmallMultiples", "Space", "Sparkline", "Table",
    "TickBox", "TickBoxes", "Title", "Together", "Tone", "Words",
]  # fmt: skip
