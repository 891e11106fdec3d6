"""Every paper the program can print, short and long: what the structure tests and veraPDF (packaging) run over.

A new paper: a file `tests/paper/papers_of/<feature>.py` (found by itself) with a function for each paper

    @paper("aftaleark")
    def _(filling: Filling) -> bytes:
        return aftaleark_paper(Content(beboer=filling.name, agreed=[filling.text] * filling.many, …)).pdf()

It is called with each of `FILLINGS` and must use the name, the text and the number wherever the paper has room for
them; `filling.texts()` are so many texts. A paper that cannot be empty says so in its own words.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

DAY = date(2026, 11, 22)

_SENTENCE = "Vi har talt om huslejen, om hvad der sker, hvis den ikke bliver betalt, og om hvem der kan hjælpe. "
_ARABIC = "أوافق على أن يسجل مكتب الإسكان معلومات عن وضعي المالي (هاتف 44 77 20 00)، ويمكنني سحب موافقتي في أي وقت. "
_OTHERS = "Ağaçlı Şükrü İnönü · Waan fahmay · Zażółć gęślą jaźń · Ґанок їжака · Nguyễn Thị Ngọc Ánh · தமிழ் · 😀"


@dataclass(frozen=True)
class Filling:
    """What a paper is filled with: a person's name, a text, and how many of whatever there can be many of."""

    key: str
    name: str
    text: str
    many: int

    def texts(self) -> list[str]:
        return [f"{number}. {self.text}" for number in range(1, self.many + 1)]


FILLINGS = (
    Filling("kort", "Bo", "", 0),
    Filling("almindelig", "Åse Ørsted-Æbelø", _SENTENCE, 3),
    Filling("lang", "Navnet" + "abcdefghij" * 8 + " med et meget langt efternavn " * 3, _SENTENCE * 12, 45),
    Filling("arabisk", "Ali أحمد محمد علي", f"{_ARABIC}{_OTHERS} {_SENTENCE}", 4),
)

PAPERS: dict[str, Callable[[Filling], bytes]] = {}


def paper(name: str) -> Callable[[Callable[[Filling], bytes]], Callable[[Filling], bytes]]:
    """Adds a paper to the register."""

    def add(draw: Callable[[Filling], bytes]) -> Callable[[Filling], bytes]:
        if name in PAPERS:
            raise ValueError(f"two papers are called {name}")
        PAPERS[name] = draw
        return draw

    return add


def every_paper() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name and drawing of each paper with each filling."""
    from tests.paper import papers_of

    for module in pkgutil.iter_modules(papers_of.__path__):
        importlib.import_module(f"{papers_of.__name__}.{module.name}")
    for name, draw in sorted(PAPERS.items()):
        for filling in FILLINGS:
            yield f"{name}-{filling.key}", lambda draw=draw, filling=filling: draw(filling)
