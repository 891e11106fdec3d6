"""What a worker sees in the morning.

day     the page in one, and what was done today
lines   where its lines come from
"""

from socialvicevaert.features.mindag.queries.day import Day, DoneToday, day, done_today, min_dag

__all__ = ["Day", "DoneToday", "day", "done_today", "min_dag"]
