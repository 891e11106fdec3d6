"""What a new version of a report prints otherwise than the one before."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from socialvicevaert.features.rapporter.files.as_json import figures_content
from socialvicevaert.features.rapporter.models import Change
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.queries.issued import issued_row, selection_of
from socialvicevaert.features.rapporter.words.places import AMOUNTS, PER_HOME, SUMS, place_of
from socialvicevaert.features.tal.figures.model.afdelinger import estate_key
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_kroner
from socialvicevaert.shared.percent import NOTHING, show_number
from socialvicevaert.storage.session import Session

NOT_THERE = "ikke med"
"""Stands for a figure that one of the two does not have, for instance of a partner that had no referrals."""
_BASIS = "Grundlag"
_FIRST_FORMAT = "socialvicevaert-figures/1"
_NAMED_BY_USERS = ("henvisninger.partner.", "sager.behov.")
"""Figures whose label is what the organisation calls something: another name is printed otherwise too."""


@dataclass(frozen=True)
class _Printed:
    """Something a report prints; `kind` is what it is one of: the program may not have had the kind before."""

    kind: str
    section: str
    label: str
    text: str


def changes_since(session: Session, issued_id: int) -> tuple[Change, ...]:
    """What a new version of an issued report would print otherwise; nothing is kept.

    :raises UserError: the report is gone. :raises NotAllowed: the role may not issue reports.
    """
    row = issued_row(session, issued_id)
    return differences(row.figures, report_figures(session, selection_of(row)))


def differences(before: str, report: Published) -> tuple[Change, ...]:
    """Everything whose printed text has changed since the figures JSON `before`, in the order of print.

    Hidden figures stand as they are printed. A kind of figure that the program did not have when the older report was
    issued is no change; of a report in the first format it is not known which it had, so only what both hold is told.
    What follows from figures that are compared (shares of rows, sentences, what chance explains) is not told again.
    """
    content = json.loads(before)
    old = dict(_printed(content))
    new = dict(_printed(figures_content(report)))
    known = {one.kind for one in old.values()}
    if content["format"] == _FIRST_FORMAT:
        keys = [key for key in new if key in old]
    else:
        keys = [*(key for key, one in new.items() if one.kind in known), *(key for key in old if key not in new)]
    found = []
    for key in keys:
        was, now = old.get(key), new.get(key)
        one = now or was
        texts = (was.text if was else NOT_THERE, now.text if now else NOT_THERE)
        if one and texts[0] != texts[1]:
            found.append(Change(one.section, one.label, *texts))
        if was and now and was.label != now.label and key.startswith(_NAMED_BY_USERS):
            found.append(Change(now.section, "Navn", was.label, now.label))
    return tuple(found)


def _printed(content: Mapping[str, Any]) -> Iterator[tuple[str, _Printed]]:
    """Everything that may be compared, by a key of its own, in the order of print; an older report has less."""
    labels = {key: one["label"] for key, one in content["figures"].items()}
    yield from _basis(content)
    for key, one in content["figures"].items():
        yield key, _Printed(_kind(key), place_of(key, labels), one["label"], one["text"])
    for key, text in content["shares"].items():
        yield f"share {key}", _Printed("share", place_of(key, labels), f"{labels[key]}, andel", text)
    for key, text in content["median_days_to_answer"].items():
        label = f"{labels[key]}, dage til svar (median)"
        yield f"days {key}", _Printed("days", place_of(key, labels), label, text)
    for key, one in content.get("median_amounts", {}).items():
        yield f"amount {key}", _Printed("amount", place_of(key, labels), AMOUNTS.get(key, "Median"), one["text"])
    for key, one in content.get("sums", {}).items():
        yield f"sum {key}", _Printed("sum", place_of(key, labels), SUMS, one["text"])
    for key, text in ((content.get("comparison") or {}).get("changes") or {}).items():
        yield f"change {key}", _Printed("change", "Udvikling", f"{labels[key]}, ændring", text)
    yield from _homes(content, labels)
    yield from _saving(content)


def _basis(content: Mapping[str, Any]) -> Iterator[tuple[str, _Printed]]:
    """What the figures are of, and whom to ask."""
    texts = [
        ("method", "Metode", content["method"]),
        ("organisation", "Boligorganisation", content["organisation"]),
        ("afdelinger", "Afdelinger", ", ".join(content["afdelinger"])),
        ("threshold", "Små tal vises som", content["suppression"]["small"]),
        ("restancer", "Restanceliste af", _day(content["restancer_as_of"])),
    ]
    if "restancer_divided" in content and content["restancer_as_of"]:
        divided = "ja" if content["restancer_divided"] else "nej"
        texts.append(("restancer_divided", "Restancelisten nævner afdelinger", divided))
    if "contact" in content:
        texts.append(("contact", "Kontakt", content["contact"] or NOTHING))
    if "gruppe" in content:
        texts.append(("gruppe", "Medarbejdere", content["gruppe"] or "alle"))
    if "estate_changes" in content:
        closed = "; ".join(map(_estate_change, content["estate_changes"]))
        texts.append(("estate_changes", "Afdelinger lukket eller lagt sammen", closed or NOTHING))
    for key, label, text in texts:
        yield f"basis {key}", _Printed(f"basis {key}", _BASIS, label, text)


def _homes(content: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[tuple[str, _Printed]]:
    """The homes of each estate, and its figures for each 100 of them, as `Published.per_hundred_homes` words them."""
    estates = content.get("estates", ())
    for one in estates:
        section, homes = place_of(estate_key(one["id"], ""), labels), one["homes"]
        yield f"homes {one['id']}", _Printed("homes", section, f"{one['name']}, boliger", _count(homes))
        for key in PER_HOME:
            figure = content["figures"].get(estate_key(one["id"], key))
            if figure is None:
                continue
            label = f"{figure['label']}, pr. 100 boliger"
            known = homes and figure["value"] is not None
            text = show_number(Fraction(100 * figure["value"], homes), 1) if known else NOTHING
            yield f"per home {one['id']} {key}", _Printed("homes", section, label, text)


def _saving(content: Mapping[str, Any]) -> Iterator[tuple[str, _Printed]]:
    """The estimate, and everything it is printed with."""
    if "saving" not in content:
        return
    saving = content["saving"]
    for key, label in (("amount_oere", "Skøn"), ("per_case_oere", "Regnet for hver"), ("assumption", "Forudsætning"),
                       ("source", "Kilde")):  # fmt: skip
        value = saving[key] if saving else NOTHING
        text = show_kroner(value) if isinstance(value, int) else value
        yield f"saving {key}", _Printed("saving", "Skønnet besparelse", label, text)


def _kind(key: str) -> str:
    """The subject of a figure, with the block it stands in: "sager", "foer.fogedsager", "md."."""
    first, _, rest = key.partition(".")
    return f"{first}.{rest.partition('.')[0]}" if first == "foer" else first


def _day(text: str | None) -> str:
    return show_date(date.fromisoformat(text)) if text else NOTHING


def _estate_change(change: Mapping[str, str]) -> str:
    day = show_date(date.fromisoformat(change["last_day"]))
    return f"{change['name']} til {day}" + (f", så {change['into']}" if change["into"] else "")


def _count(homes: int | None) -> str:
    return show_number(homes) if homes else NOTHING
