"""Finds the program's data files: in the wheel beside the package's code, in a source tree at the top level."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def resource_folder() -> Path:
    """The folder ``resources`` of this installation; a missing one is a broken installation, not a user's mistake."""
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no resources folder beside {_PACKAGE}")


def resource_path(relative: str) -> Path:
    """The path of one data file, named with forward slashes from ``resources``; it must exist."""
    path = resource_folder().joinpath(*relative.split("/"))
    if not path.exists():
        raise FileNotFoundError(f"missing resource {relative}")
    return path


def read_resource_json(relative: str) -> Any:
    """The parsed content of a JSON data file."""
    return json.loads(resource_path(relative).read_text(encoding="utf-8"))
