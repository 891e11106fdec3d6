"""Rows that are read to be counted, once a session for all subjects that count them.

Whoever may issue reports may have these counted and not see them: nothing outside of `tal.queries` imports from here,
and neither do `rows`. What screens are given of single residents asks for `SEE_BEBOERE` first.

once         keeps what was read until the session changes something
fogedsager   fogedsager with all that was written of them
henvisninger referrals sent
kontakter    contacts by hour, kind, place, company and estate
"""
