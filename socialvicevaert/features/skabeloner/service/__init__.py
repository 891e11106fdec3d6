"""What a worker can do with templates."""

from socialvicevaert.features.skabeloner.service.files import Imported, export_skabeloner, import_skabeloner
from socialvicevaert.features.skabeloner.service.writing import (
    back_to_the_programs_own,
    keep_skabelon,
    retire_skabelon,
    use_again,
    use_version_again,
)

__all__ = [
    "Imported",
    "back_to_the_programs_own",
    "export_skabeloner",
    "import_skabeloner",
    "keep_skabelon",
    "retire_skabelon",
    "use_again",
    "use_version_again",
]
