"""What a worker can do with letters."""

from socialvicevaert.features.breve.service.sending import (
    draft_paper,
    export_brev,
    print_brev,
    send_brev,
    show_brev,
    store_sent,
)
from socialvicevaert.features.breve.service.writing import bin_brev, keep_brev

__all__ = [
    "bin_brev",
    "draft_paper",
    "export_brev",
    "keep_brev",
    "print_brev",
    "send_brev",
    "show_brev",
    "store_sent",
]
