"""What a worker can do with a resident.

people       register_beboer, update_beboer, bin_beboer, restore_beboer
homes        move_in, move_out, share_household, leave_household
looking      view_beboer, reveal_address, reveal_cpr, remove_cpr: what is written in the log when it is seen
"""

from socialvicevaert.features.beboere.service.homes import leave_household, move_in, move_out, share_household
from socialvicevaert.features.beboere.service.looking import remove_cpr, reveal_address, reveal_cpr, view_beboer
from socialvicevaert.features.beboere.service.people import (
    bin_beboer,
    register_beboer,
    restore_beboer,
    update_beboer,
)

__all__ = [
    "bin_beboer",
    "leave_household",
    "move_in",
    "move_out",
    "register_beboer",
    "remove_cpr",
    "restore_beboer",
    "reveal_address",
    "reveal_cpr",
    "share_household",
    "update_beboer",
    "view_beboer",
]
