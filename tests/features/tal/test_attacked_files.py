"""A reader who has the files: hidden figures do not follow from what JSON and workbook print, shares and medians too.

The figures are read back from the files. HiGHS then finds the least and the greatest whole number that each hidden one
can be, knowing how figures add up.
"""

import io
import json
from typing import Any

import highspy
import pytest
from python_calamine import CalamineWorkbook

from socialvicevaert.features.rapporter.files.as_json import (
    ACCEPTED_SHARE,
    AVERTED_SHARE,
    FORLOEB_SHARE,
    figures_json,
)
from socialvicevaert.features.rapporter.files.as_workbook import figures_workbook
from socialvicevaert.features.tal.figures.model import FigureModel, model_of
from socialvicevaert.features.tal.figures.published import publish
from tests.features.tal.test_hidden_figures import invented

SHARES = dict((AVERTED_SHARE, FORLOEB_SHARE, ACCEPTED_SHARE))
MOST = 5000


class Attacker:
    """The figures of one report as unknown whole numbers, and what the files say of them."""

    def __init__(self, model: FigureModel, threshold: int) -> None:
        self._threshold = threshold
        self._places = {cell.key: place for place, cell in enumerate(model.cells)}
        self._solver = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        for place, cell in enumerate(model.cells):
            self._solver.addVar(*((cell.value, cell.value) if cell.fixed else (0, MOST)))
            self._solver.changeColIntegrality(place, highspy.HighsVarType.kInteger)
        for one in model.relations:
            self.says(0, 0, {one.total: -1.0, **dict.fromkeys(one.parts, 1.0)})

    def says(self, low: float, high: float, factors: dict[str, float]) -> None:
        self._solver.addRow(low, high, len(factors), [self._places[key] for key in factors], list(factors.values()))

    def reads_figure(self, key: str, text: str) -> None:
        if text != "skjult":
            low, high = (1, self._threshold - 1) if text.startswith("<") else (int(text.replace(".", "")),) * 2
            self._solver.changeColBounds(self._places[key], low, high)

    def reads_share(self, part: str, whole: str, text: str) -> None:
        if text != "–":
            share = float(text.removesuffix(" %").replace(",", ".")) / 100
            self.says(-MOST, 1e-6, {part: -1.0, whole: share - 0.0005})
            self.says(-1e-6, MOST, {part: -1.0, whole: share + 0.0005})

    def reads_median(self, whole: str, without: tuple[str, ...]) -> None:
        """That a median is there says that it is of enough."""
        self.says(self._threshold, MOST, {whole: 1.0, **dict.fromkeys(without, -1.0)})

    def bounds(self, key: str) -> tuple[int, int]:
        self._solver.changeColCost(self._places[key], 1.0)
        found = []
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            self._solver.changeObjectiveSense(sense)
            self._solver.run()
            assert self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, "the files contradict themselves"
            found.append(round(self._solver.getInfo().objective_function_value))
        self._solver.changeColCost(self._places[key], 0.0)
        return found[0], found[1]


def as_text(cell: Any) -> str:
    return cell if isinstance(cell, str) else str(int(cell))


@pytest.mark.parametrize("seed", [1, 4, 7, 16, 22])
def test_no_hidden_figure_follows_from_the_files(seed: int) -> None:
    counts = invented(seed)
    model, report = model_of(counts), publish(counts)
    written = json.loads(figures_json(report))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(figures_workbook(report))).get_sheet_by_name("Alle tal")
    listed = {row[3]: as_text(row[2]) for row in sheet.to_python()[1:]}
    attacker = Attacker(model, counts.threshold)
    for key, one in written["figures"].items():
        attacker.reads_figure(key, one["text"])
        attacker.reads_figure(key, listed[key])
    for part, text in written["shares"].items():
        attacker.reads_share(part, SHARES[part], text)
    for kind, values in (("median_days_to_answer", model.days), ("median_amounts", model.amounts)):
        for key, of in values.items():
            said = written[kind][key]
            if (said if isinstance(said, str) else said["text"]) != "–":
                attacker.reads_median(of.whole, of.without)
    hidden = [key for key, one in written["figures"].items() if one["value"] is None]
    assert hidden
    known = {key: low for key in hidden for low, high in (attacker.bounds(key),) if low == high}
    assert known == {}


def test_the_attacker_finds_a_figure_that_a_share_gives_away() -> None:
    counts = invented(1)
    attacker = Attacker(model_of(counts), counts.threshold)
    attacker.reads_figure("fogedsager.i_perioden", "41")
    attacker.reads_share("fogedsager.afvaerget", "fogedsager.i_perioden", "73,2 %")
    assert attacker.bounds("fogedsager.afvaerget") == (30, 30)


def test_the_attacker_finds_a_row_that_total_and_other_rows_give_away() -> None:
    counts = invented(1)
    attacker = Attacker(model_of(counts), counts.threshold)
    for key, text in (("primo", "30"), ("nye", "12"), ("afsluttede", "skjult"), ("ultimo", "39")):
        attacker.reads_figure(f"sager.{key}", text)
    assert attacker.bounds("sager.afsluttede") == (3, 3)
