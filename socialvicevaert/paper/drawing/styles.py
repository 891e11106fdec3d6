"""Sizes, margins and colours of paper, from the tokens of the screen (light)."""

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from socialvicevaert.paper.fonts import BOLD, REGULAR
from socialvicevaert.paper.parts import Mark, Tone
from socialvicevaert.shared.tokens import LIGHT

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN_SIDE = 20 * mm
MARGIN_TOP = 20 * mm
MARGIN_BOTTOM = 20 * mm
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
COLUMN_GAP = 18.0
FULL_PAGE = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM - 1
"""No page has more room than this, but for a point."""

BODY_SIZE, BODY_LEADING = 10.0, 14.5
TABLE_SIZE, TABLE_LEADING = 9.0, 12.0
SMALL_SIZE, SMALL_LEADING = 8.5, 11.5


def _mixed(colour: Color, share: float) -> Color:
    """So much of a colour on white paper."""
    return Color(*(1 - share * (1 - part) for part in (colour.red, colour.green, colour.blue)))


TEXT: Color = HexColor(LIGHT.text)
TEXT2: Color = HexColor(LIGHT.text2)
ACCENT: Color = HexColor(LIGHT.accent)
BORDER: Color = HexColor(LIGHT.border)
CONTROL: Color = HexColor(LIGHT.control)
CARD: Color = HexColor(LIGHT.window)

MARKS: dict[Mark, Color] = {
    Mark.ACCENT: HexColor(LIGHT.accent),
    Mark.MUTED: HexColor(LIGHT.control),
    Mark.SUCCESS: HexColor(LIGHT.success),
    Mark.WARNING: HexColor(LIGHT.warning),
    Mark.DANGER: HexColor(LIGHT.danger),
    Mark.INFO: HexColor(LIGHT.info),
}
ACCENT_MIDDLE: Color = _mixed(HexColor(LIGHT.accent), 0.55)
ACCENT_LIGHT: Color = _mixed(HexColor(LIGHT.accent), 0.25)
"""Shades of the accent for parts of one bar: apart in grey print and for every kind of colour sight."""

SOFT: dict[Mark, Color] = {
    Mark.ACCENT: HexColor(LIGHT.accent_soft),
    Mark.MUTED: HexColor(LIGHT.sunken),
    Mark.SUCCESS: HexColor(LIGHT.success_soft),
    Mark.WARNING: HexColor(LIGHT.warning_soft),
    Mark.DANGER: HexColor(LIGHT.danger_soft),
    Mark.INFO: HexColor(LIGHT.info_soft),
}

_body = ParagraphStyle(
    "body", fontName=REGULAR, fontSize=BODY_SIZE, leading=BODY_LEADING, textColor=TEXT, spaceAfter=6, allowWidows=0,
    allowOrphans=0,
)  # fmt: skip
TONES: dict[Tone, ParagraphStyle] = {
    Tone.BODY: _body,
    Tone.LEAD: ParagraphStyle("lead", _body, fontSize=11.5, leading=17),
    Tone.STRONG: ParagraphStyle("strong", _body, fontName=BOLD),
    Tone.SMALL: ParagraphStyle("small", _body, fontSize=SMALL_SIZE, leading=SMALL_LEADING, textColor=TEXT2),
}
TITLE = ParagraphStyle("title", _body, fontName=BOLD, fontSize=20, leading=25, spaceAfter=2)
TITLE_ALONE = ParagraphStyle("title-alone", TITLE, spaceAfter=10)
SUBTITLE = ParagraphStyle("subtitle", _body, fontSize=11, leading=15, textColor=TEXT2, spaceAfter=10)
SECTION = ParagraphStyle(
    "section", _body, fontName=BOLD, fontSize=13.5, leading=18, textColor=ACCENT, spaceBefore=14, spaceAfter=5,
    keepWithNext=1,
)  # fmt: skip
SUBSECTION = ParagraphStyle(
    "subsection", _body, fontName=BOLD, fontSize=10.5, leading=14, spaceBefore=8, spaceAfter=3, keepWithNext=1
)
CAPTION = ParagraphStyle("caption", SUBSECTION, fontSize=TABLE_SIZE, leading=TABLE_LEADING)


def notice_style(mark: Mark) -> ParagraphStyle:
    """A framed paragraph in the mark's soft colour."""
    return ParagraphStyle(
        f"notice-{mark}", _body, backColor=SOFT[mark], borderColor=MARKS[mark], borderWidth=0.6, borderPadding=8,
        leftIndent=9, rightIndent=9, spaceBefore=14, spaceAfter=16,
    )  # fmt: skip
