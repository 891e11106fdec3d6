"""Turns the "module:Class" of a table line into the class, the first time the screen is wanted."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any


def screen_class(screen: str) -> Any:
    """The class a table line names; imports its module."""
    module, _, name = screen.partition(":")
    return getattr(import_module(module), name)


def exists(screen: str) -> bool:
    """Whether the module of a table line is there; imports only its package."""
    try:
        return find_spec(screen.partition(":")[0]) is not None
    except ModuleNotFoundError:
        return False
