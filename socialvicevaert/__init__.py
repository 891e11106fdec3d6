"""Social Vicevært: keeps people in their homes. This docstring is the map of the program.

A folder imports only what stands below it; ``pyproject.toml`` holds the contracts, and a machine checks them.

    __main__    the command ``socialvicevaert``: the window, or one of the commands that need none
    app         what is painted first, and what is imported behind it
    shell/      the window around everything: unlock, first run, rail, palette, lock; tables of pages and tabs   [Qt]
    cli/        the same services without a window
    example/    an invented estate with a year of work, written through the services
    schema      every table, imported once
    features/   one folder a subject, upper ones may read lower ones:
                  mindag          the morning's list: every line says why it is there
                  tidslinje       everything that happened with a resident
                  soegning        one box for people, numbers, notes
                  indsigt         everything held on a resident, for the resident
                  papirkurv       what was deleted: had back for 30 days, then gone for good
                  rapporter       the report and the dashboard: in words, on pages, as files, kept as issued
                  datakvalitet    what is missing in the data, and where it is put right
                  tal             what is counted, and what of it may be seen without anybody being recognised
                  flettefelter    the values of a letter's fields, from whatever feature knows them
                  oekonomi        the household's money at a glance, and who needs it looked at
                  redningsplaner  which amount by which day, from where, and what lacks
                  forloeb         courses with the advisor: offered, accepted, measured before and after
                  ansoegninger    applications for help, in a race against the deadline
                  afdragsordninger  agreements to pay in parts: kept or broken follows from the payments
                  gaeldssanering  a check list without a verdict
                  gaeld           every debt, its history, and what is offered to whom
                  budgetter       income and costs of twelve months, versions, what-if
                  satser          published amounts, each with regime, year and source
                  underretninger  concern for a child, told to the municipality; few may see it
                  henvisninger    referrals, cut to the consent, followed to an outcome
                  aftaleark       what was agreed at a visit: who does what, when
                  breve           letters from templates, cut to what may be given, kept as sent
                  skabeloner      what letters are written from: fields, versions
                  samtykker       three kinds of consent, what may be given on them, and the log of disclosures
                  dokumenter      papers kept inside the encrypted file
                  formularer      the fixed words of forms, in Danish and the resident's language
                  fogedsager      from påkrav to outcome: deadlines by rule, court dates, re-checks
                  restancer       the landlord's monthly list: read, compared, imported
                  kontakter       the log of contacts
                  opgaver         what somebody has to do, and why
                  sager           courses of help
                  partnere        authorities and others, with direct numbers
                  beboere         residents, households, homes
                  indstillinger   organisation, estates, workers, need areas, settings, drafts of forms
                each with models (tables, drafts) · rules (pure decisions) · queries (frozen read models) ·
                service (what a user can do) · ui/ (its screens)   [only ui knows Qt]
    ui/         Qt parts that know no feature; its docstring is their catalogue   [Qt]
    paper/      PDF parts that know no feature
    vault/      the data folder: database, key file, lock and backups, opened together
    audit/      who saw and changed what, in an unbroken chain; undo
    storage/    the encrypted file: engine, transactions, column types, search index, migrations
    security/   password → key slots, recovery code, what each role may do
    shared/     money, clock, errors, Danish formats, folding, rule data, tokens of the look

One user action: a screen asks ``ui.tasks`` → one worker lane → ``Database.write(Intent)`` → a service → rules → flush,
audit rows and search index in the same transaction → commit or nothing → screens that show what changed read again.

Where we left the proposed design, and why

- ``paper/``, ``vault/``, ``example/`` and ``cli/`` are layers of their own: PDF parts serve many features, opening
  a data folder needs audit and storage together, and the core must run where Qt is not installed.
- A session knows its actor, its moment and what it may (``Session.require``); services take nothing else.
- ``holidays`` is asked by a test only: importing it takes half a second, so the Danish days are rule data of ours.
"""
