"""What a new version of a report prints otherwise than the one before."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from socialvicevaert.features.rapporter.files.as_json import figures_content
from socialvicevaert.features.rapporter.models import Change
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.queries.issued import issued_row, selection_of
from socialvicevaert.features.rapporter.words.places import AMOUNTS, SUMS, place_of
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_kroner
from socialvicevaert.shared.percent import NOTHING
from socialvicevaert.storage.session import Session

NOT_THERE = "ikke med"
"""Stands for a figure that one of the two does not have, for instance of a partner that had no referrals."""
_BASIS = "Grundlag"


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
    issued is no change. Shares of rows follow from the figures and are not told apart from them.
    """
    old = dict(_printed(json.loads(before)))
    new = dict(_printed(figures_content(report)))
    known = {one.kind for one in old.values()}
    keys = [*(key for key, one in new.items() if one.kind in known), *(key for key in old if key not in new)]
    found = []
    for key in keys:
        was, now = old.get(key), new.get(key)
        one = now or was
        texts = (was.text if was else NOT_THERE, now.text if now else NOT_THERE)
        if one and texts[0] != texts[1]:
            found.append(Change(one.section, one.label, *texts))
    return tuple(found)


def _printed(content: Mapping[str, Any]) -> Iterator[tuple[str, _Printed]]:
    """Everything that may be compared, by a key of its own, in the order of print."""
    labels = {key: one["label"] for key, one in content["figures"].items()}
    for key, label, text in (
        ("method", "Metode", content["method"]),
        ("organisation", "Boligorganisation", content["organisation"]),
        ("afdelinger", "Afdelinger", ", ".join(content["afdelinger"])),
        ("threshold", "Små tal vises som", content["suppression"]["small"]),
        ("restancer", "Restanceliste af", _day(content["restancer_as_of"])),
    ):
        yield f"basis {key}", _Printed(_BASIS, _BASIS, label, text)
    for key, one in content["figures"].items():
        yield key, _Printed(_kind(key), place_of(key, labels), one["label"], one["text"])
    for key, text in content["shares"].items():
        yield f"share {key}", _Printed("share", place_of(key, labels), f"{labels[key]}, andel", text)
    for key, text in content["median_days_to_answer"].items():
        label = f"{labels[key]}, dage til svar (median)"
        yield f"days {key}", _Printed("days", place_of(key, labels), label, text)
    for key, one in content["median_amounts"].items():
        yield f"amount {key}", _Printed("amount", place_of(key, labels), AMOUNTS.get(key, "Median"), one["text"])
    for key, one in content.get("sums", {}).items():
        yield f"sum {key}", _Printed("sum", place_of(key, labels), SUMS, one["text"])
    for key, text in ((content["comparison"] or {}).get("changes") or {}).items():
        yield f"change {key}", _Printed("change", "Udvikling", f"{labels[key]}, ændring", text)
    saving = content.get("saving")
    if "saving" in content:
        text = show_kroner(saving["amount_oere"]) if saving else NOTHING
        yield "saving", _Printed("saving", "Skønnet besparelse", "Skøn", text)


def _kind(key: str) -> str:
    """The subject of a figure, with the block it stands in: "sager", "foer.fogedsager", "md."."""
    first, _, rest = key.partition(".")
    return f"{first}.{rest.partition('.')[0]}" if first == "foer" else first


def _day(text: str | None) -> str:
    return show_date(date.fromisoformat(text)) if text else NOTHING
