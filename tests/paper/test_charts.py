"""Charts: what is printed in them, what a hidden figure looks like, and that nothing is cut or told by a length."""

import re
from datetime import date
from itertools import pairwise
from time import perf_counter

import pypdfium2 as pdfium
import pytest

from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import (
    Bar,
    BarChart,
    BeforeAfter,
    Change,
    ColumnChart,
    Funnel,
    KeyFigure,
    KeyFigures,
    Panel,
    Part,
    Role,
    ShareBar,
    SmallMultiples,
    Sparkline,
)
from tests.paper.drawn import Drawing, drawings

DAY = date(2026, 11, 22)
MONTHS = [f"{name} 2026" for name in ("jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.")]
LONGEST = "999.999.999.999"
NAME = "Afdelingen" + "abcdefghij" * 7


def drawn(*parts: Part) -> list[Drawing]:
    return drawings(Document("T", DAY).add(*parts).pdf())


def bars_of(values: list[float | None], texts: list[str] | None = None) -> list[Bar]:
    named = texts or [f"n{number}" for number in range(len(values))]
    return [Bar(f"Række{number}", value, text) for number, (value, text) in enumerate(zip(values, named, strict=True))]


def _ends(before: Bar, after: Bar) -> tuple[Bar, Bar]:
    return Bar("før", before.value, before.text), Bar("efter", after.value, after.text)


def every_chart(bars: list[Bar]) -> list[Part]:
    """Each kind of chart with the same bars."""
    return [
        BarChart("Vandret", bars),
        ColumnChart("Lodret", bars, 3.0, "snit 3,0"),
        Funnel("Tragt", bars[:2], bars[2:]),
        BeforeAfter("Før og efter", [Change(bars[0].label, *_ends(bars[0], bars[-1]), "-5,0 %")]),
        SmallMultiples("Ved siden af hinanden", [bar.label for bar in bars], [Panel("Et", bars), Panel("To", bars)]),
    ]


@pytest.mark.parametrize("chart", range(5))
def test_a_hidden_figure_has_its_text_and_nothing_that_is_drawn(chart: int) -> None:
    seen = drawn(every_chart(bars_of([8.0, 5.0, 8.0], ["8", "5", "8"]))[chart])
    hidden = drawn(every_chart(bars_of([8.0, None, 8.0], ["8", "skjult", "8"]))[chart])
    if chart != 3:  # only the first and the last stand in it
        assert "skjult" in hidden[0].text
        assert len(hidden[0].filled) < len(seen[0].filled)
    neither = drawn(every_chart(bars_of([None, None, None], ["<5", "skjult", "<5"]))[chart])
    assert "<5" in neither[0].text
    assert len(neither[0].filled) < len(hidden[0].filled)


def test_lengths_follow_the_values_and_begin_at_zero() -> None:
    widths = sorted(box.width for box in drawn(BarChart("B", bars_of([40.0, 20.0, 10.0])))[0].filled)
    assert widths[1] == pytest.approx(2 * widths[0], rel=0.02)
    assert widths[2] == pytest.approx(4 * widths[0], rel=0.02)
    heights = sorted(box.height for box in drawn(ColumnChart("S", bars_of([40.0, 20.0, 10.0])))[0].filled)
    assert heights[-1] == pytest.approx(2 * heights[-2], rel=0.02)


def test_small_charts_have_one_scale_on_every_page() -> None:
    rows = [f"Afdeling nr. {number}." for number in range(70)]
    first = [Bar(row, 40.0 if number == 0 else 20.0, "7") for number, row in enumerate(rows)]
    second = [Bar(row, 10.0, "7") for row in rows]
    found = drawn(SmallMultiples("Mange", rows, [Panel("Et", first), Panel("To", second)]))
    assert len(found) == 2
    for page in found:
        widths = sorted({round(box.width, 1) for box in page.filled})
        assert widths[-1] <= 4.1 * widths[0]
        assert widths[0] == pytest.approx(sorted({round(box.width, 1) for box in found[0].filled})[0], abs=0.2)
    joined = "\n".join(page.text for page in found)
    assert all(joined.count(row) == 1 for row in rows)
    assert found[1].text.count("Et") == 1


def test_a_share_bar_fills_its_width_and_names_every_part() -> None:
    parts = bars_of([22.0, 8.0, 6.0, 0.0, 5.0], ["22 (53,7 %)", "8", "6", "0", "5"])
    page = drawn(ShareBar("30 af 41", parts))[0]
    wide = [box for box in page.filled if box.height > 15]
    assert sum(box.width for box in wide) == pytest.approx(170 * 72 / 25.4, rel=0.02)
    assert "Række0: 22 (53,7 %)" in page.text
    assert "Række4: 5" in page.text
    assert "Række3" not in page.text  # nobody


