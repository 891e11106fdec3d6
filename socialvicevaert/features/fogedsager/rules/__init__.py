"""What the law and good practice say about a fogedsag: pure decisions on dates, stages, outcomes and the next step.

``deadlines``    one date by one rule, with source and uncertainty
``steps``        all dates of a case in one row, given and computed
``dates``        what is wrong or remarkable about a date being typed
``stages``       which stage may follow which
``closing``      outcome and result together
``next_action``  what to do now, and why
"""

from socialvicevaert.features.fogedsager.rules.closing import (
    closing_problems,
    closing_warnings,
    is_averted,
    is_home_lost,
    needs_rechecks,
    outcome_change_problems,
)
from socialvicevaert.features.fogedsager.rules.dates import DateFindings, check_date, removal_problems
from socialvicevaert.features.fogedsager.rules.deadlines import (
    ComputedDate,
    due_date,
    earliest_ophaevelse,
    earliest_paakrav,
    estimated_receipt,
    municipality_answer,
    paakravsfrist,
    recheck_dates,
    reminder_before,
)
from socialvicevaert.features.fogedsager.rules.next_action import FogedState, NextAction, Urgency, next_action
from socialvicevaert.features.fogedsager.rules.stages import (
    missing_dates,
    needs_reason,
    next_stages,
    stage_by_dates,
    stage_problems,
)
from socialvicevaert.features.fogedsager.rules.steps import StepDate, may_replace, standing_dates, step_dates

__all__ = [
    "ComputedDate",
    "DateFindings",
    "FogedState",
    "NextAction",
    "StepDate",
    "Urgency",
    "check_date",
    "closing_problems",
    "closing_warnings",
    "due_date",
    "earliest_ophaevelse",
    "earliest_paakrav",
    "estimated_receipt",
    "is_averted",
    "is_home_lost",
    "may_replace",
    "missing_dates",
    "municipality_answer",
    "needs_reason",
    "needs_rechecks",
    "next_action",
    "next_stages",
    "outcome_change_problems",
    "paakravsfrist",
    "recheck_dates",
    "reminder_before",
    "removal_problems",
    "stage_by_dates",
    "stage_problems",
    "standing_dates",
    "step_dates",
]
