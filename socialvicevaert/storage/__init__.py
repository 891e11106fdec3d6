"""The encrypted file: engine, transactions, column types, search index, migrations.

    columns       choice(), utc(), oere(), json_column(): columns that refuse what they cannot keep
    row           Row, the base of every table
    session       Session: one transaction that knows who acts, and when
    database      Database: opens, creates, writes and reads the file
    errors        what SQLite says, as Danish sentences

``database`` is imported from its own module: it pulls in SQLCipher.
"""

from socialvicevaert.storage.columns import choice, json_column, oere, utc
from socialvicevaert.storage.row import Row, row_id

__all__ = ["Row", "choice", "json_column", "oere", "row_id", "utc"]