@pytest.mark.parametrize("values", [[1.0] * 6, [1e6, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1e6], [1, 500, 1, 1, 500, 1]])
def test_the_names_of_a_share_bar_never_lie_on_each_other(values: list[float]) -> None:
    page = drawn(
        ShareBar("Dele", [Bar(f"Resultatet nummer {n}", value, "1.234 (12,3 %)") for n, value in enumerate(values)])
    )[0]
    assert not page.overlapping()
    assert not page.outside()


def test_the_course_of_a_figure_has_gaps_where_it_is_hidden_and_its_last_point_is_named() -> None:
    def lines(*values: float | None) -> int:
        course = Sparkline(values, "okt. 25", "okt. 26", "24", (2, 9))
        page = drawn(KeyFigures([KeyFigure("Sager", "24", "12 nye", course)]))[0]
        assert "okt. 25" in page.text
        return len(page.lines)

    assert lines(1, 2, 3, 4, 5) - lines(1, 2, None, 4, 5) == 2
    assert lines(None, None, None) < lines(1, 2, 3)


def test_the_band_of_natural_variation_stands_behind_the_course() -> None:
    with_band = Sparkline((5, 6, 7, 8), "a", "b", "8", (4, 9))
    without = Sparkline((5, 6, 7, 8), "a", "b", "8")
    counts = [len(drawn(KeyFigures([KeyFigure("Sager", "8", trend=one)]))[0].filled) for one in (with_band, without)]
    assert counts[0] == counts[1] + 1


@pytest.mark.parametrize("chart", range(5))
def test_names_of_eighty_letters_and_twelve_digits_are_neither_cut_nor_divided(chart: int) -> None:
    bars = [Bar(NAME, 999_999_999_999.0 - number, LONGEST) for number in range(13)]
    pages = drawn(every_chart(bars)[chart])
    text = "".join(page.text for page in pages)
    assert not [page.outside() for page in pages if page.outside()]
    assert not [page.overlapping() for page in pages if page.overlapping()]
    sizes = [min(one.width, one.height) for page in pages for one in page.words if LONGEST in one.text]
    assert min(sizes) > 4.5  # points: turned a quarter rather than too small to read
    assert text.count(LONGEST) == {0: 13, 1: 13, 2: 13, 3: 2, 4: 26}[chart]
    assert NAME in re.sub(r"\s", "", text)


def test_a_key_figure_of_twelve_digits_is_one_line_inside_its_card() -> None:
    card = KeyFigure(NAME, f"{LONGEST},00 kr.", NAME, Sparkline((1, 2), "okt. 25", "okt. 26", LONGEST))
    page = drawn(KeyFigures([card] * 6))[0]
    assert page.text.count(f"{LONGEST},00 kr.") == 6
    assert not page.outside()
    assert not page.overlapping()


def test_every_chart_says_aloud_what_it_shows() -> None:
    parts = [*every_chart(bars_of([3.0, None], ["3", "<5"])), ShareBar("Dele", bars_of([3.0, 4.0], ["3", "4"]))]
    outline = Document("T", DAY).add(*parts).outline()
    assert all(role is Role.FIGURE for role, _ in outline)
    assert all("Række0" in spoken and "3" in spoken for _, spoken in outline)
    assert "Række1: <5" in outline[0][1]


def test_charts_are_readable_without_colour() -> None:
    """The parts of a bar differ in grey; what is drawn is dark enough on white (3:1)."""
    pdf = Document("T", DAY).add(ShareBar("Dele", bars_of([5.0, 5.0, 5.0, 5.0]))).pdf()
    document = pdfium.PdfDocument(pdf)
    try:
        grey = document[0].render(scale=1, grayscale=True).to_pil()
    finally:
        document.close()
    row = next(y for y in range(grey.height) if grey.getpixel((100, y)) < 120 and grey.getpixel((100, y + 8)) < 120)
    width = 170 * 72 / 25.4
    shades = [grey.getpixel((int(57 + width * (part + 0.5) / 4), row + 8)) for part in range(4)]
    assert all(abs(one - other) > 25 for one, other in pairwise(shades))


def test_twenty_pages_with_charts_are_drawn_in_a_moment_and_twice_as_many_in_twice_the_time() -> None:
    """The count of drawn things is what costs: it doubles with the rows, so nothing is measured again and again."""
    bars = bars_of([float(number) for number in range(1, 13)])

    def drawn_things(repeats: int) -> tuple[int, int]:
        pages = drawn(*[part for _ in range(repeats) for part in every_chart(bars)])
        return len(pages), sum(len(page.filled) + len(page.lines) for page in pages)

    began = perf_counter()
    pages, things = drawn_things(20)
    assert pages >= 20
    assert perf_counter() - began < 30  # a guard against a hang; benchmarks measure
    assert drawn_things(40)[1] == pytest.approx(2 * things, rel=0.02)
