"""Whatever the residents, estates, workers and days: what is counted apart adds up to what is counted together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from socialvicevaert.features.ansoegninger.models import Ansoegning, AnsoegningGrundlag
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter.models import Budget, Budgetkategori, Budgetlinje
from socialvicevaert.features.fogedsager.models import Fogedsag, FogedUdfald, IndsatsResultat
from socialvicevaert.features.forloeb.models import Forloeb
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningStatus
from socialvicevaert.features.indstillinger.models import Afdeling, Medarbejder, Medarbejdergruppe
from socialvicevaert.features.indstillinger.queries import workers_of
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.features.restancer.models import Restanceliste
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.samtykker.models import Samtykke, SamtykkeForm, SamtykkeRetning
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.ansoegninger import ansoegning_counts
from socialvicevaert.features.tal.queries.budgetter import budget_counts
from socialvicevaert.features.tal.queries.estates import estate_counts, estates_on
from socialvicevaert.features.tal.queries.fogedsager import foged_counts
from socialvicevaert.features.tal.queries.forloeb import forloeb_counts
from socialvicevaert.features.tal.queries.henvisninger import henvisning_counts
from socialvicevaert.features.tal.queries.kontakter import NOT_MET, kontakt_counts
from socialvicevaert.features.tal.queries.ordninger import ordning_counts
from socialvicevaert.features.tal.queries.restancer import restance_counts
from socialvicevaert.features.tal.queries.sager import need_counts, sag_counts
from socialvicevaert.features.tal.queries.samtykker import samtykke_counts
from socialvicevaert.features.tal.queries.scope import Scope, scope_of
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.storage import Database, Session, row_id
from tests.features.tal.estate import Estate

FIRST, LAST = date(2026, 3, 1), date(2026, 11, 20)
SUBJECTS = (
    sag_counts, need_counts, kontakt_counts, foged_counts, henvisning_counts, samtykke_counts, forloeb_counts,
    budget_counts, ordning_counts, ansoegning_counts,
)  # fmt: skip
NOT_ADDED = ("days", "name", "partner_id", "as_of", "is_divided", "estates")
PERSONS = "persons"  # a resident has one home, but may be helped by several workers


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


def numbers(prefix: str, value: Any) -> Counter[str]:
    """Every number in what a query gives, by where it stands; 0 is as good as missing."""
    found: Counter[str] = Counter()
    if isinstance(value, int):
        found[prefix] = value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            if one.name not in NOT_ADDED:
                found.update(numbers(f"{prefix}.{one.name}", getattr(value, one.name)))
    elif isinstance(value, dict):
        for key, one in value.items():
            found.update(numbers(f"{prefix}.{key}", one))
    elif isinstance(value, (list, tuple)):
        for one in value:
            key = getattr(one, "partner_id", one[0] if isinstance(one, tuple) else "")
            found.update(numbers(f"{prefix}.{key}", one[-1] if isinstance(one, tuple) else one))
    return found


def counted(session: Session, scope: Scope, leave_out: str = "") -> dict[str, int]:
    found: Counter[str] = Counter()
    for subject in SUBJECTS:
        found.update(numbers(subject.__name__, subject(session, scope)))
    return {key: value for key, value in found.items() if value and not (leave_out and key.endswith(leave_out))}


class Invented:
    """Residents, estates and workers at random, with something of every subject."""

    def __init__(self, session: Session, random: Random) -> None:
        self.session, self.random = session, random
        self.estate = Estate(session)
        self.estates = [self.estate.afdeling_id]
        self.estates += [self.estate.afdeling(f"Afdeling {number}", str(number)) for number in range(2, 6)]
        closing = random.sample(self.estates[1:], random.randrange(3))
        for place, day in enumerate(sorted(self.day() for _ in closing)):
            row = session.get_one(Afdeling, closing[place])
            row.closed_on = day
            # nobody can merge an estate into one that is closed itself by then (`problems_of_closing`)
            row.merged_into_id = random.choice(
                [None, *(one for one in self.estates if one not in closing[: place + 1])]
            )
        groups = [Medarbejdergruppe(name=f"Gruppe {number}") for number in range(2)]
        partners = [Partner(name=f"Partner {number}", sort_key="", kind=PartnerKind.JOBCENTER) for number in range(2)]
        session.add_all([*groups, *partners])
        session.flush()
        self.groups, self.partners = [row_id(one) for one in groups], [row_id(one) for one in partners]
        workers = [
            Medarbejder(
                name=f"W{number}", role=random.choice(list(Role)), gruppe_id=random.choice([None, *self.groups])
            )
            for number in range(5)
        ]
        session.add_all(workers)
        session.flush()
        self.workers = [1, 2, *(row_id(one) for one in workers)]
        self.people = [self.beboer() for _ in range(random.randrange(1, 12))]
        for _ in range(random.randrange(25)):
            random.choice(
                (self.sag, self.kontakt, self.fogedsag, self.henvisning, self.samtykke, self.forloeb, self.other)
            )()
        for _ in range(random.randrange(4)):
            self.restanceliste()
        session.flush()

    def day(self) -> date:
        return FIRST + timedelta(days=self.random.randrange((LAST - FIRST).days))

    def maybe(self, day: date) -> date | None:
        return self.random.choice([None, day + timedelta(days=self.random.randrange(60))])

    def who(self) -> dict[str, Any]:
        return {"beboer_id": self.random.choice(self.people), "medarbejder_id": self.random.choice(self.workers)}

    def beboer(self) -> int:
        number = self.estate.beboer(self.random.choice(self.estates), home=self.random.random() < 0.8)
        if self.random.random() < 0.1:
            self.session.get_one(Beboer, number).deleted_at = self.session.now
        return number

    def sag(self) -> None:
        began = self.day()
        ended = self.maybe(began)
        again = [(ended + timedelta(days=9), None)] if ended and self.random.random() < 0.5 else []
        sag = self.estate.sag(self.random.choice(self.people), (began, ended), *again)
        self.session.get_one(Sag, sag).responsible_id = self.random.choice(self.workers)

    def kontakt(self) -> None:
        held_at = self.session.now - timedelta(days=self.random.randrange(200))
        self.session.add(Kontakt(**self.who(), held_at=held_at, kind=self.random.choice(list(KontaktArt))))

    def fogedsag(self) -> None:
        opened = self.day()
        outcome, result = self.random.choice(list(FogedUdfald)), self.random.choice([None, *IndsatsResultat])
        ended = self.maybe(opened)
        number = self.estate.fogedsag(
            self.random.choice(self.people), opened, *([(ended, outcome, result)] if ended else [])
        )
        row = self.session.get_one(Fogedsag, number)
        row.responsible_id = self.random.choice(self.workers)
        homes = [self.session.get_one(Beboer, one).lejemaal_id for one in self.people]
        row.lejemaal_id = self.random.choice([None, *homes])

    def henvisning(self) -> None:
        sent = self.day()
        self.session.add(
            Henvisning(
                **self.who(), partner_id=self.random.choice(self.partners), status=HenvisningStatus.SENDT, purpose="",
                created_on=sent, sent_on=sent, answered_on=self.maybe(sent),
            )
        )  # fmt: skip

    def samtykke(self) -> None:
        given = self.day()
        who = self.who()
        self.session.add(
            Samtykke(
                beboer_id=who["beboer_id"], received_by_id=who["medarbejder_id"], purpose="", given_on=given,
                direction=SamtykkeRetning.BEGGE, form=SamtykkeForm.PAPIR, valid_to=given + timedelta(days=90),
                withdrawn_on=self.maybe(given),
            )
        )  # fmt: skip

    def forloeb(self) -> None:
        offered = self.day()
        result = self.random.choice([None, *IndsatsResultat])
        self.session.add(
            Forloeb(**self.who(), offered_on=offered, status_on=offered, closed_on=self.maybe(offered), result=result)
        )

    def other(self) -> None:
        on = self.day()
        self.session.add(
            Ansoegning(**self.who(), basis=self.random.choice(list(AnsoegningGrundlag)), created_on=on, sent_on=on)
        )
        budget = Budget(
            **self.who(),
            number=self.estate.next(),
            made_on=on,
            first_month=on.replace(day=1),
            saved_at=self.session.now,
        )
        self.session.add(budget)
        self.session.flush()
        line = Budgetlinje(budget_id=row_id(budget), position=0, category=Budgetkategori.EL, amount_oere=100_00)
        self.session.add(line)

    def restanceliste(self) -> None:
        found = {
            number: {"under_5000": [self.random.randrange(9), 0]}
            for number in self.random.sample(["", "1", "2", "3", "4", "77"], self.random.randrange(1, 4))
        }
        self.session.add(
            Restanceliste(
                boligorganisation_id=1, afdeling_id=self.random.choice([None, *self.estates]), as_of=self.day(),
                imported_at=self.session.now, imported_by_id=1, file_name="", file_sha256=str(self.estate.next()),
                row_count=0, usable_count=0, unusable_count=0, total_oere=0, bands=found,
            )
        )  # fmt: skip

    def scope(self) -> Scope:
        days = sorted((self.day(), self.day()))
        return scope_of(self.session, Selection(days[0], days[1]))


def added(found: list[dict[str, int]]) -> dict[str, int]:
    together: Counter[str] = Counter()
    for one in found:
        together.update(one)
    return dict(together)


many = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(seed=st.integers(0, 2**32))
@many
def test_the_estates_and_those_without_one_add_up_to_the_total(session: Session, seed: int) -> None:
    with session.begin_nested() as invented:
        scope = Invented(session, Random(seed)).scope()
        whole = counted(session, scope)
        compared = {one.estate.afdeling_id: one.values for one in estate_counts(session, scope)}
        apart = []
        for one in estates_on(session, scope):
            own = replace(scope, afdeling_id=one.afdeling_id)
            apart.append(counted(session, own))
            assert compared[one.afdeling_id] == key_figures(session, own)  # the same as in its own report
        together = added([*apart, of_nobody_at_home(session, scope)])
        assert together == whole
        assert added([dict(one) for one in compared.values()]) == key_figures(session, scope)
        invented.rollback()


def key_figures(session: Session, scope: Scope) -> dict[str, int]:
    sager, foged, kinds = sag_counts(session, scope), foged_counts(session, scope), kontakt_counts(session, scope).kinds
    return {
        "sager.i_perioden": sager.active,
        "sager.beboere": sager.persons,
        "sager.nye": sager.new,
        "kontakter.i_alt": sum(how_many for kind, how_many in kinds.items() if kind not in NOT_MET),
        "fogedsager.i_perioden": foged.active,
        "fogedsager.afvaerget": foged.results.get(IndsatsResultat.AFVAERGET_PERMANENT, 0)
        + foged.results.get(IndsatsResultat.AFVAERGET_MIDLERTIDIGT, 0),
        "fogedsager.tabt": foged.outcomes.get(FogedUdfald.UDSAT, 0) + foged.outcomes.get(FogedUdfald.FRAFLYTTET, 0),
        "henvisninger.sendt": sum(one.sent for one in henvisning_counts(session, scope)),
        "restancer.husstande": sum(restance_counts(session, scope).bands.values()),
    }


def of_nobody_at_home(session: Session, scope: Scope) -> dict[str, int]:
    """What belongs to no estate, found by giving all the homeless a home in an estate of their own."""
    with session.begin_nested() as housed:
        estate = Estate(session)
        number = estate.afdeling("Uden", "99")
        home = session.get_one(Beboer, estate.beboer(number)).lejemaal_id
        for one in session.exec(select(Beboer).where(col(Beboer.lejemaal_id).is_(None))):
            one.lejemaal_id = home
        session.flush()
        found = counted(session, replace(scope, afdeling_id=number))
        housed.rollback()
    without = found.pop("sag_counts.active", 0)
    if without:
        found |= {"sag_counts.active": without, "sag_counts.without_afdeling": without}
    return found


@given(seed=st.integers(0, 2**32))
@many
def test_the_roles_add_up_to_the_total_and_so_do_the_groups_and_those_in_none(session: Session, seed: int) -> None:
    with session.begin_nested() as invented:
        made = Invented(session, Random(seed))
        scope = made.scope()
        whole = counted(session, scope, leave_out=PERSONS)

        def by(workers: frozenset[int]) -> dict[str, int]:
            return counted(session, replace(scope, workers=workers), leave_out=PERSONS)

        roles = [workers_of(session, f"rolle:{role.value}") for role in Role]
        assert added([by(one) for one in roles]) == whole
        groups = [workers_of(session, f"gruppe:{number}") for number in made.groups]
        in_none = frozenset(made.workers).difference(*groups)
        assert added([by(one) for one in (*groups, in_none)]) == whole
        invented.rollback()
