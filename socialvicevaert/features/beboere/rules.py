"""What can be wrong with a resident as typed, what is worth a warning, and who might be the same person."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import partial

from socialvicevaert.features.beboere.models import BeboerDraft, HusstandType, LejemaalDraft
from socialvicevaert.shared.errors import Problem, UserError
from socialvicevaert.shared.folding import folded_words
from socialvicevaert.shared.formats.address import Address, read_address, show_address
from socialvicevaert.shared.formats.cpr import birth_date, cpr_warnings, parse_cpr
from socialvicevaert.shared.formats.dates import age_on, show_date
from socialvicevaert.shared.formats.phone import parse_phone, show_phone

OLDEST_AGE = 120
OLDEST_CHILD = 30
LATEST_MOVE = timedelta(days=366)
LIKE_ENOUGH = 0.84
"""How alike two names must be to be shown as perhaps the same: one wrong letter in a short name."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WITH_CHILDREN = (HusstandType.ENLIG_MOR, HusstandType.ENLIG_FAR, HusstandType.PAR_MED_BOERN)
_WITHOUT_CHILDREN = (HusstandType.ENLIG_MAND, HusstandType.ENLIG_KVINDE, HusstandType.PAR)


def problems(draft: BeboerDraft, today: date, *, cpr_enabled: bool) -> list[Problem]:
    """What stops a resident from being saved; only a name is mandatory."""
    found = []
    if not draft.first_name.strip() and not draft.last_name.strip():
        found.append(Problem("first_name", "Skriv et fornavn eller et efternavn."))
    found += _birth_problems(draft, today)
    found += [
        Problem(field, text)
        for field, text in (
            ("phone", problem_of(parse_phone, draft.phone)),
            ("phone_other", problem_of(parse_phone, draft.phone_other)),
        )
        if text
    ]
    if draft.email.strip() and not _EMAIL.fullmatch(draft.email.strip()):
        found.append(Problem("email", "E-mailadressen mangler @ eller domæne, fx navn@mail.dk."))
    if draft.cpr.strip() and not cpr_enabled:
        found.append(Problem("cpr", "CPR-numre er slået fra under Indstillinger."))
    elif text := cpr_problem(draft.cpr, today):
        found.append(Problem("cpr", text))
    for year in draft.children_birth_years:
        if year > today.year:
            found.append(Problem("children_birth_years", f"{year} er ikke kommet endnu. Skriv børnenes fødselsår."))
        elif year < today.year - OLDEST_CHILD:
            found.append(Problem("children_birth_years", f"Et barn født i {year} er over {OLDEST_CHILD} år."))
    return found + (lejemaal_problems(draft.lejemaal, today) if draft.lejemaal else [])


def lejemaal_problems(draft: LejemaalDraft, today: date) -> list[Problem]:
    """What is wrong with a home as typed."""
    found = []
    if draft.postcode.strip() and not re.fullmatch(r"[0-9]{4}", draft.postcode.strip()):
        found.append(Problem("postcode", "Et postnummer har fire cifre."))
    if draft.rent_oere is not None and draft.rent_oere < 0:
        found.append(Problem("rent_oere", "Huslejen kan ikke være negativ."))
    if draft.moved_in_on is not None and draft.moved_in_on > today + LATEST_MOVE:
        found.append(Problem("moved_in_on", "Indflytningen ligger mere end et år ude i fremtiden."))
    return found


def moving_problems(moved_in_on: date | None, moved_out_on: date) -> list[Problem]:
    """What is wrong with a day of moving out."""
    if moved_in_on is not None and moved_out_on < moved_in_on:
        return [Problem("moved_out_on", f"Beboeren flyttede først ind {show_date(moved_in_on)}.")]
    return []


def warnings(draft: BeboerDraft, today: date) -> list[Problem]:
    """What is worth a second look, and never stops anything."""
    found = []
    if draft.cpr.strip() and not cpr_problem(draft.cpr, today):
        cpr = parse_cpr(draft.cpr, today)
        found += [Problem("cpr", text) for text in cpr_warnings(cpr)]
        if draft.born_on is not None and draft.born_on != birth_date(cpr):
            found.append(Problem("cpr", "CPR-nummeret og fødselsdatoen passer ikke sammen."))
    if draft.lejemaal and draft.lejemaal.address.strip() and not read_address(draft.lejemaal.address).house_number:
        found.append(Problem("address", "Vej og husnummer blev ikke genkendt. Adressen gemmes, som den er skrevet."))
    if draft.husstand_type in _WITHOUT_CHILDREN and any(year > today.year - 18 for year in draft.children_birth_years):
        found.append(Problem("husstand_type", "Der er børn, men husstanden er uden børn."))
    if draft.husstand_type in _WITH_CHILDREN and not draft.children_birth_years:
        found.append(Problem("children_birth_years", "Husstanden har børn: skriv gerne deres fødselsår."))
    return found


