"""The landlord's monthly list of unpaid rent: read, compared, taken in; a sag opened for those who need one.

    reading    bytes → lines of cells and a guessed layout; what is no list is refused before it is parsed
    rules      lines → rows that can be used and rows that cannot, matched and compared with the list before
    queries    previews, imported lists, a resident's history, bands without persons
    service    import_restanceliste, open_sag_from_row
    ui         the page, the form for a new sag, a resident's arrears

What is kept of whom
--------------------
A resident with an *open sag* is kept by name: what was owed on each list, also that nothing is owed any more. Of
everybody else only this is kept: counts, sums per band and estate, and for each household a *mark* and its øre, so that
the next list can be called new, worse, better or cleared. A mark is a keyed fingerprint of landlord and tenancy number
(BLAKE2b, 64 bits); the key comes from the file's own key and is stored nowhere, so rows taken out of the file tell
nobody's name or home, and nothing in the program can list them. That makes the marks pseudonymous, not anonymous.
Therefore only the two newest lists of a landlord (and estate) have them, never for more than 100 days after the list's
date once another list has come, and they pass by the log, which would keep them for ever.

All rows of the newest import stay in memory, for opening a sag, until the window closes or another list comes in.
"""
