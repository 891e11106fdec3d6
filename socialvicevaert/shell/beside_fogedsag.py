"""What stands beside a fogedsag's deadlines: fogedsager know nothing of the applications that race against them."""

from socialvicevaert.features.ansoegninger.queries import words_before_payment
from socialvicevaert.features.ansoegninger.ui.race_panel import RacePanel
from socialvicevaert.features.fogedsager.ui.beside import Beside

BESIDE_FOGEDSAG = Beside(make=RacePanel, before_payment=words_before_payment)
"""The race, and what is to be said before a payment is written."""
