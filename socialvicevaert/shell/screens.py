"""Turns the "module:Class" of a table line into the class, the first time the screen is wanted."""

from importlib import import_module
from typing import Any


def screen_class(screen: str) -> Any:
    """The class a table line names; imports its module."""
    module, _, name = screen.partition(":")
    return getattr(import_module(module), name)


def is_there(screen: str) -> bool:
    """Whether a table line names something that exists yet."""
    try:
        return screen_class(screen) is not None
    except (ModuleNotFoundError, AttributeError):
        return False
