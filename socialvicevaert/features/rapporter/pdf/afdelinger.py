"""The estates beside each other, on one scale."""

from socialvicevaert.features.rapporter.pdf.tables import bar, number, section
from socialvicevaert.features.rapporter.words.places import PER_HOME
from socialvicevaert.features.rapporter.words.sentences import most_frequent
from socialvicevaert.features.tal.figures.model.afdelinger import ESTATE, ESTATE_KEYS, estate_key
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import (
    Align,
    Column,
    Panel,
    Paragraph,
    Part,
    SmallMultiples,
    Table,
    Together,
    Tone,
    Words,
)
from socialvicevaert.shared.percent import show_number

_PANELS = (
    ("sager.i_perioden", "Sager"),
    ("sager.beboere", "Beboere"),
    ("fogedsager.i_perioden", "Fogedsager"),
    ("fogedsager.afvaerget", "Afværget"),
)
_ALONE = (("kontakter.i_alt", "Kontakter"), ("restancer.husstande", "Husstande i restance"))
"""Larger by nature: on a scale of their own, so that the others can be seen."""
_HEADS = {
    "sager.i_perioden": "Sager",
    "sager.beboere": "Beboere",
    "sager.nye": "Nye og genåbnede",
    "kontakter.i_alt": "Kontakter",
    "fogedsager.i_perioden": "Fogedsager",
    "fogedsager.afvaerget": "Afværget",
    "fogedsager.tabt": "Mistet bolig",
    "henvisninger.sendt": "Henvist",
    "restancer.husstande": "Husstande i restance",
}

_TABLES = (
    ("sager.i_perioden", "sager.beboere", "sager.nye", "kontakter.i_alt", "henvisninger.sendt"),
    ("fogedsager.i_perioden", "fogedsager.afvaerget", "fogedsager.tabt", "restancer.husstande"),
)
"""Nine figures beside each other would leave no room for their headings."""


def afdelinger(report: Published) -> list[Part]:
    """Charts, then every figure; nothing in the report of one estate."""
    if not report.estates:
        return []
    keys = [key for key in ESTATE_KEYS if f"{ESTATE}{key}" in report.groups]
    words = (
        "En større afdeling har flere sager af samme grund; pr. 100 boliger vises, hvor antallet af boliger er kendt. "
        "Hver beboer hører til den afdeling, hvor boligen ligger."
    )
    compared = _multiples(report, [panel for panel in _PANELS if panel[0] in keys])
    alone = [_multiples(report, [panel]) for panel in _ALONE if panel[0] in keys and _is_divided(report, panel[0])]
    tables = [_table(report, shown) for halves in _TABLES if (shown := [key for key in halves if key in keys])]
    return [
        *section("Afdelingerne", Together((Paragraph(words, Tone.SMALL), compared))),
        *alone,
        *tables,
        *_per_home(report, keys),
    ]


def _table(report: Published, keys: list[str]) -> Part:
    """A row an estate, the total below."""
    rows: list[tuple[Words, ...]] = [
        (estate.name, *(number(report, estate_key(estate.afdeling_id, key)) for key in keys))
        for estate in report.estates
    ]
    rows.append(("I alt", *(number(report, key) for key in keys)))
    columns = (Column("Afdeling", weight=2.6), *(Column(_HEADS[key], Align.RIGHT) for key in keys))
    return Table(columns, rows, frozenset({len(rows) - 1}))


def _per_home(report: Published, keys: list[str]) -> list[Part]:
    """For each 100 homes, so that a large estate can be compared with a small one; where homes are known."""
    known = [estate for estate in report.estates if estate.homes]
    compared = [key for key in keys if key in PER_HOME]
    if not known:
        return []
    columns = (
        Column("Pr. 100 boliger", weight=2.6),
        Column("Boliger", Align.RIGHT),
        *(Column(_HEADS[key], Align.RIGHT) for key in compared),
    )
    rows = [
        (one.name, show_number(one.homes or 0), *(report.per_hundred_homes(one, key) for key in compared))
        for one in known
    ]
    return [Table(columns, rows)]


def _is_divided(report: Published, key: str) -> bool:
    """Whether anything is known of any estate: a list of arrears may not say where its households live."""
    return any(report[estate_key(one.afdeling_id, key)].value != 0 for one in report.estates if one.afdeling_id)


def _multiples(report: Published, panels: list[tuple[str, str]]) -> Part:
    return SmallMultiples(
        _headline(report, *panels[0]),
        [estate.name for estate in report.estates],
        [
            Panel(title, [bar(report, estate_key(one.afdeling_id, key), one.name) for one in report.estates])
            for key, title in panels
        ],
    )


def _headline(report: Published, key: str, head: str) -> str:
    """Where there are most; neutral where that may not be told."""
    first = most_frequent(report, f"{ESTATE}{key}")
    if first is None or first.key == estate_key(0, key):
        return f"{head} efter afdeling"
    name = next(one.name for one in report.estates if first.key == estate_key(one.afdeling_id, key))
    return f"Flest {head[0].lower()}{head[1:]} i {name}: {first.text} af {report.text(key)}"
