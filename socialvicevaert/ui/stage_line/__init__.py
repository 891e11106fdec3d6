"""A course of events from left to right: what is done, what comes, and by which rule."""

from socialvicevaert.ui.stage_line.line import StageLine
from socialvicevaert.ui.stage_line.stage import Stage, StageState

__all__ = ["Stage", "StageLine", "StageState"]
