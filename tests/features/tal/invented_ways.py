"""Invented households, re-checks and ways of contact that fit the other figures of an invented month."""

from collections.abc import Mapping
from random import Random
from typing import Any

from socialvicevaert.features.beboere.models import HusstandType
from socialvicevaert.features.kontakter.models import KontaktSted
from socialvicevaert.features.tal.queries.fogedsager import FogedCounts
from socialvicevaert.features.tal.queries.genbesoeg import MONTHS_AFTER, GenbesoegCounts, Standing
from socialvicevaert.features.tal.queries.husstande import HusstandCounts
from socialvicevaert.features.tal.queries.kontakt_ways import Company, KontaktWays
from socialvicevaert.features.tal.queries.kontakter import NOT_MET, KontaktCounts
from socialvicevaert.features.tal.queries.nye_mennesker import NyeMenneskerCounts
from socialvicevaert.features.tal.queries.sager import SagCounts


def ways(seed: int, sager: SagCounts, foged: FogedCounts, contacts: KontaktCounts) -> dict[str, Any]:
    """The counts that hang together with others, as a report of the same month would have them."""
    chance = Random(f"ways {seed}")
    met = sum(found for kind, found in contacts.kinds.items() if kind not in NOT_MET)
    return {
        "kontakt_ways": KontaktWays(
            _spread(chance, [*KontaktSted, None], met), _spread(chance, list(Company), met), chance.randint(0, met)
        ),
        "husstande": _households(chance, sager, foged),
        "nye_mennesker": _new_people(chance, min(sager.persons, sager.closed)),
        "genbesoeg": GenbesoegCounts(
            {(months, one): chance.randint(0, foged.active) for months in MONTHS_AFTER for one in Standing}
        ),
    }


def _new_people(chance: Random, most: int) -> NyeMenneskerCounts:
    said = _spread(chance, ["yes", "no", "not_asked"], chance.randint(0, most))
    return NyeMenneskerCounts(said["yes"], said["no"], said["not_asked"])


def _households(chance: Random, sager: SagCounts, foged: FogedCounts) -> HusstandCounts:
    with_sag = chance.randint(0, sager.persons)
    with_fogedsag = chance.randint(0, foged.active)
    left = with_sag
    causes = {}
    for cause, number in sager.causes.items():
        causes[cause] = chance.randint(0, min(number, left))
        left -= causes[cause]
    without_sag = chance.randint(max(0, with_fogedsag - sum(causes.values())), with_fogedsag)
    types = list(HusstandType)
    return HusstandCounts(_spread(chance, types, with_sag), _spread(chance, types, with_fogedsag), causes, without_sag)


def _spread(chance: Random, keys: list[Any], total: int) -> Mapping[Any, int]:
    found = dict.fromkeys(keys, 0)
    for _ in range(total):
        found[chance.choice(keys)] += 1
    return found
