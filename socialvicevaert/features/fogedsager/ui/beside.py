"""What features above fogedsager put on its screens; the shell gives it, as fogedsager know nothing of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from socialvicevaert.ui.beside import BesidePart
from socialvicevaert.ui.context import Context

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Beside:
    """``make`` gives what runs beside the deadlines, shown for the number of a fogedsag.

    ``before_payment`` gives the words to be read before a payment of a resident is written; "" for none.
    """

    make: Callable[[Context], BesidePart]
    before_payment: "Callable[[Session, int], str]"
