"""What a worker can do with an agreement to pay in parts.

agreements   make_ordning, change_ordning, cancel_ordning, resume_ordning, bin_ordning
payments     pay, remove_payment
signs        raise_signs: a missed instalment is an opgave until it is paid
papers       plan_paper, print_plan: the plan the resident takes home
"""

from socialvicevaert.features.afdragsordninger.service.agreements import (
    bin_ordning,
    cancel_ordning,
    change_ordning,
    make_ordning,
    resume_ordning,
)
from socialvicevaert.features.afdragsordninger.service.papers import plan_paper, print_plan
from socialvicevaert.features.afdragsordninger.service.payments import pay, remove_payment
from socialvicevaert.features.afdragsordninger.service.signs import raise_signs

__all__ = [
    "bin_ordning",
    "cancel_ordning",
    "change_ordning",
    "make_ordning",
    "pay",
    "plan_paper",
    "print_plan",
    "raise_signs",
    "remove_payment",
    "resume_ordning",
]
