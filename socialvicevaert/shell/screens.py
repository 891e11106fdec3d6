"""Turns the "module:Class" of a table line into the class, the first time the screen is wanted."""

from importlib import import_module
from typing import Any


def screen_class(screen: str) -> Any:
    """The class a table line names; imports its module."""
    module, _, name = screen.partition(":")
    return getattr(import_module(module), name)
