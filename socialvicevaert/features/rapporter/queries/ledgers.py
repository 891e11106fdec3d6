"""What readers have been told: by every report that has been issued, and by what outsiders have been shown."""

import json
from datetime import date
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.rapporter.models import UdstedtRapport, VistRapport
from socialvicevaert.features.tal.figures.ledger import Ledger, Place, Told, ledger_from
from socialvicevaert.features.tal.figures.model.udvikling import BEFORE
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.features.tal.rules.suppression import Cell, Hiding
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


def told(session: Session) -> Told:
    """The ledgers of all issued reports, then of what was shown. :raises NotAllowed: the role may not issue reports."""
    session.require(Permission.ISSUE_REPORTS)
    issued = session.exec(
        select(UdstedtRapport.ledger, UdstedtRapport.afdeling_id, col(UdstedtRapport.id)).order_by(
            col(UdstedtRapport.id)
        )
    ).all()
    shown = session.exec(select(VistRapport.ledger).order_by(col(VistRapport.id))).all()
    ledgers = [
        ledger_from(text) if text else _from_figures(session, number or 0, afdeling_id)
        for text, afdeling_id, number in issued
    ]
    return Told((*ledgers, *(ledger_from(text) for text in shown)))


def _from_figures(session: Session, number: int, afdeling_id: int | None) -> Ledger:
    """What can be known of a report from before there were ledgers: what it printed, and what it hid.

    The true figures behind the hidden ones are not kept; they stay hidden, and what is printed is known.
    """
    text = session.exec(select(UdstedtRapport.figures).where(col(UdstedtRapport.id) == number)).one()
    content: dict[str, Any] = json.loads(text)
    threshold: int = content["suppression"]["threshold"]
    figures: dict[str, dict[str, Any]] = content["figures"]
    place = _place(content["period"], afdeling_id)
    places = {"": place}
    if content.get("comparison"):
        places[BEFORE] = _place(content["comparison"]["period"], afdeling_id)
    small = content["suppression"]["small"]
    return Ledger(
        threshold,
        places,
        tuple(Cell(key, one["value"]) for key, one in figures.items() if one["value"] is not None),
        (),
        {
            key: Hiding.SMALL if one["text"] == small else Hiding.WITHHELD
            for key, one in figures.items()
            if one["value"] is None
        },
    )


def _place(period: dict[str, str], afdeling_id: int | None) -> Place:
    days = Period(date.fromisoformat(period["from"]), date.fromisoformat(period["to"]))
    return Place(days.from_on, days.to_on, afdeling_id)
