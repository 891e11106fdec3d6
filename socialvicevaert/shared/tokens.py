"""The colours, sizes and type of the program, once: the style sheet, charts on screen and charts on paper read them.

Free of Qt, so that paper can read it. Every pair that is drawn is listed in `TEXT_PAIRS` and `PART_PAIRS`; a test
computes each contrast (text at least 4.5:1, parts at least 3:1). No colour is written anywhere else.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Colours:
    """One set of colours as `#RRGGBB`; the names say what a colour is for, never how it looks."""

    window: str
    surface: str
    sunken: str
    border: str
    control: str
    text: str
    text2: str
    accent: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    info: str
    info_soft: str

    def named(self) -> dict[str, str]:
        """Every colour by its name."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


LIGHT = Colours(
    window="#F5F6F7",
    surface="#FFFFFF",
    sunken="#EBEEF0",
    border="#D3D9DC",
    control="#7C888F",
    text="#1A2226",
    text2="#4A565D",
    accent="#0B6B6B",
    on_accent="#FFFFFF",
    accent_soft="#DCEFEE",
    danger="#B3261E",
    danger_soft="#FBE9E7",
    warning="#7F4E00",
    warning_soft="#FFF0D6",
    success="#1C6638",
    success_soft="#E1F3E7",
    info="#1B5A9C",
    info_soft="#E3EEFA",
)

DARK = Colours(
    window="#14191C",
    surface="#1D2327",
    sunken="#101416",
    border="#374148",
    control="#87939A",
    text="#E8ECEE",
    text2="#B4BEC4",
    accent="#63C7C3",
    on_accent="#062B2B",
    accent_soft="#143B3B",
    danger="#FFB4AB",
    danger_soft="#43201D",
    warning="#FFC876",
    warning_soft="#3D2C10",
    success="#8ADBA1",
    success_soft="#15351F",
    info="#A3CCFF",
    info_soft="#152C47",
)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("text", "text2") for ground in ("window", "surface", "sunken", "accent_soft")),
    *(
        (mark, ground)
        for mark in ("danger", "warning", "success", "info", "accent")
        for ground in ("window", "surface")
    ),
    ("on_accent", "accent"),
    ("accent", "accent_soft"),
    ("accent", "sunken"),
    *((mark, f"{mark}_soft") for mark in ("danger", "warning", "success", "info")),
    *(("text", f"{mark}_soft") for mark in ("danger", "warning", "success", "info")),
)
"""(text, ground) pairs that are drawn: at least 4.5:1."""

PART_PAIRS: tuple[tuple[str, str], ...] = (
    *(("control", ground) for ground in ("window", "surface", "sunken")),
    *(("accent", ground) for ground in ("window", "surface", "sunken")),
)
"""(edge or mark, ground) pairs that are drawn: at least 3:1."""

BODY_PT = 10.5
SECONDARY_PT = 9.5
SECTION_PT = 13.0
TITLE_PT = 18.0
SMALLEST_PT = 9.0

SPACE_XS = 4
SPACE_S = 8
SPACE_M = 12
SPACE_L = 16
SPACE_XL = 24
SPACE_XXL = 32

RADIUS = 6
ROW_HEIGHT = 34
TARGET = 24
BUTTON_HEIGHT = 34
ICON = 18
FOCUS_RING = 2

FONT_FAMILY = "Noto Sans"
"""The one typeface of all papers, and of the screen where the system's own is not known."""


def contrast(one: str, other: str) -> float:
    """Contrast of two `#RRGGBB` colours from 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
