"""The one gate: what may be given about a resident to a receiver, asked today and again when it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import rules
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart, Samtykke
from socialvicevaert.features.samtykker.queries.consents import covering, samtykke, samtykker_of
from socialvicevaert.features.samtykker.rules import Coverage, Cut
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem
from socialvicevaert.storage.session import Session

_BINNED_BEBOER = "Beboeren ligger i papirkurven, og så må intet gives videre. Hent beboeren tilbage først."
_BINNED_PARTNER = "Samarbejdspartneren findes ikke længere. Vælg en anden modtager."
_BINNED_CONSENT = "Samtykket findes ikke længere. Vælg et andet, eller få et nyt."
_OF_ANOTHER = "Samtykket er givet af en anden beboer. Vælg et af beboerens egne."


@dataclass(frozen=True)
class Giving:
    """What the gate answers. ``coverage`` is the consent that permits it; None where none does, or on another basis.

    With ``problems`` nothing may leave, and ``allowed`` is empty. ``purpose`` is the consent's own: nothing is given
    for anything else; "" on another basis.
    """

    basis: Behandlingsgrundlag
    coverage: Coverage | None
    allowed: frozenset[Oplysningsart]
    problems: tuple[Problem, ...]
    purpose: str

    @property
    def names_resident(self) -> bool:
        """Whether the paper may say who it is about."""
        return Oplysningsart.NAVN_ADRESSE in self.allowed

    def cut(self, sections: Sequence[tuple[Oplysningsart, str]]) -> Cut:
        """The paragraphs that may be given, and those that are left out."""
        if self.problems:
            return rules.cut(sections, Behandlingsgrundlag.SAMTYKKE, None)
        return rules.cut(sections, self.basis, self.coverage)


def giving(
    session: Session,
    beboer_id: int,
    partner_id: int | None,
    basis: Behandlingsgrundlag,
    samtykke_id: int | None,
    towards: str = "",
) -> Giving:
    """What may be given to a receiver today; without ``samtykke_id`` under the widest consent that covers them.

    A receiver that is no partner is named by ``towards``. Problems are answers, not errors: a screen shows them, and
    a service raises them in the transaction in which something would leave.
    """
    session.require(Permission.SEE_BEBOERE)
    problems = _problems_of_parties(session, beboer_id, partner_id)
    coverage: Coverage | None = None
    if basis is Behandlingsgrundlag.SAMTYKKE and not problems:
        coverage, problems = _consent(session, beboer_id, partner_id, samtykke_id, towards)
    usable = None if problems else coverage
    return Giving(
        basis=basis,
        coverage=usable,
        allowed=frozenset() if problems else rules.allowed_kinds(basis, usable),
        problems=problems,
        purpose=usable.purpose if usable is not None else "",
    )


def traces_of(session: Session, beboer_id: int, basis: Behandlingsgrundlag) -> dict[str, str]:
    """What is a resident's alone besides the name, by a Danish word for it: in a text it tells who they are.

    The number of the home may stand under a consent that covers it; anonymous advice has no such consent.
    """
    beboer = session.kept(Beboer, beboer_id)
    home = session.get(Lejemaal, beboer.lejemaal_id) if beboer.lejemaal_id is not None else None
    found = {"CPR-nummeret": beboer.cpr, "e-mailen": beboer.email}
    for word, phone in (("telefonnummeret", beboer.phone), ("det andet telefonnummer", beboer.phone_other)):
        found[word] = phone.removeprefix("+45")
    if home is not None:
        if home.floor or home.door:  # else many live there
            found["adressen"] = f"{home.road} {home.house_number} {home.floor} {home.door}"
        if basis is Behandlingsgrundlag.ANONYM:
            found["lejemålets nummer"] = home.lejemaalsnr
    return {word: trace for word, trace in found.items() if trace}


def held_on(
    session: Session, beboer_id: int, partner_id: int | None, on: date, towards: str = ""
) -> tuple[Coverage, ...]:
    """The consents that permitted giving to a receiver on an earlier day, also those that have ended since."""
    return tuple(
        one.coverage
        for one in sorted(samtykker_of(session, beboer_id), key=lambda one: (-len(one.kinds), -one.id))
        if one.coverage.gives and one.coverage.names(partner_id, towards) and one.coverage.held_on(on)
    )


def _consent(
    session: Session, beboer_id: int, partner_id: int | None, samtykke_id: int | None, towards: str
) -> tuple[Coverage | None, tuple[Problem, ...]]:
    if samtykke_id is None:
        found = covering(session, beboer_id, partner_id, session.today, towards)
        coverage = found[0].coverage if found else None
    elif not _is_kept(session, samtykke_id):
        return None, (Problem("samtykke_id", _BINNED_CONSENT),)
    else:
        chosen = samtykke(session, samtykke_id)
        if chosen.beboer_id != beboer_id:
            return None, (Problem("samtykke_id", _OF_ANOTHER),)
        coverage = chosen.coverage
    return coverage, tuple(
        rules.problems_of_consent(coverage, partner_id=partner_id, today=session.today, towards=towards)
    )


def _is_kept(session: Session, samtykke_id: int) -> bool:
    found = session.get(Samtykke, samtykke_id)
    return found is not None and found.deleted_at is None


def _problems_of_parties(session: Session, beboer_id: int, partner_id: int | None) -> tuple[Problem, ...]:
    beboer = session.get(Beboer, beboer_id)
    if beboer is None or beboer.deleted_at is not None:
        return (Problem("beboer_id", _BINNED_BEBOER),)
    partner = session.get(Partner, partner_id) if partner_id is not None else None
    if partner_id is not None and (partner is None or partner.deleted_at is not None):
        return (Problem("partner_id", _BINNED_PARTNER),)
    return ()
