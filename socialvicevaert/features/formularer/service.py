"""An organisation corrects the words of forms: every correction is a version, and none is ever changed."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import col, select

from socialvicevaert.features.formularer import files, queries, rules
from socialvicevaert.features.formularer.models import Formulartekst, FormulartekstDraft, Sprog
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage.session import Session


def correct_words(session: Session, draft: FormulartekstDraft) -> int:
    """Keep the corrections of a language as its next version; gives its number. What the draft lacks is the program's.

    :raises ValidationFailed: an unknown text, an empty one, or one whose fields do not fit; the field is its key.
    :raises UserError: nothing differs from the version in use.
    """
    session.require(Permission.WRITE_SKABELONER)
    raise_if_any(rules.problems_of_words(draft))
    own = rules.base(draft.language).words
    words = {key: text.strip() for key, text in draft.words.items() if own.get(key) != text.strip()}
    newest = _newest(session, draft.language)
    if words == (newest.words if newest is not None else {}):
        raise UserError("Teksterne er, som de er i forvejen. Der er ikke noget at gemme.")
    number = (newest.version if newest is not None else 0) + 1
    session.add(
        Formulartekst(
            language=draft.language,
            version=number,
            words=words,
            note=draft.note.strip(),
            changed_at=session.now,
            changed_by_id=session.actor.medarbejder_id,
        )
    )
    session.flush()
    return number


def correct_text(session: Session, language: Sprog, key: str, text: str) -> int:
    """Correct one text; gives the number of the version."""
    return correct_words(session, FormulartekstDraft(language, {**_corrected(session, language), key: text}))


def reset_text(session: Session, language: Sprog, key: str) -> int:
    """Go back to the program's own text; gives the number of the version."""
    left = {each: text for each, text in _corrected(session, language).items() if each != key}
    return correct_words(session, FormulartekstDraft(language, left))


def reset_words(session: Session, language: Sprog) -> int:
    """Go back to all of the program's own texts; gives the number of the version."""
    return correct_words(session, FormulartekstDraft(language))


def read_words(session: Session, language: Sprog, name: str, content: bytes) -> int:
    """Keep the texts of a file as the next version; gives its number. What the file lacks stays as it is corrected.

    :raises ValidationFailed: as `correct_words`; nothing of the file is kept.
    :raises UserError: it is not such a file.
    """
    read = files.from_file(name, content, language)
    return correct_words(session, replace(read, words={**_corrected(session, language), **read.words}))


def words_file(session: Session, language: Sprog) -> bytes:
    """The texts in use as a file; they are about nobody."""
    session.require(Permission.SEE_SETTINGS)
    words = queries.words(session, language)
    return files.as_file(language, words.version, words)


def _corrected(session: Session, language: Sprog) -> Mapping[str, str]:
    newest = _newest(session, language)
    return newest.words if newest is not None else {}


def _newest(session: Session, language: Sprog) -> Formulartekst | None:
    return session.exec(
        select(Formulartekst).where(Formulartekst.language == language).order_by(col(Formulartekst.version).desc())
    ).first()
