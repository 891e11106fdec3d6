"""Development: an earlier year beside the period."""

from socialvicevaert.features.rapporter.pdf.tables import number, section, target
from socialvicevaert.features.tal.figures.model.udvikling import BEFORE, COMPARED
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Align, Bar, BeforeAfter, Change, Column, Paragraph, Part, Table, Tone
from socialvicevaert.shared.percent import NOTHING

_FIRST = "fogedsager.i_perioden"


def udvikling(report: Published) -> list[Part]:
    """Fogedsager, what was averted, and the two losses apart and together; nothing where nothing is compared."""
    if report.compared is None:
        return []
    table, words = _table(report)
    pairs = ((report[BEFORE + key].value, report[key].value) for key in COMPARED)
    if not any(None not in pair for pair in pairs):
        return section("Udvikling", table, words)
    return section("Udvikling", _picture(report), table, words)


def _table(report: Published) -> list[Part]:
    """Both periods beside each other with the change, and words on it."""
    assert report.compared is not None
    rows = [
        (report[key].label, number(report, BEFORE + key), number(report, key), report.change(key)) for key in COMPARED
    ]
    columns = (
        Column("Fogedsager", weight=3.2),
        Column(report.compared.name, Align.RIGHT, 1.5),
        Column(report.period.name, Align.RIGHT, 1.5),
        Column("Ændring", Align.RIGHT),
    )
    words = "En ændring vises kun, hvor begge tal vises, og ikke fra 0. Fraflyttet og udsat er to forskellige tab."
    return [Table(columns, rows, frozenset({len(rows) - 1})), Paragraph(words, Tone.SMALL)]


def _picture(report: Published) -> Part:
    """What has risen or fallen, each on one scale."""
    assert report.compared is not None
    names = ("før", "nu")
    if report.compared.is_year and report.period.is_year:
        names = (report.compared.name, report.period.name)

    def end(name: str, key: str) -> Bar:
        one = report[key]
        return Bar(name, None if one.value is None else float(one.value), one.text, target=target(report, key))

    changes = [
        Change(report[key].label, end(names[0], BEFORE + key), end(names[1], key), _change(report, key))
        for key in COMPARED
    ]
    return BeforeAfter(_headline(report), changes)


def _headline(report: Published) -> str:
    change = report.change(_FIRST)
    if change == NOTHING:
        return "Fogedsager før og nu"
    before, now = report.text(BEFORE + _FIRST), report.text(_FIRST)
    if change[0] not in "+-":
        return f"Lige så mange fogedsager som før: {now}"
    words = "flere" if change[0] == "+" else "færre"
    return f"{change.lstrip('+-')} {words} fogedsager: fra {before} til {now}"


def _change(report: Published, key: str) -> str:
    change = report.change(key)
    return "" if change == NOTHING else change
