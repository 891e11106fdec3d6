"""What charts have in common: a headline, and texts that stand beside what they name."""

from socialvicevaert.paper.drawing.drawn import Drawn
from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.styles import BODY_SIZE, TABLE_LEADING, TABLE_SIZE, TEXT
from socialvicevaert.paper.drawing.text import width_of as measured_width
from socialvicevaert.paper.drawing.text import wrapped
from socialvicevaert.paper.fonts import BOLD, REGULAR, printable

_HEADLINE_LEADING = 14.0
_NOTHING = "Figur uden tal"


class Chart(Drawn):
    """A headline that says the finding, and below it a picture that the subclass measures and draws."""

    def __init__(self, spoken: str, headline: str) -> None:
        super().__init__(space_after=12)
        self._headline_text = headline
        self._spoken = spoken or headline or _NOTHING

    def height_in(self, width: float) -> float:
        """Height of headline and picture."""
        return self._headline_height(width) + self.picture_height(width)

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        canvas = self.canv
        if headline := self._headline(self.width):
            with canvas.mark(Element("P")):
                canvas.setFillColor(TEXT)
                canvas.setFont(BOLD, BODY_SIZE)
                canvas.write(headline, 0, self.width, self.height - BODY_SIZE, _HEADLINE_LEADING)
        top = self.height - self._headline_height(self.width)
        if top <= 0:
            return  # nothing to show
        with canvas.mark(Element("Figure", alternative=self._spoken, box=canvas.area(self.width, top))):
            self.draw_picture(top)

    def picture_height(self, width: float) -> float:
        """Height in points without the headline."""
        raise NotImplementedError

    def draw_picture(self, top: float) -> None:
        """Draw from `top` downwards."""
        raise NotImplementedError

    def write_lines(self, lines: list[str], left: float, top: float, font: str = REGULAR) -> None:
        """Lines of a label under each other, the first one's top at `top`."""
        canvas = self.canv
        canvas.setFillColor(TEXT)
        canvas.setFont(font, TABLE_SIZE)
        baseline = top - TABLE_SIZE
        for line in lines:
            canvas.drawString(left, baseline, line)
            baseline -= TABLE_LEADING

    def write_figure(
        self, text: str, target: str, left: float, baseline: float, size: float = TABLE_SIZE, font: str = REGULAR
    ) -> None:
        """A figure on one line, with the link to what is behind it."""
        canvas = self.canv
        canvas.setFillColor(TEXT)
        canvas.setFont(font, size)
        canvas.drawString(left, baseline, printable(text))
        canvas.lead_to(target, left - 1, baseline - 2, width_of(text, size, font) + 2, size + 3)

    def _headline(self, width: float) -> list[str]:
        return wrapped(self._headline_text, BOLD, BODY_SIZE, width) if self._headline_text else []

    def _headline_height(self, width: float) -> float:
        lines = self._headline(width)
        return len(lines) * _HEADLINE_LEADING + 6 if lines else 0.0


def width_of(text: str, size: float = TABLE_SIZE, font: str = REGULAR) -> float:
    """How wide a text is on one line, in points."""
    return measured_width(printable(text), font, size)


def label_lines(text: str, width: float, font: str = REGULAR) -> list[str]:
    """A label within its column."""
    return wrapped(text, font, TABLE_SIZE, width)
