"""How fast the program is beside the least that the same work can cost, measured in the same run.

    .venv/bin/python -m tests.benchmarks            everything, some minutes
    .venv/bin/python -m tests.benchmarks search     one or more of the names in ``__main__``

Run by hand on a quiet machine; never part of the suite. Timings scatter by a third: trust the ratios. Each is the
median of several runs (search: what 19 of 20 stay below), ours and the limit in turn, so that what else the machine
does falls on both. New processes find their modules compiled, as an installed program does after its first start.

    measure      one line of the table
    estate       the invented estate, grown to 100,000 contacts; the same SQL on the bare driver
    lists        a landlord's list of arrears, and the least that reading one can cost
    windows      start, unlock, memory, the longest blocks of the window
    one_session  the program in a process of its own, driven as a worker would
    work         search, open a resident, save a contact, import a list
    reports      the monthly report
    money        Min dag, Økonomi, one household and the signs, with 10,000 cases
    tables       a million rows
    store        encryption, backup
"""
