"""Fogedsager on the screen.

page        Fogedsager: the list, the most pressing first, and one case in its place
tab         a resident's fogedsager
case        one fogedsag from top to bottom, for both
course      which dates stand at which station of the time line, and how they look there
dates       the dates of the chosen station: who set them, by which rule
words       tones and small Danish words shared by these

The sheets: ``date_sheet`` ``stage_sheet`` ``closing_sheet`` ``case_sheet`` ``amount_sheet`` ``recheck_sheet``.
The parts of a case: ``amounts`` ``ending`` ``history``.
"""
