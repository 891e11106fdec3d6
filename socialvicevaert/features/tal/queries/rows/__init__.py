"""The rows behind a figure: whose they are, what each is, and where it stands in the program.

What is counted and what is listed come from the same queries of the folder above; a test holds them together for every
key. A key is one of `figures.model`, with the prefixes of other blocks before it: `foer.` the earlier period,
`md.2026-09.` a month, `afd.3.` an estate. Residents are named here, so `SEE_BEBOERE` is asked for.

found      what a subject gives of each row
behind     prefixes, permission, names, order
sager … oekonomi   a module a subject: which keys it has, and their rows
"""

from socialvicevaert.features.tal.queries.rows.behind import LIMIT, RowBehind, Rows, found_behind, opens, rows_behind

__all__ = ["LIMIT", "RowBehind", "Rows", "found_behind", "opens", "rows_behind"]
