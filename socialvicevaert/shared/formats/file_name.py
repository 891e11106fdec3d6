"""Names that every system takes for a file."""

import re


def as_file_name(name: str, otherwise: str) -> str:
    """The name without what Windows and paths forbid, and without an ending; `otherwise` where nothing is left."""
    return re.sub(r'[\\/:*?"<>|]', "-", name).strip(". ") or otherwise
