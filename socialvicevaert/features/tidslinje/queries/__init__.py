"""A resident's first tab: what has happened, and which days are ahead.

timeline   overblik and tidslinje, from every feature
money      the part of it that comes from the household's money
events     what an event and a day are
"""

from socialvicevaert.features.tidslinje.queries.events import Haendelse, HaendelseArt, NaesteDato
from socialvicevaert.features.tidslinje.queries.timeline import Overblik, overblik, tidslinje

__all__ = ["Haendelse", "HaendelseArt", "NaesteDato", "Overblik", "overblik", "tidslinje"]
