"""The schema's history. Migrations are plain: they import nothing of ours, so that a model may change later.

Made with ``packaging/new_migration.py``. The versions are numbered files; the number is the revision.
"""

from importlib.resources import files


def revisions() -> list[str]:
    """The revisions this version of the program knows, oldest first. Does not import alembic."""
    names = (entry.name for entry in files(__package__).joinpath("versions").iterdir())
    return sorted(name.split("_")[0] for name in names if name.endswith(".py") and name[0].isdigit())


def head() -> str:
    """The revision that fits the models."""
    return revisions()[-1]
