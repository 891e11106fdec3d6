"""The window around the features: entering, moving about, locking, leaving.

A feature is known here by its lines in the three tables; nothing else names a screen.

    main_window     the one window: a gate or the workspace, never both
    program         one run: entering, working, locking, leaving (made by ``socialvicevaert.app``)
    unlock/         the cards of the gate: password, recovery code, what is wrong with the data
    first_run/      from an empty folder to an open program; new_password: two fields that must agree
    example_data    the invented estate behind "Prøv med eksempeldata"
    logged_in       one worker's time at the screen: tasks, audit of log-ins, the day's backup
    lockable_store  the database as tasks see it: taken away while locked, given back after
    kept_drafts     drafts of forms in the encrypted file
    idle, sleep     when to lock
    workspace       rail, pages, sheets, keys, palette; status_bar: the line at the foot
    pages           TABLE of pages: a line registers a page; page_stack: makes and shows them
    resident_tabs   TABLE of a resident's tabs: a line registers a tab; composed_tab: several features below each other;
                    parted_tab: several of which one is shown
    sheets          TABLE of side sheets that open from anywhere
    screens         the class a table names, imported when it is wanted
    resident_extras what other features add to the header and the list of residents
    known_payments  what debts and agreements say is paid, for the budget
    beside_consents what features above know of consents: what rests on one, and what lacks
    beside_fogedsag the applications that race against a fogedsag's deadline
    discreet_sheets names in sheets that are open when they are to be hidden
    navigator       goes to a target, and back
    keys, acts      the keyboard map, and what it does; shortcut_list: F1
    palette         Ctrl+K; commands: what it offers besides finding
    printing        a short PDF on paper
    preferences     the look of the window on this computer; holds no names
    crash           mistakes of ours: the log without personal data, the crash box
    collecting      the garbage collector, only on the window thread
    startup         versions that are refused, and what is loaded while the password is typed
"""
