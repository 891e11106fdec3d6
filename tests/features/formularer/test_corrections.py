"""An organisation corrects the words; what was signed keeps its own; a file that does not fit is refused whole."""

import json
from typing import Any

import pytest

from socialvicevaert.audit import undo
from socialvicevaert.features.formularer import queries, rules, service
from socialvicevaert.features.formularer.models import Formulartekst, Sprog
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent

KEY = "samtykke.stopper"


def test_a_correction_is_a_version_and_the_earlier_one_stays(database: Database, vicevaert: Actor) -> None:
    own = rules.base(Sprog.TYRKISK).words[KEY]
    with database.write(intent(vicevaert)) as session:
        assert service.correct_text(session, Sprog.TYRKISK, KEY, "Geri alırsanız hemen dururuz.") == 1
        first = queries.words(session, Sprog.TYRKISK)
        assert (first[KEY], first.version) == ("Geri alırsanız hemen dururuz.", "2026-11, rettet 1")
        assert service.correct_text(session, Sprog.TYRKISK, "faelles.ja", "Evet.") == 2
        now = queries.words(session, Sprog.TYRKISK)
        assert (now[KEY], now["faelles.ja"]) == ("Geri alırsanız hemen dururuz.", "Evet.")
        assert service.reset_text(session, Sprog.TYRKISK, KEY) == 3
        assert queries.words(session, Sprog.TYRKISK)[KEY] == own
        before = queries.words_of_version(session, Sprog.TYRKISK, "2026-11, rettet 1")
        assert (before[KEY], before["faelles.ja"]) == ("Geri alırsanız hemen dururuz.", "Evet")
        assert [one.version for one in queries.corrections(session, Sprog.TYRKISK)] == [3, 2, 1]
        assert queries.words(session, Sprog.POLSK).version == "2026-11"


def test_a_version_is_never_changed(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        service.correct_text(session, Sprog.DANSK, KEY, "Så stopper vi.")
    with database.read(vicevaert) as session:
        session.get_one(Formulartekst, 1)
    with pytest.raises(Exception, match="append only"), database.write(intent(vicevaert)) as session:
        session.get_one(Formulartekst, 1).words = {}


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("samtykke.gaelder", "Gælder et år.", r"mangler %\(dato\)s"),
        ("samtykke.stopper", "Stopper %(dato)s.", "kan ikke udfyldes"),
        ("samtykke.gaelder", "%(dato)s til %(dato)s", "flere gange"),
        ("samtykke.stopper", "100 % sikkert", "procent"),
        ("samtykke.stopper", "  ", "tom"),
        ("samtykke.stopper", "a" * 601, "for lang"),
        ("samtykke.findes_ikke", "Hej", "findes ikke"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    database: Database, vicevaert: Actor, key: str, text: str, words: str
) -> None:
    with database.write(intent(vicevaert)) as session:
        with pytest.raises(ValidationFailed, match=words) as refused:
            service.correct_text(session, Sprog.DANSK, key, text)
        assert [problem.field for problem in refused.value.problems] == [key]
        assert queries.corrections(session, Sprog.DANSK) == ()


def test_a_file_is_read_back_as_it_was_corrected(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        file: dict[str, Any] = json.loads(service.words_file(session, Sprog.POLSK))
        assert file["danish"][KEY].startswith("Trækker du det tilbage")
        with pytest.raises(UserError, match="ikke noget at gemme"):
            service.read_words(session, Sprog.POLSK, "pl.json", json.dumps(file).encode())
        file["words"][KEY] = "Wtedy przestajemy."
        service.read_words(session, Sprog.POLSK, "pl.json", json.dumps(file).encode("utf-8-sig"))
        assert queries.words(session, Sprog.POLSK)[KEY] == "Wtedy przestajemy."
        (kept,) = queries.corrections(session, Sprog.POLSK)
        assert (dict(kept.words), kept.note) == ({KEY: "Wtedy przestajemy."}, "Hentet fra pl.json")


def test_what_a_file_lacks_stays_as_it_was_corrected(database: Database, vicevaert: Actor) -> None:
    own = rules.base(Sprog.POLSK).words
    first, second = [key for key, text in own.items() if "%" not in text][:2]
    with database.write(intent(vicevaert)) as session:
        service.correct_text(session, Sprog.POLSK, first, "Po naszemu")
        part = {"language": "pl", "words": {second: "Inaczej"}}
        service.read_words(session, Sprog.POLSK, "pl.json", json.dumps(part).encode())
        words = queries.words(session, Sprog.POLSK)
        assert (words[first], words[second]) == ("Po naszemu", "Inaczej")
        back = {"language": "pl", "words": {first: own[first]}}
        service.read_words(session, Sprog.POLSK, "pl.json", json.dumps(back).encode())
        assert queries.words(session, Sprog.POLSK)[first] == own[first]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "ikke en fil med formulartekster"),
        (b"[]", "ikke en fil med formulartekster"),
        (b'{"language": "pl", "words": {"a": 1}}', "ikke en fil med formulartekster"),
        (b"[" * 100_000, "ikke en fil med formulartekster"),
        (b'{"language": "tr", "words": {}}', "på tyrkisk"),
        (b'{"language": "pl", "words": {"samtykke.gaelder": "x", "ukendt": "y"}}', "mangler"),
        (b"x" * 1_000_001, "for stor"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_whole(
    database: Database, vicevaert: Actor, content: bytes, words: str
) -> None:
    with database.write(intent(vicevaert)) as session:
        with pytest.raises(UserError, match=words):
            service.read_words(session, Sprog.POLSK, "fil.json", content)
        assert queries.corrections(session, Sprog.POLSK) == ()


def test_only_who_may_correct_texts_does(database: Database, koordinator: Actor) -> None:
    with database.write(intent(koordinator)) as session, pytest.raises(NotAllowed):
        service.correct_text(session, Sprog.DANSK, KEY, "Så stopper vi.")


def test_the_number_of_words_that_may_be_signed_never_stands_for_others(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        service.correct_text(session, Sprog.DANSK, KEY, "Så stopper vi.")
    with pytest.raises(UserError, match="underskrevet"), database.write(intent(vicevaert)) as again:
        undo(again, session.transaction_id)
    with database.write(intent(vicevaert)) as session:
        assert service.correct_text(session, Sprog.DANSK, KEY, "Så holder vi op.") == 2
        assert queries.words_of_version(session, Sprog.DANSK, "2026-11, rettet 1")[KEY] == "Så stopper vi."
