"""What a worker can do with a fogedsag.

cases        open, correct, look at, bin
dates        check, set and take back a date
stages       how far the landlord has come; close, and change how it ended
amounts      what is owed and paid
rechecks     still housed after 3, 6 and 12 months?
remembering  every state from a day on
"""

from socialvicevaert.features.fogedsager.service.amounts import add_beloeb, remove_beloeb
from socialvicevaert.features.fogedsager.service.cases import (
    bin_fogedsag,
    change_fogedsag,
    open_fogedsag,
    set_channel,
    view_fogedsag,
)
from socialvicevaert.features.fogedsager.service.dates import check_dato, remove_dato, set_dato
from socialvicevaert.features.fogedsager.service.rechecks import record_genbesoeg
from socialvicevaert.features.fogedsager.service.stages import close_fogedsag, set_stage

__all__ = [
    "add_beloeb",
    "bin_fogedsag",
    "change_fogedsag",
    "check_dato",
    "close_fogedsag",
    "open_fogedsag",
    "record_genbesoeg",
    "remove_beloeb",
    "remove_dato",
    "set_channel",
    "set_dato",
    "set_stage",
    "view_fogedsag",
]
