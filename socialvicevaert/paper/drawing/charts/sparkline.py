"""The course of a figure as a small line: the band of natural variation, gaps, and the last point with its number."""

from itertools import pairwise
from typing import Any

from socialvicevaert.paper.drawing.charts.frame import width_of
from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.styles import ACCENT, ACCENT_LIGHT, BORDER, TEXT, TEXT2
from socialvicevaert.paper.fonts import BOLD, REGULAR
from socialvicevaert.paper.parts import Sparkline

SPARKLINE_HEIGHT = 56.0
_LINE = 36.0
_SIZE = 7.5


def draw_sparkline(canvas: Any, course: Sparkline, above: Element, left: float, bottom: float, width: float) -> None:
    """Line and band above a base line at 0, the names of both ends below; the last point's number right of it.

    One picture, hanging on `above`.
    """
    corners = (
        *canvas.absolutePosition(left, bottom),
        *canvas.absolutePosition(left + width, bottom + SPARKLINE_HEIGHT),
    )
    with canvas.mark(Element("Figure", above, alternative=course.spoken(), box=corners)):
        _draw(canvas, course, left, bottom, width)


def _draw(canvas: Any, course: Sparkline, left: float, bottom: float, width: float) -> None:
    room = width - width_of(course.last_text, _SIZE, BOLD) - 6
    known = [value for value in course.values if value is not None]
    band = (max(0.0, course.band[0]), course.band[1]) if course.band else None
    highest = max([*known, band[1] if band else 0.0], default=0.0) or 1.0
    base = bottom + 11
    step = room / max(1, len(course.values) - 1)

    def height(value: float) -> float:
        return base + _LINE * value / highest

    if band:
        canvas.setFillColor(ACCENT_LIGHT)
        canvas.rect(left, height(band[0]), room, height(band[1]) - height(band[0]), stroke=0, fill=1)
    canvas.setStrokeColor(BORDER)
    canvas.setLineWidth(0.5)
    canvas.line(left, base, left + room, base)
    places = [
        None if value is None else (left + number * step, height(value)) for number, value in enumerate(course.values)
    ]
    canvas.setStrokeColor(ACCENT)
    canvas.setFillColor(ACCENT)
    canvas.setLineWidth(1.1)
    for number, (one, other) in enumerate(pairwise([*places, None])):
        if one is not None and other is not None:
            canvas.line(*one, *other)
        elif one is not None and (number == 0 or places[number - 1] is None):
            canvas.circle(*one, 0.9, stroke=0, fill=1)  # a point between two gaps
    if places and (last := places[-1]) is not None:
        canvas.circle(*last, 2.1, stroke=0, fill=1)
    canvas.setFillColor(TEXT)
    canvas.setFont(BOLD, _SIZE)
    end = places[-1] if places else None
    canvas.drawString(left + room + 5, (end[1] if end else base) - 2.5, course.last_text)
    canvas.setFillColor(TEXT2)
    canvas.setFont(REGULAR, _SIZE)
    canvas.drawString(left, bottom, course.first)
    canvas.drawRightString(left + room + 4, bottom, course.last)
