"""The exception tree: what the world or the user did, apart from what we did wrong.

    UserError            shown as it is, in Danish: the user can act on it
    ├── ValidationFailed   one or more fields are wrong; carries a problem per field
    └── NotAllowed         the role may not

Everything else that reaches the window is a bug: it is logged without personal data and shown in the crash box.
"""

import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PureWindowsPath


class UserError(Exception):
    """Something the user can understand and act on; ``str(error)`` is a Danish sentence."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field of a form: the field's name in the draft, and a Danish sentence."""

    field: str
    text: str


class ValidationFailed(UserError):
    """The draft cannot be saved; nothing was."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.text for problem in self.problems))


class NotAllowed(UserError):
    """The actor's role does not allow it; refused below the screens."""


def raise_if_any(problems: Iterable[Problem]) -> None:
    """Raise ``ValidationFailed`` when there is at least one problem."""
    found = tuple(problems)
    if found:
        raise ValidationFailed(found)


def without_values(error: BaseException) -> str:
    """Where and of which kind an error was, without its words and folders: both may carry names."""
    steps = [
        f"{PureWindowsPath(step.filename).name}:{step.lineno} {step.name}"  # of either kind of path
        for step in traceback.extract_tb(error.__traceback__)
    ]
    return f"{type(error).__name__} at {' < '.join(reversed(steps))}"
