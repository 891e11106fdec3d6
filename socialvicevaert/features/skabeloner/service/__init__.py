"""What a worker can do with templates."""

from socialvicevaert.features.skabeloner.service.files import Imported, export_skabeloner, import_skabeloner
from socialvicevaert.features.skabeloner.service.writing import keep_skabelon, retire_skabelon, use_again

__all__ = ["Imported", "export_skabeloner", "import_skabeloner", "keep_skabelon", "retire_skabelon", "use_again"]
