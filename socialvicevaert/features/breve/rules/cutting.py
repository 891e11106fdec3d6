"""A letter's paragraphs after the basis has had its say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt
from socialvicevaert.features.skabeloner.rules import kinds_of


@dataclass(frozen=True)
class Kept:
    """The paragraphs that may be printed, and those that may not; every one is in one of them."""

    body: tuple[Afsnit, ...]
    left_out: tuple[Afsnit, ...]

    @property
    def kinds(self) -> frozenset[Oplysningsart]:
        """The kinds of information that the letter gives."""
        return frozenset(kind for each in self.body for kind in kinds_of(each))


def cut_body(body: Sequence[Afsnit], allowed: Collection[Oplysningsart]) -> Kept:
    """Paragraphs all of whose kinds may be given. A heading goes with what stands below it: alone it says too much."""
    is_kept = [bool(each.text.strip()) and kinds_of(each) <= set(allowed) for each in body]
    for index, each in enumerate(body):
        if each.style is AfsnitArt.OVERSKRIFT and is_kept[index]:
            below = _below(body, index)
            is_kept[index] = not below or any(is_kept[at] for at in below)
    written = [(each, stays) for each, stays in zip(body, is_kept, strict=True) if each.text.strip()]
    return Kept(tuple(each for each, stays in written if stays), tuple(each for each, stays in written if not stays))


def _below(body: Sequence[Afsnit], heading: int) -> list[int]:
    """The paragraphs of a heading: those with words before the next heading."""
    found = []
    for index in range(heading + 1, len(body)):
        if body[index].style is AfsnitArt.OVERSKRIFT:
            break
        if body[index].text.strip():
            found.append(index)
    return found
