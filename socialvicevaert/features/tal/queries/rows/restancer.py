"""The households in arrears behind a figure: by name only those with a sag when the list was read."""

from collections.abc import Callable

from socialvicevaert.features.restancer.rules import RestanceBaand, band_of
from socialvicevaert.features.tal.queries.restancer import known_restancer, restance_counts
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of
from socialvicevaert.features.tal.queries.rows.husstande import behind_arrears
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_amount
from socialvicevaert.storage.session import Session


def behind(key: str) -> Behind | None:
    """What is behind `restancer.` + key; None for one that there is not."""
    if key == "husstande":
        return _households("Husstande i restance", None)
    if key == "kendte" or key.startswith("aarsag."):
        return behind_arrears(key)
    group, _, which = key.partition(".")
    band = choice_of(RestanceBaand, which) if group == "baand" else None
    return _households(f"Husstande i restance: {band.label}", band) if band else None


def _households(title: str, band: RestanceBaand | None) -> Behind:
    find = _known(band)

    def unnamed(session: Session, scope: Scope) -> int:
        bands = restance_counts(session, scope).bands
        counted = sum(bands.values()) if band is None else bands.get(band, 0)
        return max(0, counted - len(find(session, scope)))

    return Behind(title, find, unnamed=unnamed)


def _known(band: RestanceBaand | None) -> Callable[[Session, Scope], list[Found]]:
    def find(session: Session, scope: Scope) -> list[Found]:
        return [
            Found(
                one.beboer_id,
                one.as_of,
                f"{show_amount(one.amount_oere)} kr. på listen pr. {show_date(one.as_of)}",
                "fogedsager",
            )
            for one in known_restancer(session, scope)
            if band in (None, band_of(one.amount_oere))
        ]

    return find
