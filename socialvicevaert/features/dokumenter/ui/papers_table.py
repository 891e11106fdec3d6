"""The table of a resident's papers."""

from socialvicevaert.features.dokumenter.queries import DokumentView
from socialvicevaert.features.dokumenter.reading import WORD
from socialvicevaert.features.dokumenter.rules import DAYS_BEFORE
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.size import show_size
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


def papers_table(context: Context) -> Table[DokumentView]:
    """In discreet mode a paper has a number instead of its name."""

    def name(view: DokumentView) -> str:
        return tr("Dokument %s") % view.id if context.discreet.is_on else view.name

    def tip(view: DokumentView) -> str:
        return "" if context.discreet.is_on else "\n".join(filter(None, (view.name, view.note)))

    def icon(view: DokumentView) -> str:
        if view.media_type in WORD:
            return "word"
        return "document" if view.media_type == "application/pdf" else "picture"

    def tone(view: DokumentView) -> Tone | None:
        if view.expires_on is None:
            return None
        days = (view.expires_on - context.clock.today()).days
        return Tone.DANGER if days < 0 else Tone.WARNING if days <= DAYS_BEFORE else None

    def valid_to(view: DokumentView) -> str:
        if view.expires_on is None:
            return ""
        is_over = view.expires_on < context.clock.today()
        return tr("udløbet %s") % show_date(view.expires_on) if is_over else show_date(view.expires_on)

    columns = [
        Column[DokumentView]("name", tr("Navn"), name, width=220, stretch=True, roomy=300, tip=tip, icon=icon),
        Column[DokumentView]("kind", tr("Slags"), lambda view: view.kind_text, width=130, stretch=True, roomy=240),
        Column[DokumentView](
            "dated",
            tr("Dateret"),
            lambda view: show_date(view.dated_on) if view.dated_on else "",
            ColumnKind.DATE,
            width=110,
        ),
        Column[DokumentView]("expires", tr("Gælder til"), valid_to, ColumnKind.DATE, width=170, tone=tone),
        Column[DokumentView](
            "added",
            tr("Tilføjet"),
            lambda view: show_date(danish_date(view.added_at)),
            ColumnKind.DATE,
            width=110,
            spare=True,
        ),
        Column[DokumentView](
            "size", tr("Fylder"), lambda view: show_size(view.size_bytes), ColumnKind.NUMBER, width=90, spare=True
        ),
    ]
    return Table(columns, tr("Dokumenter"), key=lambda view: view.id)
