"""What a worker can do with letters."""

from socialvicevaert.features.breve.service.sending import (
    export_brev,
    preview_brev,
    print_brev,
    send_brev,
    show_brev,
    store_sent,
)
from socialvicevaert.features.breve.service.writing import bin_brev, keep_brev

__all__ = [
    "bin_brev",
    "export_brev",
    "keep_brev",
    "preview_brev",
    "print_brev",
    "send_brev",
    "show_brev",
    "store_sent",
]
