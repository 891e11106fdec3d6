"""Which parts of a plan a receiver may read: those whose kind of information the consent covers, and no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, RedningsplanDraft
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.samtykker.rules import Coverage, Cut, problems_of_anonymity
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.errors import Problem

NO_CONSENT = "Der er ikke et samtykke, som tillader, at planen gives til modtageren. Få et nyt samtykke."
_WITHDRAWN = "Samtykket er trukket tilbage. Planen kan ikke gives."
_NOT_HERE = "Samtykket gælder ikke denne modtager i dag. Få et nyt samtykke."
_NO_MONEY = (
    "Samtykket dækker ikke økonomi, restance og gæld, og så er der ikke noget af planen at give. Få et nyt samtykke."
)


class PagePart(Choice):
    """A part of the page and what it says."""

    BEBOER = "beboer", "Navn, adresse og telefon"
    LEJEMAAL = "lejemaal", "Lejemålets nummer"
    FOGEDSAG = "fogedsag", "Fogedsagen, og hvilken frist det er"
    OEKONOMI = "oekonomi", "Beløb, kilder og det, der er aftalt"
    FAMILIE = "familie", "At familie eller netværk hjælper, og hvem"
    YDELSE = "ydelse", "Hvilken ydelse der er søgt"


KIND_OF = {
    PagePart.BEBOER: Oplysningsart.NAVN_ADRESSE,
    PagePart.LEJEMAAL: Oplysningsart.BOLIG,
    PagePart.FOGEDSAG: Oplysningsart.FOGEDSAG,
    PagePart.OEKONOMI: Oplysningsart.OEKONOMI,
    PagePart.FAMILIE: Oplysningsart.FAMILIE,
    PagePart.YDELSE: Oplysningsart.ARBEJDE,
}
"""A benefit is »Arbejde, uddannelse og ydelser«; who helps is »Familie og husstand«."""

_PART_OF_SOURCE = {KildeArt.FAMILIE: PagePart.FAMILIE, KildeArt.ANSOEGNING: PagePart.YDELSE}
_CUT_LABELS = {KildeArt.FAMILIE: KildeArt.ANDET.label, KildeArt.ANSOEGNING: KildeArt.ANSOEGNING.label}


@dataclass(frozen=True)
class PageCut:
    """The parts that are printed, and those that have something to say and are left out."""

    included: tuple[PagePart, ...]
    left_out: tuple[PagePart, ...]

    @property
    def kinds(self) -> tuple[Oplysningsart, ...]:
        """The kinds of information that are given."""
        return tuple(KIND_OF[part] for part in self.included)


def cut_to_consent(draft: RedningsplanDraft, coverage: Coverage | None, *, has_lejemaal: bool) -> PageCut:
    """What is printed of a plan under a consent; without one nothing is."""
    kinds = coverage.kinds if coverage is not None else frozenset()
    said = tuple(part for part in PagePart if _says_something(part, draft, has_lejemaal=has_lejemaal))
    return PageCut(
        included=tuple(part for part in said if KIND_OF[part] in kinds),
        left_out=tuple(part for part in said if KIND_OF[part] not in kinds),
    )


def whole_page(draft: RedningsplanDraft, *, has_lejemaal: bool) -> PageCut:
    """The resident's own copy: everything."""
    return PageCut(tuple(part for part in PagePart if _says_something(part, draft, has_lejemaal=has_lejemaal)), ())


def label_on_page(source: KildeDraft, parts: tuple[PagePart, ...]) -> str:
    """What a source is called on the page; one that would tell more than may be read is called by less."""
    part = _PART_OF_SOURCE.get(source.kind)
    if part is not None and part not in parts:
        return _CUT_LABELS[source.kind]
    return source.label.strip() or source.kind.label


def problems_of_giving(
    draft: RedningsplanDraft, cut: PageCut, coverage: Coverage | None, *, partner_id: int, name: str, today: date
) -> Iterator[Problem]:
    """What stops a plan from being given; without a covering consent nothing leaves the house."""
    reason = _why_not(coverage, partner_id, today)
    if reason:
        yield Problem("samtykke_id", reason)
    elif PagePart.OEKONOMI not in cut.included:
        yield Problem("samtykke_id", _NO_MONEY)
    elif PagePart.BEBOER not in cut.included:
        words = " ".join((draft.agreed, *(label_on_page(source, cut.included) for source in draft.sources)))
        about = Cut(included=((Oplysningsart.OEKONOMI, words),), left_out=())
        for _problem in problems_of_anonymity(about, "", name, {}):
            yield Problem(
                "samtykke_id",
                "Samtykket dækker ikke navnet, men planen nævner beboeren ved navn. Slet navnet i planen.",
            )


def _says_something(part: PagePart, draft: RedningsplanDraft, *, has_lejemaal: bool) -> bool:
    if part is PagePart.LEJEMAAL:
        return has_lejemaal
    if part is PagePart.FOGEDSAG:
        return draft.fogedsag_id is not None or bool(draft.needed_for.strip())
    kinds = {kind for kind, of in _PART_OF_SOURCE.items() if of is part}
    return not kinds or any(source.kind in kinds for source in draft.sources)


def _why_not(coverage: Coverage | None, partner_id: int, today: date) -> str:
    if coverage is None:
        return NO_CONSENT
    if coverage.withdrawn_on is not None:
        return _WITHDRAWN
    return "" if coverage.allows_giving_to(partner_id, today) else _NOT_HERE
