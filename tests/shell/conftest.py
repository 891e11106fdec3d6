"""The real window for tests of the shell."""

from tests.window import closed, data, made_folder, opened, recovery_code, start

__all__ = ["closed", "data", "made_folder", "opened", "recovery_code", "start"]
