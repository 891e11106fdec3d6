"""Exit codes of the command line: stable, scripts depend on them."""

OK = 0
REFUSED = 1
"""Something the user can act on: the sentence stands on stderr, nothing was changed."""
USAGE = 2
"""The command was typed wrong (also argparse's own code)."""
LOCKED_OUT = 3
"""Wrong password, too many attempts, or somebody else has the data open."""
UNWELL = 4
"""``check`` found damage, a broken log or files others can read."""
FAULT = 70
"""A fault of the program (EX_SOFTWARE)."""
