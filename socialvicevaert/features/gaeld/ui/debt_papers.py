"""The letters that belong to a debt: shown, added and opened inside the window."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.dokumenter import queries as dokumenter
from socialvicevaert.features.dokumenter import rules as dokument_rules
from socialvicevaert.features.dokumenter import service as dokument_service
from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentDraft
from socialvicevaert.features.dokumenter.queries import DokumentView
from socialvicevaert.features.gaeld import queries, service
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.papers import SHOWN, NewPaper, PaperList, offer_file, open_paper
from socialvicevaert.ui.text import tr


class DebtPapers(PaperList):
    """Reads again by itself when papers change."""

    def __init__(self, context: Context, gaeld_id: int, beboer_id: int, parent: QWidget | None = None) -> None:
        may_write = may(context.actor, Permission.WRITE_OEKONOMI)
        super().__init__(context, dokument_rules.problem_of_size, may_write, tr("Breve og papirer"), parent)
        self._gaeld_id = gaeld_id
        self._beboer_id = beboer_id
        self.offered.connect(self._keep)
        self.opened.connect(self._open)
        self.edit_wanted.connect(lambda paper: context.navigate(Target("dokument", paper.id)))
        self.bin_wanted.connect(self._bin)
        context.tasks.changed.connect(self._tables_changed)

    def show_papers(self) -> None:
        """Read what there is."""
        gaeld_id = self._gaeld_id

        def look(session: Session) -> tuple[DokumentView, ...]:
            return dokumenter.dokumenter(session, queries.gaeld(session, gaeld_id).document_ids)

        self.context.tasks.read(self, look, self.set_papers, self.show_refusal, latest="gaeld: papirer")

    def _keep(self, paper: NewPaper) -> None:
        gaeld_id = self._gaeld_id
        draft = DokumentDraft(self._beboer_id, paper.name, paper.content, DokumentArt.OPKRAEVNING)
        self.context.tasks.write(
            self,
            tr("Papir tilføjet"),
            lambda session: service.attach_document(session, gaeld_id, draft),
            failed=self.show_refusal,
        )

    def _open(self, paper: DokumentView) -> None:
        if paper.media_type not in SHOWN:
            offer_file(self.context, paper, paper.ending, lambda session: dokument_service.taken_out(session, paper.id))
            return
        open_paper(
            self.context,
            paper,
            lambda session: dokument_service.content(session, paper.id),
            lambda session: dokument_service.note_print(session, paper.id),
            lambda session: dokument_service.note_export(session, paper.id),
        )

    def _bin(self, paper: DokumentView) -> None:
        dokument_id = paper.id
        self.context.tasks.write(
            self,
            tr("Papir slettet"),
            lambda session: dokument_service.bin_dokument(session, dokument_id),
            failed=self.show_refusal,
        )

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & {"dokument", "gaelddokument"}:
            self.show_papers()
