"""Months of an invented estate by chance: everything a figure counts, at the borders of periods."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlmodel import select

from socialvicevaert.features.afdragsordninger.models import Afdrag, Afdragsordning, Afdragsrytme
from socialvicevaert.features.ansoegninger.models import Afgoerelse, Ansoegning, AnsoegningGrundlag
from socialvicevaert.features.beboere.models import Beboer, Husstand, HusstandType
from socialvicevaert.features.budgetter.models import Budget, Budgetkategori, Budgetlinje
from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.forloeb.models import Forloeb, ForloebHistorik, ForloebStatus, Maaling, MaalingTid
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningStatus
from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt, KontaktSted
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.features.sager.models import NyeMennesker, SagAarsag, SagBehov, SagKilde, SagPeriode, SagResultat
from socialvicevaert.features.samtykker.models import Samtykke, SamtykkeForm, SamtykkeRetning
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.storage import Row, row_id
from tests.features.tal.estate import WORKER, Estate, at

FIRST, LAST = date(2026, 8, 20), date(2026, 11, 10)
KINDS = ("sag", "kontakt", "fogedsag", "henvisning", "samtykke", "forloeb", "budget", "ordning", "ansoegning")


@dataclass
class RandomEstate:
    """Adds rows to a session, others for every seed."""

    estate: Estate
    random: Random
    people: list[int] = field(default_factory=list)
    partners: list[int] = field(default_factory=list)
    areas: list[int] = field(default_factory=list)

    def fill(self, how_many: int) -> None:
        """Six residents in two estates and none, and so many things that happened to them."""
        other = self.estate.afdeling("Søparken")
        for _ in range(6):
            self.people.append(self._beboer(other))
        for place, name in enumerate(("Økonomi", "Ensomhed", "Sorg")):
            self.areas.append(self._add(Behovsomraade(name=name, position=place)))
        for name in ("Jobcenter", "Gældsrådgivning"):
            self.partners.append(self._add(Partner(name=name, sort_key=name, kind=PartnerKind.JOBCENTER)))
        for _ in range(how_many):
            getattr(self, f"_{self._one_of(*KINDS)}")()
        if self._one_of(True, False):
            self.estate.session.get_one(Beboer, self.people[0]).deleted_at = self.estate.session.now
        self.estate.session.flush()

    def _add(self, row: Row) -> int:
        self.estate.session.add(row)
        self.estate.session.flush()
        return row_id(row)

    def _one_of(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def _day(self) -> date:
        return FIRST + timedelta(days=self.random.randint(0, (LAST - FIRST).days))

    def _person(self) -> int:
        return self.random.choice(self.people)

    def _beboer(self, other: int) -> int:
        home = self._one_of(True, True, False)
        number = self.estate.beboer(self._one_of(None, other), home=home)
        type_ = self._one_of(None, *HusstandType)
        if type_ is not None:
            known = self.people and self._one_of(True, False)
            shared = self.estate.session.get_one(Beboer, self.people[-1]).husstand_id if known else None
            self.estate.session.get_one(Beboer, number).husstand_id = shared or self._add(Husstand(type=type_))
        return number

    def _after(self, day: date) -> date:
        return day + timedelta(days=self.random.randint(0, 60))

    def _sag(self) -> None:
        first = self._day()
        stretches: list[tuple[date, date | None]] = [(first, None)]
        if self._one_of(True, False):
            stretches = [(first, self._after(first))]
            if self._one_of(True, False):
                stretches.append((self._after(stretches[0][1] or first), None))
        sag_id = self.estate.sag(
            self._person(), *stretches, cause=self._one_of(None, *SagAarsag), source=self._one_of(*SagKilde),
            result=self._one_of(None, *SagResultat),
        )  # fmt: skip
        for stretch in self.estate.session.exec(select(SagPeriode).where(SagPeriode.sag_id == sag_id)):
            stretch.met_new_people = self._one_of(None, *NyeMennesker)
        for area in self.random.sample(self.areas, self.random.randint(0, 3)):
            self._add(SagBehov(sag_id=sag_id, behovsomraade_id=area))

    def _kontakt(self) -> None:
        day = self._day()
        moment = at(day.year, day.month, day.day, self.random.randint(0, 23)).astimezone(DENMARK)
        self._add(
            Kontakt(
                beboer_id=self._person(), medarbejder_id=self._one_of(WORKER, 2), held_at=moment,
                kind=self._one_of(*KontaktArt), place=self._one_of(None, *KontaktSted),
                partner_id=self._one_of(None, *self.partners), with_whom=self._one_of("", "Tolk"),
            )
        )  # fmt: skip

    def _fogedsag(self) -> None:
        opened = self._day()
        closings = []
        for _ in range(self.random.randint(0, 2)):
            result = self._one_of(None, *IndsatsResultat)
            closings.append((self._after(opened), self._one_of(None, *FogedUdfald), result))
        self.estate.fogedsag(self._person(), opened - timedelta(days=self._one_of(0, 90, 200)), *closings)

    def _henvisning(self) -> None:
        sent = self._day()
        answered, started, ended = (self._one_of(None, self._after(sent)) for _ in range(3))
        self._add(
            Henvisning(
                beboer_id=self._person(), partner_id=self._one_of(*self.partners), medarbejder_id=WORKER,
                status=self._one_of(*HenvisningStatus), purpose="Prøve", created_on=sent, sent_on=sent,
                answered_on=answered, started_on=started, ended_on=ended,
            )
        )  # fmt: skip

    def _samtykke(self) -> None:
        given = self._day()
        self._add(
            Samtykke(
                beboer_id=self._person(), purpose="Prøve", direction=SamtykkeRetning.BEGGE, form=SamtykkeForm.PAPIR,
                given_on=given, valid_to=self._after(given), withdrawn_on=self._one_of(None, self._after(given)),
                received_by_id=WORKER,
            )
        )  # fmt: skip

    def _forloeb(self) -> None:
        offered = self._day()
        closed = self._one_of(None, self._after(offered))
        number = self._add(
            Forloeb(
                beboer_id=self._person(), medarbejder_id=WORKER, offered_on=offered, status_on=offered,
                closed_on=closed, result=self._one_of(None, *IndsatsResultat) if closed else None,
            )
        )  # fmt: skip
        for _ in range(self.random.randint(0, 2)):
            self._add(
                ForloebHistorik(
                    forloeb_id=number, on=self._after(offered), status=self._one_of(*ForloebStatus),
                    recorded_at=self.estate.session.now, recorded_by_id=WORKER,
                )
            )  # fmt: skip
        for moment in MaalingTid:
            if self._one_of(True, False):
                self._add(
                    Maaling(
                        forloeb_id=number, moment=moment, measured_on=offered,
                        raadighedsbeloeb_oere=self._one_of(None, 400_000), debt_oere=self._one_of(None, 900_000),
                        has_plan=self._one_of(None, True, False),
                    )
                )  # fmt: skip

    def _budget(self) -> None:
        made_on = self._day()
        number = self._add(
            Budget(
                beboer_id=self._person(), medarbejder_id=WORKER, number=1, made_on=made_on,
                first_month=made_on.replace(day=1), saved_at=self.estate.session.now,
            )
        )  # fmt: skip
        category, amount_oere = self._one_of(*Budgetkategori), self._one_of(None, 50_000)
        self._add(Budgetlinje(budget_id=number, position=1, category=category, amount_oere=amount_oere))

    def _ordning(self) -> None:
        agreed = self._day()
        number = self._add(
            Afdragsordning(
                beboer_id=self._person(), medarbejder_id=WORKER, counterpart="Boligforeningen", agreed_on=agreed,
                total_oere=50_000, rhythm=Afdragsrytme.MAANED, cancelled_on=self._one_of(None, self._after(agreed)),
            )
        )  # fmt: skip
        self._add(Afdrag(afdragsordning_id=number, number=1, due_on=self._after(agreed), amount_oere=50_000))

    def _ansoegning(self) -> None:
        sent = self._day()
        decision = self._one_of(None, *Afgoerelse)
        self._add(
            Ansoegning(
                beboer_id=self._person(), medarbejder_id=WORKER, basis=self._one_of(*AnsoegningGrundlag),
                recipient="Kommunen", created_on=sent, sent_on=sent,
                expected_answer_on=self._one_of(None, self._after(sent)),
                decision=decision, decided_on=self._after(sent) if decision else None,
            )
        )  # fmt: skip
