"""What holds for consents: pure decisions on whether they are valid, what they allow, and what may be given on them.

``coverage``   what one consent allows, and on which day
``validity``   when a consent is valid and how long it can last, for each of the three kinds
``kept``       a consent as typed, kept while its form is out to be signed
``giving``     the rules of the one gate that every letter, referral and extract asks
``said``       what a paper says of the consent it goes out on
"""

from socialvicevaert.features.samtykker.rules.coverage import SPEAKING, Coverage
from socialvicevaert.features.samtykker.rules.giving import (
    Cut,
    allowed_kinds,
    cut,
    given_away_by,
    names_resident,
    problem_of_trace,
    problems_of_anonymity,
    problems_of_consent,
    problems_of_giving,
    problems_of_telling,
    problems_of_told_under,
)
from socialvicevaert.features.samtykker.rules.kept import as_draft, as_kept
from socialvicevaert.features.samtykker.rules.said import said_of_consent
from socialvicevaert.features.samtykker.rules.validity import (
    DEFAULT_MONTHS,
    HEALTH_BODY_MONTHS,
    SHORTEST_PURPOSE,
    SPECIAL_KINDS,
    capped,
    is_danish,
    last_day,
    lines_of,
    problems_of_afslag,
    problems_of_besked,
    problems_of_form_to_sign,
    problems_of_samtykke,
    problems_of_scan,
    problems_of_withdrawal,
    reason_of_cap,
    warnings_of_samtykke,
)

__all__ = [
    "DEFAULT_MONTHS",
    "HEALTH_BODY_MONTHS",
    "SHORTEST_PURPOSE",
    "SPEAKING",
    "SPECIAL_KINDS",
    "Coverage",
    "Cut",
    "allowed_kinds",
    "as_draft",
    "as_kept",
    "capped",
    "cut",
    "given_away_by",
    "is_danish",
    "last_day",
    "lines_of",
    "names_resident",
    "problem_of_trace",
    "problems_of_afslag",
    "problems_of_anonymity",
    "problems_of_besked",
    "problems_of_consent",
    "problems_of_form_to_sign",
    "problems_of_giving",
    "problems_of_samtykke",
    "problems_of_scan",
    "problems_of_telling",
    "problems_of_told_under",
    "problems_of_withdrawal",
    "reason_of_cap",
    "said_of_consent",
    "warnings_of_samtykke",
]
