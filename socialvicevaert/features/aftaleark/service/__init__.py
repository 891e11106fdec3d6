"""What a worker can do with sheets."""

from socialvicevaert.features.aftaleark.service.papers import preview_aftaleark, print_aftaleark
from socialvicevaert.features.aftaleark.service.writing import bin_aftaleark, keep_aftaleark

__all__ = ["bin_aftaleark", "keep_aftaleark", "preview_aftaleark", "print_aftaleark"]
