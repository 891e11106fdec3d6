"""The figures of a report: counted once here, then hidden where they are small, then the same everywhere.

What counts in a period (from – to, both days included). Whoever makes example data aims at these:

- **Sag i perioden**: a sag that was open on at least one day of the period: one of its `SagPeriode` has
  `from_on <= to` and (`to_on` is empty or `to_on >= from`). One year, every estate: 243.
  `primo` was open at the end of the day before `from`; `nye` are the rest: opened in the period, for the
  first time or again. `primo + nye = i_perioden`; `i_perioden - afsluttede = ultimo`, where `ultimo` is open at the
  end of `to` (closed on `to` is closed). A sag that is closed and opened again in a year is new in two of its months
  and once in the year.
- **Beboere med sag**: different residents behind those sager; fewer than the sager.
- **Fogedsag i perioden**: opened on or before `to`, and not closed before `from` (closed on `from` counts): 41. A
  fogedsag that was opened before the period and is still open counts; one closed before the period does not.
- **Afværget**: of those 41, the ones whose judged result *at the end of the period* is afværget permanent or
  midlertidigt: 30. Stage, outcome and result are read from `FogedHistorik`: the last row with `valid_from <= to`. A
  judgement made after the period changes nothing. The other 11 are not averted, never in contact, closed without a
  judgement, or still running; "udsat" is only what the outcome says.
- **Andel afværget**: afværget / fogedsager i perioden, half up to one decimal: 30 of 41 = 73,2 %.
- **Kontakt**: by `held_at` on the Danish calendar. Failed attempts (forgæves) and notes are counted apart.
  Each is in one place (or none written), in one company (a partner, others, nobody noted) and in or outside office
  hours (working days 8–16, on the clock in Denmark).
- **Mødt nye mennesker**: different residents with a sag that was closed at the end of the period, by the answer of its
  last closing; yes in one of several is yes. The share is of those who were asked: 39 of 68 = 57,4 %.
- **Husstand**: residents who are registered together; one without is a household by herself. Different households with
  a sag, and with a fogedsag, by the type that is written now. **Årsag til restance**: of households with a fogedsag in
  the period, and of those with a sag in it that owed something on a list of it; the cause of the newest sag that says
  one. Each household with a stated cause has such a sag, so no cause is larger than it is among the sager.
- **Genbesøg**: due `recheck_dates` after the day on which a fogedsag was closed as averted (its last such closing by
  the end of the period), when that lies in the period; counted from `FogedHistorik`, because the program takes the plan
  back when a fogedsag is opened again. The answer known at the end of the period holds; without one a home lost by the
  day it was due is lost; the rest is unknown. Known + unknown = due.
- **Restancer i alt**: the sum of the bands, printed in whole 1.000 kr. and only where every band is.
- **Besparelse**: averted × the amount that is set, only with assumption and source, and only where averted is printed.
- **Henvisning**: `sent_on` in the period; its state is the one at the end of the period, from its dates.
- **Samtykke**: valid on a day when given on or before it, `valid_to` not before it, and not withdrawn by it.
- **Restance**: households on the last list of each landlord in the period (with or without a sag), by amount.
- **Forløb tilbudt**: `offered_on` in the period; status is the last row of `ForloebHistorik` up to the end of it. The
  four parts sum to what was offered. **Forløb afsluttet**: `closed_on` in the period, whenever it was offered; with the
  result as it is judged. 170 closed, 63 permanent and 58 temporary: 121 averted = 71,2 %.
- **Før og efter**: closed courses with a `Maaling` at START and at SLUT, each fact by itself; a fact that is None at
  one end is unknown. Only medians are given, in steps of 100 kr.
- **Budget lavet**: `made_on` in the period, with an amount beside the rent.
- **Afdragsordning i perioden**: agreed in the period, or before it and neither paid nor ended at the end of the day
  before; its state is `afdragsordninger.rules.state_on` the last day.
- **Ansøgning sendt**: `sent_on` in the period; its decision counts when `decided_on` is in it or before its end.
- **Udvikling**: the same figures of fogedsager for the same period of an earlier year: 62 → 20 = -67,7 %. Moved out
  after termination and evicted are told apart: 43 → 10 and 45 → 23, together 88 → 33 = -62,5 %, in whole per cent 63.
- **Måned for måned**: the six key figures of each of the 13 whole months that end with the period, each counted as in
  its own report; their keys begin with "md.2026-09.". The limits of natural variation are `rules.xmr`.
- Rows in the bin, and everything of residents in the bin, count nowhere. An estate's report holds the residents whose
  lejemål lies there (a fogedsag: its own lejemål where it has one).

What does not add up is never printed: `publish` refuses it with the name of the table.

The modules: `counting` (what the queries give) → `model` (cells and how they add up) → `published` (what may be seen).
"""
