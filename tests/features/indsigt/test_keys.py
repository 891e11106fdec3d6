"""Whom a draft or a line of Min dag is about: every key that a form or a line uses."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from socialvicevaert import features
from socialvicevaert.features.fogedsager.models import FogedsagDraft
from socialvicevaert.features.fogedsager.service import open_fogedsag
from socialvicevaert.features.indsigt.queries.keys import resident_of_draft, resident_of_line
from socialvicevaert.features.indstillinger.keys import OF_RESIDENT
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.features.opgaver.service import add_opgave
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from tests.factories import intent, new_beboer, new_sag

SECOND = 2
"""The resident that everything here is of; resident 1 has nothing, and each row is the first of its table."""


@pytest.fixture
def filled(database: Database, vicevaert: Actor) -> Database:
    with database.write(intent(vicevaert)) as session:
        new_beboer(session, "Ali", "Yilmaz")
        assert new_beboer(session) == SECOND
        assert new_sag(session, SECOND) == 1
        held_at = datetime(2026, 11, 20, 9, tzinfo=UTC)
        assert log_kontakt(session, KontaktDraft(SECOND, KontaktArt.TELEFON, held_at, "x")) == 1
        foged = FogedsagDraft(SECOND, date(2026, 11, 1), responsible_id=vicevaert.medarbejder_id)
        assert open_fogedsag(session, foged) == 1
        add_opgave(session, OpgaveDraft("Ring", date(2026, 12, 1), vicevaert.medarbejder_id, beboer_id=SECOND))
    return database


@pytest.mark.parametrize(
    "key",
    [
        "kontakt:2",
        "kontakt:ret:1",
        "sag:ny:2",
        "sag:ret:1",
        "sag:afslut:1",
        "fogedsag:1:beloeb",
        "fogedsag:1:afslut",
        "beboer:2",
        "beboer:2:flytning",
        "beboer:2:ny_fogedsag",
        "gaeld:ny:2",
        "fordeling:2:ny",
        "fordeling:2:7",
        "samtykke:2",
        "samtykke:2:fuldmagt",
        "samtykke:2:partner-1",
        "fortalt:2",
        "gaeldssanering:2",
        "opgave:ny:2",
        "ansoegning:ny:2",
        "ordning:ny:2",
        "forloeb:ny:2",
        "redningsplan:ny:2",
        "henvisning:ny:2",
        "aftaleark:2:nyt",
        "brev:2:indkaldelse",
        "brev:2:Skal vi tale sammen?, version 2",
        "underretning:ny:2",
        "indsigt:ny:2",
    ],
)
def test_a_draft_is_the_residents_it_is_about(filled: Database, vicevaert: Actor, key: str) -> None:
    with filled.read(vicevaert) as session:
        assert resident_of_draft(session, key) == SECOND


@pytest.mark.parametrize(
    "key",
    [
        "kontakt:uden beboer",
        "beboer:ny",
        "opgave:ny",
        "partner:ny",
        "partner:2",
        "sats-aar:2",
        "gaeld:ret:99",
        "sag:ret:99",
        "ansoegning:ny:",
        "skabelon:2",
        "vrøvl",
        "",
        "underretning:adgang:2",
    ],
)
def test_a_draft_about_nobody_known_is_nobodys(filled: Database, vicevaert: Actor, key: str) -> None:
    with filled.read(vicevaert) as session:
        assert resident_of_draft(session, key) is None


@pytest.mark.parametrize(
    "key",
    [
        "fogedsag:1:paakrav:2026-11-22",
        "kaploeb:1:2026-11-22",
        "ret:1:fogedmoede:2026-11-22",
        "kontakt:2:2026-10-01",
        "sag:1:aarsag",
        "samtykke:registrering:2:2",
        "samtykke:mangler:7:2",
    ],
)
def test_a_line_that_was_put_off_is_the_residents_it_is_about(filled: Database, vicevaert: Actor, key: str) -> None:
    with filled.read(vicevaert) as session:
        assert resident_of_line(session, key) == SECOND


def test_every_form_whose_draft_is_named_by_a_resident_is_known_as_that() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in Path(features.__path__[0]).glob("*/ui/**/*.py"))
    named = set(re.findall(r'draft_key=f"([a-z_]+):\{[^}]*beboer_id', written))
    assert named >= {"brev", "aftaleark", "fordeling"}
    assert named <= OF_RESIDENT
