"""What a worker can do with sheets."""

from socialvicevaert.features.aftaleark.service.papers import (
    Printed,
    draft_paper,
    print_aftaleark,
    print_again,
    view_aftaleark,
)
from socialvicevaert.features.aftaleark.service.writing import bin_aftaleark, keep_aftaleark

__all__ = [
    "Printed",
    "bin_aftaleark",
    "draft_paper",
    "keep_aftaleark",
    "print_aftaleark",
    "print_again",
    "view_aftaleark",
]
