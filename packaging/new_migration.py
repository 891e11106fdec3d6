"""Draft a migration from the models.

    python packaging/new_migration.py --initial             regenerate 0001 (only while nothing is released)
    python packaging/new_migration.py --message "add noter"  draft the next one: read it, then commit it

What is made by hand (the search index, the triggers of the log) stands in its own migration and is never drafted.
"""

import argparse
import re
import sys
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

sys.path.insert(0, str(Path(__file__).parent.parent))

from socialvicevaert.schema import metadata
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import migrations
from socialvicevaert.storage.migrating import alembic_config

VERSIONS = Path(migrations.__file__).parent / "versions"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--initial", action="store_true", help="regenerate 0001_initial.py from the models")
    what.add_argument("--message", help="what the next migration does")
    arguments = parser.parse_args()
    print(regenerate_initial() if arguments.initial else draft_next(arguments.message))


def regenerate_initial() -> Path:
    # The later migrations are put out of sight: Alembic would want an up-to-date database before it drafts.
    later = {path: path.read_bytes() for path in VERSIONS.glob("[0-9]*.py")}
    try:
        for path in later:
            path.unlink()
        draft = _draft("initial", "0001")
    finally:
        for path, content in later.items():
            if not path.name.startswith("0001_"):
                path.write_bytes(content)
    return draft


def draft_next(message: str) -> Path:
    return _draft(message, f"{int(migrations.head()) + 1:04}")


def _draft(message: str, revision: str) -> Path:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        config = alembic_config(connection, metadata)
        slug = re.sub(r"\W+", "_", fold(message)).strip("_")
        config.set_main_option("file_template", f"{revision}_{slug}")
        script = ScriptDirectory.from_config(config)
        if script.get_current_head():
            command.upgrade(config, "head")
        command.revision(config, message=message, rev_id=revision, autogenerate=True)
    return VERSIONS / f"{revision}_{slug}.py"


if __name__ == "__main__":
    main()
