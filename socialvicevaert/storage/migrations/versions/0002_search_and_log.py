"""What no model describes: the full-text index, and triggers that keep the log from being rewritten.

Kept by hand. A migration that rebuilds ``audit_event`` must make its triggers again.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

UP = (
    # A changed row gets a new id here, so that the order of ids is the order of change and "newest first" needs no sort.
    """
    CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        beboer_id INTEGER,
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        kind_mark TEXT NOT NULL GENERATED ALWAYS AS ('<' || kind || '>') VIRTUAL,
        UNIQUE (kind, row_id)
    )
    """,
    # Trigrams find parts of words; the text is folded already, so SQLite need not. Nothing is ranked: no column sizes.
    """
    CREATE VIRTUAL TABLE search_text USING fts5(
        kind_mark, text, content='search_entry', content_rowid='id', columnsize=0, tokenize='trigram case_sensitive 1'
    )
    """,
    """
    CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_text (rowid, kind_mark, text) VALUES (new.id, new.kind_mark, new.text);
    END
    """,
    """
    CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_text (search_text, rowid, kind_mark, text)
        VALUES ('delete', old.id, old.kind_mark, old.text);
    END
    """,
    "CREATE TRIGGER audit_event_unchanged BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "CREATE TRIGGER audit_event_kept BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "CREATE TRIGGER audit_anchor_kept BEFORE DELETE ON audit_anchor BEGIN SELECT RAISE(ABORT, 'append only'); END",
)

DOWN = (
    "DROP TRIGGER audit_anchor_kept",
    "DROP TRIGGER audit_event_kept",
    "DROP TRIGGER audit_event_unchanged",
    "DROP TABLE search_text",
    "DROP TABLE search_entry",
)


def upgrade() -> None:
    for statement in UP:
        op.execute(statement)


def downgrade() -> None:
    for statement in DOWN:
        op.execute(statement)
