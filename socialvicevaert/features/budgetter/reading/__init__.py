"""Text pasted from a spreadsheet or a bank statement, read as lines of a budget. Pure, and nothing is lost.

Every row of the text ends in exactly one place: in ``lines`` (alone, or together with others of a bank statement), in
``ambiguous`` with both readings of its amount, in ``problems`` with the reason, or in ``headings``.
"""

from socialvicevaert.features.budgetter.reading.paste import MOST_ROWS, Ambiguous, Pasted, read_paste
from socialvicevaert.features.budgetter.reading.words import Side, guess_category

__all__ = ["MOST_ROWS", "Ambiguous", "Pasted", "Side", "guess_category", "read_paste"]
