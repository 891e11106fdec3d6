"""Several files that came together: each is judged by itself, and what can be kept is kept in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from socialvicevaert.features.dokumenter import rules, service
from socialvicevaert.features.dokumenter.models import DokumentDraft
from socialvicevaert.shared.errors import Problem, ValidationFailed
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.papers import NewPaper
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class Kept:
    """The numbers of the papers that are kept now, and a sentence for each that is not."""

    ids: tuple[int, ...]
    problems: tuple[str, ...]


def keep_papers(session: Session, beboer_id: int, papers: Sequence[NewPaper]) -> Kept:
    """Keep what can be kept.

    :raises ValidationFailed: when nothing can, so that nothing stands as done.
    """
    ids: list[int] = []
    problems: list[Problem] = []
    for paper in papers:
        draft = DokumentDraft(beboer_id, paper.name, paper.content, rules.kind_by_name(paper.name))
        try:
            ids.append(service.attach_new(session, draft))
        except ValidationFailed as refused:
            problems.extend(refused.problems)
    if not ids:
        raise ValidationFailed(problems)
    return Kept(tuple(ids), tuple(problem.text for problem in problems))


def title_of(count: int) -> str:
    """What history and undo call it."""
    return tr("Dokument tilføjet") if count == 1 else tr("Dokumenter tilføjet")
