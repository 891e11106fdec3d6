"""The words a writer adds to a template: under which kind of information they stand, so that nothing passes unseen."""

from collections.abc import Collection, Iterator, Mapping

from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, Modtager
from socialvicevaert.features.skabeloner.rules import field_of, kinds_of
from socialvicevaert.shared.errors import Problem

LONGEST_ANSWER = 60
"""Letters of an answer that stands under no kind: a name, a day, a telephone number."""


def kinds_of_heading(draft: BrevDraft, fixed: Collection[str]) -> frozenset[Oplysningsart]:
    """What the heading tells: its fields, and of one that no template holds, what the letter's paragraphs tell.

    ``fixed`` are the words of templates. A writer's own heading is written to the whole letter, before any cut.
    """
    own = kinds_of(Afsnit(draft.subject))
    if draft.subject.strip() in fixed:
        return own
    return own | {kind for each in draft.body if each.text.strip() for kind in kinds_of(each)}


def values_of(known: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, str]:
    """The fields' values: what is known stands, and the writer answers for the rest.

    A field that stands under a kind may be answered otherwise: its words are cut with it.
    """
    values = dict(known)
    for key, text in answers.items():
        field = field_of(key)
        is_open = field is not None and (field.asked or field.kind is not None)
        if text.strip() and (is_open or not values.get(key, "").strip()):
            values[key] = text
    return values


def problems_of_own_words(draft: BrevDraft, fixed: Collection[str]) -> Iterator[Problem]:
    """A letter to others: words that no template holds stand under a kind, so that the basis can keep them out."""
    if draft.recipient is Modtager.BEBOER:
        return
    for number, each in enumerate(draft.body, start=1):
        if each.kind is None and each.text.strip() and each.text.strip() not in fixed:
            yield Problem(f"body.{number}", "Vælg, hvad afsnittet fortæller om beboeren.")
    for key, text in draft.answers.items():
        field = field_of(key)
        said = text.strip()
        if (field is None or field.kind is None) and (len(said) > LONGEST_ANSWER or "\n" in said):
            yield Problem(
                f"answers.{key}",
                f"Skriv det på én linje med højst {LONGEST_ANSWER} tegn. Resten skrives som et afsnit for sig.",
            )
