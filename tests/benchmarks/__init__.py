"""How fast the program is beside the least that the same work can cost, measured in the same run.

    .venv/bin/python -m tests.benchmarks            everything, a few minutes
    .venv/bin/python -m tests.benchmarks search     one of start unlock search resident contact import

Run by hand on a quiet machine; never part of the suite. Timings scatter by a third: trust the ratios.

    measure     one line of the table
    estate      the invented estate, grown to 100,000 contacts; the same SQL on the bare driver
    windows     start and unlock
    work        search, open a resident, save a contact, import a list
"""
