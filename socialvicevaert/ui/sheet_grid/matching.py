"""Which of some choices is meant by what was typed."""

from collections.abc import Sequence

from socialvicevaert.shared.folding import fold


def matching(typed: str, names: Sequence[str]) -> list[int]:
    """The places of the names a text can mean: that very name, else those that begin so, else those with such a word.

    Only one that stands alone is what was meant; a text that is longer than every name means none of them.
    """
    text = fold(typed.strip())
    if not text:
        return []
    plain = [fold(name) for name in names]
    exact = [at for at, name in enumerate(plain) if name == text]
    if exact:
        return exact[:1]
    begun = [at for at, name in enumerate(plain) if name.startswith(text)]
    return begun or [at for at, name in enumerate(plain) if any(word.startswith(text) for word in _words(name))]


def _words(name: str) -> list[str]:
    return [word.strip(",.:;()") for word in name.split()]
