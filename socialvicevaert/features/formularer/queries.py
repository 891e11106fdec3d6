"""The words a form is printed with: the program's own, with the organisation's corrections."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from socialvicevaert.features.formularer import rules
from socialvicevaert.features.formularer.models import Formulartekst, Sprog
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Words(Mapping[str, str]):
    """The words of a language in one version; a word it lacks is the Danish one."""

    language: Sprog
    name: str
    version: str
    own: Mapping[str, str]
    danish: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.own.get(key) or self.danish[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.danish)

    def __len__(self) -> int:
        return len(self.danish)


@dataclass(frozen=True)
class RettelseView:
    """One version of an organisation's corrections."""

    version: int
    note: str
    changed_at: datetime
    changed_by: str
    words: Mapping[str, str]


def words(session: Session, language: Sprog) -> Words:
    """The words in use today."""
    newest = _newest(session, language)
    return _words(session, language, "", newest.version if newest is not None else 0)


def words_of_version(session: Session, language: Sprog, version: str) -> Words:
    """The words of an earlier version, e.g. "2026-11, rettet 2": for printing a form again as it was."""
    of_program, correction = rules.parts_of_version(version)
    return _words(session, language, of_program, correction)


def both(session: Session, language: Sprog) -> tuple[Words, Words | None]:
    """Danish, which is binding, and the help language; None where that is Danish too."""
    danish = words(session, Sprog.DANSK)
    return danish, words(session, language) if language is not Sprog.DANSK else None


def stamp_of(danish: Words, helping: Words | None) -> str:
    """Which words a form was printed with: stored with what was signed."""
    if helping is None:
        return rules.stamp(danish.version)
    return rules.stamp(danish.version, helping.language, helping.version)


def both_of_stamp(session: Session, stamp: str) -> tuple[Words, Words | None]:
    """The words a form was printed with, in both languages."""
    version, language, helping = rules.parts_of_stamp(stamp)
    danish = words_of_version(session, Sprog.DANSK, version)
    return danish, words_of_version(session, language, helping) if language is not None else None


def language_named(text: str) -> Sprog | None:
    """The language a worker has written, e.g. "tyrkisk" or "Polsk"; None where there is no form in it."""
    plain = text.strip().casefold()
    return next((one for one in Sprog if plain in {one.label.casefold(), one.value}), None)


def corrections(session: Session, language: Sprog) -> tuple[RettelseView, ...]:
    """The organisation's corrections of a language, the newest first."""
    session.require(Permission.SEE_SETTINGS)
    found = session.exec(
        select(Formulartekst, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == col(Formulartekst.changed_by_id))
        .where(Formulartekst.language == language)
        .order_by(col(Formulartekst.version).desc())
    )
    return tuple(RettelseView(one.version, one.note, one.changed_at, name, one.words) for one, name in found)


def _newest(session: Session, language: Sprog) -> Formulartekst | None:
    return session.exec(
        select(Formulartekst).where(Formulartekst.language == language).order_by(col(Formulartekst.version).desc())
    ).first()


def _words(session: Session, language: Sprog, of_program: str, correction: int) -> Words:
    base = rules.base(language, of_program)
    corrected = session.exec(
        select(Formulartekst).where(Formulartekst.language == language, Formulartekst.version == correction)
    ).first()
    danish = rules.base(Sprog.DANSK, of_program).words
    return Words(
        language=language,
        name=base.name,
        version=rules.version_name(base.version, corrected.version if corrected is not None else 0),
        own={**base.words, **(corrected.words if corrected is not None else {})},
        danish=danish,
    )
