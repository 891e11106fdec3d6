"""What features above this one tell a budget."""

from collections.abc import Callable, Sequence

from socialvicevaert.features.budgetter.rules.known_debts import KnownPayment
from socialvicevaert.storage.session import Session

KnownPayments = Callable[[Session, int], Sequence[KnownPayment]]
"""What a resident, by number, pays on debts each month."""
