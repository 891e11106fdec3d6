"""What a new version of a report prints otherwise than the one before."""

import json

from socialvicevaert.features.rapporter.models import Change
from socialvicevaert.features.tal.figures.published import Published


def differences(before: str, report: Published) -> tuple[Change, ...]:
    """Everything whose printed text has changed since the figures JSON `before`, in the order of print."""
    old = json.loads(before)["figures"]
    return tuple(
        Change("", one.label, old[one.key]["text"], one.text)
        for one in report.figures.values()
        if one.key in old and old[one.key]["text"] != one.text
    )
