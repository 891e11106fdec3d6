"""What a worker can do with templates."""

from socialvicevaert.features.skabeloner.service.writing import keep_skabelon, retire_skabelon, use_again

__all__ = ["keep_skabelon", "retire_skabelon", "use_again"]
