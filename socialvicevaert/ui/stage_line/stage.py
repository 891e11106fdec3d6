"""One stage, and how sure it is."""

from dataclasses import dataclass
from enum import Enum

from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class StageState(Enum):
    """How sure a stage is, and whether it is past."""

    DONE = "done"
    CURRENT = "current"
    COMPUTED = "computed"
    """A date that follows from a rule."""
    ESTIMATE = "estimate"
    """A date nobody is sure of: it rests on a guess, or waits to be confirmed."""
    OVERRULED = "overruled"
    """A computed date that a worker has set otherwise, with a reason."""
    COURT = "court"
    """A date the court has set; never computed over."""
    LATE = "late"
    """A deadline that has passed."""
    OPEN = "open"
    """Not known yet."""

    @property
    def word(self) -> str:
        """What it is called on the screen."""
        return tr(_WORDS[self])


_WORDS = {
    StageState.DONE: "sket",
    StageState.CURRENT: "nu",
    StageState.COMPUTED: "beregnet",
    StageState.ESTIMATE: "skønnet",
    StageState.OVERRULED: "rettet",
    StageState.COURT: "fastsat af retten",
    StageState.LATE: "overskredet",
    StageState.OPEN: "ikke kendt",
}
TONES = {
    StageState.DONE: Tone.SUCCESS,
    StageState.CURRENT: Tone.ACCENT,
    StageState.COMPUTED: Tone.NEUTRAL,
    StageState.ESTIMATE: Tone.NEUTRAL,
    StageState.OVERRULED: Tone.WARNING,
    StageState.COURT: Tone.INFO,
    StageState.LATE: Tone.DANGER,
    StageState.OPEN: Tone.NEUTRAL,
}
ICONS = {
    StageState.DONE: "done",
    StageState.CURRENT: "current",
    StageState.COMPUTED: "computed",
    StageState.ESTIMATE: "question",
    StageState.OVERRULED: "overruled",
    StageState.COURT: "court",
    StageState.LATE: "late",
    StageState.OPEN: "missing",
}


@dataclass(frozen=True)
class Stage:
    """One stage: `when` is its date as text, `note` the rule and its source (the tooltip).

    `said` stands instead of the state's own word, e.g. who set the date; `is_past` joins it to the past whatever its
    state.
    """

    key: str
    title: str
    when: str = ""
    state: StageState = StageState.OPEN
    note: str = ""
    said: str = ""
    is_past: bool = False

    @property
    def word(self) -> str:
        """The word on its last line."""
        return self.said or self.state.word

    @property
    def spoken(self) -> str:
        """Everything it shows, for a screen reader."""
        return ", ".join(part for part in (self.title, self.when, self.word, self.note) if part)
