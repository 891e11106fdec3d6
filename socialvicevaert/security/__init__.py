"""From a password to the data key, and from a role to what it may do.

    passwords   length and normal form of what people type
    kdf         Argon2id: a secret becomes a key, at a price
    recovery    the printed code
    keyslots    the data key, locked away once per worker and once for the code
    header      the key file: slots, checksum, seal, audit anchor
    attempts    wrong attempts cost time
    ownerfiles  private files, written whole or not at all
    roles       permissions of each role
    errors      what can go wrong, in Danish

Nothing here knows the database; ``vault`` joins the two.

Out of its reach: malware that runs as the worker, what the system swaps out, the print spooler, which holds pages until
they are printed, and a file that somebody has saved outside the program. The log knows of what was printed and saved.
"""
