"""What other features add to the header of a resident and to the list: residents know none of them."""

from socialvicevaert.features.beboere.queries.extras import Extras


def resident_extras() -> Extras:
    """Marks, choices and states, with the tables behind them."""
    return Extras()
