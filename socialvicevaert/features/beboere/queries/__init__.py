"""What screens, reports and other features ask about residents. A protected address is in none of it.

people     header, card, draft_for_change: one resident
lists      BeboerFilter, page, count, position, recent: many residents, sorted and paged in SQL
finding    suggest, duplicates: while typing
mark       Mark: a short notice with an icon and a word
"""

from socialvicevaert.features.beboere.queries.extras import Extras, ListChoice, StatusSource
from socialvicevaert.features.beboere.queries.finding import DuplicateCandidate, Suggestion, duplicates, suggest
from socialvicevaert.features.beboere.queries.form import FormStart, form_start
from socialvicevaert.features.beboere.queries.history import HistoryAct, HistoryChange, history
from socialvicevaert.features.beboere.queries.lists import (
    BeboerFilter,
    BeboerListRow,
    IdSource,
    count,
    page,
    position,
    recent,
)
from socialvicevaert.features.beboere.queries.mark import Mark
from socialvicevaert.features.beboere.queries.people import (
    BeboerCard,
    BeboerHeader,
    HeaderSource,
    LejemaalView,
    card,
    draft_for_change,
    header,
)

__all__ = [
    "BeboerCard",
    "BeboerFilter",
    "BeboerHeader",
    "BeboerListRow",
    "DuplicateCandidate",
    "Extras",
    "FormStart",
    "HeaderSource",
    "HistoryAct",
    "HistoryChange",
    "IdSource",
    "LejemaalView",
    "ListChoice",
    "Mark",
    "StatusSource",
    "Suggestion",
    "card",
    "count",
    "draft_for_change",
    "duplicates",
    "form_start",
    "header",
    "history",
    "page",
    "position",
    "recent",
    "suggest",
]
