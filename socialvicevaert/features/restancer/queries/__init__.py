"""What screens, the command line and reports ask about arrears.

preview    preview_of_file, preview_of, known_again: a file read and compared, before anything is stored
lists      latest_lists, rows_of_list, lists_of_file, remembered_layouts: what has been imported
history    arrears_of: what one resident owed, list by list
figures    bands_between: households and øre per band, no persons
"""

from socialvicevaert.features.restancer.queries.figures import BandFigure, bands_between
from socialvicevaert.features.restancer.queries.history import ArrearsEntry, arrears_of
from socialvicevaert.features.restancer.queries.lists import (
    ListView,
    StoredRow,
    latest_lists,
    lists_of_file,
    previous_list,
    remembered_layouts,
    rows_of_list,
)
from socialvicevaert.features.restancer.queries.preview import Preview, Target, known_again, preview_of, preview_of_file
from socialvicevaert.features.restancer.queries.preview_json import preview_json

__all__ = [
    "ArrearsEntry",
    "BandFigure",
    "ListView",
    "Preview",
    "StoredRow",
    "Target",
    "arrears_of",
    "bands_between",
    "known_again",
    "latest_lists",
    "lists_of_file",
    "preview_json",
    "preview_of",
    "preview_of_file",
    "previous_list",
    "remembered_layouts",
    "rows_of_list",
]