def problem_of(parse: Callable[[str], object], text: str) -> str:
    """What a parser has against a text, or ""."""
    try:
        parse(text)
    except UserError as error:
        return str(error)
    return ""


def cpr_problem(text: str, today: date) -> str:
    """What makes a text no CPR number, or ""."""
    return problem_of(lambda typed: parse_cpr(typed, today), text)


def home_of(draft: LejemaalDraft) -> Address:
    """The parts of the address; postcode and town in their own fields win over those in the line."""
    read = read_address(draft.address)
    return Address(
        road=read.road,
        house_number=read.house_number,
        floor=read.floor,
        door=read.door,
        place=read.place,
        postcode=draft.postcode.strip() or read.postcode,
        town=draft.town.strip() or read.town,
    )


def show_age(born_on: date | None, birth_year: int | None, today: date) -> str:
    """``41 år``; ``ca. 41 år`` where only the year is known; nothing where neither is."""
    if born_on is not None:
        return f"{age_on(born_on, today)} år"
    return f"ca. {today.year - birth_year} år" if birth_year is not None else ""


def list_name(first_name: str, last_name: str) -> str:
    """The name as lists show it: ``Demir, Fatima``."""
    return ", ".join(part for part in (last_name, first_name) if part)


@dataclass(frozen=True)
class KnownPerson:
    """What is compared when looking for duplicates; ``home`` is empty where the address is protected."""

    id: int
    first_name: str
    last_name: str
    born_on: date | None
    birth_year: int | None
    phones: tuple[str, ...]
    home: Address | None
    cpr: str = ""


@dataclass(frozen=True)
class Likeness:
    """Why somebody may be the same person, in words, strongest first; ``score`` orders them."""

    score: int
    why: tuple[str, ...]


def likeness(draft: BeboerDraft, known: KnownPerson, today: date) -> Likeness | None:
    """Why a resident being typed may be one already known; None when nothing speaks for it. Never a proof."""
    found: list[tuple[int, str]] = []
    name = _name_likeness(draft, known)
    if name == 1:
        found.append((4, "samme navn"))
    elif name >= LIKE_ENOUGH:
        found.append((2, "lignende navn"))
    if draft.born_on is not None and draft.born_on == known.born_on:
        found.append((4, f"samme fødselsdato ({show_date(draft.born_on)})"))
    elif draft.birth_year is not None and draft.birth_year == _year(known) and name >= LIKE_ENOUGH:
        found.append((2, f"samme fødselsår ({draft.birth_year})"))
    if known.cpr and known.cpr == _parsed(partial(parse_cpr, today=today), draft.cpr):
        found.append((8, "samme CPR-nummer"))
    typed_phones = {_parsed(parse_phone, draft.phone), _parsed(parse_phone, draft.phone_other)} - {""}
    for phone in known.phones:
        if phone in typed_phones:
            found.append((4, f"samme telefon ({show_phone(phone)})"))
    if draft.lejemaal and known.home and known.home.house_number:
        typed = home_of(draft.lejemaal)
        if _same_home(typed, known.home):
            found.append((3, f"samme adresse ({show_address(known.home)})"))
    if not found:
        return None
    found.sort(key=lambda reason: -reason[0])
    return Likeness(sum(score for score, _ in found), tuple(text for _, text in found))


def _birth_problems(draft: BeboerDraft, today: date) -> list[Problem]:
    if draft.born_on is not None:
        if draft.born_on > today:
            return [Problem("born_on", "Fødselsdatoen ligger i fremtiden.")]
        if draft.born_on.year < today.year - OLDEST_AGE:
            return [Problem("born_on", f"Fødselsdatoen er mere end {OLDEST_AGE} år siden.")]
    if draft.birth_year is not None and not today.year - OLDEST_AGE <= draft.birth_year <= today.year:
        return [Problem("birth_year", f"Fødselsåret skal være mellem {today.year - OLDEST_AGE} og {today.year}.")]
    return []


def _name_likeness(draft: BeboerDraft, known: KnownPerson) -> float:
    typed = folded_words(f"{draft.first_name} {draft.last_name}")
    there = folded_words(f"{known.first_name} {known.last_name}")
    if len(typed) < 2 or not there:
        return 0.0
    if set(typed) == set(there):
        return 1.0
    if typed[-1] == there[-1] and typed[0] == there[0]:
        return 0.95  # a middle name that one of the two left out
    return SequenceMatcher(None, " ".join(typed), " ".join(there)).ratio()


def _same_home(one: Address, other: Address) -> bool:
    """A postcode that one of the two left out is no difference."""
    if not (one.postcode and other.postcode):
        one, other = replace(one, postcode=""), replace(other, postcode="")
    return one.match_key == other.match_key


def _year(known: KnownPerson) -> int | None:
    return known.born_on.year if known.born_on is not None else known.birth_year


def _parsed(parse: Callable[[str], str], text: str) -> str:
    return "" if problem_of(parse, text) else parse(text)
