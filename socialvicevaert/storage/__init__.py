"""The encrypted file: engine, transactions, column types, search index, migrations.

- ``columns``: choice(), utc(), oere(), json_column(): columns that refuse what they cannot keep
- ``row``: Row, the base of every table
- ``session``: Session: one transaction that knows who acts, and when
- ``database``: Database: opens, creates, writes and reads the file
- ``connection``: one connection, with every promise it makes read back
- ``changes``: what a flush does to rows, told to the audit and the search index
- ``search_index``: rows found by parts of words, forgivingly
- ``migrating``: older files brought to this version's schema
- ``copying``: whole, verified copies
- ``errors``: what SQLite says, as Danish sentences
"""

from socialvicevaert.storage.columns import choice, json_column, oere, utc
from socialvicevaert.storage.database import Database
from socialvicevaert.storage.row import Row, row_id
from socialvicevaert.storage.session import Session

__all__ = ["Database", "Row", "Session", "choice", "json_column", "oere", "row_id", "utc"]
